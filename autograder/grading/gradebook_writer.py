"""The one writer: from judged notebooks to nbgrader's gradebook, and to the folder from which feedback is made."""

import logging
import os
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution
from sqlalchemy.exc import SAWarning

TIMESTAMP = "timestamp.txt"  # nbgrader's: when it was handed in
LATE = "late.txt"  # there where all that is known is that it is late
_log = logging.getLogger("autograder.gradebook")
_log.setLevel(logging.ERROR)


@dataclass(frozen=True)
class Marks:
    """The marks of a notebook.

    Attributes:
        score: its points, before anything is taken off.
        out_of: those that it could have.
        penalty: the points that being late costs.
    """

    score: float
    out_of: float
    penalty: float


def has_no_mark(grade: Any) -> bool:
    """True for an item that nobody has marked and nobody is asked to: its notebook could not be graded, or was not yet."""
    return grade.auto_score is None and grade.manual_score is None and not grade.needs_manual_grade


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

    def has(self, student: str, notebook: str, judged: str | None) -> bool:
        """True if the gradebook has the scores of this judged notebook, and it lies where feedback is made from."""
        try:
            grades = self._gradebook.find_submission_notebook(notebook, self._assignment, student).grades
        except MissingEntry:
            return False
        return not any(map(has_no_mark, grades)) and self._read_file(student, notebook) == judged

    def write(self, student: str, notebook: str, judged: str) -> list[str]:
        """Write one judged notebook, which is JSON; what the instructor should know of it, a sentence each.

        Writing the same again changes nothing, so it can be repeated after it was cut off. A mark given by hand stays; where the
        answer has changed since, it waits for a person again.
        """
        self._enter(student)
        page = nbformat.reads(judged, as_version=4)
        changed = _changed_answers(self._read_file(student, notebook), page)
        by_hand = []
        for cell in page.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if is_grade(cell):
                grade = self._gradebook.find_grade(name, notebook, self._assignment, student)
                grade.auto_score, _ = determine_grade(cell, _log)
                if grade.manual_score is None:
                    grade.needs_manual_grade = grade.auto_score is None
                elif name in changed:
                    grade.needs_manual_grade = True
                    by_hand.append(name)
            if is_solution(cell):
                comment = self._gradebook.find_comment(name, notebook, self._assignment, student)
                unchanged = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
                comment.auto_comment = "No response." if unchanged else None
        self._gradebook.db.commit()
        self._write_file(student, notebook, judged)  # the last step: until it is there, all of it is done again
        return [
            f"{name!r} was marked by hand, and its answer has changed since: the mark stays, and waits for a person."
            for name in by_hand
        ]

    def update_lateness(self, student: str, notebook: str) -> Marks:
        """Take off what being late costs, by the times, extensions and settings of now; the marks that a notebook has then."""
        self._enter(student)
        book = self._gradebook.find_submission_notebook(notebook, self._assignment, student)
        book.late_submission_penalty = None
        self._gradebook.db.commit()
        if self._gradebook.find_submission(self._assignment, student).total_seconds_late > 0:
            known = {"notebook": notebook, "assignment": self._assignment, "student": student}
            late = AssignLatePenalties(config=self._course.config, log=_log)
            late.preprocess(nbformat.v4.new_notebook(), {"nbgrader": {**known, "db_url": self._course.db_url}})
            self._gradebook.db.expire_all()
        book = self._gradebook.find_submission_notebook(notebook, self._assignment, student)
        return Marks(float(book.score), float(book.max_score), float(book.late_submission_penalty or 0))

    def write_ungraded(self, student: str, notebook: str) -> None:
        """Let the gradebook know that it was handed in, and cannot be graded: no score, and no old one but what was given by hand."""
        self._enter(student)
        was_graded = self._path(student, notebook).exists()
        for grade in self._gradebook.find_submission_notebook(notebook, self._assignment, student).grades:
            grade.auto_score = None
            grade.needs_manual_grade = grade.manual_score is not None and (was_graded or grade.needs_manual_grade)
        self._gradebook.db.commit()
        self._path(student, notebook).unlink(missing_ok=True)

    def _enter(self, student: str) -> None:
        folder = Path(self._course.format_path(self._course.submitted_directory, student, self._assignment))
        timestamp = self._course.get_existing_timestamp(str(folder))
        if timestamp is None and (folder / LATE).is_file():
            due = self._gradebook.find_assignment(self._assignment).duedate
            timestamp = due and due + timedelta(seconds=1)
        self._gradebook.update_or_create_student(student)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # of how nbgrader makes a submission; it arrives all the same
            self._gradebook.update_or_create_submission(
                self._assignment, student, **({"timestamp": timestamp} if timestamp else {})
            )

    def _read_file(self, student: str, notebook: str) -> str | None:
        """What was written before; None if nothing was."""
        try:
            return self._path(student, notebook).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def _write_file(self, student: str, notebook: str, judged: str) -> None:
        path = self._path(student, notebook)
        path.parent.mkdir(parents=True, exist_ok=True)
        submitted = Path(self._course.format_path(self._course.submitted_directory, student, self._assignment))
        stamp = submitted / TIMESTAMP
        if stamp.is_file() and not stamp.is_symlink():
            _replace(path.parent / TIMESTAMP, stamp.read_bytes()[:100])
        _replace(path, judged.encode())

    def _path(self, student: str, notebook: str) -> Path:
        folder = self._course.format_path(self._course.autograded_directory, student, self._assignment)
        return Path(folder) / f"{notebook}.ipynb"


def _changed_answers(before: str | None, now: Any) -> set[str]:
    """The items whose answers, or the answers above them, are others than they were; all if nothing was there before."""
    try:
        known = dict(_answers_by_item(nbformat.reads(before or "", as_version=4)))
    except (ValueError, nbformat.ValidationError):
        known = {}
    return {name for name, answers in _answers_by_item(now) if known.get(name) != answers}


def _answers_by_item(page: Any) -> Iterator[tuple[str, list[str]]]:
    answers: list[str] = []
    for cell in page.cells:
        if is_solution(cell):
            answers.append(cell.source)
        if is_grade(cell):
            yield cell.metadata.nbgrader.grade_id, answers
            answers = []


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
