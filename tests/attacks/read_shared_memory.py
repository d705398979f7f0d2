# aims: shared memory that others left in /dev/shm
# prize: read
# stopped by: landlock, namespaces
import glob

for path in glob.glob("/dev/shm/*"):
    try:
        print(open(path, "rb").read()[:4000])
    except OSError as problem:
        print(problem)
print(open(SHARED_MEMORY).read())
