"""The kit's own assignments, and where things are."""

from pathlib import Path
from typing import Any

from autograder.authoring import assignment as authoring
from autograder.authoring.assignment import Answer, Assignment, Item

ROOT = Path(__file__).resolve().parents[1]
SCREENSHOTS = ROOT / "screenshots"
ASSIGNMENTS = sorted(path.name for path in (ROOT / "solutions").iterdir() if path.is_dir())


def notebook(folder: str, assignment: str) -> Any:
    """The notebook of an assignment, from `solutions` or `exercises`."""
    return Assignment(ROOT, assignment).notebook(folder)


def items(folder: str, assignment: str) -> list[Item]:
    """The items of an assignment, in order."""
    return Assignment(ROOT, assignment).items(folder)


def manual_items(folder: str, assignment: str) -> list[Any]:
    """The cells that a person judges: answered in words."""
    return Assignment(ROOT, assignment).manual_items(folder)


def answers(assignment: str) -> list[Answer]:
    """All answers kept for an assignment."""
    return Assignment(ROOT, assignment).answers()


class Session(authoring.Session):
    """A real IPython that has run the preparation of one of the kit's assignments."""

    def __init__(self, assignment: str) -> None:
        super().__init__(Assignment(ROOT, assignment))
