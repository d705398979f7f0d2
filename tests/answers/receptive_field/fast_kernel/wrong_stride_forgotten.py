# As if there were no stride.
# outcome: incorrect
# cause: stride
# says: height: a kernel of 19 reaches 9 · 2 = 18 pixels; a smaller one still reaches 9

fast_kernel = tuple(2 * v + 1 for v in motion_question.speeds)
