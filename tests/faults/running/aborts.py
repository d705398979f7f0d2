# says: ended its own kernel
# other: judged
"""The interpreter gives up."""

import os

os.abort()
