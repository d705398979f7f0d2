# aims: any program
# prize: taken
# stopped by: landlock, seccomp
import subprocess

print("TAKEN" if subprocess.run(["/bin/true"]).returncode == 0 else "")
