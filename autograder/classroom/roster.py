"""Who is who: the table of people that Canvas or Moodle gives, read, and written again with grades."""

import csv
import io
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

# What a person is called in nbgrader: the first of these columns that says something.
_NAMED_BY = {
    "canvas": ("SIS Login ID", "SIS User ID", "ID"),
    "moodle": ("Username", "ID number", "Email address"),
}
_KNOWN_BY = {"canvas": ("Student", "ID", "Section"), "moodle": ("Identifier", "Full name", "Grade")}
_STUDENT = re.compile(r"[\w@-][\w.@+-]*")


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
    """

    student: str
    number: str
    first_name: str
    last_name: str
    email: str
    row: int


@dataclass(frozen=True)
class Roster:
    """A table of people.

    Attributes:
        system: whose table it is.
        columns: its headings.
        rows: its cells, those under the headings.
        people: who stands in it.
    """

    system: System
    columns: list[str]
    rows: list[list[str]]
    people: list[Person]

    def by_number(self) -> dict[str, Person]:
        """The people by what the system calls them in the names of files."""
        return {person.number: person for person in self.people}


def read_roster(path: Path) -> Roster:
    """Read Canvas's gradebook (Export) or Moodle's grading worksheet.

    Raises:
        NoRoster: if it is neither, or two people in it cannot be told apart.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NoRoster(f"{path} cannot be read: {error}") from None
    rows = [row for row in csv.reader(io.StringIO(text)) if row]
    columns = [name.strip() for name in rows[0]] if rows else []
    for system in System:
        if set(_KNOWN_BY[system]) <= set(columns):
            break
    else:
        raise NoRoster(
            f"{path} is neither Canvas's gradebook (columns {', '.join(_KNOWN_BY['canvas'])}, …) nor Moodle's grading worksheet "
            f"(columns {', '.join(_KNOWN_BY['moodle'])}, …; in English). Its columns: {', '.join(columns[:8]) or 'none'}"
        )
    people = [
        person
        for row, cells in enumerate(rows[1:])
        if (person := _person(system, dict(zip(columns, (cell.strip() for cell in cells), strict=False)), row))
    ]
    names = [person.student for person in people]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise NoRoster(f"{path}: {twice[0]!r} stands for two people. Give each a login or an ID number of their own.")
    return Roster(system, columns, rows[1:], people)


def _person(system: System, cells: dict[str, str], row: int) -> Person | None:
    number = re.search(r"\d+$", cells.get("ID" if system == System.CANVAS else "Identifier", ""))
    if number is None:
        return None  # Canvas's own rows: points possible, how grades are posted
    student = next((cells[name] for name in _NAMED_BY[system] if cells.get(name)), "")
    if not student:
        raise NoRoster(
            f"Row {row + 2} says not who {cells.get('Full name', 'it')!r} is. Let Moodle show one of {', '.join(_NAMED_BY['moodle'])} "
            "(Site administration → Users → Permissions → User policies → Show user identity)."
        )
    if not _STUDENT.fullmatch(student):
        raise NoRoster(f"Row {row + 2}: {student!r} cannot be the name of a folder.")
    if system == System.CANVAS:
        last, _, first = cells["Student"].partition(",")
        return Person(student, number.group(), first.strip(), last.strip(), "", row)
    return Person(student, number.group(), "", cells["Full name"], cells.get("Email address", ""), row)
