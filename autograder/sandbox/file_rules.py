"""Landlock: which files a sandbox may open, kept by the kernel also where namespaces are not to be had."""

from collections.abc import Iterable
from pathlib import Path

from py_landlock import AccessFs, Landlock

_IN_SOCKETS = AccessFs.READ_FILE | AccessFs.READ_DIR | AccessFs.MAKE_SOCK
_DEVICE = AccessFs.READ_FILE | AccessFs.WRITE_FILE


def restrict_files(readable: Iterable[Path], devices: Iterable[Path], room: Path, home: Path) -> None:
    """Let this process and its children open these files alone, run no program, use no TCP port and no abstract socket.

    Arguments:
        readable: files and folders to read.
        devices: devices to read and write.
        room: the folder in which the kernel makes its sockets, and nothing else.
        home: the folder in which all may be written.

    Raises:
        OSError: where the machine has no Landlock.
    """
    rules = Landlock(strict=False)  # an older Linux keeps fewer rules; which, is printed by the report of the walls
    for path in readable:
        if path.exists():
            rules.add_path_rule(
                path, access=AccessFs.READ_FILE | AccessFs.READ_DIR if path.is_dir() else AccessFs.READ_FILE
            )
    rules.add_path_rule(*devices, access=_DEVICE)
    rules.add_path_rule(room, access=_IN_SOCKETS)
    rules.allow_read_write(home)
    rules.apply()
