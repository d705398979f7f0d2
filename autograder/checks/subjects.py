"""Judges for any subject: values, arrays, tables, and functions that are called with drawn arguments.

What an answer is compared with is what the worked solution gives. A value, an array or a table is kept as hashes, cell by cell, for it would be
the answer itself; what a function returns for arguments that a release draws is kept as it is, for a grading draws others.
"""

import functools
import json
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ..answers import Answers
from ..data import shown
from ..reference import store
from ..values import AnswerProblem
from .comparison import Comparison, Kept, Leaves, as_sentence, keep
from .running import Finding

_KEPT = "data"
Given = tuple[int, int] | Callable[[random.Random], Any]


def compared_value(
    source: Answers, name: str, *, digits: int = 6, partial: bool = False, reveal: bool = False
) -> Finding:
    """A value: a number, words, a list, a dict, a set, or any of these inside one another. A tuple is a list, a whole number may be written as 2.0.

    Arguments:
        source: where the answer is read.
        name: of the learner's variable.
        digits: to how many significant digits numbers with a point are compared.
        partial: whether each entry of a list or dict earns an equal share of the points; else all must be right.
        reveal: whether messages say what was expected; the release then holds the answer.
    """
    return _compared(source, name, "value", digits, partial, reveal)


def compared_array(
    source: Answers,
    name: str,
    *,
    axes: Sequence[str] = (),
    digits: int = 6,
    partial: bool = False,
    reveal: bool = False,
) -> Finding:
    """An array of numbers or words, or what NumPy can make one of: its shape, then each cell.

    Arguments:
        source: where the answer is read.
        name: of the learner's variable.
        axes: the names of its axes, for messages, such as `("month", "city")`.
        digits: to how many significant digits numbers with a point are compared.
        partial: whether each entry along the first axis earns an equal share of the points; else all must be right.
        reveal: whether messages say what was expected; the release then holds the answer.
    """
    return _compared(source, name, "array", digits, partial, reveal, axes)


def compared_table(
    source: Answers, name: str, *, digits: int = 6, partial: bool = False, reveal: bool = False
) -> Finding:
    """A DataFrame or Series of pandas: its columns by name, its rows in order. Row labels count as a column if they have a name, and else not.

    Arguments:
        source: where the answer is read.
        name: of the learner's variable.
        digits: to how many significant digits numbers with a point are compared.
        partial: whether each column earns an equal share of the points; else all must be right.
        reveal: whether messages say what was expected; the release then holds the answer.
    """
    return _compared(source, name, "table", digits, partial, reveal)


def compared_function(
    source: Answers,
    name: str,
    *,
    given: Mapping[str, Given],
    also: Sequence[Mapping[str, Any]] = (),
    calls: int = 6,
    form: str = "value",
    digits: int = 6,
    partial: bool = False,
) -> Finding:
    """A function: what it returns for drawn arguments. A grading draws others than the release holds.

    Arguments:
        source: where the answer is read.
        name: of the learner's function.
        given: its arguments by name: the smallest and the largest of whole numbers, both of which are tried, or a function of a
            `random.Random` that draws one, such as `lambda draw: draw.choices("ab", k=draw.randint(0, 5))`.
        also: arguments that are tried in any case, such as an empty text.
        calls: how often it is called with drawn arguments.
        form: "value", "array" or "table": what it returns.
        digits: to how many significant digits numbers with a point are compared.
        partial: whether each call earns an equal share of the points; else all must be right.
    """
    reference = store.reference(name)
    leaves = Leaves(digits)
    wrong = []
    drawn = _drawn(reference.seed, name, given, also, calls)
    for number, arguments in enumerate(drawn):
        call = f"{name}({', '.join(f'{key}={shown(value)}' for key, value in arguments.items())})"
        try:
            returned = source.data(name, form, arguments)
        except AnswerProblem as problem:
            if not partial:
                raise
            wrong.append(str(problem))
            continue
        wanted = _kept(reference.numbers, str(number))
        parts = Comparison(leaves).parts(returned, wanted, "", f"the result of {call}")
        wrong += next(([problems[0]] for problems in parts if problems), [])
    right = len(drawn) - len(wrong)
    if not wrong:
        return Finding(1, f"{name} was called {len(drawn)} times, and returned what it should each time.")
    counted = f" Right in {right} of {len(drawn)} calls." if right else ""
    return Finding(right / len(drawn) if partial else 0, as_sentence(wrong[0]) + counted)


def measured_function(
    source: Answers,
    name: str,
    *,
    seed: str,
    given: Mapping[str, Given],
    also: Sequence[Mapping[str, Any]] = (),
    calls: int = 6,
    form: str = "value",
    digits: int = 6,
    **_: Any,
) -> store.Numbers:
    """What the solution returns, for `compared_function` with the same arguments."""
    leaves = Leaves(digits)
    return {
        str(number): _as_numbers(keep(leaves, source.data(name, form, arguments), ""))
        for number, arguments in enumerate(_drawn(seed, name, given, also, calls))
    }


def _compared(
    source: Answers, name: str, form: str, digits: int, partial: bool, reveal: bool, axes: Sequence[str] = ()
) -> Finding:
    reference = store.reference(name)
    data = source.data(name, form)
    leaves = Leaves(digits, None if reveal else f"{reference.seed}/{name}")
    parts = list(Comparison(leaves, axes).parts(data, _kept(reference.numbers, _KEPT), "", name))
    wrong = [problems[0] for problems in parts if problems]
    if not wrong:
        return Finding(1, f"{name} is right.")
    right = len(parts) - len(wrong)
    counted = f" {right} of {len(parts)} parts are right." if len(parts) > 1 and right else ""
    return Finding(right / len(parts) if partial else 0, as_sentence(wrong[0]) + counted)


def _measured(
    source: Answers, name: str, *, form: str, seed: str, digits: int = 6, reveal: bool = False, **_: Any
) -> store.Numbers:
    """What the solution gives, for the judge of that form; what else it takes does not matter here."""
    leaves = Leaves(digits, None if reveal else f"{seed}/{name}")
    return {_KEPT: _as_numbers(keep(leaves, source.data(name, form), ""))}


measured_value = functools.partial(_measured, form="value")
measured_array = functools.partial(_measured, form="array")
measured_table = functools.partial(_measured, form="table")


def _as_numbers(wanted: Kept) -> np.ndarray:
    return np.frombuffer(json.dumps(wanted).encode(), np.uint8)


def _kept(numbers: store.Numbers, key: str) -> Kept:
    return json.loads(numbers[key].tobytes())


def _drawn(
    seed: str, name: str, given: Mapping[str, Given], also: Sequence[Mapping[str, Any]], calls: int
) -> list[dict[str, Any]]:
    """Arguments to call a function with: whole numbers at both ends first, then between; last what is tried in any case."""
    draw = random.Random(f"{seed}/{name}")
    drawn = [
        {
            key: how(draw) if callable(how) else how[turn] if turn < 2 else draw.randint(*how)
            for key, how in given.items()
        }
        for turn in range(calls)
    ]
    return [*drawn, *map(dict, also)]
