"""Runs programs in child processes: forked from a warm one where that can be, watched, and ended in time."""

import contextlib
import multiprocessing
import os
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

import psutil

from .report import Diagnosis

_FORKS = "fork" in multiprocessing.get_all_start_methods()


@dataclass(frozen=True)
class Ended:
    """How a run ended.

    Attributes:
        diagnosis: what was found; None if the run ended without saying.
        reason: why there is no diagnosis.
        output: the last of what the program printed.
        status: what the program gave to `sys.exit`; 0 if it just ended.
    """

    diagnosis: Diagnosis | None
    reason: str = ""
    output: str = ""
    status: int = 0


def run_program(source: str, path: str, short: bool, seconds: float, megabytes: int) -> Ended:
    """Run a program under the tracer, in a process of its own, and diagnose it there.

    Arguments:
        source: the program's text, which need not be what the file holds.
        path: the file that it goes by: where it imports from and what it calls itself.
        short: cut training to first and last batch and write no files.
        seconds: how long it may take.
        megabytes: how much memory it and its children may take.
    """
    context: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    with tempfile.TemporaryFile() as output:
        child = context.Process(
            target=_child, args=(theirs, output.fileno() if _FORKS else None, source, path, short), daemon=True
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that this process has threads: none of them runs TensorFlow
            child.start()
        theirs.close()
        try:
            said, reason = _watch(ours, child, seconds, megabytes)
        finally:
            _end(child)
            ours.close()
        output.seek(max(output.seek(0, os.SEEK_END) - 4000, 0))
        printed = output.read().decode(errors="replace")
    if said is None:
        return Ended(None, reason, printed)
    diagnosis, status = said
    return Ended(diagnosis, output=printed, status=status)


def _watch(ours: Connection, child: Any, seconds: float, megabytes: int) -> tuple[Any, str]:
    deadline = time.monotonic() + seconds
    while True:
        if ours.poll(0.05):
            try:
                return ours.recv(), ""
            except EOFError:
                child.join(5)
                return None, f"The program ended its own process (status {child.exitcode})."
        if time.monotonic() > deadline:
            return None, f"The program did not end within {seconds:g} seconds."
        used = _memory(child.pid)
        if used > megabytes:
            return None, f"The program took more than {megabytes} MB of memory."


def _memory(pid: int) -> float:
    try:
        process = psutil.Process(pid)
        return float(sum(p.memory_info().rss for p in [process, *process.children(recursive=True)])) / 1e6
    except psutil.Error:
        return 0.0


def _end(child: Any) -> None:
    """End a child and all that it started."""
    try:
        family = psutil.Process(child.pid).children(recursive=True)
    except psutil.Error:
        family = []
    for process in family:
        with contextlib.suppress(psutil.Error):
            process.kill()
    if child.is_alive():
        child.kill()
    child.join()


def _child(connection: Connection, output: int | None, source: str, path: str, short: bool) -> None:
    """In the child: be the program, then say what was found."""
    own = os.getpid()
    _quieten(output)
    from ..tracing import Tracer
    from .cutting import cut_short
    from .first_step import traced_once
    from .inspection import inspect_trace

    os.environ.setdefault("MPLBACKEND", "Agg")
    sys.argv = [path]
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    main = type(sys)("__main__")
    main.__file__ = path
    sys.modules["__main__"] = main
    tracer = Tracer(_files_beside(path), source)
    status, left_by = 0, None
    try:
        code = compile(source, os.path.abspath(path), "exec")
        with traced_once(), cut_short() if short else contextlib.nullcontext(), tracer.running():
            exec(code, main.__dict__)
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else int(left.code is not None)
        tracer.trace.failure = None
    except BaseException as error:
        left_by = error
    if os.getpid() != own:  # a child that the program forked ran on to here
        os._exit(0)
    try:
        diagnosis = inspect_trace(tracer.trace)
    except Exception as error:  # ours: the program's own failure, if there is one, is told all the same
        tracer.trace.trouble = f"{type(error).__name__}: {error}"
        diagnosis = Diagnosis("healthy")
    if left_by is not None and diagnosis.cause == "healthy":
        diagnosis = Diagnosis("other", explanation=_told(left_by, path))
    if tracer.trace.trouble and diagnosis.cause in ("other", "healthy"):
        diagnosis.note = f"The tracer itself had trouble ({tracer.trace.trouble}), so that something may be missing."
    connection.send((diagnosis, status))
    connection.close()
    os._exit(0)


def _told(error: BaseException, path: str) -> str:
    """A program's own traceback, from its first line on."""
    part, name = error.__traceback__, os.path.abspath(path)
    while part is not None and part.tb_frame.f_code.co_filename != name:
        part = part.tb_next
    return "".join(traceback.format_exception(type(error), error, part or error.__traceback__))


def _quieten(output: int | None) -> None:
    """Nothing to read, and everything printed goes where it is kept."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    for stream in (1, 2):
        os.dup2(nothing if output is None else output, stream)
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", closefd=False)


def _files_beside(path: str) -> Callable[[str], bool]:
    """The program's own file; what stands beside it and is imported belongs to it too, but cannot be edited."""
    own = os.path.abspath(path)
    return lambda name: name == own
