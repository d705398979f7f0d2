"""Clips of unequal length and size: choose how they are joined, and see what the batch costs."""

import re
from collections.abc import Sequence

import ipywidgets

from ..figures.sequences import SequencePicture
from ..sequences import Clip, Way
from .explorer import WIDE, Explorer, choice, slider

_MOST_CLIPS, _MOST_FRAMES, _MOST_SIZE = 12, 40, 512
_FORM = "Write each clip as its frames, or as frames x height x width, with commas between: 4, 6x8x8, 3"
_DEFAULT = "4, 6, 3, 6x8x10"


def sequence_board(clips: str | Sequence[int] = _DEFAULT) -> Explorer:
    """Lay out clips, and the batches that a way of joining them makes.

    Arguments:
        clips: their lengths, or a text such as `"4, 6x8x8, 3"`: frames, or frames x height x width. Frames are 8 x 8 where
            no size is given.

    Returns:
        What to leave as the last line of a cell.
    """
    try:
        text = clips if isinstance(clips, str) else ", ".join(map(str, clips))
    except TypeError:
        text = str(clips)  # about which the board then says what it needs
    lengths = ipywidgets.Text(value=text, description="clips", style=WIDE, continuous_update=True)
    way = choice("join", str(Way.AS_THEY_ARE), tuple(map(str, Way)))
    window, step = slider("window", 3, 1, 12), slider("step", 2, 1, 12)
    picture = SequencePicture()

    def draw() -> str:
        chosen = Way(way.value)
        for control in (window, step):
            control.layout.display = "" if chosen is Way.WINDOW else "none"
        return picture.show(parsed(lengths.value), chosen, window.value, step.value)

    return Explorer(picture.figure, {c.description: c for c in (lengths, way, window, step)}, draw)


def parsed(text: str) -> list[Clip]:
    """Clips out of a text such as `"4, 6x8x8"`.

    Raises:
        ValueError: if the text is of another form, or there is too much to draw.
    """
    clips = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        numbers = re.fullmatch(r"(\d{1,4})(?:\s*[x×]\s*(\d{1,4})\s*[x×]\s*(\d{1,4}))?", part)
        if numbers is None:
            raise ValueError(f"{_FORM}. Received: {part[:40]!r}")
        clips.append(Clip(*(int(number or 8) for number in numbers.groups())))
    if not 1 <= len(clips) <= _MOST_CLIPS:
        raise ValueError(f"From 1 to {_MOST_CLIPS} clips can be drawn. Received: {len(clips)}. {_FORM}.")
    for clip in clips:
        if not (1 <= clip.time <= _MOST_FRAMES and max(clip) <= _MOST_SIZE and min(clip) >= 1):
            raise ValueError(
                f"A clip has from 1 to {_MOST_FRAMES} frames of 1 to {_MOST_SIZE} cells a side. Received: {tuple(clip)}"
            )
    return clips
