# aims: a look at what the processor does for others
# prize: taken
# stopped by: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
settings = (ctypes.c_uint32 * 32)(1, 128)
print("TAKEN" if libc.syscall(298, settings, 0, -1, -1, 0) > 0 else ctypes.get_errno())
