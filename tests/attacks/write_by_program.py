# aims: a file, by a shell
# prize: change
# stopped by: seccomp, landlock, namespaces
import os

os.system(f"echo spoiled >> {WORLD}/submitted/zoe/page.ipynb")
