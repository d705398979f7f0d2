"""A fork of the warm process that forks a kernel for each notebook, in a room of its own, and clears up after it."""

import asyncio
import contextlib
import os
import secrets
import select
import shutil
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .control_groups import ControlGroup, NoControlGroups
from .limits import Limits
from .walls import Wall
from .warm import Fork, SandboxProblem, WarmProcess, new_folder
from .zygote import paths_of_python

# As root, each sandbox gets a user of its own that nobody else is: limits are counted by user, signals sent by user.
_FIRST_USER = 1 << 30


@dataclass
class Inmate:
    """A forked kernel."""

    pid: int
    room: Path
    handle: int  # a descriptor that becomes readable when the process ends
    group: ControlGroup | None


class House:
    """A fork of the warm process and the rooms of its sandboxes. Used by one thread at a time.

    Arguments:
        walls: which walls to put up around each sandbox.
        limits: what each may take.
        warm: of which process it is a fork.
    """

    def __init__(self, walls: Iterable[Wall], limits: Limits, warm: WarmProcess) -> None:
        self.walls, self.limits, self._warm = tuple(walls), limits, warm
        self._lock = threading.Lock()
        self.folder, self._lock_file = new_folder()
        self.folder.chmod(0o711)
        self.rooms = self.folder / "rooms"
        self.rooms.mkdir(mode=0o711)
        self._fork: Fork | None = None

    def start(self) -> Inmate:
        """Fork a kernel in a room of its own; it waits at its gate.

        Raises:
            SandboxProblem: if none is to be had.
        """
        room = self.rooms / secrets.token_hex(4)
        home = room / "home"
        home.mkdir(parents=True)
        user = None
        if self._changes_user():
            user = _FIRST_USER + int.from_bytes(os.urandom(3), "big")
            for folder in (room, home):
                os.chown(folder, user, user)
        for folder in (room, home):
            folder.chmod(0o700)
        request = {"start": {"room": str(room), "user": user, "limits": self.limits.as_plain()}}
        try:
            pid = int(self._ask(request)["pid"])
        except SandboxProblem:  # killed from outside, say; a new one serves
            self._end_fork()
            pid = int(self._ask(request)["pid"])
        group = None
        if Wall.CGROUPS in self.walls:
            try:
                group = ControlGroup(f"{self.folder.name}-{room.name}", self.limits.memory, self.limits.processes)
                group.add(pid)
            except (NoControlGroups, OSError) as problem:
                self._ask({"end": pid})
                raise SandboxProblem(f"No control group: {problem}") from None
        return Inmate(pid, room, os.pidfd_open(pid), group)

    def _changes_user(self) -> bool:
        """True if each sandbox gets a user of its own; in a namespace Python is put where any user may read it."""
        return (
            os.getuid() == 0
            and Wall.PROCESS in self.walls
            and (Wall.NAMESPACES in self.walls or _others_can_reach_python())
        )

    def open_gate(self, inmate: Inmate) -> None:
        """Let it begin; its file kernel.json must be there."""
        for path in inmate.room.glob("kernel.json"):
            if os.getuid() == 0:
                owner = inmate.room.stat()
                os.chown(path, owner.st_uid, owner.st_gid)
        self._ask({"open": inmate.pid})

    def is_alive(self, inmate: Inmate) -> bool:
        """True until it ends."""
        return not select.select([inmate.handle], [], [], 0)[0]

    async def end(self, inmate: Inmate) -> int | None:
        """Kill it and all that came of it, and clear its room; its exit status where that is known."""
        return await asyncio.to_thread(self._end, inmate)

    def _end(self, inmate: Inmate) -> int | None:
        status = None
        with contextlib.suppress(SandboxProblem):  # the warm process is gone, and took it along
            status = self._ask({"end": inmate.pid})["status"]
        with contextlib.suppress(OSError):
            os.close(inmate.handle)
        if inmate.group is not None:
            inmate.group.remove()
        shutil.rmtree(inmate.room, ignore_errors=True)
        return status

    def close(self) -> None:
        """End every sandbox."""
        self._end_fork()
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock_file)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            if self._fork is None:
                settings = {"rooms": str(self.rooms), "walls": [str(wall) for wall in self.walls]}
                self._fork = self._warm.fork({"house": settings, "log": str(self.folder / "log")})
            return self._fork.ask(request)

    def _end_fork(self) -> None:
        if self._fork is not None:
            self._fork.end()  # its own forks are told by the system, and end too
        self._fork = None

    def last_words(self) -> str:
        """The last line that a fork that did not come up has written."""
        return "" if self._fork is None else self._fork.last_words()


def _others_can_reach_python() -> bool:
    """True if a user that is nobody may read this Python (in a namespace it is put where everybody may)."""
    readable, _ = paths_of_python()
    return all(
        folder.stat().st_mode & 0o001 for path in readable for folder in (path, *path.parents) if folder.is_dir()
    )
