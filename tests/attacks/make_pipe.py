# aims: a pipe is planted on which the grader will wait
# prize: change
# stopped by: landlock, namespaces
import os

os.mkfifo(f"{WORLD}/submitted/zoe/other.ipynb")
