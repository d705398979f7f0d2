"""Clips of unequal length and size, and what becomes of them in a batch."""

from matplotlib.figure import Figure

from ..sequences import Batching, Clip, Way, batched
from . import palette
from .sheet import Sheet

_BAR = 0.62
_LABEL = 5.5  # cells in front of the bars


class SequencePicture:
    """Clips as bars on the left, the batches that they make on the right; drawn anew in place."""

    def __init__(self, width: float = 9.4, height: float = 3.6) -> None:
        self.figure = Figure(figsize=(width, height), facecolor=palette.PAPER)
        self.sheet = Sheet(self.figure.add_axes((0, 0, 1, 1)))

    def show(self, clips: list[Clip], way: Way, window: int = 4, step: int = 4) -> str:
        """Draw clips, and the batches that a way of joining them makes.

        Arguments:
            clips: `(time, height, width)` each.
            way: how they are joined.
            window: frames of a window, where clips are cut into windows.
            step: frames from one window to the next.

        Returns:
            What the picture shows, in words.
        """
        batching = batched(clips, way, window, step)
        sheet = self.sheet
        sheet.clear()
        longest = max(clip.time for clip in clips)
        for number, clip in enumerate(clips):
            y = -float(number)
            kept = batching.kept[number]
            for frame in range(clip.time):
                sheet.cell("input" if frame in kept else "dropped", frame, y, 1, _BAR)
            words = f"{clip.time} frames\n{clip.height} × {clip.width}"
            sheet.text(-0.3, y + _BAR / 2, words, size=7, across="right")
        start: float = longest + _LABEL
        y, right = 0.0, start
        for batch in batching.batches:
            size = batch.size
            for clip in batch.clips:
                for frame in range(size.time):
                    sheet.cell("padding", start + frame, y, 1, _BAR)
                    if frame < clip.time:  # as much of the cell as of the frame is real
                        tall = _BAR * clip.height / size.height
                        sheet.cell("output", start + frame, y + _BAR - tall, clip.width / size.width, tall)
                y -= 1
            words = f"({len(batch.clips)}, {size.time},\n {size.height}, {size.width}, C)"
            middle = y + 1 + (len(batch.clips) - 1) / 2
            sheet.text(start - 0.3, middle + _BAR / 2, words, size=7, across="right")
            right = max(right, start + size.time)
            y -= 0.5
        if not batching.batches:
            sheet.text(start, _BAR / 2, "no batch", colour=palette.MISMATCH, across="left")
            right = start + 6
        sheet.text(0, 1.15, "clips", size=9, across="left")
        sheet.text(start, 1.15, "batches" if len(batching.batches) != 1 else "one batch", size=9, across="left")
        bottom = min(-len(clips), y)
        sheet.text(-_LABEL / 2, 2.3, _verdict(batching), size=11, across="left")
        sheet.finish(-_LABEL / 2 - 0.6, max(right, 20) + 0.5, min(bottom, -5), 2.9)
        return describe(batching)


def describe(batching: Batching) -> str:
    """The batches and what they cost, in words."""
    if batching.refusal:
        return f"This cannot be. {batching.refusal}"
    shapes = ", ".join(
        f"({len(batch.clips)}, {', '.join(map(str, batch.size))}, channels)" for batch in batching.batches
    )
    words = [f"{len(batching.batches)} batch{'es' if len(batching.batches) != 1 else ''}: {shapes or 'none'}."]
    words.append(
        f"{batching.wasted_cells} of their {batching.cells} cells ({batching.waste:.0%}) are padding; {batching.lost} of {batching.frames} frames are left out."
    )
    if batching.mask:
        words.append("A mask goes with them, so that the loss and the states pass over the padding.")
    return " ".join(words)


def _verdict(batching: Batching) -> str:
    if batching.refusal:
        return "This cannot be"
    return f"{batching.wasted_cells} of {batching.cells} cells ({batching.waste:.0%}) are padding, {batching.lost} of {batching.frames} frames left out"
