"""The few calls of Linux for which Python has no function, by their C names."""

import ctypes
import os
from typing import Any

CLONE_NEWNS = 0x0002_0000
CLONE_NEWUTS = 0x0400_0000
CLONE_NEWIPC = 0x0800_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWPID = 0x2000_0000
CLONE_NEWNET = 0x4000_0000

MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000

_MNT_DETACH = 2
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NAME, _PR_CAPBSET_DROP = 1, 4, 15, 24
_PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 36, 38
_LAST_CAPABILITY = 63
_SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_SYS_CAPSET = {"x86_64": 126, "aarch64": 91}
_SYS_MOUNT_SETATTR = 442  # the same on every architecture
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_MADV_COLLAPSE = 25
_READ_ONLY_AND_TAME = 0x1 | 0x2 | 0x4  # MOUNT_ATTR_RDONLY, _NOSUID, _NODEV

_libc = ctypes.CDLL(None, use_errno=True)


def _done(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def _number(table: dict[str, int]) -> int:
    machine = os.uname().machine
    if machine not in table:
        raise OSError(f"namespaces are not used on {machine}: only {' and '.join(table)} are known here")
    return table[machine]


def unshare(flags: int) -> None:
    """unshare(2). Raises OSError."""
    _done(_libc.unshare(flags), "unshare")


def mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    """mount(2). Raises OSError."""
    words = [None if word is None else os.fsencode(word) for word in (source, target, kind, data)]
    _done(_libc.mount(words[0], words[1], words[2], ctypes.c_ulong(flags), words[3]), f"mount on {target}")


def make_read_only(target: str) -> None:
    """mount_setattr(2) on all that is mounted at `target` and below. Raises OSError."""
    settings = (ctypes.c_uint64 * 4)(_READ_ONLY_AND_TAME, 0, 0, 0)
    result = _libc.syscall(
        _SYS_MOUNT_SETATTR, _AT_FDCWD, os.fsencode(target), _AT_RECURSIVE, settings, ctypes.sizeof(settings)
    )
    _done(result, f"mount_setattr on {target}")


def change_root(root: str, old: str) -> None:
    """pivot_root(2), and what was there before is let go of. Raises OSError."""
    _done(_libc.syscall(_number(_SYS_PIVOT_ROOT), os.fsencode(root), os.fsencode(old)), "pivot_root")
    os.chdir("/")
    inside = "/" + os.path.basename(old)
    _done(_libc.umount2(os.fsencode(inside), _MNT_DETACH), "umount2")
    os.rmdir(inside)


def drop_capabilities() -> None:
    """Give every capability up, for good, and never gain another by running a program. Raises OSError."""
    for capability in range(_LAST_CAPABILITY + 1):
        _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)  # refused where there is none to drop
    header = (ctypes.c_uint32 * 2)(0x2008_0522, 0)
    _done(_libc.syscall(_number(_SYS_CAPSET), header, (ctypes.c_uint32 * 6)()), "capset")
    no_new_privileges()


def no_new_privileges() -> None:
    """No program that is run from now on gains anything by being run. Raises OSError."""
    _control(_PR_SET_NO_NEW_PRIVS, 1)


def die_with_parent() -> None:
    """Be killed when the parent ends. Raises OSError."""
    _control(_PR_SET_PDEATHSIG, 9)


def call_itself(name: str) -> None:
    """Change what this process is called where processes are listed, 15 bytes of it: forks have the command line of another."""
    _libc.prctl(_PR_SET_NAME, name.encode(), 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of every process that comes of this one and whose own parent ends. Raises OSError."""
    _control(_PR_SET_CHILD_SUBREAPER, 1)


def stay_readable_to_itself() -> None:
    """A process that changed its user keeps the sight of its own folder in /proc. Raises OSError."""
    _control(_PR_SET_DUMPABLE, 1)


def gather_memory() -> None:
    """Move this process's data to huge pages, as far as it fills them: a fork then copies a few hundred entries of its table of pages.

    For Linux from 6.1, `MADV_COLLAPSE` of madvise(2). Elsewhere, or where no huge page is free, all stays as it is.
    """
    with open("/proc/self/maps") as maps:
        mapped = [line.split() for line in maps]
    for addresses, rights, _, _, inode, *name in mapped:
        if rights == "rw-p" and inode == "0" and name in ([], ["[heap]"]):
            start, end = (int(address, 16) for address in addresses.split("-"))
            _libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _MADV_COLLAPSE)


def _control(*arguments: Any) -> None:
    padded = [*arguments, 0, 0, 0, 0][:5]
    _done(_libc.prctl(*(ctypes.c_ulong(one) for one in padded)), f"prctl {arguments[0]}")
