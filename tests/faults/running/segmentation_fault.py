# says: ended its own kernel
# other: judged
"""A native crash, as TensorFlow has them."""

import ctypes

ctypes.string_at(0)
