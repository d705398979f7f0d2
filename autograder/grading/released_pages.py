"""An assignment as it was released, and as nbgrader's gradebook knows it: what every submission is rebuilt from."""

import copy
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import OverwriteCells

from .cell_kinds import plain_tests, require_locked_imports
from .inspection import NothingReleased


@dataclass(frozen=True)
class ReleasedPage:
    """A notebook (nbformat 4) of an assignment.

    Attributes:
        handed_out: as learners got it.
        graded: with tests and hidden tests as the gradebook has them.
    """

    handed_out: Any
    graded: Any


def released_pages(course: CourseDirectory, assignment: str) -> dict[str, ReleasedPage]:
    """The notebooks of an assignment by their names.

    Raises:
        NothingReleased: if nobody was given the assignment, or the gradebook does not know it.
        NotJudgeable: if a notebook of it cannot be judged; see `plain_tests`.
    """
    folder = Path(course.format_path(course.release_directory, ".", assignment))
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            names = [notebook.name for notebook in gradebook.find_assignment(assignment).notebooks]
        except MissingEntry:
            names = []
    source = Path(course.format_path(course.source_directory, ".", assignment))
    if not names and not source.is_dir():
        there = sorted(path.name for path in source.parent.glob("*/"))
        raise NothingReleased(f"There is no assignment {assignment}. There are: {', '.join(there) or 'none'}")
    if not names:
        raise NothingReleased(
            f"The gradebook does not know {assignment}. First: nbgrader generate_assignment {assignment} --force"
        )
    pages = {}
    for name in sorted(names):
        path = folder / f"{name}.ipynb"
        if not path.is_file():
            raise NothingReleased(f"{path} is not there. Was the assignment released?")
        handed_out = nbformat.read(path, as_version=4)
        known = {"notebook": name, "assignment": assignment, "db_url": course.db_url}
        quiet = logging.getLogger("autograder.released")
        quiet.setLevel(logging.ERROR)  # that hidden tests were put back is no news
        graded, _ = OverwriteCells(log=quiet).preprocess(copy.deepcopy(handed_out), {"nbgrader": known})
        require_locked_imports(graded)
        plain_tests(graded)
        pages[name] = ReleasedPage(handed_out, graded)
    return pages
