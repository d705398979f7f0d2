"""A model as a ribbon of layers, with the shapes between them axis by axis."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from ..axes import axis_names, named
from ..diagnosis.ledger import LedgerRow
from . import palette
from .sheet import Sheet

# In inches.
_BOX, _SHAPE, _LINE = 1.15, 0.92, 1.2
_A_LINE = 4  # layers side by side
_MOST = 16


class LedgerPicture:
    """The rows of a ledger, drawn anew in place; of a deep model a part at a time."""

    def __init__(self, rows: Sequence[LedgerRow], width: float = 9.4) -> None:
        """Make room for so many rows."""
        self._all = list(rows)
        self.last_part = max(len(rows) - _MOST, 0)
        self._hidden = self.last_part
        lines = max(-(-len(self.rows) // _A_LINE), 1)
        self._width, self._height = width, _LINE * lines + 0.45
        self.figure = Figure(figsize=(self._width, self._height), facecolor=palette.PAPER)
        self.sheet = Sheet(self.figure.add_axes((0, 0, 1, 1)))
        self._boxes: list[tuple[float, float]] = []

    @property
    def rows(self) -> list[LedgerRow]:
        """The rows that are in sight."""
        return self._all[self._hidden : self._hidden + _MOST]

    def show(self, chosen: int | None = None, first: int | None = None) -> str:
        """Draw the ribbon.

        Arguments:
            chosen: the place in sight of a row whose arithmetic is wanted.
            first: how many rows are left out before those in sight; the last part of the model if left out.

        Returns:
            What the picture shows, in words.
        """
        sheet = self.sheet
        sheet.clear()
        self._hidden = self.last_part if first is None else min(max(first, 0), self.last_part)
        self._boxes = []
        after = len(self._all) - self._hidden - len(self.rows)
        title = f"{self._hidden} layers before, then" if self._hidden else "The shapes through the model"
        title += f", and {after} more" if after else ""
        sheet.text(0.15, self._height - 0.2, title, size=11, across="left")
        for number, row in enumerate(self.rows):
            line, place = divmod(number, _A_LINE)
            x, y = 0.15 + place * (_BOX + _SHAPE), self._height - 0.4 - (line + 1) * _LINE + 0.1
            if place == 0:
                self._shape(x, y, row.inputs)
            self._layer(x + _SHAPE, y, row, number == chosen)
            self._shape(x + _SHAPE + _BOX, y, row.outputs)
        sheet.finish(0, self._width, 0, self._height)
        return self._words(chosen)

    def row_at(self, x: float, y: float) -> int | None:
        """The row whose box lies at a place of the picture; None where there is none."""
        for number, (left, bottom) in enumerate(self._boxes):
            if left <= x < left + _BOX and bottom <= y < bottom + _LINE - 0.2:
                return number
        return None

    def _layer(self, x: float, y: float, row: LedgerRow, is_chosen: bool) -> None:
        self._boxes.append((x, y))
        box = (x, y, _BOX, _LINE - 0.2)
        self.sheet.cell("culprit" if row.is_culprit else "box", *box)
        if is_chosen:
            self.sheet.cell("outline", x - 0.05, y - 0.05, _BOX + 0.1, _LINE - 0.1)
        ink = palette.MISMATCH if row.is_culprit else palette.INK
        middle, centre = x + _BOX / 2, y + (_LINE - 0.2) / 2
        name = f"✗ {_short(row.name)}" if row.is_culprit else _short(row.name)
        self.sheet.text(middle, centre + 0.12, name, size=8, colour=ink, bold=row.is_culprit)
        self.sheet.text(middle, centre - 0.06, _short(row.class_name), size=7, colour=ink)
        if len(row.inputs) > 1:
            self.sheet.text(middle, centre - 0.32, _plain(row.inputs[:2]), size=6, colour=ink)

    def _shape(self, x: float, y: float, shapes: Sequence[tuple[int | None, ...]] | None) -> None:
        """One shape with a line an axis; several one after another, in short."""
        middle = y + (_LINE - 0.2) / 2
        if shapes is None:
            self.sheet.text(x + 0.08, middle, "cannot\ntake it", size=8, colour=palette.MISMATCH, across="left")
            return
        if len(shapes) == 1:
            words = "\n".join(
                name if length is None else f"{name} {length}"
                for name, length in zip(axis_names(len(shapes[0])), shapes[0], strict=True)
            )
        else:
            words = _plain(shapes[:4])
        self.sheet.text(x + 0.08, middle, words, size=7.5 if len(shapes) == 1 else 6, across="left")

    def _words(self, chosen: int | None) -> str:
        if chosen is not None and 0 <= chosen < len(self.rows):
            row = self.rows[chosen]
            after = "cannot take it" if row.outputs is None else f"gives {', '.join(map(named, row.outputs))}"
            words = f"{row.name}, {row.class_name}: reads {', '.join(map(named, row.inputs))} and {after}."
            return f"{words} {row.arithmetic}" + ("." if row.arithmetic else "")
        culprits = [row.name for row in self._all if row.is_culprit]
        words = f"{len(self._all)} layers: {', '.join(row.name for row in self._all)}."
        return f"{words} {culprits[0]} is where the shapes do not fit." if culprits else words


def _plain(shapes: Sequence[tuple[int | None, ...]]) -> str:
    return "\n".join(str(shape).replace("None", "·") for shape in shapes)


def _short(name: str) -> str:
    return name if len(name) <= 16 else f"{name[:15]}…"
