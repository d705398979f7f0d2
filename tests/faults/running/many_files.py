# says: No space left|MiB of disk|Interrupted
# other: either
"""Files without end."""

import itertools

for number in itertools.count():
    with open(f"{number}", "w"):
        pass
