# says: ended its own kernel
# other: lost
"""The interpreter gives up."""

import os

os.abort()
