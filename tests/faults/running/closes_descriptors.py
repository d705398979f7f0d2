# says: ended its own kernel
# other: lost
"""Every descriptor closed."""

import os

os.closerange(0, 1000)
