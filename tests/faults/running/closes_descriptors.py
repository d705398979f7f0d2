# says: ended its own kernel
# other: judged
"""Every descriptor closed."""

import os

os.closerange(0, 1000)
