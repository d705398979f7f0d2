# Uses the kernel of the height for the width too.
# outcome: incorrect
# points: 1
# cause: kernel-size
# says: width: window 15 ends at cell 30, and 2 further on

window_size = ((62 - 5) // 2 + 1, (34 - 5) // 2 + 1)
