# says: could not be interrupted
# other: lost
"""Streams that are gone."""

import sys

sys.stdout.close()
sys.stdout = sys.stderr = None
