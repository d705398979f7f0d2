# aims: a file, by a thread that waits until nobody looks
# prize: change
# stopped by: landlock, namespaces
import threading
import time


def later():
    time.sleep(0.1)
    open(f"{WORLD}/submitted/zoe/page.ipynb", "a").write("spoiled")


threading.Thread(target=later).start()
time.sleep(0.4)
