# A kernel as wide as the speed.
# outcome: incorrect
# cause: kernel-size
# says: height: a kernel of 9 reaches 4 · 2 = 8 pixels to each side, and the motion is 9

fast_kernel = motion_question.speeds
