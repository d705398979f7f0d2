"""Work for a process of its own that has imported Keras and run nothing: programs can be forked from it.

The tests' own process has run TensorFlow, and what is forked after that hangs.
"""

import contextlib
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from unittest import mock

import shapeclinic.quiet  # noqa: F401
from shapeclinic.__main__ import main
from shapeclinic.diagnosis import Diagnosis, cutting, inspection  # noqa: F401
from shapeclinic.diagnosis.edits import apply
from shapeclinic.diagnosis.running import run_program
from shapeclinic.diagnosis.trying import try_fixes


def diagnose(path: str) -> Diagnosis:
    """The diagnosis of a script."""
    return _diagnosis(Path(path).read_text(), path)


def repair(path: str, found: Diagnosis, to_its_end: bool) -> str | None:
    """The cause that is found in a script after the first fix that works; None if none does.

    Arguments:
        path: the script.
        found: its diagnosis.
        to_its_end: run what was repaired once more, to its end; else the trial's word is taken.
    """
    source = Path(path).read_text()
    for fix in found.fixes:
        tried = try_fixes(source, path, replace(found, fixes=[replace(fix)]), seconds=20, megabytes=8000)
        if tried.repaired:
            return _diagnosis(tried.repaired[0], path).cause if to_its_end else "healthy"
    return None


def with_fix(source: str, kind: str) -> tuple[str, str, str] | None:
    """A program with the first fix of a kind: its text, what is then found, the fix's trade-off; None without such a fix."""
    fix = next((fix for fix in _diagnosis(source, "program.py").fixes if fix.kind == kind), None)
    if fix is None:
        return None
    repaired = apply(source, fix.edits)
    return repaired, _diagnosis(repaired, "program.py").cause, fix.trade_off


def trial(source: str, folder: str) -> str:
    """Run a program as a fix is tried, in this folder; return the cause that is found."""
    os.chdir(folder)
    ended = run_program(source, str(Path(folder) / "program.py"), short=True, seconds=120, megabytes=8000)
    assert ended.diagnosis is not None, ended.reason + ended.output
    return ended.diagnosis.cause + ended.diagnosis.explanation


def _diagnosis(source: str, path: str) -> Diagnosis:
    ended = run_program(source, path, short=False, seconds=120, megabytes=8000)
    assert ended.diagnosis is not None, ended.reason + ended.output
    return ended.diagnosis


def command_in_trouble(broken: str, *arguments: str) -> tuple[int, str, str]:
    """`command` where a function of the kit's own fails whenever it is called."""
    with mock.patch(broken, side_effect=ZeroDivisionError):
        return command(*arguments)


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
