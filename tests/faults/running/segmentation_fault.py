# says: ended its own kernel
# other: lost
"""A native crash, as TensorFlow has them."""

import ctypes

ctypes.string_at(0)
