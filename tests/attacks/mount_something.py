# aims: a file system of one's own
# prize: taken
# stopped by: process, seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print("TAKEN" if libc.mount(b"none", b"/mnt", b"tmpfs", 0, None) == 0 else ctypes.get_errno())
