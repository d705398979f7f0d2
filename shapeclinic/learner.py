"""A learner's map of what is done, tried and open. It stays in a file of theirs; nothing is sent anywhere."""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import nbformat

from .workspace import kit_folder

_FILE = "progress.json"
_MARKS = {"done": "✓", "tried": "◐", "open": "○", "words": "✎"}


@dataclass(frozen=True)
class Item:
    """One item of an exercise.

    Attributes:
        name: what its answer is called.
        points: what it is worth.
        state: `done`, `tried`, `open`, or `words` for one that a person reads.
        earned: the most points that a check gave so far.
    """

    name: str
    points: float
    state: str
    earned: float


@dataclass(frozen=True)
class Chapter:
    """One lesson and the items of its exercise."""

    lesson: str
    exercise: str
    items: tuple[Item, ...]

    @property
    def judged(self) -> tuple[Item, ...]:
        """The items that a check judges."""
        return tuple(item for item in self.items if item.state != "words")

    @property
    def is_done(self) -> bool:
        """True if every item that a check judges is done."""
        return all(item.state == "done" for item in self.judged)


class Progress:
    """The map: shown as a table in a notebook, as lines elsewhere."""

    def __init__(self, chapters: tuple[Chapter, ...], note: str = "") -> None:
        self.chapters, self._note = chapters, note

    def __repr__(self) -> str:
        width = max((len(chapter.lesson) for chapter in self.chapters), default=0)
        lines = [
            f"{chapter.lesson.ljust(width)}  {' '.join(_MARKS[item.state] for item in chapter.items)}  {_points(chapter)}"
            for chapter in self.chapters
        ]
        return "\n".join([*lines, _LEGEND, *([self._note] if self._note else [])])

    def _repr_html_(self) -> str:
        rows = "".join(_row(chapter) for chapter in self.chapters)
        note = f"<div>{escape(self._note)}</div>" if self._note else ""
        return (
            f"<div style='max-width: 60em'><table style='border-collapse: collapse'>{rows}</table>"
            f"<div style='font-size: .88em; opacity: .75'>{_LEGEND}</div>{note}</div>"
        )


_LEGEND = "✓ done   ◐ tried   ○ open   ✎ in words, for a person to judge: not counted here"


def progress() -> Progress:
    """Show what is done, tried and open, lesson by lesson.

    Raises:
        FileNotFoundError: if no folder above the working directory holds the exercises.
    """
    root = kit_folder()
    known, note = _read(root / "work" / _FILE)
    return Progress(_chapters(root, known), note)


def record(notebook: Path, item: str, kind: str, points: float) -> str | None:
    """Note how a check ended, if its notebook is a learner's own copy in `work/`.

    Arguments:
        notebook: the notebook that the check stands in.
        item: what the answer is called.
        kind: how the check ended; `unattempted` is not noted.
        points: what it gave.

    Returns:
        A sentence if this was the last open item of its exercise.
    """
    folder = notebook.resolve().parent
    root = folder.parents[1] if len(folder.parents) > 1 else folder
    if kind == "unattempted" or folder.parent.name != "work" or not (root / "exercises" / folder.name).is_dir():
        return None
    path = root / "work" / _FILE
    known, _ = _read(path)
    key = f"{folder.name}/{item}"
    before = known.get(key, {})
    now = {
        "done": bool(before.get("done")) or kind == "correct",
        "points": max(float(before.get("points", 0)), points),
    }
    _write(path, {**known, key: now})
    if before.get("done") or kind != "correct":
        return None
    chapters = _chapters(root, {**known, key: now})
    return next((_praise(chapter, chapters) for chapter in chapters if chapter.exercise == folder.name), None)


def _praise(chapter: Chapter, chapters: tuple[Chapter, ...]) -> str | None:
    if not chapter.is_done:
        return None
    done = [other for other in chapters if other.is_done]
    if len(done) == len(chapters):
        return f"That was the last of {len(chapters)} exercises: every model here runs now, and you made it run."
    following = next(other for other in chapters if not other.is_done)
    return (
        f"{chapter.exercise} is done: all {len(chapter.judged)} items that a check judges, {len(done)} of {len(chapters)} exercises. "
        f"Next: {following.lesson}."
    )


def _chapters(root: Path, known: Mapping[str, Mapping[str, Any]]) -> tuple[Chapter, ...]:
    found = []
    for lesson in sorted((root / "course").glob("[0-9]*_*.ipynb")):
        name = re.sub(r"^\d+_", "", lesson.stem)
        notebook = root / "exercises" / name / f"{name}.ipynb"
        if notebook.is_file():
            items = [
                _item(name, cell, known) for cell in nbformat.read(notebook, as_version=4).cells if _is_graded(cell)
            ]
            found.append(Chapter(lesson.stem, name, tuple(items)))
    return tuple(found)


def _is_graded(cell: Any) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def _item(exercise: str, cell: Any, known: Mapping[str, Mapping[str, Any]]) -> Item:
    settings = cell.metadata.nbgrader
    name = settings.grade_id.removesuffix("_check")
    entry = known.get(f"{exercise}/{name}", {})
    state = "words" if settings.solution else "done" if entry.get("done") else "tried" if entry else "open"
    return Item(name, settings.points, state, float(entry.get("points", 0)))


def _read(path: Path) -> tuple[dict[str, dict[str, Any]], str]:
    """What is known, and a note if the file was damaged and an older one had to serve."""
    for place, candidate in enumerate((path, path.with_suffix(".json.old"))):
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            entries = json.loads(candidate.read_text(encoding="utf-8"))["items"]
            known = {str(key): dict(value) for key, value in entries.items()}
            damaged = place > 0 and path.exists()
            return known, f"{_FILE} was damaged; what it held before the last check is shown." if damaged else ""
    return {}, f"{_FILE} cannot be read; the map begins anew." if path.exists() else ""


def _write(path: Path, known: Mapping[str, Any]) -> None:
    """Replace the file in one step, and keep the one before: a write that is cut off loses nothing."""
    with contextlib.suppress(OSError):  # a map that cannot be kept must not cost anybody a check
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(dir=path.parent, prefix=_FILE)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({"version": 1, "items": known}, stream, indent=1, ensure_ascii=False)
        with contextlib.suppress(OSError, ValueError):
            json.loads(path.read_text(encoding="utf-8"))  # a damaged one is not worth keeping
            os.replace(path, path.with_suffix(".json.old"))
        os.replace(fresh, path)


def _points(chapter: Chapter) -> str:
    return f"{sum(item.earned for item in chapter.judged):g} of {sum(item.points for item in chapter.judged):g} points"


def _row(chapter: Chapter) -> str:
    marks = " ".join(
        f"<span title='{escape(item.name)}: {item.state}'>{_MARKS[item.state]}</span>" for item in chapter.items
    )
    star = " ★" if chapter.is_done else ""
    cell = "<td style='text-align: left; padding: 2px 12px 2px 0'>"
    return f"<tr>{cell}{escape(chapter.lesson)}</td>{cell}{marks}</td>{cell}{_points(chapter)}{star}</td></tr>"
