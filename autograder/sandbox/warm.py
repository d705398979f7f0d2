"""The other end of the warm process: starts it, or finds one that somebody else has started, and asks it for forks."""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from .control_groups import remove_groups
from .zygote import MOST_BYTES

_STARTING_SECONDS = 180
_PREFIX, _LOCK = "shapeclinic-", "lock"


class SandboxProblem(Exception):
    """A sandbox that could not be made; not the learner's fault."""


class Address(NamedTuple):
    """Where a warm process listens, and the secret without which it does nothing."""

    path: str
    secret: str


class Fork:
    """A fork of the warm process, and the connection to it.

    Arguments:
        address: of the warm process.
        request: what the fork is to be; see the zygote.

    Raises:
        OSError: if nobody listens there.
        SandboxProblem: if it does not become that.
    """

    def __init__(self, address: Address, request: dict[str, Any]) -> None:
        self._log = Path(request["log"])
        self._requests = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._requests.settimeout(_STARTING_SECONDS)
        try:
            self._requests.connect(address.path)
            self.pid = int(self.ask({"secret": address.secret, **request})["pid"])
            self.handle = os.pidfd_open(self.pid)  # becomes readable when it ends
        except BaseException:
            self._requests.close()
            raise

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Its answer. Raises SandboxProblem if there is none."""
        try:
            self._requests.send(json.dumps(request).encode())
            answer = self._requests.recv(MOST_BYTES)
        except OSError as error:
            raise SandboxProblem(f"The warm process does not answer: {error}.{self.last_words()}") from None
        if not answer:
            raise SandboxProblem(f"The warm process does not answer: it ended.{self.last_words()}")
        return dict(json.loads(answer))

    def is_alive(self) -> bool:
        """True until it ends."""
        return not select.select([self.handle], [], [], 0)[0]

    def end(self) -> None:
        """Kill it, and wait for that."""
        self._requests.close()
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handle, signal.SIGKILL)
        select.select([self.handle], [], [])
        os.close(self.handle)

    def last_words(self) -> str:
        """The last line that it, or a fork of it that did not come up, has written."""
        return _last_line(self._log)


class WarmProcess:
    """A process that has imported what notebooks need. It is started when it is first needed, and again when it was killed.

    Arguments:
        shared: the address of one that somebody else has started; as long as that answers, none is started here.
    """

    def __init__(self, shared: Address | None = None) -> None:
        self._shared = shared
        self._own: _Started | None = None

    def address(self) -> Address:
        """Where it listens; it may still be importing."""
        if self._shared is not None:
            return self._shared
        if self._own is None:
            self._own = _Started()
        return self._own.address

    def fork(self, request: dict[str, Any]) -> Fork:
        """A fork that is what the request says.

        Raises:
            SandboxProblem: if none is to be had.
        """
        try:
            return Fork(self.address(), request)
        except (OSError, SandboxProblem):  # killed from outside, say; a new one serves
            self.close()
        try:
            return Fork(self.address(), request)
        except (OSError, SandboxProblem) as problem:
            words = self._own.last_words() if self._own else ""
            raise SandboxProblem(f"The warm process did not start: {problem}{words}") from None

    def close(self) -> None:
        """End it, if it was started here; its forks go on."""
        self._shared = None
        if self._own is not None:
            self._own.end()
            self._own = None


class _Started:
    def __init__(self) -> None:
        self._folder, self._lock = new_folder()
        self.address = Address(str(self._folder / "warm"), secrets.token_hex(32))
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        listener.bind(self.address.path)
        listener.listen(64)  # whoever asks before it is ready waits
        leash, self._leash = os.pipe()
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C.UTF-8",
            "HOME": str(self._folder),
            "OPENBLAS_NUM_THREADS": "1",  # its pool of threads would be there before the fork
            "OMP_NUM_THREADS": "1",
            "CUDA_VISIBLE_DEVICES": "-1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        digest = hashlib.sha256(self.address.secret.encode()).hexdigest()
        descriptors = [listener.fileno(), leash]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", "autograder.sandbox.zygote", *map(str, descriptors), digest],
                cwd="/",
                env=environment,
                pass_fds=descriptors,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        listener.close()
        os.close(leash)

    def last_words(self) -> str:
        return _last_line(self._folder / "log")

    def end(self) -> None:
        os.close(self._leash)
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
        os.close(self._lock)


def new_folder() -> tuple[Path, int]:
    """A folder of this process's, closed to others, which the next one removes if this is killed; and its lock's descriptor."""
    # In /tmp itself: the path of a socket has 107 characters at most.
    place = "/tmp" if os.path.isdir("/tmp") else tempfile.gettempdir()
    _clear_up_after_the_killed(Path(place))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    return folder, _locked(folder)


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


def _last_line(log: Path) -> str:
    with contextlib.suppress(OSError):
        lines = [line for line in log.read_text(errors="replace").splitlines() if line[:1].strip()]
        return f" Its last words: {lines[-1]}" if lines else ""
    return ""
