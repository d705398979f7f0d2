# aims: a file, through a link in the scratch folder
# prize: read
# stopped by: landlock, namespaces
import os

os.symlink(f"{WORLD}/submitted/zoe/page.ipynb", "innocent.txt")
print(open("innocent.txt").read())
