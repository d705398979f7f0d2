"""The walls of a sandbox: which there are, and which this machine can put up."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Wall(StrEnum):
    """From the weakest to the strongest; a level of isolation has its own wall and all before it."""

    PROCESS = "process"
    LANDLOCK = "landlock"
    SECCOMP = "seccomp"
    NAMESPACES = "namespaces"
    CGROUPS = "cgroups"


KEEPS = {
    Wall.PROCESS: "time, processor, files and output are limited; no descriptors, secrets or folders are inherited",
    Wall.LANDLOCK: "no file outside the scratch folder is written, none but Python's own is read, no program is run",
    Wall.SECCOMP: "no network, no look into other processes, no namespaces, mounts or kernel keys",
    Wall.NAMESPACES: "files, processes and networks that are not its own are not even there; all end with it",
    Wall.CGROUPS: "memory and the number of processes are limited by the kernel, all processes together",
}
DEFAULT_MINIMUM = Wall.SECCOMP


@dataclass(frozen=True)
class Probed:
    """What was found when a wall was tried: why it cannot be put up, or None."""

    wall: Wall
    problem: str | None


class NotIsolated(Exception):
    """Less isolation than was asked for."""


def up_to(level: Wall) -> list[Wall]:
    """The walls of a level."""
    walls = list(Wall)
    return walls[: walls.index(level) + 1]


def probe() -> list[Probed]:
    """Try every wall in a child process."""
    trials: dict[Wall, Callable[[], None]] = {
        Wall.PROCESS: lambda: None,
        Wall.LANDLOCK: _try_landlock,
        Wall.SECCOMP: _try_seccomp,
        Wall.NAMESPACES: _try_namespaces,
        Wall.CGROUPS: _try_cgroups,
    }
    return [Probed(wall, _problem(trial)) for wall, trial in trials.items()]


def require(probed: Iterable[Probed], minimum: Wall) -> list[Wall]:
    """The walls that can be put up.

    Raises:
        NotIsolated: if one of the level `minimum` cannot.
    """
    probed = list(probed)
    missing = [one for one in probed if one.problem is not None and one.wall in up_to(minimum)]
    if missing:
        told = "; ".join(f"{one.wall}: {one.problem}" for one in missing)
        stands = [wall for wall in Wall if all(one.problem is None for one in probed if one.wall in up_to(wall))]
        raise NotIsolated(
            f"Isolation {str(minimum)!r} cannot be had here ({told}). What this machine can do is shown by "
            f"`python -m autograder isolation`; --min-isolation {stands[-1] if stands else 'process'} would accept less."
        )
    return [one.wall for one in probed if one.problem is None]


def _problem(trial: Callable[[], None]) -> str | None:
    if sys.platform != "linux":
        return None if trial.__name__ == "<lambda>" else "the walls are Linux's"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            trial()
            words = ""
        except BaseException as error:
            words = f"{type(error).__name__}: {error}"
        os.write(writing, words.encode()[:1000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        words = told.read().decode(errors="replace")
    os.waitpid(child, 0)
    return words or None


def _try_landlock() -> None:
    import tempfile
    from pathlib import Path

    from .file_rules import restrict_files

    folder = Path(tempfile.gettempdir())
    restrict_files([], [], folder, folder)
    try:
        os.listdir("/")
    except PermissionError:
        return
    raise OSError("the rules were taken and are not kept")


def _try_seccomp() -> None:
    import socket

    from .call_filter import refuse_calls

    refuse_calls()
    try:
        socket.socket(socket.AF_INET).close()
    except PermissionError:
        return
    raise OSError("the filter was taken and is not kept")


def _try_namespaces() -> None:
    import tempfile
    from pathlib import Path

    from .namespaces import enter_house, enter_room, new_processes

    rooms = Path(tempfile.mkdtemp()) / "rooms"
    (rooms / "one" / "home").mkdir(parents=True)
    try:
        if os.fork() == 0:
            try:
                enter_house([Path("/usr")], [], rooms)
                new_processes()
                if os.fork() == 0:
                    enter_room(rooms / "one", rooms / "one" / "home", 2**20, 10, os.getuid())
                    os._exit(0 if os.getpid() == 1 and not Path("/etc/passwd").exists() else 9)
                os._exit(os.waitstatus_to_exitcode(os.wait()[1]))
            except OSError as error:
                os._exit(error.errno or 1)
        code = os.waitstatus_to_exitcode(os.wait()[1])
    finally:
        import shutil

        shutil.rmtree(rooms.parent, ignore_errors=True)
    if code:
        raise OSError(code, os.strerror(code))


def _try_cgroups() -> None:
    from .control_groups import ControlGroup

    ControlGroup(f"shapeclinic-probe-{os.getpid()}", 2**30, 100).remove()
