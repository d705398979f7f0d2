"""Who is who: the table of people that Canvas or Moodle gives, read, and written again with grades."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from .dates import read_dates

# What a person is called in nbgrader: the first of these columns of Canvas's that says something.
_NAMED_BY = ("SIS Login ID", "SIS User ID", "ID")
_CANVAS = ("Student", "ID", "Section")
_STUDENT = re.compile(r"(?=.*\w)[\w@-][\w.@+-]*")


class NoRoster(Exception):
    """A sentence about a table that says not who is who."""


class System(StrEnum):
    """A learning management system."""

    CANVAS = "canvas"
    MOODLE = "moodle"


@dataclass(frozen=True)
class Person:
    """One row of the table.

    Attributes:
        student: what nbgrader calls them.
        number: what the system calls them in the names of files: Canvas's own number, or Moodle's participant, which is another in
            each assignment.
        first_name: as the system has it; empty if it is not told apart.
        last_name: as the system has it.
        email: empty if the table does not say.
        row: where they stand in the table.
        handed_in: when they handed in last, in the time zone of whoever downloaded the table; None if it does not say.
    """

    student: str
    number: str
    first_name: str
    last_name: str
    email: str
    row: int
    handed_in: datetime | None = None


@dataclass(frozen=True)
class Roster:
    """A table of people.

    Attributes:
        system: whose table it is.
        columns: its headings.
        rows: its cells, those under the headings.
        people: who stands in it.
        grade: the place of the column for grades, in Moodle's table; behind it stands what they are out of.
        unreadable_times: True if times of handing in stand in it in a form that is not known.
    """

    system: System
    columns: list[str]
    rows: list[list[str]]
    people: list[Person]
    grade: int | None = None
    unreadable_times: bool = False

    def by_number(self) -> dict[str, Person]:
        """The people by what the system calls them in the names of files."""
        return {person.number: person for person in self.people}


def read_roster(path: Path) -> Roster:
    """Read Canvas's gradebook (Export, in English) or Moodle's grading worksheet, in any language.

    Raises:
        NoRoster: if it is neither, or two people in it cannot be told apart.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NoRoster(f"{path} cannot be read: {error}") from None
    rows = [row for row in csv.reader(io.StringIO(text)) if row]
    columns = [name.strip() for name in rows[0]] if rows else []
    if set(_CANVAS) <= set(columns):
        people = [
            person
            for row, cells in enumerate(rows[1:])
            if (person := _of_canvas(dict(zip(columns, (cell.strip() for cell in cells), strict=False)), row))
        ]
        found = Roster(System.CANVAS, columns, rows[1:], people)
    else:
        grade = _grade_column(columns, rows[1:])
        if grade is None:
            raise NoRoster(
                f"{path} is neither Canvas's gradebook (columns {', '.join(_CANVAS)}, …) nor Moodle's grading worksheet (who it is with "
                "Moodle's number behind, the full name, …, the grade, the maximum grade, …). "
                f"Its columns: {', '.join(columns[:8]) or 'none'}"
            )
        found = _of_moodle(columns, rows[1:], grade)
    names = [person.student for person in found.people]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise NoRoster(f"{path}: {twice[0]!r} stands for two people. Give each a login or an ID number of their own.")
    return found


def _of_canvas(cells: dict[str, str], row: int) -> Person | None:
    number = re.search(r"\d+$", cells.get("ID", ""))
    if number is None:
        return None  # Canvas's own rows: points possible, how grades are posted
    student = next((cells[name] for name in _NAMED_BY if cells.get(name)), "")
    last, _, first = cells["Student"].partition(",")
    return Person(_as_folder(student, row), number.group(), first.strip(), last.strip(), "", row)


def _grade_column(columns: list[str], rows: list[list[str]]) -> int | None:
    """Where grades stand in Moodle's worksheet, whatever the headings say: before the first column in which everybody has the same number above 0.

    None if it is no such worksheet: its first column ends in a number of Moodle's that is each person's own.
    """
    rows = [row for row in rows if len(row) >= 4]
    numbers = [re.fullmatch(r"\D*(\d+)", row[0].strip()) for row in rows]
    if not rows or not all(numbers) or len({number[1] for number in numbers if number}) != len(rows):
        return None
    for place in range(3, len(columns)):
        maxima = {row[place].strip() if place < len(row) else "" for row in rows} - {""}
        grades = [row[place - 1].strip() for row in rows]
        if (
            len(maxima) == 1
            and _number(maxima.pop())
            and all(one in ("", "-") or _number(one) is not None for one in grades)
        ):
            return place - 1
    return None


def _number(text: str) -> float | None:
    return float(text.strip().replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", text.strip()) else None


def _of_moodle(columns: list[str], rows: list[list[str]], grade: int) -> Roster:
    """People by the columns between the full name and the grade: a login, else a number, else an address, each of which is one person's own."""
    cells = [[cell.strip() for cell in row] + [""] * (len(columns) - len(row)) for row in rows]
    own: list[list[str]] = []
    for place in range(2, grade):
        column = [row[place] for row in cells]
        said = [text for text in column if text]
        if said and len(set(said)) == len(said) and all(map(_STUDENT.fullmatch, said)):
            own.append(column)
    own.sort(
        key=lambda column: (any("@" in text for text in column), all(text.isdigit() or not text for text in column))
    )
    addresses = next((column for column in own if any("@" in text for text in column)), [""] * len(cells))
    times = read_dates([row[grade + 3] if grade + 3 < len(row) else "" for row in cells])
    people = []
    for row, told in enumerate(cells):
        student = next((column[row] for column in own if column[row]), "")
        if not student:
            raise NoRoster(
                f"Row {row + 2} says not who {told[1]!r} is. Let Moodle show a username, an ID number or an email address "
                "(Site administration → Users → Permissions → User policies → Show user identity)."
            )
        number = re.sub(r"\D", "", told[0])
        handed_in = times[row] if times else None
        people.append(Person(_as_folder(student, row), number, "", told[1], addresses[row], row, handed_in))
    return Roster(System.MOODLE, columns, rows, people, grade, times is None)


def _as_folder(student: str, row: int) -> str:
    if not _STUDENT.fullmatch(student):
        raise NoRoster(f"Row {row + 2}: {student!r} cannot be the name of a folder.")
    return student
