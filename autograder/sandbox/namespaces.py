"""Namespaces: a sandbox sees no file, process or network but what it is given.

bubblewrap does this for a program that it starts. A fork of a warm process starts no program, so the same calls are made
here: once for the warm process (a tree of files in which there is nothing but Python and what it needs to run), and for
each fork of it (processes, network and scratch space of its own).
"""

import errno
import fcntl
import os
import socket
import struct
from collections.abc import Iterable
from pathlib import Path

from .system_calls import (
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
    MS_BIND,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    MS_PRIVATE,
    MS_REC,
    change_root,
    make_read_only,
    mount,
    unshare,
)

_TAME = MS_NOSUID | MS_NODEV | MS_NOEXEC
_APART = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS


def enter_house(readable: Iterable[Path], devices: Iterable[Path], rooms: Path) -> None:
    """See nothing but these paths from now on.

    Arguments:
        readable: files and folders that stay, to read; links stay links.
        devices: devices that stay.
        rooms: the folder in which sandboxes write.

    Raises:
        OSError: where the machine does not allow it. Must be called before anything starts a thread.
    """
    user, group = os.getuid(), os.getgid()
    unshare(_APART if user == 0 else _APART | CLONE_NEWUSER)
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    mount(None, "/", None, MS_REC | MS_PRIVATE)
    root = rooms.parent / "root"
    root.mkdir(exist_ok=True)
    mount("tmpfs", str(root), "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1m")
    for path in readable:
        if path.is_symlink():
            place = root / path.relative_to("/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(os.readlink(path))
        else:
            make_read_only(_bind(path, root))
    for path in (*devices, rooms, Path("/proc")):
        _bind(path, root)
    old = root / "old"
    old.mkdir()
    change_root(str(root), str(old))


def _bind(path: Path, root: Path) -> str:
    place = root / path.relative_to("/")
    if path.is_dir():
        place.mkdir(parents=True, exist_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    mount(str(path), str(place), None, MS_BIND | MS_REC)
    return str(place)


def new_processes() -> None:
    """The next child is the first process of a namespace that ends with it. Raises OSError."""
    unshare(CLONE_NEWPID)


def enter_room(room: Path, home: Path, disk: int, files: int, owner: int) -> None:
    """Have a network, a folder and a /proc of one's own.

    Arguments:
        room: the folder of this sandbox in the folder of rooms; no other stays in sight.
        home: a folder in it that becomes a small file system in memory.
        disk: how many bytes it holds.
        files: how many files it holds.
        owner: the user to whom it belongs.

    Raises:
        OSError: where the machine does not allow it.
    """
    unshare(_APART)
    mount(None, "/", None, MS_REC | MS_PRIVATE)
    place = os.open(room, os.O_PATH | os.O_DIRECTORY)
    mount("tmpfs", str(room.parent), "tmpfs", _TAME, "mode=711,size=64k")
    room.mkdir()
    mount(f"/proc/self/fd/{place}", str(room), None, MS_BIND)
    os.close(place)
    mount("tmpfs", str(home), "tmpfs", _TAME, f"mode=700,size={disk},nr_inodes={files},uid={owner},gid={owner}")
    try:
        mount("proc", "/proc", "proc", _TAME)
    except OSError as error:
        if error.errno != errno.EPERM:
            raise
        mount("tmpfs", "/proc", "tmpfs", _TAME, "mode=555,size=0")  # a container that hides parts of its own
    _loopback_up()


def _loopback_up() -> None:
    get_flags, set_flags, up = 0x8913, 0x8914, 1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", b"lo", 0)
        (flags,) = struct.unpack("16xH14x", fcntl.ioctl(any_socket, get_flags, request))
        fcntl.ioctl(any_socket, set_flags, struct.pack("16sH14x", b"lo", flags | up))
