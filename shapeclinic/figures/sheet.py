"""A drawing surface that is drawn on again and again with the same artists, so that a slider can be followed."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

from . import palette

# How each kind of cell looks; the same in every picture. No two differ by colour alone where they meet.
_CELLS: dict[str, dict[str, Any]] = {
    "input": {"facecolor": palette.INPUT, "edgecolor": palette.INK},
    "padding": {"facecolor": palette.PADDING, "edgecolor": palette.INK, "linestyle": "--"},
    "dropped": {"facecolor": palette.PAPER, "edgecolor": palette.MISMATCH, "hatch": "////"},
    "window": {"facecolor": palette.KERNEL, "edgecolor": palette.INK},
    "output": {"facecolor": palette.OUTPUT, "edgecolor": palette.INK},
    "lit": {"facecolor": palette.KERNEL, "edgecolor": palette.INK, "linewidth": 2.2},
    "state": {"facecolor": palette.STATE, "edgecolor": palette.INK},
    "mismatch": {"facecolor": palette.PAPER, "edgecolor": palette.MISMATCH, "hatch": "xxx"},
    "box": {"facecolor": palette.PAPER, "edgecolor": palette.INK},
    "culprit": {"facecolor": palette.PAPER, "edgecolor": palette.MISMATCH, "linewidth": 3.0},
    "outline": {"facecolor": "none", "edgecolor": palette.INK, "linewidth": 1.6},
    "beyond": {"facecolor": "none", "edgecolor": palette.INK, "linestyle": ":"},
    "view": {"facecolor": palette.KERNEL, "edgecolor": palette.INK, "alpha": 0.55},
}
_LINES: dict[str, dict[str, Any]] = {
    "line": {"color": palette.INK, "linewidth": 1.0},
    "faint": {"color": palette.INK, "linewidth": 0.5, "alpha": 0.5},
    "wrong": {"color": palette.MISMATCH, "linewidth": 2.0},
}
_MARKS: dict[str, dict[str, Any]] = {
    "read": {"marker": "o", "markersize": 3.5, "color": palette.INK},
    "missing": {"marker": "x", "markersize": 6, "color": palette.MISMATCH},
    "middle": {"marker": "+", "markersize": 8, "color": palette.INK},
}
# Behind, before.
_ORDER = [*_CELLS, *_LINES, *_MARKS]


class Sheet:
    """Cells, lines, marks and words on one pair of axes, by kind.

    Between `clear` and `finish` a picture is described as if the sheet were empty; what is already there is
    moved and reworded, not made anew.
    """

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        axes.set_axis_off()
        self._artists: dict[str, Any] = {}
        self._drawn: dict[str, list[Any]] = {}
        self._texts: list[Text] = []
        self._words = 0

    def clear(self) -> None:
        """Begin anew."""
        self._drawn = {}
        self._words = 0

    def cell(self, kind: str, x: float, y: float, width: float = 1, height: float = 1) -> None:
        """A rectangle from its lower left corner."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._drawn.setdefault(kind, []).append(corners)

    def line(self, kind: str, *points: tuple[float, float]) -> None:
        """A line through some points."""
        self._drawn.setdefault(kind, []).append(points)

    def mark(self, kind: str, x: float, y: float) -> None:
        """A dot, or a cross."""
        self._drawn.setdefault(kind, []).append((x, y))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 9,
        colour: str = palette.INK,
        across: str = "center",
        up: str = "center",
        bold: bool = False,
        turned: int = 0,
    ) -> None:
        """Words at a place."""
        if self._words == len(self._texts):
            self._texts.append(self.axes.text(0, 0, "", clip_on=False))
        text = self._texts[self._words]
        self._words += 1
        text.set(
            position=(x, y),
            text=words,
            fontsize=size,
            color=colour,
            horizontalalignment=across,
            verticalalignment=up,
            fontweight="bold" if bold else "normal",
            rotation=turned,
            visible=True,
        )

    def finish(self, left: float, right: float, bottom: float, top: float) -> None:
        """Show what was described, within these borders."""
        for kind in {*self._artists, *self._drawn}:
            self._show(kind, self._drawn.get(kind, []))
        for text in self._texts[self._words :]:
            text.set_visible(False)
        self.axes.set_xlim(left, right)
        self.axes.set_ylim(bottom, top)

    def count(self, kind: str) -> int:
        """How many cells, lines or marks of a kind are shown."""
        return len(self._drawn.get(kind, []))

    def drawn(self, kind: str) -> Sequence[Any]:
        """The corners of the cells of a kind, the points of its lines, the places of its marks."""
        return self._drawn.get(kind, [])

    def words(self) -> list[str]:
        """All that is written."""
        return [text.get_text() for text in self._texts[: self._words]]

    def _show(self, kind: str, drawn: Iterable[Any]) -> None:
        if kind not in self._artists:
            self._artists[kind] = self._artist(kind)
        artist = self._artists[kind]
        if kind in _CELLS:
            artist.set_verts(drawn)
        elif kind in _LINES:
            artist.set_segments(drawn)
        else:
            artist.set_data(*zip(*drawn, strict=True)) if drawn else artist.set_data([], [])

    def _artist(self, kind: str) -> Any:
        order = 1 + _ORDER.index(kind) / len(_ORDER)
        if kind in _CELLS:
            style = {"linewidth": 0.8, **_CELLS[kind]}
            return self.axes.add_collection(PolyCollection([], gid=kind, zorder=order, **style), autolim=False)
        if kind in _LINES:
            return self.axes.add_collection(LineCollection([], gid=kind, zorder=order, **_LINES[kind]), autolim=False)
        [marks] = self.axes.plot([], [], linestyle="none", gid=kind, zorder=order, **_MARKS[kind])
        return marks


def as_png(figure: Figure, dpi: int = 100) -> bytes:
    """A figure as a picture."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=dpi)
    return buffer.getvalue()
