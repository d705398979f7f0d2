"""The other end of the warm process: starts it, asks it for kernels, and clears up after them."""

import contextlib
import fcntl
import json
import os
import secrets
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .control_groups import ControlGroup, NoControlGroups, remove_groups
from .limits import Limits
from .walls import Wall
from .zygote import MOST_BYTES, paths_of_python

# As root, each sandbox gets a user of its own that nobody else is: limits are counted by user, signals sent by user.
_FIRST_USER = 1 << 30
_STARTING_SECONDS = 180
_PREFIX, _LOCK = "shapeclinic-", "lock"


class SandboxProblem(Exception):
    """A sandbox that could not be made; not the learner's fault."""


@dataclass
class Inmate:
    """A forked kernel."""

    pid: int
    room: Path
    handle: int  # a descriptor that becomes readable when the process ends
    group: ControlGroup | None


class House:
    """A warm process and the rooms of its sandboxes. Used by one thread at a time.

    Arguments:
        walls: which walls to put up around each sandbox.
        limits: what each may take.
    """

    def __init__(self, walls: Iterable[Wall], limits: Limits) -> None:
        self.walls, self.limits = tuple(walls), limits
        self._lock = threading.Lock()
        # In /tmp itself: the path of a socket has 107 characters at most.
        place = "/tmp" if os.path.isdir("/tmp") else tempfile.gettempdir()
        _clear_up_after_the_killed(Path(place))
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        self.folder.chmod(0o711)
        self._lock_file = _locked(self.folder)
        self.rooms = self.folder / "rooms"
        self.rooms.mkdir(mode=0o711)
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: socket.socket | None = None

    def start(self) -> Inmate:
        """Fork a kernel in a room of its own; it waits at its gate.

        Raises:
            SandboxProblem: if the warm process cannot be started.
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
            self._end_process()
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

    def end(self, inmate: Inmate) -> int | None:
        """Kill it and all that came of it, and clear its room; its exit status where that is known."""
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
        """End the warm process, and every sandbox with it."""
        self._end_process()
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock_file)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            if self._process is None:
                self._start_process()
            assert self._requests is not None
            try:
                self._requests.send(json.dumps(request).encode())
                answer = self._requests.recv(MOST_BYTES)
            except OSError as error:
                answer = b""
                reason = str(error)
            else:
                reason = "it ended"
            if not answer:
                raise SandboxProblem(f"The warm process does not answer: {reason}.{self.last_words()}")
            return dict(json.loads(answer))

    def _start_process(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        said = self.folder / "zygote.log"
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C.UTF-8",
            "HOME": str(self.rooms),
            "OPENBLAS_NUM_THREADS": "1",  # its pool of threads would be there before the fork
            "OMP_NUM_THREADS": "1",
            "CUDA_VISIBLE_DEVICES": "-1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        with said.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", "autograder.sandbox.zygote", str(theirs.fileno())],
                cwd="/",
                env=environment,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        theirs.close()
        self._requests = ours
        ours.settimeout(_STARTING_SECONDS)
        ours.send(json.dumps({"rooms": str(self.rooms), "walls": [str(wall) for wall in self.walls]}).encode())
        try:
            ready = ours.recv(MOST_BYTES)
        except OSError:
            ready = b""
        if not ready:
            words = self.last_words()
            self._end_process()
            raise SandboxProblem(f"The warm process did not start.{words}")

    def _end_process(self) -> None:
        if self._requests is not None:
            self._requests.close()
        if self._process is not None:
            self._process.kill()  # its forks are told by the system, and end too
            self._process.wait()
        self._process = self._requests = None

    def last_words(self) -> str:
        """The last line that the warm process, or a fork of it that did not come up, has written."""
        with contextlib.suppress(OSError):
            lines = (self.folder / "zygote.log").read_text(errors="replace").strip().splitlines()
            return f" Its last words: {lines[-1]}" if lines else ""
        return ""


def _locked(folder: Path) -> int:
    """Make a file in the folder that stays locked as long as this process lives; its descriptor."""
    new = folder / "new"
    handle = os.open(new, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    new.rename(folder / _LOCK)  # locked before anybody can see it under this name
    return handle


def _clear_up_after_the_killed(place: Path) -> None:
    """Remove what was left behind by processes that could not do it themselves."""
    for lock in place.glob(f"{_PREFIX}*/{_LOCK}"):
        with contextlib.suppress(OSError):
            handle = os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(handle).st_uid == os.getuid():
                    remove_groups(lock.parent.name)
                    shutil.rmtree(lock.parent, ignore_errors=True)
            finally:
                os.close(handle)


def _others_can_reach_python() -> bool:
    """True if a user that is nobody may read this Python (in a namespace it is put where everybody may)."""
    readable, _ = paths_of_python()
    return all(
        folder.stat().st_mode & 0o001 for path in readable for folder in (path, *path.parents) if folder.is_dir()
    )
