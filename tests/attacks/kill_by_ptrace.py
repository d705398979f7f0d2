# aims: another process, by the debugger's call
# prize: kill
# stopped by: landlock, namespaces
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.ptrace(16, VICTIM, 0, 0) == 0:
    import os

    os.waitpid(VICTIM, 0)
    libc.ptrace(8, VICTIM, 0, 0)
