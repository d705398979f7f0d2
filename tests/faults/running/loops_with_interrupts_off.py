# says: could not be interrupted
# other: judged
"""A loop with the signal turned off."""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
while True:
    pass
