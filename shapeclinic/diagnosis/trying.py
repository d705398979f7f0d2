"""Tries fixes: the program with only that changed, run short, must end and be found healthy."""

import time
from collections.abc import Callable
from dataclasses import replace

from .edits import CannotEdit, apply
from .report import Diagnosis, Fix, Tried
from .running import run_program

_MOST_STEPS = 3


class _TimeUp(Exception):
    pass


def try_fixes(
    source: str,
    path: str,
    diagnosis: Diagnosis,
    seconds: float,
    megabytes: int,
    said: Callable[[int, Fix], None] = lambda place, fix: None,
) -> Tried:
    """Try a diagnosis's fixes in order, until the time is up; set `verified` on each that was tried.

    A fix that brings another mismatch to light is followed up by the best fix of that, a few steps far. `said` is told
    of each fix before it is tried.
    """
    deadline = time.monotonic() + seconds
    repaired: dict[int, str] = {}
    time_up = False
    for place, fix in enumerate(diagnosis.fixes):
        if time.monotonic() > deadline:
            time_up = True
            break
        said(place, fix)
        try:
            text, steps = _follow(source, path, fix, deadline, megabytes, _MOST_STEPS if not repaired else 1)
        except CannotEdit:
            continue  # it stays untried
        except _TimeUp:
            time_up = True
            break
        fix.verified = text is not None
        if text is not None:
            repaired[place] = text
            fix.description = " Then: ".join([fix.description, *(step.description for step in steps)])
    return Tried(repaired, time_up)


def _follow(
    source: str, path: str, fix: Fix, deadline: float, megabytes: int, steps: int
) -> tuple[str | None, list[Fix]]:
    """Apply a fix and run; on another mismatch try its fixes in turn. The repaired text, and what was added.

    Raises:
        CannotEdit: if the program is not written in a way that the fix knows.
        _TimeUp: if the time was up before it was known whether the fix works.
    """
    text = apply(source, fix.edits)
    left = deadline - time.monotonic()
    if left <= 0:
        raise _TimeUp
    ended = run_program(text, path, short=True, seconds=left, megabytes=megabytes)
    found = ended.diagnosis
    if found is None and time.monotonic() >= deadline:
        raise _TimeUp
    if found is None or found.cause == "other":
        return None, []
    if found.cause == "healthy":
        return text, []
    if steps > 1:
        for further in found.fixes[:2]:
            try:
                repaired, added = _follow(text, path, replace(further), deadline, megabytes, steps - 1)
            except CannotEdit:
                continue
            if repaired is not None:
                return repaired, [further, *added]
    return None, []
