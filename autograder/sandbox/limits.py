"""How much of the machine a learner's notebook may take."""

import dataclasses
from dataclasses import dataclass

MIB = 2**20


@dataclass(frozen=True)
class Limits:
    """What one sandbox may take. Each model of the course needs a small part of it.

    Attributes:
        cell_seconds: of the clock, for one cell or one answer.
        total_seconds: of the clock, for a whole notebook.
        cpu_seconds: of all processors together.
        memory: bytes that all its processes may hold.
        disk: bytes that it may write, all files together.
        files: how many files it may make.
        processes: at once, threads counted.
        open_files: at once, for each process.
        message: bytes of one message that it sends.
        output: bytes of output that are kept of one cell.
        messages: how many messages of one cell are listened to.
    """

    cell_seconds: float = 60
    total_seconds: float = 600
    cpu_seconds: int = 600
    memory: int = 1536 * MIB
    disk: int = 256 * MIB
    files: int = 10_000
    processes: int = 200
    open_files: int = 256
    message: int = 128 * MIB
    output: int = MIB
    messages: int = 10_000

    def as_plain(self) -> dict[str, float]:
        """Plain data, of which `Limits(**data)` makes the same again."""
        return dataclasses.asdict(self)
