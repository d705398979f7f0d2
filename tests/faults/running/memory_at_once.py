# says: MemoryError
# other: judged
# seconds: 40
"""An array for which there is no room."""

import numpy as np

np.ones((8, 1024, 1024, 1024))
