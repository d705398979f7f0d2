# aims: a file, through the root of another process
# prize: change
# stopped by: landlock, namespaces
open(f"/proc/{PARENT}/root{WORLD}/submitted/zoe/page.ipynb", "a").write("spoiled")
