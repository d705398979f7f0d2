"""How a check ends, and how that is delivered so that nbgrader and a reader both understand it."""

import ast
import linecache
import sys
import textwrap
from dataclasses import dataclass
from enum import StrEnum
from types import FrameType
from typing import Any

from .card import html_card

OUTCOME_TYPE = "application/vnd.shapeclinic.outcome+json"  # an outcome as data, beside its card
_WIDTH = 84  # nbgrader's Validate cuts longer lines off


class Kind(StrEnum):
    """The four ways in which a check ends."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    UNATTEMPTED = "unattempted"
    ERROR = "error"


@dataclass(frozen=True)
class Outcome:
    """What a check found.

    Attributes:
        kind: how it ended.
        sentence: what arrived and what was expected.
        points: what the answer earns.
        out_of: what a correct answer earns.
        arithmetic: lines of shape arithmetic with the learner's own numbers.
        lesson: the lesson that teaches this, such as `2_kernel_and_stride`.
        device: where the model was run; None if none was.
        praise: a sentence for somebody who has just finished an exercise.
    """

    kind: Kind
    sentence: str
    points: float
    out_of: float
    arithmetic: tuple[str, ...] = ()
    lesson: str | None = None
    device: str | None = None
    praise: str | None = None

    def text(self) -> str:
        """The outcome as plain lines."""
        lines = [f"{self.kind.capitalize()}: {self.sentence}", *(f"    {line}" for line in self.arithmetic)]
        if self.praise:
            lines.append(self.praise)
        if self.lesson:
            lines.append(f"The lesson: course/{self.lesson}.ipynb")
        return "\n".join(lines)


class Result:
    """A delivered outcome: nbgrader reads its points, a person reads its card."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome

    def __repr__(self) -> str:
        return f"{self.outcome.points:g}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        said = {"kind": str(self.outcome.kind), "sentence": self.outcome.sentence, "lesson": self.outcome.lesson}
        return {"text/plain": repr(self), "text/html": html_card(self.outcome), OUTCOME_TYPE: said}


class CheckFailed(Exception):
    """A check that did not pass, told by its sentence alone: IPython shows no traceback of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.sentence)
        self.outcome = outcome

    def _render_traceback_(self) -> list[str]:
        lines = self.outcome.text().splitlines()
        return [part for line in lines for part in textwrap.wrap(line, _WIDTH, subsequent_indent="    ") or [""]]


def deliver(outcome: Outcome, caller: FrameType, validating: bool) -> Result:
    """Return the outcome as a result where a number is read, else raise unless it is correct.

    nbgrader takes a number only from the result of a cell, and gives full marks to a cell that ends
    without one. So a check that does not pass may return only where its result becomes the cell's.
    nbgrader's Validate shows nothing of a result but its number; it is told the sentence by raising.

    Arguments:
        outcome: what the check found.
        caller: the frame that called the check.
        validating: True if nbgrader's Validate runs the notebook.

    Raises:
        CheckFailed: for an `error`; for `incorrect` and `unattempted` where no number would be read.
    """
    if outcome.kind is Kind.CORRECT:
        return Result(outcome)
    if outcome.kind is Kind.ERROR or validating or not _is_result_of_cell(caller):
        raise CheckFailed(outcome)
    return Result(outcome)


def _is_result_of_cell(caller: FrameType) -> bool:
    """True if the running call is the whole last expression of a notebook cell, and its value is shown."""
    shell = _shell()
    if shell is None or caller.f_globals is not shell.user_ns or caller.f_locals is not caller.f_globals:
        return False
    if shell.ast_node_interactivity == "none" or shell.displayhook.quiet():
        return False
    body = ast.parse("".join(linecache.getlines(caller.f_code.co_filename))).body
    if not body or not isinstance(body[-1], ast.Expr):
        return False
    call = body[-1].value
    running = list(caller.f_code.co_positions())[caller.f_lasti // 2]
    return running == (call.lineno, call.end_lineno, call.col_offset, call.end_col_offset)


def _shell() -> Any:
    """The IPython that runs this code, or None outside of one."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None
