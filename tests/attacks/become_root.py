# aims: the administrator's number
# prize: taken
# stopped by: process
import os

os.setgroups([0])
os.setresuid(0, 0, 0)
os.chown("/dev/null", 0, 0)
print("TAKEN")
