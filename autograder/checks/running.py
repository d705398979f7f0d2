"""What every check has in common: read, judge, deliver."""

import functools
import inspect
import os
import re
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shapeclinic.learner import record

from .. import answers
from ..answers import Answers
from ..outcomes import Kind, Outcome, deliver
from ..reference import store
from ..streams import listening
from ..values import AnswerProblem


@dataclass(frozen=True)
class Finding:
    """What a judge found.

    Attributes:
        share: how much of the points the answer earns, from 0 to 1; correct if 1.
        sentence: what arrived and what was expected.
        arithmetic: lines with the learner's own numbers.
        device: where a model was run.
    """

    share: float
    sentence: str
    arithmetic: tuple[str, ...] = ()
    device: str | None = None


def outcome_of(
    judge: Callable[..., Finding],
    source: Answers,
    name: str,
    *arguments: Any,
    points: float,
    lesson: str | None = None,
    **settings: Any,
) -> Outcome:
    """Judge one answer of `source`. What the learner's code writes to stderr costs nothing.

    An answer that does not pass and still is as handed out counts as unattempted.
    """
    with listening() as printed:
        try:
            finding = judge(source, name, *arguments, **settings)
            kind = Kind.CORRECT if finding.share == 1 else Kind.INCORRECT
        except AnswerProblem as problem:
            finding, kind = Finding(0, str(problem)), Kind.ERROR
        if kind is not Kind.CORRECT and source.is_as_released(name):
            finding, kind = Finding(0, f"{name} is still as it was handed out. {finding.sentence}"), Kind.UNATTEMPTED
    if printed.getvalue():
        print(printed.getvalue(), end="")
    return Outcome(
        kind=kind,
        sentence=finding.sentence,
        points=round(points * finding.share, 6),
        out_of=points,
        arithmetic=finding.arithmetic,
        lesson=None if kind is Kind.CORRECT else lesson,
        device=finding.device,
    )


def _remembered(name: str, outcome: Outcome) -> Outcome:
    """Tell a learner's own map, where Jupyter runs a copy of theirs; nbgrader's runs tell nothing."""
    notebook = os.environ.get("JPY_SESSION_NAME")
    if not notebook or "NBGRADER_EXECUTION" in os.environ:
        return outcome
    return replace(outcome, praise=record(Path(notebook), name, outcome.kind, outcome.points))


def check(
    judge: Callable[..., Finding],
    measure: Callable[..., store.Numbers] | None = None,
    once: Callable[..., Any] | None = None,
) -> Callable[..., Any]:
    """Make a judge into the function that a test cell calls: by the answer's name, on the answers of the notebook.

    The function takes `points` and `lesson` beside the judge's own arguments.

    Arguments:
        judge: of an answer.
        measure: what it compares with, out of the worked solution; None if it needs nothing. It takes the judge's arguments and a seed.
        once: what a call of this name without points meant in the release before; None for nothing.
    """

    @functools.wraps(judge)
    def run(name: str, *arguments: Any, **settings: Any) -> Any:
        if once is not None and "points" not in settings:
            warnings.warn(f"check.{once.__name__} is its name now.", DeprecationWarning, stacklevel=2)
            return once(name, *arguments, **settings)
        if store.measuring is not None:
            if measure is not None:
                told = {key: value for key, value in settings.items() if key not in ("points", "lesson")}
                seed = store.measuring.seed
                store.measuring.found[name] = measure(answers.current(), name, *arguments, seed=seed, **told)
            return None
        caller = sys._getframe(1)
        outcome = _remembered(name, outcome_of(judge, answers.current(), name, *arguments, **settings))
        return deliver(outcome, caller, validating=os.environ.get("NBGRADER_EXECUTION") == "validate")

    run.__signature__, run.__doc__ = _for_authors(judge)  # type: ignore[attr-defined]
    return run


def _for_authors(judge: Callable[..., Finding]) -> tuple[inspect.Signature, str]:
    """How a test cell calls it, and what it reads there: without where the answer is read, with points and lesson."""
    signature = inspect.signature(judge)
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        *list(signature.parameters.values())[1:],
        inspect.Parameter("points", keyword, annotation=float),
        inspect.Parameter("lesson", keyword, default=None, annotation=str | None),
    ]
    words = re.sub(r"\n *source: .*", "", inspect.getdoc(judge) or "")
    if "Arguments:" not in words:
        words += "\n\nArguments:\n    name: of the learner's answer."
        words += (
            "\n    question: what was asked, as a cell above shows it." if "question" in signature.parameters else ""
        )
    words += (
        "\n    points: what a correct answer earns, as in nbgrader's metadata."
        "\n    lesson: which lesson to read again, such as `2_kernel_and_stride`; None for none."
    )
    return signature.replace(parameters=parameters, return_annotation=None), words
