"""The numbers that a grading compares with: measured from the worked solutions, with draws that no release holds."""

import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.coursedir import CourseDirectory

from ..code_version import code_version
from ..reference.solutions import SolutionFails, measured_solutions
from ..reference.store import METADATA
from .cell_kinds import has_checks

FOLDER = "grading_references"  # in the course's folder
_SECRET = "secret"


def with_fresh_references(course: CourseDirectory, assignment: str, name: str, page: Any) -> Any:
    """A released notebook with numbers for grading in place of its own.

    What stands in a release can be read and played back by whoever hands in. These are drawn from a secret of the course, so that no
    learner knows them and every grading of the course has the same. They are measured once and kept.
    A course without the worked solutions goes on with the numbers of the release; a notebook without checks needs none.

    Arguments:
        course: nbgrader's folders.
        assignment: the assignment's name.
        name: the notebook's.
        page: the notebook as it was released; it is changed.

    Raises:
        SolutionFails: if a worked solution ends in an error.
    """
    source = Path(course.format_path(course.source_directory, ".", assignment)) / f"{name}.ipynb"
    if not (source.is_file() and has_checks(page)):
        return page
    folder = Path(course.root) / FOLDER
    seed = hashlib.sha256(f"{_secret(folder)}/{assignment}/{name}".encode()).hexdigest()[:16]
    made_of = hashlib.sha256(b"".join([source.read_bytes(), seed.encode(), code_version().encode()])).hexdigest()
    kept = folder / f"{assignment}.{name}.json"
    try:
        known = json.loads(kept.read_text())
        if known["made_of"] == made_of:
            page.metadata[METADATA] = known["measured"]
            return page
    except (OSError, ValueError, KeyError, TypeError):
        pass
    measured = measured_solutions(nbformat.read(source, as_version=4), source.parent, seed)
    page.metadata[METADATA] = measured
    half = kept.with_suffix(f".{secrets.token_hex(4)}")
    half.touch(mode=0o600)
    half.write_text(json.dumps({"made_of": made_of, "measured": measured}))
    half.replace(kept)
    return page


def _secret(folder: Path) -> str:
    """The course's own, made at its first grading."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / _SECRET
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_hex(16))
    except FileExistsError:
        pass
    return path.read_text()


__all__ = ["FOLDER", "SolutionFails", "with_fresh_references"]
