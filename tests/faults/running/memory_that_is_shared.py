# says: MiB of memory|ended its own kernel|Cannot allocate
# other: judged
# seconds: 40
"""Memory that no limit of a process counts."""

import mmap

kept = []
while True:
    part = mmap.mmap(-1, 2**26)
    part[:: mmap.PAGESIZE] = b"1" * (2**26 // mmap.PAGESIZE)
    kept.append(part)
