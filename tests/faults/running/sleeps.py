# says: Interrupted after
# other: judged
"""Waits for what does not come."""

import time

time.sleep(10_000)
