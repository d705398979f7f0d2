"""Which cell of what was handed in is which of the release: by its grade id, or by what it holds and where it stands.

Colab, VS Code and a copy by hand lose nbgrader's metadata, change the ends of lines and set Markdown anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..released import bound_names
from .reading import Unreadable


@dataclass
class Matched:
    """The cells of a submission beside those of the release.

    Attributes:
        places: for each cell of the submission, the place in the release of the cell that it is; None for one of the learner's own.
        found_again: the grade ids of answers whose cells had lost their metadata.
    """

    places: list[int | None]
    found_again: list[str] = field(default_factory=list)


def settings(cell: Any) -> dict[str, Any]:
    """What nbgrader keeps of a cell."""
    kept = cell.get("metadata", {}).get("nbgrader")
    return kept if isinstance(kept, dict) else {}


def grade_id(cell: Any) -> str | None:
    """What nbgrader calls a cell; None for one that it does not know."""
    name = settings(cell).get("grade_id")
    return name if isinstance(name, str) and name else None


def is_answer(cell: Any) -> bool:
    """True for a cell of the release that is the learner's to change."""
    return bool(settings(cell).get("solution")) and not settings(cell).get("locked")


def holds_the_same(one: Any, other: Any) -> bool:
    """Whether two cells have the same text but for ends of lines, blanks behind them, and in Markdown all white space."""
    return one.cell_type == other.cell_type and _text(one) == _text(other)


def match_cells(submitted: Sequence[Any], released: Sequence[Any]) -> Matched:
    """Match the cells of a submission with those of the release.

    A cell without nbgrader's metadata is taken for one of the release if it holds the same, or if it alone can be an answer that is
    missing: it defines what that answer defines, or it stands between the same cells.

    Raises:
        Unreadable: if no cell of the release is there, or if several without metadata can be the same answer.
    """
    by_id = {id_: place for place, cell in enumerate(released) if (id_ := grade_id(cell))}
    matched = Matched([by_id.get(grade_id(cell) or "") for cell in submitted])
    taken = set(matched.places)
    for number, cell in enumerate(submitted):
        if matched.places[number] is None and grade_id(cell) is None:
            free = (n for n, other in enumerate(released) if n not in taken and holds_the_same(cell, other))
            matched.places[number] = place = next(free, None)
            if place is not None and grade_id(released[place]):
                taken.add(place)
    # A cell that sets things up may stand in every assignment.
    is_known = any(place is not None and _counts(released[place]) for place in matched.places)
    for place, cell in enumerate(released):
        if place in taken or not is_answer(cell):
            continue
        numbers = list(_candidates(place, submitted, released, matched.places))
        if len(numbers) > 1:
            raise Unreadable(
                f"nbgrader's metadata of {grade_id(cell)!r} are lost, and {len(numbers)} cells can be that answer. "
                "Ask for the notebook as Jupyter saved it."
            )
        for number in numbers:
            matched.places[number] = place
            matched.found_again.append(grade_id(cell) or "")
    if any(map(_counts, released)) and not is_known and not matched.found_again:
        raise Unreadable("No answer and no check of this assignment is in it.")
    return matched


def _candidates(
    place: int, submitted: Sequence[Any], released: Sequence[Any], places: Sequence[int | None]
) -> Iterator[int]:
    """The cells that can be the answer at this place of the release: those that define what it defines, else those that stand there."""
    unknown = [n for n, cell in enumerate(submitted) if places[n] is None and not settings(cell)]
    alike = [n for n in unknown if submitted[n].cell_type == released[place].cell_type]
    names = _defined(released[place])
    defining = [n for n in alike if names and names <= _defined(submitted[n])]
    if defining:
        yield from defining
        return
    before = [n for n, known in enumerate(places) if known is not None and known < place]
    behind = [n for n, known in enumerate(places) if known is not None and known > place]
    if not before and not behind:
        return
    start, end = max(before, default=-1), min(behind, default=len(submitted))
    # Another answer that is missing there might be meant.
    edges = places[start] if before else -1, places[end] if behind else len(released)
    missing = [
        n
        for n, cell in enumerate(released)
        if edges[0] < n < edges[1] and is_answer(cell) and n not in places  # type: ignore[operator]  # both are known
    ]
    if len(missing) == 1:
        yield from (n for n in alike if start < n < end and _text(submitted[n]))


def _counts(cell: Any) -> bool:
    """True for an answer or a check."""
    return bool(settings(cell).get("solution") or settings(cell).get("grade"))


def _text(cell: Any) -> str:
    if cell.cell_type != "code":
        return " ".join(cell.source.split())
    return "\n".join(line.rstrip() for line in cell.source.strip().splitlines())


def _defined(cell: Any) -> set[str]:
    return bound_names(cell.source) if cell.cell_type == "code" else set()
