# aims: a file, by a process that has left the notebook behind
# prize: change
# stopped by: landlock, namespaces
import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(0.2)
        open(f"{WORLD}/submitted/zoe/page.ipynb", "a").write("spoiled")
    os._exit(0)
time.sleep(0.6)
