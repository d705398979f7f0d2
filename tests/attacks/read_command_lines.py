# aims: what other processes were started with
# prize: read
# stopped by: landlock, namespaces
# secret: command
import glob

for path in glob.glob("/proc/[0-9]*/cmdline"):
    print(open(path, "rb").read())
