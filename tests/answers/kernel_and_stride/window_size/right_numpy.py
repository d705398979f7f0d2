# Computed with NumPy, whose numbers are no Python ints.
# outcome: correct

import numpy as np

sizes = np.array([window_question.height, window_question.width])
window_size = list((sizes - np.array(window_question.kernel_size)) // np.array(window_question.strides) + 1)
