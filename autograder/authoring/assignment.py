"""An assignment and its kept answers as data, and a real IPython to judge them in."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import is_grade, is_locked, is_solution

from ..outcomes import Kind, Outcome


@dataclass(frozen=True)
class Item:
    """One item that a check judges: the cell that is answered and the cell that judges it."""

    name: str
    solution: str
    test: str
    points: float


@dataclass(frozen=True)
class Answer:
    """One answer to one item, with the verdict that it must get.

    Attributes:
        assignment: the name of the assignment.
        item: the grade id of the answer cell.
        name: what the file is called: right_… or wrong_….
        source: the code.
        outcome: correct, incorrect or error.
        points: that it must get.
        says: a part of the sentence that it must get; empty for a right one.
        cause: why it is wrong, in the words of the diagnosis; empty for a right one.
    """

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
class Assignment:
    """An assignment in a course's folder.

    Attributes:
        course: the folder with solutions/, exercises/ and tests/answers/.
        name: of the assignment.
    """

    course: Path
    name: str

    def notebook(self, folder: str) -> Any:
        """Its notebook, from `solutions` or `exercises`."""
        return nbformat.read(self.path(folder), as_version=4)

    def path(self, folder: str) -> Path:
        """Where its notebook lies."""
        return self.course / folder / self.name / f"{self.name}.ipynb"

    def answers_folder(self) -> Path:
        """Where its kept answers lie."""
        return self.course / "tests" / "answers" / self.name

    def items(self, folder: str) -> list[Item]:
        """Its items, in order; a test cell judges the answer cell above it.

        Raises:
            ValueError: if a test cell stands above the first answer cell.
        """
        found: list[Item] = []
        answered = None
        for cell in self.notebook(folder).cells:
            if is_solution(cell):
                answered = cell  # graded too if it is answered in words
            elif is_grade(cell):
                if answered is None:
                    raise ValueError(f"{cell.metadata.nbgrader.grade_id} stands above the first answer cell.")
                points = cell.metadata.nbgrader.points
                found.append(Item(answered.metadata.nbgrader.grade_id, answered.source, cell.source, points))
        return found

    def manual_items(self, folder: str) -> list[Any]:
        """The cells that a person judges: answered in words."""
        return [cell for cell in self.notebook(folder).cells if is_grade(cell) and is_solution(cell)]

    def preparation(self) -> list[str]:
        """The locked cells that are not graded: set-up and questions."""
        return [
            cell.source
            for cell in self.notebook("solutions").cells
            if cell.cell_type == "code" and is_locked(cell) and not is_grade(cell)
        ]

    def answers(self) -> list[Answer]:
        """All answers kept for it.

        Raises:
            ValueError: if one says not what must come of it, or belongs to no item.
        """
        points = {item.name: item.points for item in self.items("solutions")}
        found = []
        for path in sorted(self.answers_folder().rglob("*.py")):
            text, item = path.read_text(encoding="utf-8"), path.parent.name
            said = dict(re.findall(r"^# (outcome|points|says|cause): (.*)$", text, re.MULTILINE))
            if item not in points:
                raise ValueError(f"{path}: there is no item called {item!r}, only {', '.join(points)}.")
            if "outcome" not in said:
                raise ValueError(f"{path} must say what comes of it: # outcome: correct, incorrect or error")
            earned = points[item] if said["outcome"] == "correct" else float(said.get("points", 0))
            told = said["outcome"], earned, said.get("says", ""), said.get("cause", "")
            found.append(Answer(self.name, item, path.stem, text, *told))
        return found


class Session:
    """A real IPython that has run an assignment's preparation, as a learner's kernel has."""

    def __init__(self, assignment: Assignment) -> None:
        from IPython.core.interactiveshell import InteractiveShell

        InteractiveShell.clear_instance()
        self.assignment = assignment
        self.shell = InteractiveShell.instance()
        self.shell.history_manager.enabled = False
        os.environ["JPY_SESSION_NAME"] = str(assignment.path("exercises"))
        for source in assignment.preparation():
            self.run(source)

    def run(self, source: str) -> Any:
        """Run one cell; return its result, or the exception that it ended with."""
        ended = self.shell.run_cell(source, store_history=True, silent=False)
        return ended.error_before_exec or ended.error_in_exec or ended.result

    def judge(self, source: str, item: Item) -> Any:
        """Run an answer, then the item's own test cell; return the outcome.

        A test that is no check ends as nbgrader has it: an error costs all points, a number at its end is the points.
        """
        self.run(source)
        ended = self.run(item.test)
        if hasattr(ended, "outcome"):
            return ended.outcome
        if isinstance(ended, BaseException):
            return Outcome(Kind.INCORRECT, f"{type(ended).__name__}: {ended}", 0, item.points)
        points = float(ended) if isinstance(ended, int | float) and not isinstance(ended, bool) else item.points
        kind = Kind.CORRECT if points >= item.points else Kind.INCORRECT
        return Outcome(kind, f"The test gave {points:g} of {item.points:g} points.", points, item.points)

    def forget(self, name: str) -> None:
        """Let an answer be as if it had never been given."""
        self.shell.user_ns.pop(name, None)

    def close(self) -> None:
        """Leave no IPython behind."""
        from IPython.core.interactiveshell import InteractiveShell

        os.environ.pop("JPY_SESSION_NAME", None)
        InteractiveShell.clear_instance()
