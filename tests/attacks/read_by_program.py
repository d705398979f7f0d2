# aims: a file, by another program
# prize: read
# stopped by: seccomp, landlock, namespaces
import subprocess

print(subprocess.run(["cat", f"{WORLD}/submitted/zoe/page.ipynb"], capture_output=True, text=True).stdout)
