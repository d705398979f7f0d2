"""What class.toml says of a class on one machine, read and checked."""

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
NBGRADER = Path(__file__).resolve().parent / "nbgrader"
BIN = KIT / ".venv" / "bin"
PROXY_ACCOUNT = "shapeclinic-proxy"
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")


class NotAClass(Exception):
    """A sentence about a file that describes no class."""


@dataclass(frozen=True)
class Classroom:
    """A class.

    Attributes:
        course: its name in nbgrader.
        instructors: accounts that see Formgrader.
        learners: accounts that fetch and submit.
        grader: the account that judges and holds the gradebook.
        address: where the hub answers.
        port: the first of four that it takes: the proxy, the hub, the proxy's own door, Formgrader.
        state: the hub's folder.
        exchange: where assignments are handed out and in.
        memory_gib: how much memory one process of a learner's may take.
        processes: how many processes and threads a learner may have at once.
        idle_seconds: after which a server that nobody uses is stopped.
        homes: where all homes are if all of it runs as one account, to try it out; None for accounts of the system.
    """

    course: str
    instructors: tuple[str, ...]
    learners: tuple[str, ...]
    grader: str
    state: Path
    exchange: Path
    address: str = "127.0.0.1"
    port: int = 8000
    memory_gib: float = 6
    processes: int = 400
    idle_seconds: int = 3600
    homes: Path | None = None

    @property
    def ports(self) -> tuple[int, int, int, int]:
        """Of the proxy, the hub, the proxy's own door, and Formgrader."""
        return self.port, self.port + 1, self.port + 2, self.port + 3

    @property
    def people(self) -> tuple[str, ...]:
        """Who logs in."""
        return (*self.instructors, *self.learners)

    def home(self, account: str) -> Path:
        """An account's home."""
        if self.homes is not None:
            return self.homes / account
        import pwd

        return Path(pwd.getpwnam(account).pw_dir)

    def course_folder(self) -> Path:
        """Where the grader keeps the course."""
        return self.home(self.grader) / self.course


def read_class(path: str | Path) -> Classroom:
    """Read a class.

    Raises:
        NotAClass: if the file cannot be read, or something in it is wrong.
    """
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NotAClass(f"{path} cannot be read: {error}") from None
    known = {field.name for field in fields(Classroom)}
    unknown, missing = (
        sorted(set(told) - known),
        sorted({"course", "instructors", "learners", "grader", "state", "exchange"} - set(told)),
    )
    if unknown or missing:
        raise NotAClass(
            f"{path}: "
            + "; ".join(
                f"{what} {', '.join(names)}" for what, names in (("unknown:", unknown), ("missing:", missing)) if names
            )
        )
    for name in ("instructors", "learners"):
        told[name] = tuple(told[name])
    for name in ("state", "exchange", "homes"):
        if name in told:
            told[name] = Path(told[name])
            if not told[name].is_absolute():
                raise NotAClass(f"{path}: {name} must be a whole path, from / on. Received: {told[name]}")
    made = Classroom(**told)
    names = [made.course, made.grader, *made.people]
    wrong = [name for name in names if not isinstance(name, str) or not _NAME.fullmatch(name)]
    if wrong:
        raise NotAClass(f"{path}: names are of a-z, 0-9, _ and -, and begin with a letter. Received: {wrong[0]!r}")
    twice = {name for name in names[1:] if names[1:].count(name) > 1}
    if twice:
        raise NotAClass(
            f"{path}: {sorted(twice)[0]} stands there twice; everybody is an instructor, a learner or the grader."
        )
    return made
