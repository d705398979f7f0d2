"""Sequences of frames as rows of pictures on one scale."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from . import palette


def frame_rows(sequences: Mapping[str, np.ndarray]) -> Figure:
    """Draw some sequences below each other, one picture a frame, all on one scale.

    Arguments:
        sequences: `(time, height, width, 1)` each, by the name to be written in front.

    Returns:
        A figure that belongs to no window system.

    Raises:
        ValueError: if a sequence has other axes.
    """
    for name, frames in sequences.items():
        if frames.ndim != 4 or frames.shape[-1] != 1:
            raise ValueError(f"{name} must be (time, height, width, 1). Received: {frames.shape}")
    columns = max(len(frames) for frames in sequences.values())
    brightest = max(float(frames.max()) for frames in sequences.values())
    size = (min(1.1 * columns + 0.9, 12), 1.15 * len(sequences) + 0.2)
    figure = Figure(figsize=size, facecolor=palette.PAPER, layout="constrained")
    grid = figure.subplots(len(sequences), columns, squeeze=False)
    for (name, frames), row in zip(sequences.items(), grid, strict=True):
        for number, axes in enumerate(row):
            if number >= len(frames):
                axes.set_axis_off()
                continue
            axes.imshow(frames[number, :, :, 0], cmap="Blues", vmin=0, vmax=brightest)
            axes.set_xticks([])
            axes.set_yticks([])
        row[0].set_ylabel(name, fontsize=9, color=palette.INK)
    return figure
