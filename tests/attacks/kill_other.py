# aims: another process
# prize: kill
# stopped by: landlock, namespaces
import os

os.kill(VICTIM, 9)
