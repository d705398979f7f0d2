# With math.ceil.
# outcome: correct

import math

fast_kernel = tuple(2 * math.ceil(v / motion_question.stride) + 1 for v in motion_question.speeds)
