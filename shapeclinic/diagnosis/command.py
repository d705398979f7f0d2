"""The command: `python -m shapeclinic diagnose FILE.py`."""

import argparse
import contextlib
import io
import json
import os
import sys
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from .report import COULD_NOT_RUN, Diagnosis, Fix, Tried, terminal_text

EPILOG = """\
exit status: 0 healthy, 1 a mismatch or something probably not meant, 2 could not run, 3 another kind of error

The script runs unchanged, in a process of its own, with nothing to read on stdin. Fixes are tried on copies of it in
which training and prediction are cut to their first and last batch, and which write none of your files.

examples:
  python -m shapeclinic diagnose train.py
  python -m shapeclinic diagnose train.py --fix repaired.py
  python -m shapeclinic diagnose train.py --json | python -m json.tool
"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "diagnose",
        help="say what is wrong with a script's shapes, and what mends it",
        description="Run a Keras script and say which line and layer is at fault, why, and which fixes work.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE.py", type=Path, help="the script; its folder is where it imports from")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.add_argument("--fix", metavar="OUT.py", type=Path, help="write the script with the best fix that works")
    parser.add_argument("--no-fixes", action="store_true", help="only say what is wrong; try nothing")
    parser.add_argument(
        "--short", action="store_true", help="cut training in the first run too, and write no files: for long scripts"
    )
    parser.add_argument("--time-limit", metavar="S", type=float, default=300, help="seconds the script may take (300)")
    parser.add_argument("--budget", metavar="S", type=float, default=8, help="seconds for trying fixes (8)")
    parser.add_argument("--memory-limit", metavar="MB", type=int, default=8000, help="megabytes a run may take (8000)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Diagnose; return the exit status."""
    try:
        source, encoding = _read(options.file)
        compile(source, str(options.file), "exec")
    except (OSError, UnicodeDecodeError) as error:
        return _could_not_run(options, f"{options.file} cannot be read: {_reason(error)}")
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        return _could_not_run(options, f"{options.file} is no Python program: {error}", line)
    if options.fix is not None and options.fix.resolve() == options.file.resolve():
        return _could_not_run(options, "--fix writes a new file; it does not overwrite the script.")

    if not options.json:
        print(f"Running {options.file} …", file=sys.stderr)
    _warm_up()
    from .running import run_program
    from .trying import try_fixes

    path = os.path.abspath(options.file)
    ended = run_program(source, path, short=options.short, seconds=options.time_limit, megabytes=options.memory_limit)
    if ended.diagnosis is None:
        return _could_not_run(options, ended.reason + _tail(ended.output))
    diagnosis = ended.diagnosis
    if diagnosis.cause == "healthy" and ended.status:
        diagnosis = Diagnosis("other", explanation=f"The script left with status {ended.status}.{_tail(ended.output)}")
    tried = Tried({}, time_up=False)
    if diagnosis.fixes and not options.no_fixes:
        with _progress(len(diagnosis.fixes)) as said:
            tried = try_fixes(source, path, diagnosis, options.budget, options.memory_limit, said)
        diagnosis.note = _how_they_were_tried(diagnosis, tried.time_up, options.budget)
    _print(options, diagnosis)
    if options.fix is not None:
        _write_fix(options, diagnosis, tried, encoding)
    return diagnosis.status


def _read(file: Path) -> tuple[str, str]:
    """A program's text, line ends and all, and the encoding that it is written in.

    Raises:
        OSError: if it cannot be read.
        SyntaxError: if it names an encoding that there is not.
        UnicodeDecodeError: if it is not written in its encoding.
    """
    content = file.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except SyntaxError as error:
        if "encoding" in str(error) and b"coding" in content[:200]:
            raise
        encoding = "utf-8"  # whose decoder says what is wrong
    return content.decode(encoding), encoding


def _warm_up() -> None:
    """Import Keras once; the runs fork from here. No operation runs before a fork: TensorFlow would hang."""
    import shapeclinic.quiet  # noqa: F401

    from . import cutting, inspection  # noqa: F401


@contextlib.contextmanager
def _progress(fixes: int) -> Iterator[Callable[[int, Fix], None]]:
    """A bar on a terminal's stderr, gone at the end; nothing where it goes to a file."""
    console = Console(stderr=True)
    # No refreshing thread: children are forked meanwhile, and a lock that it holds would stay held in them.
    with Progress(console=console, auto_refresh=False, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Trying fixes", total=fixes)

        def said(place: int, fix: Fix) -> None:
            bar.update(task, completed=place, description=f"Trying {fix.kind} ({place + 1} of {fixes})", refresh=True)

        yield said


def _how_they_were_tried(diagnosis: Diagnosis, time_up: bool, seconds: float) -> str:
    said = []
    if any(fix.verified is not None for fix in diagnosis.fixes):
        said.append("Tried on runs cut to the first and last batch of each fit, evaluate and predict.")
    if time_up:
        said.append(f"{seconds:g} s were up before all were tried: --budget {max(30, 4 * seconds):g} gives more.")
    return " ".join(said)


def _print(options: argparse.Namespace, diagnosis: Diagnosis) -> None:
    if options.json:
        print(json.dumps(diagnosis.as_json(), ensure_ascii=False))
    else:
        print(terminal_text(diagnosis, str(options.file), colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ))


def _write_fix(options: argparse.Namespace, diagnosis: Diagnosis, tried: Tried, encoding: str) -> None:
    say = sys.stderr
    if not tried.repaired:
        print(f"No fix was found that works{' in time' * tried.time_up}; nothing was written.", file=say)
        return
    place = min(tried.repaired)
    options.fix.write_bytes(tried.repaired[place].encode(encoding))
    print(f"Wrote {options.fix}: {diagnosis.fixes[place].description}", file=say)


def _could_not_run(options: argparse.Namespace, sentence: str, line: int | None = None) -> int:
    if options.json:
        print(json.dumps({**Diagnosis("other", line=line, explanation=sentence).as_json()}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return COULD_NOT_RUN


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "it is not UTF-8 text"


def _tail(output: str) -> str:
    lines = output.strip().splitlines()[-8:]
    return "\nIts last words:\n  " + "\n  ".join(lines) if lines else ""
