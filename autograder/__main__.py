"""What an instructor types: `python -m autograder`."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .grading.class_report import NothingGraded, as_html, class_report
from .grading.inspection import Inspected, NothingReleased, inspect_class

WELL, UNREADABLE, CANNOT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m autograder", description="For instructors, in a course's folder.")
    commands = parser.add_subparsers(dest="command", required=True)
    inspect = commands.add_parser(
        "inspect",
        help="look through what was handed in, before anything of it runs",
        description="Say of each submission whether it can be graded, and what will be mended before: cells that were "
        "copied, split, deleted or changed. Nothing of it is run, and nothing is changed.",
        epilog=f"Exit status: {WELL} all can be graded, {UNREADABLE} some cannot, {CANNOT} the assignment was not found.",
    )
    inspect.add_argument("assignment", help="its name, as in exercises/")
    inspect.add_argument("--json", action="store_true", help="for tools")
    report = commands.add_parser(
        "report",
        help="a page about how a class did, after grading",
        description="Write a page for the instructor: how the points are spread, which items gave trouble, what their "
        "checks said most often, who could not be graded and why, what was found changed.",
    )
    report.add_argument("assignment", help="its name, as in exercises/")
    report.add_argument("--output", type=Path, help="the page; reports/ASSIGNMENT.html if left out")
    given = parser.parse_args(arguments)
    application = NbGrader()
    application.load_config_file()
    course = CourseDirectory(config=application.config)
    try:
        return _report(course, given) if given.command == "report" else _inspect(course, given)
    except (NothingReleased, NothingGraded) as problem:
        print(problem, file=sys.stderr)
        return CANNOT


def _report(course: CourseDirectory, given: argparse.Namespace) -> int:
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
    return UNREADABLE if any(one.reason for one in found) else WELL


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


if __name__ == "__main__":
    sys.exit(main())
