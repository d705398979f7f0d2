# aims: calls that pass a filter by
# prize: taken
# stopped by: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print("TAKEN" if libc.syscall(425, 4, (ctypes.c_uint8 * 120)()) > 0 else ctypes.get_errno())
