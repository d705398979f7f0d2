"""What an instructor types: `python -m autograder`."""

import argparse
import os
import sys
import sysconfig
from collections.abc import Sequence

from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory

from .authoring.template import CannotBegin
from .classroom.downloads import NotADownload
from .classroom.grades import NoGrades
from .classroom.roster import NoRoster
from .commands import authoring, classroom, grading, safekeeping
from .commands.statuses import CANNOT, STOPPED
from .grading.cell_kinds import NotJudgeable
from .grading.inspection import NothingGraded, NothingHandedIn, NothingReleased
from .grading.ledger import LedgerBusy
from .grading.safekeeping import CannotRestore
from .reference.solutions import SolutionFails
from .sandbox.walls import NotIsolated
from .sandbox.warm import SandboxProblem

_TOLD_IN_A_SENTENCE = (
    *(
        NothingReleased,
        NothingHandedIn,
        NothingGraded,
        NotJudgeable,
        SolutionFails,
        NotIsolated,
        LedgerBusy,
        SandboxProblem,
    ),
    *(NotADownload, NoGrades, NoRoster, CannotBegin, CannotRestore, OSError),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m autograder", description="For instructors, in a course's folder.")
    commands = parser.add_subparsers(dest="command", required=True)
    for belonging_together in (grading, classroom, authoring, safekeeping):
        belonging_together.add_commands(commands)
    given = parser.parse_args(arguments)
    # nbgrader calls `alembic` by its name; it lies beside this Python, whether or not its environment is active.
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])
    application = NbGrader()
    application.load_config_file()
    course = CourseDirectory(config=application.config)
    try:
        status: int = given.run(course, given)
    except _TOLD_IN_A_SENTENCE as problem:
        print(problem, file=sys.stderr)
        return CANNOT
    except KeyboardInterrupt:
        print("Stopped. What was done is kept; the same command goes on from here.", file=sys.stderr)
        return STOPPED
    return status
