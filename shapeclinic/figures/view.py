"""What one output cell sees: one panel for each frame back in time, over real frames or a blank one."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from ..arithmetic import ConvLSTM, ImpossibleShape, Layer, ReceptiveField, receptive_field, stack_shapes
from . import palette
from .sheet import Sheet

_BLANK = 0.35  # of the darkest blue


class ViewPicture:
    """Panels from the oldest frame to the present one, drawn anew in place."""

    def __init__(self, panels: int, width: float = 9.4) -> None:
        """Make room for so many panels."""
        height = min(width / panels + 0.75, 3.4)
        self.figure = Figure(figsize=(width, height), facecolor=palette.PAPER)
        self._title = self.figure.text(0.01, 1 - 0.08 / height, "", va="top", fontsize=10, color=palette.INK)
        bottom, top = 0.42 / height, 1 - 0.62 / height
        self.sheets = []
        for place in range(panels):
            axes = self.figure.add_axes(((place + 0.03) / panels, bottom, 0.94 / panels, top - bottom))
            axes.set_aspect("equal")
            self.sheets.append(Sheet(axes))
        blank = np.zeros((1, 1))
        self._images = [
            sheet.axes.imshow(blank, cmap="Blues", vmin=0, vmax=1, zorder=0.5, aspect="equal") for sheet in self.sheets
        ]
        self._measured = [
            sheet.axes.imshow(
                blank, cmap="Oranges", vmin=0, vmax=1, zorder=0.8, aspect="equal", interpolation="nearest"
            )
            for sheet in self.sheets
        ]
        self._fields: list[tuple[ReceptiveField, ReceptiveField] | None] = []

    def show(
        self,
        layers: Sequence[Layer],
        frames: np.ndarray,
        place: tuple[int, int] | None = None,
        measured: np.ndarray | None = None,
    ) -> str:
        """Draw what an output cell sees.

        Arguments:
            layers: ConvLSTM, Conv and Pooling layers, in the order in which they are called.
            frames: `(time, height, width)`, the last one now; as many panels are filled as there are frames.
            place: row and column of the output cell; the middle if left out.
            measured: `(lag, height, width)`, how strongly each pixel counts, from 0 to 1; drawn instead of a flat field.

        Returns:
            What the picture shows, in words. Of a stack that cannot be, the frames alone and why.
        """
        height, width = frames.shape[1:3]
        try:
            rows, columns = output_size(layers, height, width)
        except ImpossibleShape as refusal:
            self._title.set_text("This cannot be")
            self._panels(_scaled(frames), [None] * len(frames), (0, 0), None)
            return f"This cannot be. {refusal}"
        row, column = place or (rows // 2, columns // 2)
        row, column = min(row, rows - 1), min(column, columns - 1)
        lags = min(len(frames), len(self.sheets))
        recurrent = any(isinstance(layer, ConvLSTM) for layer in layers)
        views = [
            (receptive_field(height, layers, lag), receptive_field(width, layers, lag, axis=1))
            if recurrent or lag == 0
            else None
            for lag in range(lags)
        ]
        self._panels(_scaled(frames), views, (row, column), measured)
        sizes = ", ".join("nothing" if view is None else f"{view[0].size} × {view[1].size}" for view in views)
        self._title.set_text(f"Output cell ({row}, {column}) of {rows} × {columns}")
        words = [
            f"The output is {rows} × {columns}. Output cell ({row}, {column}) sees, from now back in time: {sizes}."
        ]
        if lags > 1:
            growth = 0 if views[0] is None or views[1] is None else views[1][0].size - views[0][0].size
            words.append(f"The view grows by {growth} rows a frame." if recurrent else "No layer remembers a frame.")
        if measured is not None:
            words.append(f"Measured: {_measured_words(measured)}")
        return " ".join(words)

    def place_at(self, panel: int, x: float, y: float) -> tuple[int, int]:
        """The output cell whose view of a panel's frame lies around a point."""
        field = self._fields[len(self.sheets) - 1 - panel] or self._fields[0]
        if field is None:  # a stack that cannot be has no output
            return 0, 0
        return _nearest(field[0], y), _nearest(field[1], x)

    def _panels(
        self,
        frames: np.ndarray,
        views: Sequence[tuple[ReceptiveField, ReceptiveField] | None],
        place: tuple[int, int],
        measured: np.ndarray | None,
    ) -> None:
        self._fields = list(views)
        height, width = frames.shape[1:3]
        for number, sheet in enumerate(self.sheets):
            lag = len(self.sheets) - 1 - number  # time runs to the right
            sheet.axes.set_visible(lag < len(views))
            if lag < len(views):
                self._images[number].set(data=frames[len(frames) - 1 - lag], extent=(0, width, height, 0))
                seen = None if measured is None or lag >= len(measured) else measured[lag]
                self._panel(sheet, number, lag, views[lag], place, (height, width), seen)

    def _panel(
        self,
        sheet: Sheet,
        number: int,
        lag: int,
        view: tuple[ReceptiveField, ReceptiveField] | None,
        place: tuple[int, int],
        size: tuple[int, int],
        measured: np.ndarray | None,
    ) -> None:
        height, width = size
        sheet.clear()
        heat = self._measured[number]
        heat.set_visible(measured is not None)
        if measured is not None:
            heat.set(data=measured, extent=(0, width, height, 0), alpha=np.sqrt(np.clip(measured, 0, 1)))
        sheet.text(width / 2, -0.03 * height, "now" if lag == 0 else f"{lag} back", up="bottom")
        if view is None:
            sheet.text(width / 2, height * 1.03, "not seen", up="top")
        else:
            (top, end), (left, right) = view[0].interval(place[0]), view[1].interval(place[1])
            inside = max(top, 0), min(end + 1, height), max(left, 0), min(right + 1, width)
            if inside[0] < inside[1] and inside[2] < inside[3]:
                kind = "view" if measured is None else "outline"
                sheet.cell(kind, inside[2], inside[0], inside[3] - inside[2], inside[1] - inside[0])
            beyond = top < 0 or left < 0 or end >= height or right >= width
            if beyond:
                sheet.cell("beyond", left, top, view[1].size, view[0].size)
            cut = "\ncut at the border" if beyond else ""
            sheet.text(width / 2, height * 1.03, f"{view[0].size} × {view[1].size}{cut}", size=8, up="top")
        sheet.mark("middle", width / 2, height / 2)  # so that a view to one side shows
        sheet.finish(0, width, height, 0)  # rows run down


def views_back(layers: Sequence[Layer], size: int, lags: int) -> Figure:
    """Draw what the middle of the output sees of a square frame, now and in each of the frames before.

    Arguments:
        layers: ConvLSTM, Conv and Pooling layers, in the order in which they are called.
        size: rows, and columns, of the frame.
        lags: how many panels: 0, 1, 2, … frames back.

    Returns:
        A figure that belongs to no window system.

    Raises:
        ImpossibleShape: as `receptive_field`.
    """
    output_size(layers, size, size)
    picture = ViewPicture(lags, width=min(2.0 * lags, 11))
    picture.show(layers, np.zeros((lags, size, size)))
    return picture.figure


def output_size(layers: Sequence[Layer], height: int, width: int) -> tuple[int, int]:
    """Rows and columns of a stack's last frame.

    Raises:
        ImpossibleShape: if a layer cannot take what reaches it.
    """
    if not layers:
        return height, width
    last = stack_shapes((None, 1, height, width, 1), layers)[-1].output_shape
    return last[-3] or 1, last[-2] or 1


def _scaled(frames: np.ndarray) -> np.ndarray:
    """Frames from 0 to 1 on one scale; those without a picture in one light tone."""
    low, high = float(frames.min()), float(frames.max())
    return np.full(frames.shape, _BLANK) if low == high else (frames - low) / (high - low)


def _nearest(view: ReceptiveField, point: float) -> int:
    return max(round((point - view.start - view.size / 2) / view.jump), 0)


def _measured_words(measured: np.ndarray) -> str:
    """How far around its strongest pixel a frame counts for more than a tenth."""
    sizes = []
    for frame in measured:
        strong = np.argwhere(frame > 0.1 * frame.max()) if frame.max() > 0 else np.zeros((0, 2), int)
        if len(strong) == 0:
            sizes.append("nothing")
            continue
        rows, columns = strong.max(axis=0) - strong.min(axis=0) + 1
        sizes.append(f"{rows} × {columns}")
    return f"pixels that count at least a tenth of the strongest of their frame lie within {', '.join(sizes)}."
