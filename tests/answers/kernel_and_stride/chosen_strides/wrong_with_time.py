# Adds a stride for time.
# outcome: error
# cause: stride
# says: must be two numbers, (stride along height, stride along width). Received: (1, 2, 5)

chosen_strides = (1, 2, 5)
