"""Grades for a learning management system: the table that came from it, with one column filled in."""

import csv
import io
from dataclasses import dataclass, field

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory

from ..grading.gradebook_writer import GradebookWriter, has_no_mark
from .roster import NoRoster, Roster, System

_CANVAS_PEOPLE = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_POSSIBLE = "Points Possible"


class NoGrades(Exception):
    """A sentence about grades that are not there."""


@dataclass(frozen=True)
class Exported:
    """A table with grades.

    Attributes:
        text: as CSV, for the system to import.
        filled: who has a grade in it.
        missing: who stands in the table and has none: nothing was handed in or graded. Their row is as it came.
        ungraded: who handed in what could not be graded. Their row is as it came.
        waiting: whose answers wait for a person; until then one without a mark counts 0.
        late: the points that being late cost.
        unknown: who has a grade and does not stand in the table.
        out_of: what the grades are out of, in the system's points.
    """

    text: str
    filled: list[str]
    missing: list[str]
    ungraded: list[str]
    waiting: list[str]
    late: dict[str, float]
    unknown: list[str]
    out_of: float


def export_grades(course: CourseDirectory, assignment: str, roster: Roster, column: str | None = None) -> Exported:
    """Fill an assignment's grades in, as many of the system's points as of ours, a penalty for lateness taken off.

    Arguments:
        course: whose gradebook.
        assignment: its name.
        roster: the table as it came from the system.
        column: the heading of the assignment's column in Canvas's table; a part of it that no other has is enough. Moodle's is known.

    Raises:
        NoGrades: if the gradebook has none.
        NoRoster: if the column is not there.
    """
    place = _column(roster, column or assignment) if roster.grade is None else roster.grade
    marks = _marks(course, assignment)
    filled, missing = [], []
    rows = [list(row) for row in roster.rows]
    theirs = None
    for person in roster.people:
        row = rows[person.row]
        row += [""] * (len(roster.columns) - len(row))
        if person.student not in marks.scores:
            if person.student not in marks.ungraded:
                missing.append(person.student)
            continue
        written = "" if roster.grade is None else row[roster.grade + 1]
        theirs = _number(written) if written else _possible(roster, place) or marks.out_of
        value = f"{marks.scores[person.student] / marks.out_of * theirs:.2f}".rstrip("0").rstrip(".")
        row[place] = value.replace(".", ",") if "," in written else value
        filled.append(person.student)
    columns = list(roster.columns)
    if roster.system == System.CANVAS:
        # Nothing but this column: what else stands in the table may have changed since.
        keep = [columns.index(name) for name in _CANVAS_PEOPLE if name in columns] + [place]
        columns, rows = [columns[n] for n in keep], [[row[n] if n < len(row) else "" for n in keep] for row in rows]
    told = io.StringIO()
    csv.writer(told, lineterminator="\n").writerows([columns, *rows])
    there = {person.student for person in roster.people}
    return Exported(
        told.getvalue(),
        filled,
        missing,
        sorted(marks.ungraded & there),
        sorted(marks.waiting & there),
        {student: points for student, points in marks.late.items() if student in there},
        sorted({*marks.scores, *marks.ungraded} - there),
        theirs or marks.out_of,
    )


def _column(roster: Roster, name: str) -> int:
    inside = [n for n, heading in enumerate(roster.columns) if name in heading]
    exact = [n for n in inside if roster.columns[n] == name]
    found = exact or inside
    if len(found) != 1:
        others = ", ".join(repr(heading) for heading in roster.columns if heading not in _CANVAS_PEOPLE)
        raise NoRoster(
            f"{'No column' if not found else 'More than one column'} is called {name!r}. Name one: --column. There are {others}."
        )
    return found[0]


def _possible(roster: Roster, place: int) -> float | None:
    for row in roster.rows:
        if row[0].strip() == _POSSIBLE and place < len(row):
            try:
                return _number(row[place])
            except ValueError:
                return None
    return None


def _number(text: str) -> float:
    return float(text.strip().replace(",", "."))


def waiting_for_a_person(course: CourseDirectory, assignment: str) -> list[str]:
    """Who has answers that nobody has marked yet."""
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            found = gradebook.assignment_submissions(assignment)
        except MissingEntry:
            return []
        return sorted(one.student.id for one in found if one.needs_manual_grade)


@dataclass
class _Marks:
    out_of: float
    scores: dict[str, float] = field(default_factory=dict)
    late: dict[str, float] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    ungraded: set[str] = field(default_factory=set)


def _marks(course: CourseDirectory, assignment: str) -> _Marks:
    """What the gradebook says of everybody, with what being late costs by now."""
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            marks = _Marks(gradebook.find_assignment(assignment).max_score)
        except MissingEntry:
            raise NoGrades(f"The gradebook does not know {assignment}.") from None
        graded: list[tuple[str, list[str]]] = []
        for one in gradebook.assignment_submissions(assignment):
            if any(has_no_mark(grade) for notebook in one.notebooks for grade in notebook.grades):
                marks.ungraded.add(one.student.id)
                continue
            graded.append((one.student.id, [notebook.name for notebook in one.notebooks]))
            if one.needs_manual_grade:
                marks.waiting.add(one.student.id)
    writer = GradebookWriter(course, assignment)
    try:
        for student, notebooks in graded:
            each = [writer.update_lateness(student, notebook) for notebook in notebooks]
            penalty = sum(one.penalty for one in each)
            marks.scores[student] = max(0.0, sum(one.score for one in each) - penalty)
            if penalty:
                marks.late[student] = penalty
    finally:
        writer.close()
    if not (marks.scores or marks.ungraded):
        raise NoGrades(f"Nobody has a grade for {assignment} yet. First: python -m autograder grade {assignment}")
    return marks
