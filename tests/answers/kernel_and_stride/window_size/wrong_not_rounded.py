# Does not round down.
# outcome: error
# cause: stride
# says: must hold whole numbers, (height, width). Received: 29.5

window_size = ((62 - 5) / 2 + 1, (34 - 3) / 2 + 1)
