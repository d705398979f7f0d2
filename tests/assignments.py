"""Assignments and their answers as data, and a real IPython to judge them in."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import is_grade, is_locked, is_solution

ROOT = Path(__file__).resolve().parents[1]
SCREENSHOTS = ROOT / "screenshots"
ASSIGNMENTS = sorted(path.name for path in (ROOT / "solutions").iterdir() if path.is_dir())


@dataclass(frozen=True)
class Answer:
    """One answer to one item, with the verdict that it must get."""

    assignment: str
    item: str
    name: str
    source: str
    outcome: str
    points: float
    says: str
    cause: str

    def __str__(self) -> str:
        return f"{self.assignment}/{self.item}/{self.name}"


@dataclass(frozen=True)
class Item:
    """One item that a check judges: the cell that is answered and the cell that judges it."""

    name: str
    solution: str
    test: str
    points: float


def notebook(folder: str, assignment: str) -> Any:
    """The notebook of an assignment, from `solutions` or `exercises`."""
    return nbformat.read(ROOT / folder / assignment / f"{assignment}.ipynb", as_version=4)


def items(folder: str, assignment: str) -> list[Item]:
    """The items of an assignment, in order; a test cell judges the answer cell above it."""
    found, answered = [], None
    for cell in notebook(folder, assignment).cells:
        if is_solution(cell):
            answered = cell  # graded too if it is answered in words
        elif is_grade(cell):
            assert answered is not None
            points = cell.metadata.nbgrader.points
            found.append(Item(answered.metadata.nbgrader.grade_id, answered.source, cell.source, points))
    return found


def manual_items(folder: str, assignment: str) -> list[Any]:
    """The cells that a person judges: answered in words."""
    return [cell for cell in notebook(folder, assignment).cells if is_grade(cell) and is_solution(cell)]


def preparation(assignment: str) -> list[str]:
    """The locked cells that are not graded: set-up and questions."""
    return [
        cell.source
        for cell in notebook("solutions", assignment).cells
        if cell.cell_type == "code" and is_locked(cell) and not is_grade(cell)
    ]


def answers(assignment: str) -> list[Answer]:
    """All answers kept for an assignment."""
    points = {item.name: item.points for item in items("solutions", assignment)}
    found = []
    for path in sorted((ROOT / "tests" / "answers" / assignment).rglob("*.py")):
        text, item = path.read_text(), path.parent.name
        said = dict(re.findall(r"^# (outcome|points|says|cause): (.*)$", text, re.MULTILINE))
        earned = points[item] if said["outcome"] == "correct" else float(said.get("points", 0))
        told = said["outcome"], earned, said.get("says", ""), said.get("cause", "")
        found.append(Answer(assignment, item, path.stem, text, *told))
    return found


class Session:
    """A real IPython that has run an assignment's preparation, as a learner's kernel has."""

    def __init__(self, assignment: str) -> None:
        from IPython.core.interactiveshell import InteractiveShell

        InteractiveShell.clear_instance()
        self.shell = InteractiveShell.instance()
        self.shell.history_manager.enabled = False
        os.environ["JPY_SESSION_NAME"] = str(ROOT / "exercises" / assignment / f"{assignment}.ipynb")
        for source in preparation(assignment):
            self.run(source)

    def run(self, source: str) -> Any:
        """Run one cell; return its result, or the exception that it ended with."""
        ended = self.shell.run_cell(source, store_history=True, silent=False)
        return ended.error_before_exec or ended.error_in_exec or ended.result

    def judge(self, source: str, item: Item) -> Any:
        """Run an answer, then the item's own test cell; return the outcome."""
        self.run(source)
        ended = self.run(item.test)
        return ended.outcome

    def close(self) -> None:
        """Leave no IPython behind."""
        from IPython.core.interactiveshell import InteractiveShell

        os.environ.pop("JPY_SESSION_NAME", None)
        InteractiveShell.clear_instance()
