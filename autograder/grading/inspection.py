"""Look through what a class handed in, before anything of it runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.coursedir import CourseDirectory

from .matching import grade_id
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


class NothingHandedIn(Exception):
    """Somebody who was asked for has handed nothing in."""


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
    others = known_elsewhere(course, assignment)
    submitted = Path(course.format_path(course.submitted_directory, ".", "."))
    students = sorted(path.name for path in submitted.glob("*") if (path / assignment).is_dir())
    return [
        _inspected(student, submitted / student / assignment / name, page, others)
        for student in students
        for name, page in pages.items()
    ]


def known_elsewhere(course: CourseDirectory, assignment: str) -> dict[str, frozenset[str]]:
    """The grade ids of the course's other assignments as they were released, by their names."""
    found: dict[str, frozenset[str]] = {}
    for folder in sorted(Path(course.format_path(course.release_directory, ".", ".")).glob("*/")):
        if folder.name != assignment:
            pages = (nbformat.read(path, as_version=4) for path in sorted(folder.glob("*.ipynb")))
            found[folder.name] = frozenset(name for page in pages for cell in page.cells if (name := grade_id(cell)))
    return {name: ids for name, ids in found.items() if ids}


def _inspected(student: str, path: Path, released: object, others: Mapping[str, Collection[str]]) -> Inspected:
    try:
        return Inspected(student, path.name, None, rebuilt(read_submission(path), released, others).notes)
    except Unreadable as reason:
        return Inspected(student, path.name, str(reason), ())
