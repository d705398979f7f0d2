# aims: another root folder
# prize: taken
# stopped by: process, seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print("TAKEN" if libc.chroot(b"/") == 0 else ctypes.get_errno())
