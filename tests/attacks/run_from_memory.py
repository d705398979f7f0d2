# aims: a program that is no file
# prize: taken
# stopped by: seccomp
import os

program = os.memfd_create("program")
os.write(program, open("/bin/true", "rb").read())
pid = os.fork()
if pid == 0:
    try:
        os.execve(program, ["true"], {})
    finally:  # refused: it is not the notebook's kernel a second time
        os._exit(1)
print("TAKEN" if os.waitpid(pid, 0)[1] == 0 else "")
