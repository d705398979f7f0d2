"""What a class is given: an assignment to work on, and feedback to read, as zips that a learning management system takes."""

import json
import zipfile
from pathlib import Path

import nbformat
from nbgrader.coursedir import CourseDirectory

from ..grading.inspection import NothingReleased
from .downloads import WHOSE

_NOT_TO_BE_SEEN = ("### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS", "### BEGIN MARK SCHEME")


def pack_release(course: CourseDirectory, assignment: str) -> Path:
    """Zip a release for a class; the path of the zip.

    Raises:
        NothingReleased: if there is none, or a solution stands in it.
    """
    folder = Path(course.format_path(course.release_directory, ".", assignment))
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    files = [path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    notebooks = [path for path in files if path.suffix == ".ipynb"]
    if not notebooks:
        raise NothingReleased(f"{folder} holds no notebook. First: nbgrader generate_assignment {assignment}")
    for path in notebooks:
        for cell in nbformat.read(path, as_version=4).cells:
            if any(mark in cell.source for mark in _NOT_TO_BE_SEEN):
                raise NothingReleased(
                    f"{path} holds a solution, a hidden test or a rubric. Generate it anew: nbgrader generate_assignment {assignment} --force"
                )
    return _zip(
        course, f"{assignment}.zip", {f"{assignment}/{path.relative_to(folder).as_posix()}": path for path in files}
    )


def pack_feedback(course: CourseDirectory, assignment: str) -> tuple[Path, list[str]]:
    """Zip a class's feedback; the path, and who is in it.

    Files are named as those of the download were, so that Canvas (Upload Submissions) and Moodle (Upload multiple feedback files in a
    zip) know whose each is; without a download they lie in a folder for each student.

    Raises:
        NothingReleased: if there is no feedback yet.
    """
    pages = {}
    known = Path(course.root) / "downloaded" / assignment / WHOSE
    names = json.loads(known.read_text(encoding="utf-8"))["students"] if known.is_file() else {}
    pattern = course.format_path(course.feedback_directory, "*", assignment)
    for folder in sorted(Path(course.root).glob(str(Path(pattern).relative_to(course.root)))):
        student = folder.parent.name
        for page in sorted(folder.glob("*.html")):
            pages[_named(names.get(student, f"{student}/"), page.name)] = page
    if not pages:
        raise NothingReleased(f"{assignment} has no feedback yet. First: python -m autograder grade {assignment}")
    students = sorted({page.parent.parent.name for page in pages.values()})
    return _zip(course, f"{assignment}_feedback.zip", pages), students


def _named(handed_in: str, page: str) -> str:
    """Where a page of feedback lies in the zip, from what was handed in: in the same folder, or with the same name before it."""
    folder, slash, name = handed_in.rpartition("/")
    if slash and "_assignsubmission_file" not in name:
        return f"{folder}/{page}"
    return f"{folder}{slash}{name.rpartition('.')[0]}.html"


def _zip(course: CourseDirectory, name: str, files: dict[str, Path]) -> Path:
    target = Path(course.root) / "handed_out" / name
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, path in files.items():
            archive.write(path, inside)
    return target
