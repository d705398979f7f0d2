# aims: files that the process above holds open
# prize: read
# stopped by: landlock, namespaces
import os

for name in os.listdir(f"/proc/{PARENT}/fd"):
    try:
        if WORLD in os.readlink(f"/proc/{PARENT}/fd/{name}"):
            print(open(f"/proc/{PARENT}/fd/{name}").read())
    except OSError:
        pass
