"""Begin a new assignment from one that passes all proofs."""

import re
import shutil
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

_TEMPLATE = Path(__file__).with_name("new_assignment")
_PLACEHOLDER = "my_assignment"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class CannotBegin(Exception):
    """A sentence about an assignment that cannot be made."""


def new_assignment(course: CourseDirectory, name: str) -> list[Path]:
    """Write an assignment's notebook and its kept answers; where they lie.

    Raises:
        CannotBegin: if the name is none, or something of that name is there.
    """
    if not _NAME.fullmatch(name):
        raise CannotBegin(f"An assignment's name is of a-z, 0-9 and _, and begins with a letter. Received: {name!r}")
    root = Path(course.root)
    page = Path(course.format_path(course.source_directory, ".", name)) / f"{name}.ipynb"
    answers = root / "tests" / "answers" / name
    for there in (page.parent, answers):
        if there.exists():
            raise CannotBegin(f"{there} is there already. Nothing was written.")
    page.parent.mkdir(parents=True)
    text = (_TEMPLATE / "assignment.ipynb").read_text(encoding="utf-8")
    page.write_text(text.replace(_PLACEHOLDER, name), encoding="utf-8")
    shutil.copytree(_TEMPLATE / "answers", answers, ignore=shutil.ignore_patterns("__pycache__"))
    return [page, answers]
