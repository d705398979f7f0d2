# Gives one number for two axes.
# outcome: error
# cause: rank
# says: must be two numbers, (height, width). Received: 29

window_size = 29
