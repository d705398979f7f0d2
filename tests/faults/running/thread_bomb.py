# says: start new thread
# other: either
# seconds: 40
"""Threads without end."""

import threading
import time

while True:
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
