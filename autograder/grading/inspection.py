"""Look through what a class handed in, before anything of it runs."""

from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.coursedir import CourseDirectory

from .reading import Unreadable, read_submission
from .rebuilding import rebuilt


@dataclass(frozen=True)
class Inspected:
    """One notebook of one student's: why it cannot be read, or what will be mended."""

    student: str
    notebook: str
    reason: str | None
    notes: tuple[str, ...]


class NothingReleased(Exception):
    """An assignment that nobody was given."""


class NothingGraded(Exception):
    """An assignment without a graded submission."""


def inspect_class(course: CourseDirectory, assignment: str) -> list[Inspected]:
    """Look at every submission of an assignment, in the order of the students' names.

    Arguments:
        course: nbgrader's folders, as its configuration names them.
        assignment: the assignment's name.

    Raises:
        NothingReleased: if the assignment has no released notebook to compare with.
    """
    release = Path(course.format_path(course.release_directory, ".", assignment))
    pages = {path.name: nbformat.read(path, as_version=4) for path in sorted(release.glob("*.ipynb"))}
    if not pages:
        raise NothingReleased(f"{release} holds no notebook. Was the assignment released, and is its name right?")
    submitted = Path(course.format_path(course.submitted_directory, ".", "."))
    students = sorted(path.name for path in submitted.glob("*") if (path / assignment).is_dir())
    return [
        _inspected(student, submitted / student / assignment / name, page)
        for student in students
        for name, page in pages.items()
    ]


def _inspected(student: str, path: Path, released: object) -> Inspected:
    try:
        return Inspected(student, path.name, None, rebuilt(read_submission(path), released).notes)
    except Unreadable as reason:
        return Inspected(student, path.name, str(reason), ())
