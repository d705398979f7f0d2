"""Plain values and arrays that a learner's code hands over: read where there is no doubt, else refused with what to write."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

_MOST_VALUES = 10_000
_DEEPEST = 20
_MOST_BITS = 10_000  # Python writes down no whole number that is much longer
_NUMBER_KINDS = "biuf"  # of NumPy's types: truth values, whole numbers with and without sign, floating point
_NUMPY_NUMBERS = frozenset(kind for kind in np.sctypeDict.values() if np.dtype(kind).kind in _NUMBER_KINDS)
_WORDS = ("no", "one", "two", "three", "four", "five", "six")
_MOST_SHAPES = 4  # named in a message

Plain = int | float | str | bool | None | list["Plain"] | dict[str, "Plain"]


class AnswerProblem(Exception):
    """An answer that cannot be read; the sentence says what arrived and what was expected."""


def plain(name: str, value: Any) -> Plain:
    """Copy a value of plain numbers, words, lists and dicts; every part of the copy is of a built-in type.

    Tuples, ranges, arrays and TensorFlow's shapes become lists; NumPy's numbers, and tensors of one, become Python's.

    Raises:
        AnswerProblem: for anything else, for very many values, or for very deep ones.
    """
    left = _MOST_VALUES

    def count(values: int) -> None:
        nonlocal left
        left -= values
        if left < 0:
            raise AnswerProblem(f"{name} holds more than {_MOST_VALUES} values.")

    def copied(part: Any, depth: int = 0) -> Plain:
        if depth > _DEEPEST:
            raise AnswerProblem(f"{name} is nested more than {_DEEPEST} deep.")
        count(1)
        kind = type(part)  # isinstance would believe what an object says of itself
        if kind is int and part.bit_length() > _MOST_BITS:
            raise AnswerProblem(f"{name} holds a number that is too long to be written down.")
        if part is None or kind in (bool, int, float, str):
            return part  # type: ignore[no-any-return]
        if kind in _NUMPY_NUMBERS:
            return _as_python(part)
        row = part if kind is range else row_of(part)
        if row is not None:
            return [copied(inner, depth + 1) for inner in row]
        if kind is dict and all(type(key) is str for key in part):
            return {key: copied(inner, depth + 1) for key, inner in part.items()}
        if kind is np.ndarray:
            count(math.prod(max(length, 1) for length in part.shape))
            return copied(part.tolist(), depth + 1)
        opened = _opened(part)
        if opened is not None:
            return copied(opened, depth + 1)
        raise AnswerProblem(
            f"{name} must be plain numbers. Received: {kind_of(part)}. Write the numbers themselves, in a tuple."
        )

    return copied(value)


def read_arrays(name: str, result: Any, count: int) -> list[np.ndarray]:
    """The arrays that a function returned.

    Arguments:
        name: of the function.
        result: what it returned: for one array whatever NumPy can make one of, for several a tuple or a list of that.
        count: how many are expected.

    Raises:
        AnswerProblem: if there are more or fewer, or one of them is no array of numbers.
    """
    row = row_of(result)
    if count == 1 and (issubclass(type(result), list) or (row and len(row) > 1 and all(_shape(n) == () for n in row))):
        row = None  # arrays to be stacked, or numbers: one array
    parts = [result] if row is None else row
    if len(parts) != count:
        wanted = "one array" if count == 1 else f"{_counted(count)} arrays, separated by a comma"
        if row is not None:
            received = _parts(row)
        else:
            shape = _shape(result)
            received = kind_of(result) if shape is None else f"one array of shape {shape}"
        raise AnswerProblem(f"{name} must return {wanted}. Received: {received}")
    which = [""] if count == 1 else [f" as array {place}" for place in range(1, count + 1)]
    return [_as_array(name, part, place) for part, place in zip(parts, which, strict=True)]


def kind_of(value: Any) -> str:
    """What a value is, in words."""
    return "None" if value is None else f"a value of type {type(value).__name__}"


def row_of(value: Any) -> Sequence[Any] | None:
    """The parts of a list or tuple as those two have them, whatever a subclass makes of them; None for anything else."""
    for kind in (tuple, list):
        if type(value) is kind:
            return value
        if issubclass(type(value), kind):
            return list(kind.__iter__(value))
    return None


def _as_python(number: Any) -> bool | int | float:
    """A number of NumPy's as Python's; its own `item` would leave a long double as it is."""
    kind = number.dtype.kind
    return bool(number) if kind == "b" else float(number) if kind == "f" else int(number)


def _opened(value: Any) -> Any:
    """What stands in a shape or in a tensor of TensorFlow's, which is not imported for that; None if nothing does."""
    if not type(value).__module__.startswith("tensorflow"):
        return None
    try:
        return value.as_list() if hasattr(value, "as_list") else value.numpy()
    except Exception:  # a shape of unknown rank, a tensor that stands for inputs to come
        return None


def _as_array(name: str, value: Any, place: str) -> np.ndarray:
    try:
        array = np.array(np.asarray(value))  # a copy
    except Exception as error:
        row = row_of(value)
        if row is None:  # what an object of the learner's does
            raise AnswerProblem(f"{name} must return arrays. Received{place}: {kind_of(value)}") from error
        raise AnswerProblem(
            f"{name} must return arrays of one shape each. Received{place}: a {type(value).__name__} of {_parts(row)}, "
            "which do not make one array"
        ) from error
    if array.dtype.kind not in _NUMBER_KINDS:
        is_array = isinstance(value, np.ndarray | list | tuple) or array.ndim
        received = f"an array of dtype {array.dtype}" if is_array else kind_of(value)
        raise AnswerProblem(f"{name} must return arrays of numbers. Received{place}: {received}")
    return array


def _shape(value: Any) -> tuple[int, ...] | None:
    """The shape of what NumPy can make an array of; None if it cannot."""
    try:
        array = np.asarray(value)
    except Exception:
        return None
    return array.shape if array.dtype.kind in _NUMBER_KINDS else None


def _parts(row: Sequence[Any]) -> str:
    """How many parts there are, and the shapes of the first few where all have one."""
    shapes = [_shape(part) for part in row]
    counted = f"{_counted(len(row))} part{'s' * (len(row) != 1)}"
    if not shapes or None in shapes:
        return counted
    told = [str(shape) for shape in shapes[:_MOST_SHAPES]]
    if len(shapes) > _MOST_SHAPES:
        return f"{counted}, of shapes {', '.join(told)}, …"
    return f"{counted}, of shape{'s' * (len(told) > 1)} {' and '.join(filter(None, (', '.join(told[:-1]), told[-1])))}"


def _counted(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)
