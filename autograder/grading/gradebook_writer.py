"""The one writer: from judged notebooks to nbgrader's gradebook, and to the folder from which feedback is made."""

import logging
import os
import tempfile
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution
from sqlalchemy.exc import SAWarning

_log = logging.getLogger("autograder.gradebook")
_log.setLevel(logging.ERROR)


class GradebookWriter:
    """Writes as `nbgrader autograde` does: scores, what needs a reader, late penalties, the autograded notebook.

    Arguments:
        course: nbgrader's folders and the address of its gradebook.
        assignment: the assignment's name.
    """

    def __init__(self, course: CourseDirectory, assignment: str) -> None:
        self._course, self._assignment = course, assignment
        self._gradebook = Gradebook(course.db_url, course.course_id)

    def close(self) -> None:
        """Close the gradebook."""
        self._gradebook.close()

    def has(self, student: str, notebook: str) -> bool:
        """True if this notebook has its scores, and lies where feedback is made from."""
        try:
            grades = self._gradebook.find_submission_notebook(notebook, self._assignment, student).grades
        except MissingEntry:
            return False
        graded = all(grade.auto_score is not None or grade.needs_manual_grade for grade in grades)
        return graded and self._path(student, notebook).is_file()

    def points(self, student: str, notebook: str) -> tuple[float, float]:
        """The points that a notebook has, and those that it could have."""
        book = self._gradebook.find_submission_notebook(notebook, self._assignment, student)
        return float(book.score), float(book.max_score)

    def write(self, student: str, notebook: str, page: Any) -> tuple[float, float]:
        """Write one judged notebook; the points that it has now, and those that it could have.

        Writing the same again changes nothing, so it can be repeated after it was cut off.
        """
        self._write_file(student, notebook, page)
        self._enter(student)
        book = self._gradebook.find_submission_notebook(notebook, self._assignment, student)
        for cell in page.cells:
            if is_grade(cell):
                grade = self._gradebook.find_grade(cell.metadata.nbgrader.grade_id, notebook, self._assignment, student)
                grade.auto_score, _ = determine_grade(cell, _log)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            if is_solution(cell):
                comment = self._gradebook.find_comment(
                    cell.metadata.nbgrader.grade_id, notebook, self._assignment, student
                )
                unchanged = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
                comment.auto_comment = "No response." if unchanged else None
        book.late_submission_penalty = None
        self._gradebook.db.commit()
        if self._gradebook.find_submission(self._assignment, student).total_seconds_late > 0:
            known = {"notebook": notebook, "assignment": self._assignment, "student": student}
            late = AssignLatePenalties(config=self._course.config, log=_log)
            late.preprocess(page, {"nbgrader": {**known, "db_url": self._course.db_url}})
            self._gradebook.db.expire_all()
        return self.points(student, notebook)

    def write_ungraded(self, student: str, notebook: str) -> None:
        """Let the gradebook know that it was handed in, and cannot be graded: no score, and no old one either."""
        self._enter(student)
        for grade in self._gradebook.find_submission_notebook(notebook, self._assignment, student).grades:
            grade.auto_score, grade.needs_manual_grade = None, False
        self._gradebook.db.commit()
        self._path(student, notebook).unlink(missing_ok=True)

    def _enter(self, student: str) -> None:
        folder = Path(self._course.format_path(self._course.submitted_directory, student, self._assignment))
        timestamp = self._course.get_existing_timestamp(str(folder))
        self._gradebook.update_or_create_student(student)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # of how nbgrader makes a submission; it arrives all the same
            self._gradebook.update_or_create_submission(
                self._assignment, student, **({"timestamp": timestamp} if timestamp else {})
            )

    def _write_file(self, student: str, notebook: str, page: Any) -> None:
        path = self._path(student, notebook)
        path.parent.mkdir(parents=True, exist_ok=True)
        submitted = Path(self._course.format_path(self._course.submitted_directory, student, self._assignment))
        stamp = submitted / "timestamp.txt"
        if stamp.is_file() and not stamp.is_symlink():
            _replace(path.parent / "timestamp.txt", stamp.read_bytes()[:100])
        _replace(path, nbformat.writes(page, version=4).encode())

    def _path(self, student: str, notebook: str) -> Path:
        folder = self._course.format_path(self._course.autograded_directory, student, self._assignment)
        return Path(folder) / f"{notebook}.ipynb"


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or as it was."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
