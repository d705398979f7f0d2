# says: MiB of memory|ended its own kernel|MemoryError
# other: either
# seconds: 40
"""Many processes, each within its own limit."""

import os
import time

for _ in range(8):
    if os.fork() == 0:
        kept = bytearray(2**29)
        for place in range(0, len(kept), 4096):
            kept[place] = 1
        time.sleep(60)
        os._exit(0)
time.sleep(60)
