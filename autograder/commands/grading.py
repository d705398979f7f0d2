"""Look through what was handed in, judge it, and report: inspect, grade, report, isolation."""

from __future__ import annotations

import argparse
import dataclasses
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.coursedir import CourseDirectory
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ..grading.inspection import Inspected, inspect_class
from ..sandbox.limits import Limits
from ..sandbox.walls import DEFAULT_MINIMUM, KEEPS, Wall, probe, require
from .statuses import CANNOT, PARTLY, STOPPED, WELL

if TYPE_CHECKING:
    from ..grading.batch import Graded

_MOST_ROWS = 40


def add_commands(commands: Any) -> None:
    """Add them to `python -m autograder`."""
    inspect = commands.add_parser(
        "inspect",
        help="look through what was handed in, before anything of it runs",
        description="Say of each submission whether it can be graded, and what will be mended before: cells that were "
        "copied, split, deleted or changed. Nothing of it is run, and nothing is changed.",
        epilog=f"Exit status: {WELL} all can be graded, {PARTLY} some cannot, {CANNOT} the assignment was not found.",
    )
    inspect.add_argument("assignment", help="its name, as in exercises/")
    inspect.add_argument("--json", action="store_true", help="for tools")
    inspect.set_defaults(run=_inspect)
    _add_grade(commands)
    report = commands.add_parser(
        "report",
        help="a page about how a class did, after grading",
        description="Write a page for the instructor: how the points are spread, which items gave trouble, what their "
        "checks said most often, who could not be graded and why, what was found changed.",
    )
    report.add_argument("assignment", help="its name, as in exercises/")
    report.add_argument("--output", type=Path, help="the page; reports/ASSIGNMENT.html if left out")
    report.set_defaults(run=_report)
    isolation = commands.add_parser(
        "isolation",
        help="which walls this machine can put around a learner's code",
        description="Try every wall of the sandbox on this machine, from the weakest to the strongest, and say what "
        "each keeps out. docs/threat_model.md says what is promised at each level.",
        epilog=f"Exit status: {WELL} all walls stand, {PARTLY} some cannot be put up here.",
    )
    isolation.add_argument("--json", action="store_true", help="for tools")
    isolation.set_defaults(run=_isolation)


def _add_grade(commands: Any) -> None:
    grade = commands.add_parser(
        "grade",
        help="judge what a class handed in, in sandboxes, into nbgrader's gradebook",
        description="Judge every submission of an assignment: the learner's cells in a sandbox, checks out of its "
        "reach, and plain tests, as any nbgrader assignment has them, in the sandbox too. Scores go into nbgrader's gradebook and judged notebooks into autograded/. What has not changed since it was judged is not judged again. Stopped at any "
        "moment (Ctrl-C, a power cut), the same command goes on where it was.",
        epilog=f"Exit status: {WELL} all were graded, {PARTLY} some could not be (each with its reason), {CANNOT} "
        f"nothing could be done, {STOPPED} stopped by Ctrl-C.",
    )
    grade.add_argument("assignment", help="its name, as in exercises/")
    grade.add_argument("--students", nargs="+", metavar="NAME", help="only theirs")
    grade.add_argument(
        "--workers", type=_at_least_one, metavar="N", help="how many are judged at once; one a core if left out"
    )
    grade.add_argument(
        "--scheduler", metavar="ADDRESS", help="let the workers of this Dask scheduler judge: tcp://host:8786"
    )
    grade.add_argument(
        "--min-isolation",
        type=Wall,
        choices=list(Wall),
        default=DEFAULT_MINIMUM,
        help="refuse to grade with less; see `python -m autograder isolation` (default: %(default)s)",
    )
    grade.add_argument(
        "--cell-seconds", type=float, default=Limits.cell_seconds, help="for each cell (default: %(default)g)"
    )
    grade.add_argument("--force", action="store_true", help="judge also what has not changed")
    grade.add_argument("--json", action="store_true", help="for tools: one object on stdout, no progress bar")
    grade.set_defaults(run=_grade)


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _grade(course: CourseDirectory, given: argparse.Namespace) -> int:
    from ..grading.batch import Options, grade_class  # Dask: half a second that no other command needs

    walls = require(probe(), given.min_isolation)
    options = Options(
        walls=walls,
        workers=given.workers,
        scheduler=given.scheduler,
        limits=Limits(cell_seconds=given.cell_seconds),
        force=given.force,
        students=set(given.students) if given.students else None,
    )
    begun = time.monotonic()
    console = Console(stderr=True, quiet=given.json)
    console.print(Text(f"Isolation: {', '.join(walls)}"))
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    found = []
    with Progress(*columns, console=console, disable=given.json) as progress:
        task = progress.add_task(given.assignment, total=None)
        for one in grade_class(course, given.assignment, options, lambda total: progress.update(task, total=total)):
            found.append(one)
            progress.advance(task)
    found.sort(key=lambda one: (one.student, one.notebook))
    seconds = time.monotonic() - begun
    if given.json:
        told = {
            "assignment": given.assignment,
            "seconds": round(seconds, 3),
            "isolation": [str(wall) for wall in walls],
        }
        print(json.dumps({**told, "graded": [dataclasses.asdict(one) for one in found]}, indent=2))
    else:
        _print_graded(given.assignment, found, seconds)
    return PARTLY if any(one.reason for one in found) else WELL


def _print_graded(assignment: str, found: list[Graded], seconds: float) -> None:
    table = Table("student", "points", "what happened", show_lines=False)
    told = [one for one in found if one.reason or one.notes or one.penalty]
    for one in told[:_MOST_ROWS]:
        points = "not graded" if one.score is None else f"{one.score:g} of {one.out_of:g}"
        if one.score is not None and one.penalty:
            points += f", {one.penalty:g} off for being late: {one.score - one.penalty:g}"
        table.add_row(Text(one.student), points, Text(one.reason or "\n".join(one.notes)))
    console = Console()
    if told:
        console.print(table)
    if len(told) > _MOST_ROWS:
        console.print(f"and {len(told) - _MOST_ROWS} more; the report has all")
    graded = [one for one in found if one.score is not None]
    anew = sum(one.anew for one in found)
    mean = (
        f", mean {sum((one.score or 0) - one.penalty for one in graded) / len(graded):.3g} of {graded[0].out_of:g}"
        if graded
        else ""
    )
    console.print(
        f"{len(found)} handed in, {len(graded)} graded{mean}, {len(found) - len(graded)} not; {anew} judged now in "
        f"{seconds:.0f} s, {len(found) - anew} unchanged since.",
        highlight=False,
        soft_wrap=True,
    )
    if forgeable := sorted({name for one in found for name in one.forgeable}):
        console.print(
            f"Isolated, but can be forged, for they are plain tests and run among the learner's code: {', '.join(forgeable)}. "
            "docs/threat_model.md says what that means.",
            highlight=False,
            soft_wrap=True,
        )
    if graded:
        console.print(
            f"Next: python -m autograder feedback {assignment}; python -m autograder report {assignment}",
            highlight=False,
        )


def _isolation(course: CourseDirectory, given: argparse.Namespace) -> int:
    probed = probe()
    if given.json:
        print(json.dumps([dataclasses.asdict(one) for one in probed], indent=2))
    else:
        table = Table("level", "stands", "keeps")
        for one in probed:
            table.add_row(one.wall, "yes" if one.problem is None else "no", Text(one.problem or KEEPS[one.wall]))
        Console().print(table)
        print(
            f"Grading asks for {DEFAULT_MINIMUM} and all above it, and uses all that stand (--min-isolation changes that)."
        )
    return PARTLY if any(one.problem for one in probed) else WELL


def _report(course: CourseDirectory, given: argparse.Namespace) -> int:
    from ..grading.class_report import as_html, class_report  # matplotlib takes its time

    page = as_html(class_report(course, given.assignment))
    output = given.output or Path(course.root) / "reports" / f"{given.assignment}.html"
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(page, encoding="utf-8")
    print(f"Written: {output}")
    return WELL


def _inspect(course: CourseDirectory, given: argparse.Namespace) -> int:
    found = inspect_class(course, given.assignment)
    if given.json:
        print(json.dumps([dataclasses.asdict(one) for one in found], indent=2))
    else:
        _print_table(found)
    return PARTLY if any(one.reason for one in found) else WELL


def _print_table(found: list[Inspected]) -> None:
    # As text, never as markup: names and notes hold what learners wrote.
    table = Table("student", "can be graded", "why not, or what will be mended", show_lines=True)
    for one in found:
        words = one.reason or "\n".join(one.notes) or "as released, with answers"
        table.add_row(Text(one.student), "no" if one.reason else "yes", Text(words))
    console = Console()
    console.print(table)
    unreadable = sum(one.reason is not None for one in found)
    mended = sum(bool(one.notes) for one in found)
    console.print(f"{len(found)} handed in, {unreadable} cannot be graded, {mended} will be mended.")
