# aims: a file is cut to nothing without being opened
# prize: change
# stopped by: landlock, namespaces
import os

os.truncate(f"{WORLD}/submitted/zoe/page.ipynb", 0)
