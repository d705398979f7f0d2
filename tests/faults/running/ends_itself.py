# says: ended its own kernel
# other: judged
"""A kernel that ends in the middle of a cell."""

import os

os._exit(0)
