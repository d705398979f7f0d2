# aims: the same files, through the root of another process
# prize: read
# stopped by: landlock, namespaces
print(open(f"/proc/{PARENT}/root{WORLD}/submitted/zoe/page.ipynb").read())
