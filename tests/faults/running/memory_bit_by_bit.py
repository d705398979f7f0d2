# says: MemoryError|MiB of memory
# other: either
# seconds: 40
"""A list that grows."""

kept = []
try:
    while True:
        kept.append(bytearray(2**22))
except MemoryError:
    kept.clear()
    raise
