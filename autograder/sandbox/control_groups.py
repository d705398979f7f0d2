"""cgroups: how much memory and how many processes a sandbox may have, kept by the kernel.

Version 2 where the parent group was delegated to us, version 1 where it can be written. The files are the interface; no
library is needed for four of them.
"""

import contextlib
import os
import time
from pathlib import Path

_ROOT = Path("/sys/fs/cgroup")


class NoControlGroups(Exception):
    """Says why there are none."""


class ControlGroup:
    """One sandbox's group.

    Arguments:
        name: a name that no other group has.
        memory: bytes that its processes may hold together.
        processes: how many there may be, threads counted.

    Raises:
        NoControlGroups: where none can be made.
    """

    def __init__(self, name: str, memory: int, processes: int) -> None:
        self._folders: list[Path] = []
        try:
            for parent, settings in _parents(memory, processes):
                folder = parent / name
                folder.mkdir()
                self._folders.append(folder)
                for file, value in settings.items():
                    (folder / file).write_text(str(value))
        except OSError as error:
            self.remove()
            raise NoControlGroups(f"{error.strerror}: {error.filename}") from None

    def add(self, pid: int) -> None:
        """Put a process into the group; its children follow by themselves."""
        for folder in self._folders:
            (folder / "cgroup.procs").write_text(str(pid))

    @property
    def ran_out_of_memory(self) -> bool:
        """True if the kernel has ended a process for want of memory."""
        for folder in self._folders:
            for file in ("memory.events", "memory.oom_control"):
                with contextlib.suppress(OSError):
                    counts = dict(line.split() for line in (folder / file).read_text().splitlines())
                    return int(counts.get("oom_kill", 0)) > 0
        return False

    def remove(self) -> None:
        """End what is still in the group, and the group."""
        for folder in self._folders:
            _remove(folder)
        self._folders = []


def remove_groups(prefix: str) -> None:
    """Remove groups of a process that could not do it itself, with all that is still in them."""
    with contextlib.suppress(NoControlGroups):
        for parent, _ in _parents(0, 0):
            for folder in parent.glob(f"{prefix}-*"):
                _remove(folder)


def _remove(folder: Path) -> None:
    for _ in range(50):
        try:
            folder.rmdir()
            return
        except FileNotFoundError:
            return
        except OSError:  # somebody is still in it, if only for a moment
            with contextlib.suppress(OSError, ValueError):
                for pid in (folder / "cgroup.procs").read_text().split():
                    os.kill(int(pid), 9)
            time.sleep(0.02)


def _parents(memory: int, processes: int) -> list[tuple[Path, dict[str, int]]]:
    """The folders in which to make a group, and what to write there."""
    ours = {}
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            for controller in controllers.split(","):
                ours[controller] = path.lstrip("/")
    if {"memory", "pids"} <= ours.keys():
        return [
            (_ROOT / "memory" / ours["memory"], {"memory.limit_in_bytes": memory}),
            (_ROOT / "pids" / ours["pids"], {"pids.max": processes}),
        ]
    parent = _ROOT / ours.get("", "")
    with contextlib.suppress(OSError):
        if {"memory", "pids"} <= set((parent / "cgroup.subtree_control").read_text().split()):
            return [(parent, {"memory.max": memory, "memory.swap.max": 0, "pids.max": processes})]
    raise NoControlGroups("the controllers memory and pids are not delegated to this process")
