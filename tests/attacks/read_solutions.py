# aims: the solutions
# prize: read
# stopped by: landlock, namespaces
import glob

for path in glob.glob(f"{WORLD}/solutions/*"):
    print(open(path).read())
