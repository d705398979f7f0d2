# aims: a piece of System V's shared memory
# prize: persist
# stopped by: namespaces
# then: import ctypes; l = ctypes.CDLL(None); l.shmat.restype = ctypes.c_void_p; i = l.shmget(0x5C11, 64, 0); print(ctypes.string_at(l.shmat(i, None, 0), 11)); l.shmctl(i, 0, None)
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
ctypes.memmove(libc.shmat(libc.shmget(0x5C11, 64, 0o1666), None, 0), b"LEFT-BEHIND", 11)
