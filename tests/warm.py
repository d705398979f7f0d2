"""Work for a process of its own that has imported Keras and run nothing: programs can be forked from it.

The tests' own process has run TensorFlow, and what is forked after that hangs.
"""

import contextlib
import io
import sys
from pathlib import Path

import shapeclinic.quiet  # noqa: F401
from shapeclinic.__main__ import main
from shapeclinic.diagnosis import Diagnosis, cutting, inspection  # noqa: F401
from shapeclinic.diagnosis.running import run_program
from shapeclinic.diagnosis.trying import try_fixes


def diagnose(path: str) -> Diagnosis:
    """The diagnosis of a script, no fix tried."""
    ended = run_program(Path(path).read_text(), path, short=False, seconds=120, megabytes=8000)
    assert ended.diagnosis is not None, ended.reason + ended.output
    return ended.diagnosis


def repair(path: str) -> str | None:
    """The cause that is found after the best fix; None if no fix works."""
    source = Path(path).read_text()
    repaired = try_fixes(source, path, diagnose(path), seconds=20, megabytes=8000)
    if not repaired:
        return None
    ended = run_program(repaired[min(repaired)], path, short=False, seconds=120, megabytes=8000)
    return ended.diagnosis.cause if ended.diagnosis else ended.reason


def command(*arguments: str) -> tuple[int, str, str]:
    """`python -m shapeclinic …`: status, stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["shapeclinic", *arguments]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main()
        except SystemExit as left:
            status = int(left.code or 0)
    return status, out.getvalue(), err.getvalue()
