# says: expected how many windows
# other: judged
"""Every warning raises."""

import warnings

warnings.simplefilter("error")
