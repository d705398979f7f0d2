"""Change one literal or operator of a worked solution: the checks must see every change that matters."""

import ast
import copy
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .assignment import Assignment, Item, Session

# What may differ without touching what any item asks, by the argument that is changed.
_EQUIVALENT = {
    "name": "names carry no meaning",
    "activation": "the items ask for shapes, layers and what reaches what, not for an activation",
    "strict": "the axes are two on either side",
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
EQUIVALENT = "equivalent.toml"


@dataclass
class Mutated:
    """What became of the mutants of one item.

    Attributes:
        item: its name.
        killed: how many got less than full marks.
        equivalent: those that do what the item asks, each with the reason.
        open: those that should have been seen.
        unmutated: why there are none; None if there are.
    """

    item: str
    killed: int = 0
    equivalent: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unmutated: str | None = None


def judge_mutants(session: Session, item: Item, number: int | None) -> Mutated:
    """Judge mutants of an item's worked solution.

    Arguments:
        session: of the item's assignment.
        item: from `solutions`.
        number: how many, drawn by the item's name; None for all.
    """
    allowed = _told(session.assignment, "equivalent", ("item", "change", "because"))
    slow = {entry[0]: entry[1] for entry in _told(session.assignment, "unmutated", ("item", "because"))}
    told = Mutated(item.name, unmutated=slow.get(item.name))
    if told.unmutated:
        return told
    for source, argument, what in mutants(item.solution, number, item.name):
        session.forget(item.name)  # one that ends in an error leaves no earlier answer behind
        outcome = session.judge(source, item)
        reason = _EQUIVALENT.get(argument) or next(
            (why for name, words, why in allowed if name == item.name and words in what), None
        )
        if outcome.kind != "correct":
            told.killed += 1
        elif reason:
            told.equivalent.append(f"{what} ({reason})")
        else:
            told.open.append(what)
    return told


def _told(assignment: Assignment, kind: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What its author says in equivalent.toml beside the answers.

    Raises:
        ValueError: if an entry lacks one of the columns.
    """
    path = assignment.answers_folder() / EQUIVALENT
    if not path.exists():
        return []
    told = tomllib.loads(path.read_text(encoding="utf-8")).get(kind, [])
    for entry in told:
        if set(entry) != set(columns):
            raise ValueError(f"{path}: each [[{kind}]] has {', '.join(columns)}. Received: {', '.join(entry)}")
    return [tuple(entry[name] for name in columns) for entry in told]


def mutants(source: str, number: int | None, seed: str) -> Iterator[tuple[str, str, str]]:
    """Sources with one place of the worked solution changed: (source, the argument that was changed, words)."""
    region = source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
    tree = ast.parse(region)
    places = list(_places(tree))
    random.Random(seed).shuffle(places)
    for place, argument, call in places[:number]:
        name = "op" if isinstance(place, ast.BinOp) else "value"
        before = getattr(place, name)
        after = _OPERATORS[type(before)]() if name == "op" else _changed(before)
        setattr(place, name, after)
        words = type(after).__name__ if name == "op" else f"{before!r} → {after!r}"
        yield ast.unparse(copy.deepcopy(tree)), argument, f"{call} {argument}: {words}"
        setattr(place, name, before)


def _places(tree: ast.AST) -> Iterator[tuple[Any, str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            for number, given in enumerate(node.args):
                yield from ((part, called, f"{called}[{number}]") for part in _literals(given))
            for keyword in node.keywords:
                yield from ((part, str(keyword.arg), called) for part in _literals(keyword.value))
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            yield node, "operator", type(node.op).__name__
        if isinstance(node, ast.BinOp | ast.Subscript | ast.Compare | ast.Slice):
            for child in ast.iter_child_nodes(node):
                yield from ((part, "operand", type(node).__name__) for part in _literals(child))


def _literals(node: ast.AST) -> list[ast.Constant]:
    """The constants of an expression, those of calls and operations within it left to them."""
    if isinstance(node, ast.Constant):
        return [node] if isinstance(node.value, int | str | bool) else []
    if isinstance(node, ast.Tuple | ast.List | ast.UnaryOp):
        return [found for child in ast.iter_child_nodes(node) for found in _literals(child)]
    return []


def _changed(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return {"same": "valid", "valid": "same"}.get(value, value + "x")
