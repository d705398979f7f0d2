# aims: the keys that the system keeps for a session
# prize: taken
# stopped by: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
key = libc.syscall(248, b"user", b"left", b"x", 1, -3)
print("TAKEN" if key > 0 else ctypes.get_errno())
