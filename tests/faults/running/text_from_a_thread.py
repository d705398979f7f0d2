# says: still here
# other: either
"""A thread that goes on printing after its cell."""

import threading


def tell():
    while True:
        print("still here", flush=True)


threading.Thread(target=tell, daemon=True).start()
