"""For authors: new, verify."""

import argparse
import contextlib
import io
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from rich.console import Console

from ..authoring import proofs
from ..authoring.assignment import Assignment, Session
from ..authoring.template import new_assignment
from ..grading.inspection import NothingReleased
from .statuses import CANNOT, PARTLY, WELL

_MUTANTS = 4


def add_commands(commands: Any) -> None:
    """Add them to `python -m autograder`."""
    new = commands.add_parser(
        "new",
        help="begin a new assignment from one that works",
        description="Write solutions/NAME/NAME.ipynb, and kept answers in tests/answers/NAME/: a small assignment that passes all "
        "proofs, to be replaced part by part. docs/authors.md is the guide.",
    )
    new.add_argument("assignment", metavar="NAME", help="its name: a-z, 0-9 and _")
    new.set_defaults(run=_new)
    verify = commands.add_parser(
        "verify",
        help="prove that an assignment's marks can be trusted",
        description="Judge every kept answer with the assignment's own test cells, the solution and the cells as they are handed out, try "
        "another seed, and change the solution at random: each change must be seen. Says of each thing that does not hold what was found.",
        epilog=f"Exit status: {WELL} all holds, {PARTLY} something does not, {CANNOT} the assignment was not found.",
    )
    verify.add_argument("assignment", help="its name, as in solutions/")
    verify.add_argument(
        "--all-mutants", action="store_true", help=f"every change of a solution; {_MUTANTS} of each item if left out"
    )
    verify.set_defaults(run=_verify)


def _new(course: CourseDirectory, given: argparse.Namespace) -> int:
    for path in new_assignment(course, given.assignment):
        print(f"Written: {path}")
    print(f"Next: python -m autograder verify {given.assignment}")
    return WELL


def _verify(course: CourseDirectory, given: argparse.Namespace) -> int:
    console = Console(stderr=True)
    failed = 0
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # learners' code warns as it likes
        assignment = _released(course, given.assignment, Path(folder))
        for words, problems in _proofs(assignment, None if given.all_mutants else _MUTANTS):
            with console.status(f"{words} …"):
                found = list(problems)
            console.print(f"{'✗' if found else '✓'} {words}", highlight=False)
            for problem in found:
                print(f"  {problem}")
            failed += len(found)
    print(f"{failed} things do not hold." if failed else "All holds.")
    return PARTLY if failed else WELL


def _proofs(assignment: Assignment, mutants: int | None) -> Iterator[tuple[str, Iterable[str]]]:
    """Each proof with its name, quick ones first; those that need a session only if the notebook can be read."""
    yield "the notebook is made as nbgrader needs it", proofs.form(assignment)
    yield "there are enough answers of both kinds", proofs.enough_answers(assignment)
    session = _quietly(lambda: Session(assignment))
    try:
        yield (
            "the solution is right, and the release untouched",
            _quietly(lambda: list(proofs.solution_and_release(session))),
        )
        judged = _quietly(lambda: proofs.judge_answers(session))
        print(proofs.table_of(assignment, judged))
        yield "every answer gets its verdict and its words", proofs.verdicts(judged)
        yield "the solutions work for another seed", _quietly(lambda: list(proofs.another_seed(session)))
        mutated = _quietly(lambda: proofs.mutated(session, mutants))
        print(proofs.table_of_mutants(assignment, mutated))
        yield "every change of a solution is seen", proofs.open_mutants(mutated)
    finally:
        session.close()


def _quietly(do: Any) -> Any:
    """What learners' cells print is not for the author."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return do()


def _released(course: CourseDirectory, name: str, folder: Path) -> Assignment:
    """A copy of the assignment that nbgrader has just released."""
    root = Path(course.root)
    source = Path(course.format_path(course.source_directory, ".", name))
    if not (source / f"{name}.ipynb").is_file():
        raise NothingReleased(f"{source / f'{name}.ipynb'} is not there. A new one: python -m autograder new {name}")
    shutil.copytree(source, folder / "solutions" / name)
    answers = root / "tests" / "answers" / name
    if answers.is_dir():
        shutil.copytree(answers, folder / "tests" / "answers" / name)
    if (root / "nbgrader_config.py").is_file():
        shutil.copy(root / "nbgrader_config.py", folder)
    generate = [sys.executable, "-m", "nbgrader", "generate_assignment", name]
    generate += ["--CourseDirectory.source_directory=solutions", "--CourseDirectory.release_directory=exercises"]
    ended = subprocess.run(generate, cwd=folder, capture_output=True, text=True)
    if ended.returncode:
        raise NothingReleased(f"nbgrader could not generate {name}:\n{ended.stderr[-2000:]}")
    return Assignment(folder, name)
