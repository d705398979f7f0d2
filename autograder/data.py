"""Values of any subject as data that JSON can hold: numbers, words, dates, lists, dicts, sets, arrays, tables.

A table is a pandas DataFrame or Series; pandas is imported only where one is made again. What was encoded elsewhere may have been written by
anybody, so whoever reads it looks through it first (`checked`).
"""

import datetime
import math
import sys
from typing import Any

import numpy as np

from .values import AnswerProblem, kind_of, row_of

Data = Any  # None, bool, int, float, str, or a dict with the key "is"
_MOST_CELLS = 100_000
_DEEPEST = 20
_MOST_BITS = 10_000
_MOST_LETTERS = 100_000
_LONGEST = 80  # letters of a value in a message


def encode(name: str, value: Any, form: str = "value") -> Data:
    """A value as data.

    Tuples, ranges and arrays become lists, NumPy's numbers Python's. The labels of a table's rows count as a column where they have a name.

    Arguments:
        name: what the learner calls it, for messages.
        value: what to encode.
        form: "array" to keep the shape of what NumPy can make an array of, "table" for a DataFrame or a Series, "value" for all else.

    Raises:
        AnswerProblem: for what is none of these, or too much.
    """
    if form == "array":
        return _array(name, value)
    if form == "table" and not _is_of_pandas(value):
        raise AnswerProblem(f"{name} must be a DataFrame or a Series of pandas. Received: {kind_of(value)}")
    return checked(name, _encoded(name, value, 0))


def checked(name: str, data: Data) -> Data:
    """The same data, made of built-in types alone.

    Raises:
        AnswerProblem: for data of no known form, for very many or very deep ones.
    """
    left = _MOST_CELLS

    def copied(part: Any, depth: int) -> Data:
        nonlocal left
        left -= 1
        if left < 0 or depth > _DEEPEST:
            raise AnswerProblem(f"{name} holds more than {_MOST_CELLS} values, or is nested more than {_DEEPEST} deep.")
        match part:
            case None | bool() | float():
                return part
            case int() if part.bit_length() <= _MOST_BITS:
                return int(part)
            case str():
                return part[:_MOST_LETTERS]
            case {"is": "number" | "date" as kind, "text": str(text)}:
                return {"is": kind, "text": text[:100]}
            case {"is": "complex", "parts": [float(real), float(imaginary)]}:
                return {"is": "complex", "parts": [real, imaginary]}
            case {"is": "list" | "set" as kind, "items": list(items)}:
                return {"is": kind, "items": [copied(item, depth + 1) for item in items]}
            case {"is": "dict", "entries": list(entries)}:
                return {
                    "is": "dict",
                    "entries": [[copied(one, depth + 1) for one in _pair(name, entry)] for entry in entries],
                }
            case {"is": "array", "shape": list(shape), "items": list(items)}:
                lengths = [int(length) for length in shape if type(length) is int and length >= 0]
                if math.prod(lengths) != len(items) or len(lengths) != len(shape):
                    raise AnswerProblem(f"{name} is an array that cannot be read.")
                return {"is": "array", "shape": lengths, "items": [copied(item, depth + 1) for item in items]}
            case {"is": "table", "rows": int(rows), "columns": list(columns)}:
                made = []
                for column in columns:
                    label, cells = _pair(name, column)
                    if not isinstance(cells, list) or len(cells) != rows:
                        raise AnswerProblem(f"{name} is a table that cannot be read.")
                    made.append([str(label)[:_MOST_LETTERS], [copied(cell, depth + 1) for cell in cells]])
                return {"is": "table", "rows": rows, "columns": made}
        raise AnswerProblem(f"{name} is nothing that can be read.")

    return copied(data, 0)


def decode_table(data: Data) -> Any:
    """A DataFrame again, from a table's data."""
    import pandas

    return pandas.DataFrame({label: [_decoded_cell(cell) for cell in cells] for label, cells in data["columns"]})


def _decoded_cell(cell: Data) -> Any:
    match cell:
        case {"is": "date", "text": text}:
            return datetime.datetime.fromisoformat(text)
        case {"is": "number", "text": text}:
            return float(text)
        case {"is": "complex", "parts": parts}:
            return complex(*parts)
    return cell


def is_table(value: Any) -> bool:
    """True for a DataFrame."""
    return _is_of_pandas(value) and hasattr(value, "columns")


def _encoded(name: str, value: Any, depth: int) -> Data:
    if depth > _DEEPEST:
        raise AnswerProblem(f"{name} is nested more than {_DEEPEST} deep.")
    kind = type(value)  # isinstance would believe what an object says of itself
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if math.isfinite(value) else {"is": "number", "text": str(value)}
    if kind is complex:
        return {"is": "complex", "parts": [value.real, value.imag]}
    if kind in (datetime.date, datetime.datetime):
        return {"is": "date", "text": datetime.datetime(*value.timetuple()[:6]).isoformat()}
    if issubclass(kind, np.generic):
        return _encoded(name, _as_python(value), depth + 1)
    if kind is np.ndarray:
        return _encoded(name, value.tolist(), depth + 1)
    row = list(value) if kind is range else row_of(value)
    if row is not None:
        return {"is": "list", "items": [_encoded(name, item, depth + 1) for item in row]}
    if issubclass(kind, dict):
        entries = [[_encoded(name, part, depth + 1) for part in entry] for entry in dict.items(value)]
        return {"is": "dict", "entries": entries}
    if kind in (set, frozenset):
        return {"is": "set", "items": [_encoded(name, item, depth + 1) for item in value]}
    if _is_of_pandas(value):
        return _of_pandas(name, value, depth)
    raise AnswerProblem(
        f"{name} must be plain data: numbers, words, lists, dicts, sets, arrays, tables. Received: {kind_of(value)}."
        + (" Make a list of it: list(…)." if hasattr(kind, "__next__") else "")
    )


def _as_python(number: Any) -> Any:
    if number.dtype.kind == "M":
        return number.astype("datetime64[s]").item()
    return float(number) if number.dtype.kind == "f" else number.item()


def _is_of_pandas(value: Any) -> bool:
    return type(value).__module__.partition(".")[0] == "pandas" and "pandas" in sys.modules


def _of_pandas(name: str, value: Any, depth: int) -> Data:
    """A table; of what stands in one, a date as a date, what is missing as nan."""
    import pandas

    if isinstance(value, pandas.Series):
        value = value.to_frame("values" if value.name is None else value.name)
    elif isinstance(value, pandas.Index):
        return _encoded(name, value.tolist(), depth + 1)
    if isinstance(value, pandas.DataFrame):
        if any(label is not None for label in value.index.names):
            value = value.reset_index()
        columns = [
            [str(label), [_encoded(name, cell, depth + 1) for cell in value.iloc[:, place].tolist()]]
            for place, label in enumerate(value.columns)
        ]
        return {"is": "table", "rows": len(value), "columns": columns}
    if isinstance(value, pandas.Timestamp) and value is not pandas.NaT:
        return {"is": "date", "text": value.to_pydatetime().replace(microsecond=0, tzinfo=None).isoformat()}
    if value is pandas.NaT or value is pandas.NA:
        return {"is": "number", "text": "nan"}
    raise AnswerProblem(f"{name} must be plain data or a table. Received: {kind_of(value)}")


def _array(name: str, value: Any) -> Data:
    try:
        array = np.asarray(value)
    except Exception as error:
        raise AnswerProblem(f"{name} must be an array. Received: {kind_of(value)}") from error
    if array.dtype.kind not in "biufcUM":
        raise AnswerProblem(
            f"{name} must be an array. Received: {kind_of(value)}, of which NumPy makes no array of numbers or words."
        )
    items = (
        [_encoded(name, item, 1) for item in array.reshape(-1).tolist()]
        if array.dtype.kind != "M"
        else [_encoded(name, item, 1) for item in array.reshape(-1)]
    )
    return checked(name, {"is": "array", "shape": list(array.shape), "items": items})


def _pair(name: str, data: Any) -> list[Any]:
    if not isinstance(data, list) or len(data) != 2:
        raise AnswerProblem(f"{name} is nothing that can be read.")
    return data


def shown(value: Any) -> str:
    """A value in a few letters, for a message."""
    if is_table(value):
        return f"a table of {len(value)} rows"
    words = repr(value)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
