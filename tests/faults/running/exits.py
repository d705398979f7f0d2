# says: SystemExit
# other: judged
"""What a script would end with."""

import sys

sys.exit(1)
