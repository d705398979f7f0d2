"""What one output cell sees: one panel for each frame back in time."""

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..arithmetic import Layer, receptive_field, stack_shapes
from . import palette


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
    last = stack_shapes((None, lags, size, size, 1), layers)[-1].output_shape
    middle = (last[-2] or 1) // 2
    figure = Figure(figsize=(min(2.0 * lags, 11), 2.5), facecolor=palette.PAPER, layout="constrained")
    for place, axes in enumerate(figure.subplots(1, lags, squeeze=False)[0]):
        lag = lags - 1 - place  # time runs to the right
        view = receptive_field(size, layers, lag)
        first, end = view.interval(middle)
        axes.add_patch(Rectangle((0, 0), size, size, facecolor=palette.INPUT, alpha=0.35, linewidth=0))
        seen = Rectangle((first, first), view.size, view.size, facecolor=palette.KERNEL, alpha=0.75, linewidth=0)
        seen.set_gid("view")
        axes.add_patch(seen)
        # The middle of the frame, so that a view to one side shows.
        axes.plot([size / 2], [size / 2], "+", color=palette.INK, markersize=7)
        axes.set_title("now" if lag == 0 else f"{lag} back", fontsize=9, color=palette.INK)
        clipped = " (past the border)" if first < 0 or end >= size else ""
        axes.set_xlabel(f"{view.size} × {view.size}{clipped}", fontsize=9, color=palette.INK)
        axes.set_xlim(-0.5, size + 0.5)
        axes.set_ylim(size + 0.5, -0.5)  # rows run down
        axes.set_aspect("equal")
        axes.set_xticks([])
        axes.set_yticks([])
        for spine in axes.spines.values():
            spine.set_visible(False)
    return figure
