# Searches upward.
# outcome: correct

fast_kernel = [next(k for k in range(1, 99, 2) if k // 2 * motion_question.stride >= v) for v in motion_question.speeds]
