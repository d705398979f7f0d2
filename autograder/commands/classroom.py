"""A class without a hub: handout, collect, feedback, export."""

import argparse
import sys
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from ..classroom.collecting import collect_download
from ..classroom.grades import export_grades, waiting_for_a_person
from ..classroom.handing_out import pack_feedback, pack_release
from ..classroom.roster import read_roster
from .statuses import PARTLY, WELL

_WAITING = "Answers wait for a person (Formgrader, Manual Grading); those without a mark count 0 so far:"
_NAME = "its name, as in exercises/"
_TABLE = "Canvas's gradebook (Grades → Export), or Moodle's grading worksheet, in any language (View all submissions → Download grading worksheet)"


def add_commands(commands: Any) -> None:
    """Add them to `python -m autograder`."""
    handout = commands.add_parser(
        "handout",
        help="zip a release for a class",
        description="Write handed_out/ASSIGNMENT.zip, as learners get it: no solutions, no hidden tests.",
    )
    handout.add_argument("assignment", help=_NAME)
    handout.set_defaults(run=_handout)
    collect = commands.add_parser(
        "collect",
        help="bring in a download of Canvas or Moodle",
        description="Put each notebook of a download into submitted/STUDENT/ASSIGNMENT/, whatever the system or the learner called it. "
        "Who is in the download replaces what they handed in before; others stay as they are. nbgrader's zip_collect does the work.",
        epilog=f"Exit status: {WELL} all was brought in, {PARTLY} something was left out (each with its reason).",
    )
    collect.add_argument("assignment", help=_NAME)
    collect.add_argument(
        "download", type=Path, help="a zip as it came, or a folder; also one with a folder for each student"
    )
    collect.add_argument(
        "--roster",
        type=Path,
        metavar="CSV",
        help=f"who is who: {_TABLE}. Moodle needs it: it numbers people anew in each assignment",
    )
    collect.set_defaults(run=_collect)
    feedback = commands.add_parser(
        "feedback",
        help="write feedback, and zip it for Canvas or Moodle",
        description="Generate nbgrader's feedback into feedback/ and zip it, each page named so that the system it was downloaded from "
        "knows whose it is: handed_out/ASSIGNMENT_feedback.zip.",
    )
    feedback.add_argument("assignment", help=_NAME)
    feedback.set_defaults(run=_feedback)
    export = commands.add_parser(
        "export",
        help="write grades for Canvas or Moodle to import",
        description="Fill an assignment's grades into the table that came from the system, in the system's points: "
        "handed_out/ASSIGNMENT_grades.csv. Rows of those who have no grade stay as they came.",
        epilog=f"Exit status: {WELL} all who handed in have a grade in it, {PARTLY} some have none (named). `nbgrader export` writes a table of its own, for all else.",
    )
    export.add_argument("--roster", type=Path, metavar="CSV", required=True, help=_TABLE)
    export.add_argument(
        "--column",
        help="the heading of the assignment's column in Canvas's table, or a part of it; the assignment's name if left out",
    )
    export.add_argument("assignment", help=_NAME)
    export.set_defaults(run=_export)


def _handout(course: CourseDirectory, given: argparse.Namespace) -> int:
    print(f"Written: {pack_release(course, given.assignment)}")
    print("Learners unpack it in a folder with the kit's environment active: docs/learners.md.")
    return WELL


def _collect(course: CourseDirectory, given: argparse.Namespace) -> int:
    roster = read_roster(given.roster) if given.roster else None
    found = collect_download(course, given.assignment, given.download, roster)
    for line in found.left_out:
        print(line, file=sys.stderr)
    print(f"{len(found.students)} handed in; their work lies in submitted/.")
    if found.times:
        print(
            f"When they handed in is known of {found.times}, by this machine's time zone; lateness is reckoned from it."
        )
    if found.late:
        print(f"Late, as Canvas says, and not by how much (taken as one second): {', '.join(found.late)}")
    if found.unreadable_times:
        print("The times in the table are of a form that is not known; nobody is taken for late.", file=sys.stderr)
    if found.missing:
        print(f"Nothing so far of {len(found.missing)}: {', '.join(found.missing)}")
    print(f"Next: python -m autograder grade {given.assignment}")
    return PARTLY if found.left_out else WELL


def _feedback(course: CourseDirectory, given: argparse.Namespace) -> int:
    told = NbGraderAPI(course).generate_feedback(given.assignment, force=True)
    if not told["success"]:
        print(told.get("log") or told.get("error"), file=sys.stderr)
    path, students = pack_feedback(course, given.assignment)
    print(f"Written: {path}, for {len(students)}")
    _tell(_WAITING, [student for student in waiting_for_a_person(course, given.assignment) if student in students])
    return WELL if told["success"] else PARTLY


def _export(course: CourseDirectory, given: argparse.Namespace) -> int:
    exported = export_grades(course, given.assignment, read_roster(given.roster), given.column)
    target = Path(course.root) / "handed_out" / f"{given.assignment}_grades.csv"
    target.parent.mkdir(exist_ok=True)
    target.write_text(exported.text, encoding="utf-8")
    print(f"Written: {target}; {len(exported.filled)} grades, out of {exported.out_of:g}")
    for words, names in (
        ("Nothing handed in or graded, the row stays as it came:", exported.missing),
        ("Handed in, but could not be graded (grade says why), the row stays as it came:", exported.ungraded),
        (_WAITING, exported.waiting),
        ("Late, with points taken off:", [f"{student} ({points:g})" for student, points in exported.late.items()]),
        ("Graded, but not in the table:", exported.unknown),
    ):
        _tell(words, names)
    return PARTLY if exported.unknown or exported.ungraded else WELL


def _tell(words: str, names: list[str]) -> None:
    if names:
        print(f"{words} {', '.join(names)}", file=sys.stderr)
