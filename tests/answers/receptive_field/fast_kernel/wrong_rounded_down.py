# Rounds down.
# outcome: incorrect
# cause: stride
# says: width: a kernel of 11 reaches 5 · 2 = 10 pixels to each side, and the motion is 11

fast_kernel = tuple(2 * (v // motion_question.stride) + 1 for v in motion_question.speeds)
