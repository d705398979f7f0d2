"""seccomp: what a sandbox may not ask of Linux. pyseccomp is libseccomp's own interface, without a compiler."""

import errno
import socket

import pyseccomp

# No network (AF_UNIX remains, for the kernel's own sockets), no look into other processes, no mounts or
# namespaces, no programs, nothing that only an administrator or a debugger needs.
_REFUSED = (
    *("execve", "execveat"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd", "pidfd_open"),
    *("mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "open_by_handle_at", "name_to_handle_at"),
    *("fsopen", "fsconfig", "fsmount", "fspick", "move_mount", "open_tree", "mount_setattr"),
    *("keyctl", "add_key", "request_key", "bpf", "perf_event_open", "userfaultfd", "quotactl", "acct", "syslog"),
    *("init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register", "fanotify_init", "lookup_dcookie"),
    *("migrate_pages", "move_pages"),
    *("settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname"),
)
# Of oneself alone: which argument names the process, 0 for the caller. Not the calls that ZeroMQ makes for its own threads.
_OF_ONESELF = {"prlimit64": 0, "ioprio_set": 1}
_FAMILIES = 64  # of sockets; Linux knows 46
_NEW_NAMESPACE = (0x0002_0000, 0x0200_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000)


def refuse_calls() -> None:
    """Have them refused from now on, to this process and all that come of it.

    Raises:
        OSError: where the machine has no seccomp.
    """
    refused = pyseccomp.ERRNO(errno.EPERM)
    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _REFUSED:
        calls.add_rule(refused, name)
    for name, place in _OF_ONESELF.items():
        calls.add_rule(refused, name, pyseccomp.Arg(place, pyseccomp.NE, 0))
    kept = (socket.AF_UNIX, socket.AF_NETLINK)
    for family in set(range(_FAMILIES)) - set(kept):
        calls.add_rule(refused, "socket", pyseccomp.Arg(0, pyseccomp.EQ, family))
    calls.add_rule(refused, "socket", pyseccomp.Arg(0, pyseccomp.GE, _FAMILIES))
    # Of netlink only the list of interfaces, without which ZeroMQ would end the process.
    calls.add_rule(
        refused, "socket", pyseccomp.Arg(0, pyseccomp.EQ, socket.AF_NETLINK), pyseccomp.Arg(2, pyseccomp.NE, 0)
    )
    for flag in _NEW_NAMESPACE:
        calls.add_rule(refused, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    # Its flags lie in memory, where no filter looks; told that it is not there, libc falls back to clone.
    calls.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    calls.load()
