# Half a kernel is no kernel.
# outcome: error
# cause: kernel-size
# says: must hold whole numbers, (along height, along width). Received: 5.5

fast_kernel = (11 / 2, 13 / 2)
