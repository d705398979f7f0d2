# aims: the time at which another handed in
# prize: change
# stopped by: namespaces
import os

os.utime(f"{WORLD}/submitted/zoe/page.ipynb", (0, 0))
