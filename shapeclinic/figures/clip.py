"""A clip with its axes named: frames one behind another, channels as the layers of one frame."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from . import palette

_STEP = 1.25  # from one frame to the next, in frame widths
_LAYER = 0.28  # from one channel to the next, in cells


def clip_axes(time: int, height: int, width: int, channels: int) -> Figure:
    """Draw one clip as a row of frames, each a stack of channels, and name every axis where it runs.

    Arguments:
        time: how many frames.
        height: rows of a frame.
        width: columns of a frame.
        channels: numbers for each pixel.

    Returns:
        A figure that belongs to no window system.
    """
    step = width * _STEP + channels * _LAYER
    figure = Figure(figsize=(min(1.6 * time + 1, 11), 2.6), facecolor=palette.PAPER, layout="constrained")
    axes = figure.add_subplot()
    for frame in range(time):
        for channel in reversed(range(channels)):
            _frame(axes, frame * step + channel * _LAYER, channel * _LAYER, height, width, front=channel == 0)
        axes.text(frame * step + width / 2, -0.9, f"frame {frame}", ha="center", fontsize=8, color=palette.INK)
    _arrow(axes, (-0.5, height), (-0.5, 0), f"height {height}", rotation=90, offset=(-0.55, 0))
    _arrow(
        axes,
        (0, height + channels * _LAYER + 0.3),
        (width, height + channels * _LAYER + 0.3),
        f"width {width}",
        offset=(0, 0.55),
    )
    _arrow(axes, (0, -1.6), ((time - 1) * step + width, -1.6), f"time {time}", offset=(0, -0.75))
    right = (time - 1) * step + width
    _arrow(
        axes,
        (right + 0.15, -0.1),
        (right + 0.15 + channels * _LAYER, channels * _LAYER - 0.1),
        f"channels {channels}",
        offset=(2.1, -0.3),
    )
    axes.set_xlim(-1.8, right + channels * _LAYER + 3.2)
    axes.set_ylim(-2.9, height + channels * _LAYER + 1.4)
    axes.set_aspect("equal")
    axes.set_axis_off()
    return figure


def _frame(axes: Axes, x: float, y: float, height: int, width: int, front: bool) -> None:
    for row in range(height):
        for column in range(width):
            cell = Rectangle(
                (x + column, y + row), 1, 1, facecolor=palette.INPUT, edgecolor=palette.PAPER, linewidth=0.8
            )
            cell.set_gid("cell" if front else "cell behind")
            axes.add_patch(cell)


def _arrow(
    axes: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    words: str,
    rotation: int = 0,
    offset: tuple[float, float] = (0, 0),
) -> None:
    axes.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": palette.INK, "linewidth": 1.2})
    middle = ((start[0] + end[0]) / 2 + offset[0], (start[1] + end[1]) / 2 + offset[1])
    axes.text(*middle, words, ha="center", va="center", rotation=rotation, fontsize=9, color=palette.INK)
