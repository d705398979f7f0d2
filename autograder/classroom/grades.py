"""Grades for a learning management system: the table that came from it, with one column filled in."""

import csv
import io
from dataclasses import dataclass

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory

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
        waiting: whose answers in words wait for a person; their grade counts them as 0.
        unknown: who has a grade and does not stand in the table.
        out_of: what the grades are out of, in the system's points.
    """

    text: str
    filled: list[str]
    missing: list[str]
    waiting: list[str]
    unknown: list[str]
    out_of: float


def export_grades(course: CourseDirectory, assignment: str, roster: Roster, column: str | None = None) -> Exported:
    """Fill an assignment's grades in, as many of the system's points as of ours, a penalty for lateness taken off.

    Arguments:
        course: whose gradebook.
        assignment: its name.
        roster: the table as it came from the system.
        column: the heading of the assignment's column in Canvas's table; a part of it that no other has is enough. Moodle's is Grade.

    Raises:
        NoGrades: if the gradebook has none.
        NoRoster: if the column is not there.
    """
    place = _column(roster, "Grade" if roster.system == System.MOODLE else column or assignment)
    scores, waiting, ours = _scores(course, assignment)
    filled, missing = [], []
    rows = [list(row) for row in roster.rows]
    theirs = None
    for person in roster.people:
        row = rows[person.row]
        row += [""] * (len(roster.columns) - len(row))
        if person.student not in scores:
            missing.append(person.student)
            continue
        written = row[roster.columns.index("Maximum Grade")] if roster.system == System.MOODLE else ""
        theirs = _number(written) if written else _possible(roster, place) or ours
        value = f"{scores[person.student] / ours * theirs:.2f}".rstrip("0").rstrip(".")
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
        told.getvalue(), filled, missing, sorted(set(waiting) & there), sorted(set(scores) - there), theirs or ours
    )


def _column(roster: Roster, name: str) -> int:
    inside = [n for n, heading in enumerate(roster.columns) if name in heading]
    exact = [n for n in inside if roster.columns[n] == name]
    found = exact or inside
    if len(found) != 1:
        people = set(_CANVAS_PEOPLE) | {"Identifier", "Full name", "Email address"}
        others = ", ".join(repr(heading) for heading in roster.columns if heading not in people)
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


def _scores(course: CourseDirectory, assignment: str) -> tuple[dict[str, float], list[str], float]:
    scores, waiting = {}, []
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            known = gradebook.find_assignment(assignment)
        except MissingEntry:
            raise NoGrades(f"The gradebook does not know {assignment}.") from None
        ours = known.max_score
        for one in gradebook.assignment_submissions(assignment):
            scores[one.student.id] = max(0.0, one.score - one.late_submission_penalty)
            if one.needs_manual_grade:
                waiting.append(one.student.id)
    if not scores:
        raise NoGrades(f"Nobody has a grade for {assignment} yet. First: python -m autograder grade {assignment}")
    return scores, waiting, ours
