"""Data of a learner's held against what is kept of a solution's: the same tree, with a leaf for each cell."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..data import Data, shown

_ZERO = 1e-9  # a smaller number is zero
_NEARLY_WHOLE = 1e-9
Kept = Any  # a tree as data is one, with leaves in place of cells


@dataclass(frozen=True)
class Leaves:
    """How cells of a solution are kept, and known again.

    Attributes:
        digits: to how many significant digits numbers with a point are compared.
        salt: None to keep cells as they are; else of each cell a hash is kept, with this in it.
    """

    digits: int
    salt: str | None = None

    def leaf(self, path: str, cell: Data) -> Any:
        """What is kept of a cell."""
        return cell if self.salt is None else self._hash(path, _text(cell, self.digits))

    def key(self, leaf: Any) -> str:
        """By what a kept cell is known."""
        return _text(leaf, self.digits) if self.salt is None else str(leaf)

    def keys(self, path: str, cell: Data) -> list[str]:
        """The keys of all that a learner's cell may stand for."""
        texts = _texts(cell, self.digits)
        return texts if self.salt is None else [self._hash(path, text) for text in texts]

    def expected(self, leaf: Any) -> str:
        """What a message says of a kept cell, behind what was received."""
        return f"; expected {shown_cell(leaf)}." if self.salt is None else ", which is not right."

    def _hash(self, path: str, text: str) -> str:
        return hashlib.sha256(f"{self.salt}/{path}/{text}".encode()).hexdigest()[:12]


def keep(leaves: Leaves, data: Data, path: str) -> Kept:
    """What is kept of the solution's data."""
    match data:
        case {"is": "list", "items": items}:
            return {
                "is": "list",
                "items": [keep(leaves, item, f"{path}/{place}") for place, item in enumerate(items)],
            }
        case {"is": "array", "shape": shape, "items": items}:
            return {
                "is": "array",
                "shape": shape,
                "items": [leaves.leaf(f"{path}/{place}", item) for place, item in enumerate(items)],
            }
        case {"is": "set", "items": items}:
            return {"is": "set", "items": sorted((leaves.leaf(f"{path}/member", item) for item in items), key=str)}
        case {"is": "dict", "entries": entries}:
            kept = [(leaves.leaf(f"{path}/key", key), value) for key, value in entries]
            inner = [[leaf, keep(leaves, value, f"{path}/{leaves.key(leaf)}")] for leaf, value in kept]
            return {"is": "dict", "entries": inner}
        case {"is": "table", "rows": rows, "columns": columns}:
            return {
                "is": "table",
                "rows": rows,
                "columns": [
                    [label, [leaves.leaf(f"{path}/{label}/{row}", cell) for row, cell in enumerate(cells)]]
                    for label, cells in columns
                ],
            }
    return {"is": "cell", "leaf": leaves.leaf(path, data)}


class Comparison:
    """Data of a learner's against what is kept of the solution's.

    Arguments:
        leaves: how cells were kept.
        axes: the names of an array's axes.
    """

    def __init__(self, leaves: Leaves, axes: Sequence[str] = ()) -> None:
        self._leaves, self._axes = leaves, axes

    def parts(self, data: Data, wanted: Kept, path: str, place: str) -> Iterator[list[str]]:
        """For each part of what is wanted, what is wrong with it, a sentence each.

        Arguments:
            data: of the learner's.
            wanted: what is kept of the solution's.
            path: where it stands, as leaves know it.
            place: the same in words.
        """
        kind = data["is"] if isinstance(data, dict) and data["is"] in _KINDS else "cell"
        if kind != wanted["is"]:
            received = _KINDS.get(kind) or shown_cell(data)
            yield [f"{place} is {received}; expected {_KINDS.get(wanted['is'], 'one value')}."]
            return
        yield from getattr(self, f"_{kind}")(data, wanted, path, place)

    def _problems(self, data: Data, wanted: Kept, path: str, place: str) -> list[str]:
        return [problem for part in self.parts(data, wanted, path, place) for problem in part]

    def _is_same(self, path: str, cell: Data, leaf: Any) -> bool:
        return self._leaves.key(leaf) in self._leaves.keys(path, cell)

    def _cell(self, data: Data, wanted: Kept, path: str, place: str) -> Iterator[list[str]]:
        leaf = wanted["leaf"]
        yield [] if self._is_same(path, data, leaf) else [f"{place} is {shown_cell(data)}{self._leaves.expected(leaf)}"]

    def _list(self, data: Data, wanted: Kept, path: str, place: str) -> Iterator[list[str]]:
        items = data["items"]
        if len(items) != len(wanted["items"]):
            yield [f"{place} has {_counted(len(items), 'entry')}; expected {len(wanted['items'])}."]
            return
        for number, (item, right) in enumerate(zip(items, wanted["items"], strict=True)):
            yield self._problems(item, right, f"{path}/{number}", f"entry {number} of {place}")

    def _dict(self, data: Data, wanted: Kept, path: str, place: str) -> Iterator[list[str]]:
        entries = dict(enumerate(data["entries"]))
        known = {key: n for n, entry in entries.items() for key in self._leaves.keys(f"{path}/key", entry[0])}
        for leaf, right in wanted["entries"]:
            entry = entries.pop(known.get(self._leaves.key(leaf), -1), None)
            if entry is None:
                yield [self._lacks(place, "key", leaf)]
                continue
            key, value = entry
            yield self._problems(
                value, right, f"{path}/{self._leaves.key(leaf)}", f"the value of {shown_cell(key)} in {place}"
            )
        for key, _ in entries.values():
            yield [f"{place} has the key {shown_cell(key)}, which does not belong there."]

    def _set(self, data: Data, wanted: Kept, path: str, place: str) -> Iterator[list[str]]:
        members = dict(enumerate(data["items"]))
        known = {key: n for n, member in members.items() for key in self._leaves.keys(f"{path}/member", member)}
        for leaf in wanted["items"]:
            number = known.get(self._leaves.key(leaf), -1)
            yield [] if number in members else [self._lacks(place, "member", leaf)]
            members.pop(number, None)
        for member in members.values():
            yield [f"{place} has the member {shown_cell(member)}, which does not belong there."]

    def _array(self, data: Data, wanted: Kept, path: str, place: str) -> Iterator[list[str]]:
        shape, right = tuple(data["shape"]), tuple(wanted["shape"])
        if shape != right:
            hint = " Are axes exchanged?" if sorted(shape) == sorted(right) else ""
            yield [f"{place} has the shape {self._named(shape)}; expected {self._named(right)}.{hint}"]
            return
        rows: list[list[str]] = [[] for _ in range(shape[0] if shape else 1)]
        for number, (cell, leaf) in enumerate(zip(data["items"], wanted["items"], strict=True)):
            if not self._is_same(f"{path}/{number}", cell, leaf):
                spot = [int(index) for index in np.unravel_index(number, shape)] if shape else [0]
                where = ", ".join(f"{self._axis(axis)} {index}" for axis, index in enumerate(spot) if shape)
                rows[spot[0]].append(
                    f"{place}{f' at {where}' if where else ''} is {shown_cell(cell)}{self._leaves.expected(leaf)}"
                )
        yield from rows

    def _table(self, data: Data, wanted: Kept, path: str, place: str) -> Iterator[list[str]]:
        if data["rows"] != wanted["rows"]:
            yield [f"{place} has {_counted(data['rows'], 'row')}; expected {wanted['rows']}."]
            return
        columns = dict(data["columns"])
        there = ", ".join(map(repr, columns)) or "none"
        for label, right in wanted["columns"]:
            if label not in columns:
                yield [f"{place} has no column {label!r}. Its columns: {there}."]
                continue
            cells = columns.pop(label)
            yield [
                f"row {row} of the column {label!r} in {place} is {shown_cell(cell)}{self._leaves.expected(leaf)}"
                for row, (cell, leaf) in enumerate(zip(cells, right, strict=True))
                if not self._is_same(f"{path}/{label}/{row}", cell, leaf)
            ]
        for label in columns:
            yield [f"{place} has a column {label!r}, which was not asked for."]

    def _lacks(self, place: str, what: str, leaf: Any) -> str:
        return (
            f"{place} lacks the {what} {shown_cell(leaf)}." if self._leaves.salt is None else f"{place} lacks a {what}."
        )

    def _axis(self, place: int) -> str:
        return self._axes[place] if place < len(self._axes) else f"axis {place}:"

    def _named(self, shape: tuple[int, ...]) -> str:
        if len(self._axes) != len(shape):
            return str(shape)
        return f"({', '.join(f'{axis} {length}' for axis, length in zip(self._axes, shape, strict=True))})"


_KINDS = {"list": "a list", "dict": "a dict", "set": "a set", "array": "an array", "table": "a table"}


def shown_cell(data: Data) -> str:
    """One value, or what kind of thing it is, in a few letters."""
    match data:
        case {"is": "number" | "date", "text": text}:
            return str(text)
        case {"is": "complex", "parts": [real, imaginary]}:
            return str(complex(real, imaginary))
        case {"is": kind}:
            return _KINDS[kind]
    return shown(data)


def as_sentence(words: str) -> str:
    """A message as it begins a line; what begins with a learner's own name stays as it is."""
    first = words.partition(" ")[0]
    return words[0].upper() + words[1:] if first in ("the", "entry", "row") else words


def _counted(number: int, what: str) -> str:
    plural = what if number == 1 else f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{number or 'no'} {plural}"


def _text(cell: Data, digits: int) -> str:
    """The one text of a cell by which it is known."""
    return _texts(cell, digits)[0]


def _texts(cell: Data, digits: int) -> list[str]:
    """The texts of all that a cell may stand for: a number that is nearly whole for the whole one, and for those that are rounded otherwise."""
    match cell:
        case None:
            return ["nothing"]
        case bool():
            return [f"truth {cell}", f"whole {int(cell)}"]
        case int():
            truth = [f"truth {bool(cell)}"] if cell in (0, 1) else []
            return [f"whole {cell}", *truth, *(_rounded(float(cell), digits) if abs(cell) < 2**53 else [])]
        case float():
            nearest = round(cell)
            whole = abs(cell - nearest) <= _NEARLY_WHOLE * max(1, abs(cell))
            return [*_rounded(cell, digits), *([f"whole {nearest}"] if whole else [])]
        case str():
            return [f"word {cell}"]
        case {"is": kind, **rest}:
            return [f"{kind} {json.dumps(rest, sort_keys=True)}"]
    return [f"other {cell!r}"]


def _rounded(number: float, digits: int) -> list[str]:
    """Rounded as it is, and as a number that differs by no more than its last digit would be."""
    if abs(number) < _ZERO:
        return ["real 0"]
    nudge = 10.0**-digits
    return [f"real {number * factor:.{digits - 1}e}" for factor in (1, 1 - nudge, 1 + nudge)]
