"""What a worker does: one submission, from its bytes to a judged notebook. No learner's code runs in it."""

import atexit
import contextlib
import fcntl
import os
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path
from typing import Any

import nbformat

from ..reference.store import METADATA
from ..sandbox.limits import Limits
from ..sandbox.walls import Wall
from ..sandbox.warm import Address, SandboxProblem
from .judging import Bench
from .reading import Unreadable, parse_submission
from .rebuilding import rebuilt

_benches: dict[tuple[Any, ...], Bench] = {}
_lock = threading.Lock()
_gpu_locks: list[Any] = []


@dataclass(frozen=True)
class Work:
    """A submission to be judged.

    Attributes:
        content: the bytes that were handed in.
        released: the notebook as learners got it, as JSON.
        page: the same with all tests and with numbers to compare with, as JSON.
        walls: the walls of its sandbox, by name.
        limits: what it may take.
        warm: the address of a warm process on the machine that sent it; elsewhere a worker has its own.
        others: the grade ids of the course's other assignments, by their names.
        files: what lies beside the notebook, by relative path.
        usual: names that are worth no look, for the worked solution speaks of them too.
    """

    content: bytes
    released: str
    page: str
    walls: tuple[str, ...]
    limits: Limits
    warm: Address | None = None
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    usual: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Done:
    """What came of it: a judged notebook as JSON, or the reason why there is none."""

    page: str | None
    reason: str | None
    notes: tuple[str, ...]
    seconds: float


def judge_submission(work: Work) -> Done:
    """Judge one submission in this process's sandbox and judge, which are started at the first.

    Raises:
        SandboxProblem: if there is no sandbox to be had; nothing was judged then.
    """
    begun = time.monotonic()
    try:
        handed_in = parse_submission(work.content)
        released, graded = (nbformat.reads(page, as_version=4) for page in (work.released, work.page))
        result = rebuilt(handed_in, released, work.others, graded)
    except Unreadable as reason:
        return Done(None, str(reason), (), time.monotonic() - begun)
    with _lock:
        judged = _bench(work).judge(result.notebook, work.files, work.usual)
    judged.notebook.metadata.pop(METADATA, None)  # what it was compared with goes no further
    page = nbformat.writes(judged.notebook, version=4)
    return Done(page, None, (*result.notes, *judged.notes), time.monotonic() - begun)


def _bench(work: Work) -> Bench:
    key = (work.walls, work.limits)
    if key not in _benches:
        for other in list(_benches):
            _benches.pop(other).close()
        _benches[key] = Bench([Wall(name) for name in work.walls], work.limits, gpu=_free_gpu(), warm=work.warm)
        atexit.register(close_bench)
    return _benches[key]


def close_bench() -> None:
    """End this process's sandbox and judge, if they were started."""
    for key in list(_benches):
        with contextlib.suppress(SandboxProblem):
            _benches.pop(key).close()


def _free_gpu() -> int | None:
    """A GPU that no other judge of this machine has; None if there is none: then the CPU serves."""
    if _gpu_locks:
        return int(_gpu_locks[0].name.rsplit("-", 1)[-1])
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    there = sorted(int(path.removeprefix("/dev/nvidia")) for path in glob("/dev/nvidia[0-9]*"))
    for number in there:
        if visible is not None and str(number) not in visible.split(","):
            continue
        lock = (Path(tempfile.gettempdir()) / f"shapeclinic-gpu-{number}").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            continue
        _gpu_locks.append(lock)  # held until this process ends
        return number
    return None
