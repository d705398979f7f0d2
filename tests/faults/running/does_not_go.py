# says: expected how many windows
# other: judged
"""What is to be done at the end does not end."""

import atexit
import signal


@atexit.register
def stay():
    while True:
        pass


signal.signal(signal.SIGTERM, signal.SIG_IGN)
