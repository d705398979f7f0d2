"""Put a learner's answers into the notebook as it was released; say what was found changed."""

import copy
from dataclasses import dataclass
from typing import Any

import nbformat

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


def rebuilt(submitted: Any, released: Any) -> Rebuilt:
    """Rebuild a submission from the release.

    An answer is found by its grade id. One that stands in several cells (copied, or split) is joined in the order of the
    notebook; one that was deleted is as it was handed out. Cells that were locked come from the release. A cell of the
    learner's own stays behind the cell of the release that stood before it.

    Arguments:
        submitted: the notebook that was handed in, of format 4.
        released: the notebook that was handed out, of format 4.
    """
    notes: list[str] = []
    answers: dict[str, list[Any]] = {}
    own: dict[int, list[Any]] = {}
    places = {id_: place for place, cell in enumerate(released.cells) if (id_ := _grade_id(cell))}
    plain = {_likeness(cell): place for place, cell in enumerate(released.cells) if not _grade_id(cell)}
    last = -1
    for cell in submitted.cells:
        grade_id = _grade_id(cell)
        if grade_id is not None and grade_id in places:
            last = max(last, places[grade_id])
            answers.setdefault(grade_id, []).append(cell)
        elif _likeness(cell) in plain:
            last = max(last, plain[_likeness(cell)])
        else:
            if grade_id:
                notes.append(
                    f"A cell names itself {grade_id!r:.60}, which is not in the release; it was taken as a free cell."
                )
            own.setdefault(last, []).append(_free(cell, notes))
    cells = list(own.get(-1, []))
    for place, cell in enumerate(released.cells):
        cells.append(_answered(cell, answers.get(_grade_id(cell) or "", []), notes))
        cells += own.get(place, [])
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=copy.deepcopy(released.metadata))
    wanted, found = (_kernel(page) for page in (released, submitted))
    if found not in (wanted, None):
        notes.append(f"The kernel was {found!r:.60}; {wanted!r} is used.")
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    return Rebuilt(notebook, tuple(dict.fromkeys(notes))[:_MOST_NOTES])


def _answered(released: Any, submitted: list[Any], notes: list[str]) -> Any:
    """A cell of the release, with what the learner wrote if it is an answer cell."""
    cell = copy.deepcopy(released)
    settings = _settings(released)
    grade_id = _grade_id(released)
    if not grade_id:
        return cell
    _note_changes(released, submitted, notes)
    if settings.get("solution") and not settings.get("locked"):
        changed = [other.source for other in submitted if other.source.strip() != released.source.strip()]
        if len(submitted) > 1:
            notes.append(f"The answer {grade_id!r} stood in {len(submitted)} cells; they were joined in their order.")
        if changed:
            cell["source"] = "\n\n".join(dict.fromkeys(changed))  # a mere copy counts once
            _clean(cell, notes)
    return cell


def _note_changes(released: Any, submitted: list[Any], notes: list[str]) -> None:
    grade_id, settings = _grade_id(released), _settings(released)
    is_answer = settings.get("solution") and not settings.get("locked")
    if not submitted:
        what = "as it was handed out" if is_answer else "put back"
        notes.append(f"The cell {grade_id!r} was deleted; it is {what}.")
    for other in submitted:
        if other.cell_type != released.cell_type:
            notes.append(
                f"The cell {grade_id!r} was made a {other.cell_type} cell; it is a {released.cell_type} cell again."
            )
        if not is_answer and other.source.strip() != released.source.strip():
            notes.append(f"The locked cell {grade_id!r} was changed; the release's own is used.")
        for name in ("points", "grade", "solution", "locked"):
            if _settings(other).get(name) != settings.get(name):
                notes.append(
                    f"{name} of the cell {grade_id!r} was set to {_settings(other).get(name)!r:.40}; the release's own is used."
                )
        if not is_answer and len(submitted) > 1:
            notes.append(f"The locked cell {grade_id!r} was there {len(submitted)} times; once is enough.")
            break


def _settings(cell: Any) -> dict[str, Any]:
    settings = cell.get("metadata", {}).get("nbgrader")
    return settings if isinstance(settings, dict) else {}


def _grade_id(cell: Any) -> str | None:
    name = _settings(cell).get("grade_id")
    return name if isinstance(name, str) and name else None


def _likeness(cell: Any) -> tuple[str, str]:
    return cell.cell_type, cell.source.strip()


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
