# aims: another process is halted
# prize: kill
# stopped by: landlock, namespaces
import os
import signal

os.kill(VICTIM, signal.SIGSTOP)
