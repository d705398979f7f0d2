"""Put a learner's answers into the notebook as it was released; say what was found changed."""

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import nbformat

from .matching import grade_id, holds_the_same, is_answer, match_cells, settings
from .reading import Unreadable
from .words import harmless_words

_MOST_NOTES = 50


@dataclass(frozen=True)
class Rebuilt:
    """A submission that can be judged.

    Attributes:
        notebook: every cell of the release, in its order and with its metadata; the learner's answers in the answer
            cells, and the learner's own further cells where they stood.
        notes: what was mended, for the instructor; a sentence each.
    """

    notebook: Any
    notes: tuple[str, ...]


def rebuilt(
    submitted: Any, released: Any, others: Mapping[str, Collection[str]] | None = None, graded: Any | None = None
) -> Rebuilt:
    """Rebuild a submission from the release.

    An answer is found by its grade id, or by what it holds and where it stands if that is lost. One that stands in several cells
    (copied, or split) is joined in the order of the notebook; one that was deleted is as it was handed out. Cells that were locked come
    from the release. A cell of the learner's own stays behind the cell of the release that stood before it.

    Arguments:
        submitted: the notebook that was handed in, of format 4.
        released: the notebook that was handed out, of format 4.
        others: the grade ids of the course's other assignments, by their names.
        graded: the same with hidden tests in their places; the release itself if left out.

    Raises:
        Unreadable: if no cell of the release is in it, or what is whose is not beyond doubt.
    """
    try:
        matched = match_cells(submitted.cells, released.cells)
    except Unreadable as reason:
        raise Unreadable(f"{_meant(submitted, others or {})}{reason}") from None
    notes: list[str] = []
    if matched.found_again:
        names = ", ".join(map(repr, matched.found_again))
        notes.append(
            f"nbgrader's metadata are lost; by what they hold and where they stand, these answers were found again: {names}."
        )
    answers: dict[int, list[Any]] = {}
    own: dict[int, list[Any]] = {}
    last = -1
    for cell, place in zip(submitted.cells, matched.places, strict=True):
        if place is not None:
            last = max(last, place)
            answers.setdefault(place, []).append(cell)
            continue
        if grade_id(cell):
            notes.append(
                f"A cell names itself {grade_id(cell)!r:.60}, which is not in the release; it was taken as a free cell."
            )
        own.setdefault(last, []).append(_free(cell, notes))
    cells = list(own.get(-1, []))
    graded = graded or released
    for place, (cell, with_tests) in enumerate(zip(released.cells, graded.cells, strict=True)):
        cells.append(_answered(cell, with_tests, answers.get(place, []), notes))
        cells += own.get(place, [])
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=copy.deepcopy(graded.metadata))
    wanted, found = (_kernel(page) for page in (released, submitted))
    if found not in (wanted, None):
        notes.append(f"The kernel was {found!r:.60}; {wanted!r} is used.")
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    return Rebuilt(notebook, tuple(dict.fromkeys(notes))[:_MOST_NOTES])


def _meant(submitted: Any, others: Mapping[str, Collection[str]]) -> str:
    """Which other assignment a notebook belongs to, as a sentence; nothing if to none."""
    there = {grade_id(cell) for cell in submitted.cells}
    for name, ids in others.items():
        if len(there & set(ids)) > len(ids) / 2:
            return f"It is the notebook of {name}. "
    return ""


def _answered(released: Any, graded: Any, submitted: list[Any], notes: list[str]) -> Any:
    """A cell of the release as it is graded, with what the learner wrote if it is an answer cell."""
    cell = copy.deepcopy(graded)
    if not grade_id(released):
        return cell
    _note_changes(released, submitted, notes)
    if is_answer(released):
        changed = [other.source for other in submitted if not holds_the_same(_of_kind(other, released), released)]
        if len(submitted) > 1:
            notes.append(
                f"The answer {grade_id(released)!r} stood in {len(submitted)} cells; they were joined in their order."
            )
        if changed:
            cell["source"] = "\n\n".join(dict.fromkeys(changed))  # a mere copy counts once
            _clean(cell, notes)
    return cell


def _note_changes(released: Any, submitted: list[Any], notes: list[str]) -> None:
    name, wanted = grade_id(released), settings(released)
    if not submitted:
        what = "as it was handed out" if is_answer(released) else "put back"
        notes.append(f"The cell {name!r} was deleted; it is {what}.")
    for other in submitted:
        if other.cell_type != released.cell_type:
            notes.append(
                f"The cell {name!r} was made a {other.cell_type} cell; it is a {released.cell_type} cell again."
            )
        if not is_answer(released) and not holds_the_same(_of_kind(other, released), released):
            notes.append(f"The locked cell {name!r} was changed; the release's own is used.")
        for key in ("points", "grade", "solution", "locked") if settings(other) else ():
            if settings(other).get(key) != wanted.get(key):
                notes.append(
                    f"{key} of the cell {name!r} was set to {settings(other).get(key)!r:.40}; the release's own is used."
                )
        if not is_answer(released) and len(submitted) > 1:
            notes.append(f"The locked cell {name!r} was there {len(submitted)} times; once is enough.")
            break


def _of_kind(cell: Any, released: Any) -> Any:
    """A cell as one of the kind that it was."""
    return nbformat.from_dict({"cell_type": released.cell_type, "source": cell.source})


def _free(cell: Any, notes: list[str]) -> Any:
    """A cell of the learner's own, with no metadata that nbgrader would read."""
    free = copy.deepcopy(cell)
    free["metadata"] = {}
    _clean(free, notes)
    return free


def _clean(cell: Any, notes: list[str]) -> None:
    """Take out of a text what the browser of a reader would run."""
    if cell.cell_type != "code":
        words = harmless_words(cell.source)
        if words != cell.source:
            notes.append("HTML was made harmless in a text that a learner wrote.")
            cell["source"] = words


def _kernel(notebook: Any) -> str | None:
    specification = notebook.metadata.get("kernelspec")
    name = specification.get("name") if isinstance(specification, dict) else None
    return name if isinstance(name, str) else None
