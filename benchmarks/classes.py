"""Classes to grade: a course's folder with an assignment that was released, and what its learners handed in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.utils import is_solution

ROOT = Path(__file__).resolve().parents[1]
TWO_ITEMS = ROOT / "benchmarks" / "grading_course" / "solutions" / "two_items"

WRONG = {
    "predicted": "predicted = (1, 2)",
    "build_halved": "def build_halved(height, width):\n"
    "    return keras.Sequential([keras.Input((6, height, width, 1)), layers.ConvLSTM2D(4, 3, padding='same')])",
}


def program(*command: str, course: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a course's folder; its programs are found beside this Python, as `make` has it."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=course, env=environment, capture_output=True, text=True, check=check
    )


def released(folder: Path, source: Path = TWO_ITEMS) -> Path:
    """Make a course with one assignment and release it.

    Arguments:
        folder: where; made if it is not there.
        source: the folder of the assignment as its author wrote it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(source, folder / "solutions" / source.name)
    program("nbgrader", "generate_assignment", source.name, course=folder)
    return folder


def hand_in(
    course: Path, student: str, answers: Mapping[str, str], assignment: str = "two_items", at: str | None = None
) -> Path:
    """Put a student's notebook where nbgrader collects it; its path.

    Arguments:
        course: the course's folder.
        student: the student's name.
        answers: the source of each answer cell that was changed.
        assignment: its name.
        at: when it was handed in; None for no time at all.
    """
    path = course / "submitted" / student / assignment / f"{assignment}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    page = nbformat.read(course / "exercises" / assignment / path.name, as_version=4)
    for cell in page.cells:
        if is_solution(cell):
            cell.source = answers.get(cell.metadata.nbgrader.grade_id, cell.source)
    nbformat.write(page, path)
    if at is not None:
        (path.parent / "timestamp.txt").write_text(at)
    return path


def worked(course: Path, assignment: str = "two_items") -> dict[str, str]:
    """The worked answers of an assignment."""
    page = nbformat.read(course / "solutions" / assignment / f"{assignment}.ipynb", as_version=4)
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in page.cells if is_solution(cell)}


def scores(course: Path, assignment: str = "two_items") -> dict[str, dict[str, float | None]]:
    """What the gradebook says of everybody: {student: {test: points}}."""
    found = {}
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            grades: Iterable = (grade for notebook in submission.notebooks for grade in notebook.grades)
            found[submission.student.id] = {grade.name: grade.auto_score for grade in grades}
    return found
