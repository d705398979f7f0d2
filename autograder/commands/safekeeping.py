"""Keep what a course knows, and erase it: backup, restore, erase."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory

from .statuses import PARTLY, WELL


def add_commands(commands: Any) -> None:
    """Add them to `python -m autograder`."""
    backup = commands.add_parser(
        "backup",
        help="write all that a course knows into one file",
        description="Write one archive with the gradebook, the ledger of gradings and their secret, sources, releases, submissions, feedback, "
        "what was downloaded and handed out, and the course's folder of nbgrader's exchange. As root, owners and rights are kept. Nothing is changed; "
        "a grading must not run meanwhile.",
        epilog=f"Exit status: {WELL} all is in it, {PARTLY} the gradebook is a database of its own and is not.",
    )
    backup.add_argument("file", type=Path, nargs="?", help="backups/COURSE_TIME.tar.gz if left out")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser(
        "restore",
        help="put a backup back",
        description="Put back what `backup` wrote, in this course's folder and its exchange. What stands in the way is moved to "
        "a folder before_restoring_TIME beside it, nothing is lost. The next `grade` goes on from there.",
    )
    restore.add_argument("file", type=Path, help="as `backup` wrote it")
    restore.set_defaults(run=_restore)
    erase = commands.add_parser(
        "erase",
        help="erase all that is stored of one student",
        description="List what the course's folder, gradebook, ledger and exchange hold of one student; with --yes, erase it. Zips of the whole class "
        "(downloaded/, handed_out/), reports and backups are not opened: delete those that you need no longer.",
        epilog=f"Exit status: {WELL} erased, or nothing there; {PARTLY} listed, and nothing erased.",
    )
    erase.add_argument("student", help="as nbgrader calls them")
    erase.add_argument("--yes", action="store_true", help="erase it; it cannot be taken back")
    erase.set_defaults(run=_erase)


def _backup(course: CourseDirectory, given: argparse.Namespace) -> int:
    from ..grading.safekeeping import back_up, gradebook_elsewhere

    name = f"{course.course_id or 'course'}_{datetime.now():%Y-%m-%dT%H%M%S}.tar.gz"
    target = given.file or Path(course.root) / "backups" / name
    kept = back_up(course, target)
    print(
        f"Written: {target}, with {', '.join(kept)}. It holds marks and the grading's secret: keep it where learners cannot read it."
    )
    elsewhere = gradebook_elsewhere(course)
    if elsewhere is not None:
        print(
            f"The gradebook is {elsewhere} and is not in it; back it up with that database's own program.",
            file=sys.stderr,
        )
    return PARTLY if elsewhere is not None else WELL


def _restore(course: CourseDirectory, given: argparse.Namespace) -> int:
    from ..grading.safekeeping import restore

    names, moved = restore(course, given.file)
    print(f"Put back: {', '.join(names)}.")
    if moved:
        print(f"What stood there lies in {', '.join(sorted({str(path.parent) for path in moved}))}.")
    return WELL


def _erase(course: CourseDirectory, given: argparse.Namespace) -> int:
    from ..grading.safekeeping import erase, stored_of

    found = stored_of(course, given.student)
    if not found:
        print(f"Nothing is stored of {given.student}.")
        return WELL
    if given.yes:
        erase(course, given.student)
    print("\n".join([f"{'Erased' if given.yes else 'Stored'} of {given.student}:", *found]))
    if not given.yes:
        print("Nothing was erased. To erase it: the same command with --yes.")
    return WELL if given.yes else PARTLY
