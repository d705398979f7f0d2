# aims: a device through which the disk can be read
# prize: taken
# stopped by: process, landlock
import os
import stat

os.mknod("disk", 0o600 | stat.S_IFBLK, os.makedev(8, 0))
print("TAKEN")
