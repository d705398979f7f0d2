# aims: a program that is no file
# prize: taken
# stopped by: seccomp
import os

program = os.memfd_create("program")
os.write(program, open("/bin/true", "rb").read())
pid = os.fork()
if pid == 0:
    os.execve(program, ["true"], {})
print("TAKEN" if os.waitpid(pid, 0)[1] == 0 else "")
