"""An assignment as it was released, and as nbgrader's gradebook knows it: what every submission is rebuilt from."""

import ast
import builtins
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import OverwriteCells

from .inspection import NothingReleased
from .judging import is_shared, is_test


class NotJudgeable(Exception):
    """An assignment with a test that cannot be run away from the learner's code."""


def released_pages(course: CourseDirectory, assignment: str) -> dict[str, Any]:
    """The notebooks of an assignment by their names, tests and hidden tests as the gradebook has them.

    Raises:
        NothingReleased: if nobody was given the assignment, or the gradebook does not know it.
        NotJudgeable: if a test cell uses what only a learner's cell defines.
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
        page = nbformat.read(path, as_version=4)
        known = {"notebook": name, "assignment": assignment, "db_url": course.db_url}
        quiet = logging.getLogger("autograder.released")
        quiet.setLevel(logging.ERROR)  # that hidden tests were put back is no news
        page, _ = OverwriteCells(log=quiet).preprocess(page, {"nbgrader": known})
        refuse_unjudgeable(page)
        pages[name] = page
    return pages


def refuse_unjudgeable(page: Any) -> None:
    """Look that each test takes the learner's answers by name, as the checks do.

    Raises:
        NotJudgeable: for a test that uses what neither a locked cell nor itself defines.
    """
    known = {*dir(builtins), "get_ipython", "display", "In", "Out", "_", "__name__"}
    for cell in page.cells:
        if not (is_shared(cell) or is_test(cell)):
            continue
        try:
            tree = ast.parse(_as_python(cell.source))
        except SyntaxError:
            continue
        known |= set(_bound(tree))
        missing = sorted(set(_used(tree)) - known)
        if is_test(cell) and missing:
            raise NotJudgeable(
                f"The test {cell.metadata.nbgrader.grade_id!r} uses {', '.join(missing)}, which no locked cell defines. "
                "Tests run away from the learner's code: they name an answer in quotes, as in "
                'check.size("answer", …), and import what they need.'
            )


def _as_python(source: str) -> str:
    """The code of a cell without IPython's magics."""
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())


def _bound(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.arg(arg=name):
                yield name
            case ast.alias(name=name, asname=other):
                yield other or name.split(".")[0]


def _used(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                yield name
