"""Ways to make batches of clips that differ in length and size, and what each costs. Plain numbers, no arrays."""

from dataclasses import dataclass, field
from enum import StrEnum
from math import prod
from typing import NamedTuple


class Clip(NamedTuple):
    """One clip's length and the size of its frames."""

    time: int
    height: int
    width: int


class Way(StrEnum):
    """How clips are joined."""

    AS_THEY_ARE = "stack as they are"
    PAD = "pad to the longest"
    MASK = "pad and mask"
    CROP = "crop to the shortest"
    BUCKET = "a batch for each length"
    WINDOW = "cut into windows"


@dataclass(frozen=True)
class Batch:
    """One batch: what is real of each of its rows, and the one size to which all are brought."""

    clips: tuple[Clip, ...]
    size: Clip

    @property
    def cells(self) -> int:
        """Cells of one channel, padding counted in."""
        return len(self.clips) * prod(self.size)

    @property
    def real_cells(self) -> int:
        """Cells of one channel that are no padding."""
        return sum(map(prod, self.clips))


@dataclass(frozen=True)
class Batching:
    """What became of some clips.

    Attributes:
        batches: in order.
        kept: for each clip, the frames that are in some batch.
        frames: how many frames there were.
        mask: True if a mask goes with the batches.
        refusal: why there is no batch; empty if there is.
    """

    batches: tuple[Batch, ...]
    kept: tuple[frozenset[int], ...]
    frames: int
    mask: bool = False
    refusal: str = field(default="")

    @property
    def lost(self) -> int:
        """Frames that are in no batch."""
        return self.frames - sum(map(len, self.kept))

    @property
    def cells(self) -> int:
        """Cells of one channel in all batches, padding counted in."""
        return sum(batch.cells for batch in self.batches)

    @property
    def wasted_cells(self) -> int:
        """Cells of one channel that are padding, in time or in space."""
        return self.cells - sum(batch.real_cells for batch in self.batches)

    @property
    def waste(self) -> float:
        """The share of the batches' cells that are padding."""
        return self.wasted_cells / self.cells if self.cells else 0.0


def batched(clips: list[Clip], way: Way, window: int = 4, step: int = 4) -> Batching:
    """Join clips. Frames of several sizes are padded to the largest of their batch, or cropped to the smallest with `CROP`.

    Arguments:
        clips: at least one, every length at least 1.
        way: how.
        window: frames of a window, for `WINDOW`.
        step: frames from one window to the next, for `WINDOW`.

    Raises:
        ValueError: if there is no clip, or a length is below 1.
    """
    if not clips:
        raise ValueError("A batch needs at least one clip. Received: none")
    for clip in clips:
        if min(clip) < 1:
            raise ValueError(f"A clip has at least one frame of at least one cell. Received: {tuple(clip)}")
    if min(window, step) < 1:
        raise ValueError(f"A window and its step are at least one frame. Received: window={window}, step={step}")
    frames = sum(clip.time for clip in clips)
    everything = tuple(frozenset(range(clip.time)) for clip in clips)
    nothing = tuple(frozenset[int]() for _ in clips)
    if way is Way.AS_THEY_ARE:
        if len(set(clips)) > 1:
            other = next(clip for clip in clips if clip != clips[0])
            words = f"An array has one length an axis: {tuple(clips[0])} and {tuple(other)} do not stack."
            return Batching((), nothing, frames, refusal=words)
        return Batching((_padded(clips),), everything, frames)
    if way in (Way.PAD, Way.MASK):
        return Batching((_padded(clips),), everything, frames, mask=way is Way.MASK)
    if way is Way.CROP:
        small = Clip(*(min(lengths) for lengths in zip(*clips, strict=True)))
        kept = tuple(frozenset(range(small.time)) for _ in clips)
        return Batching((_padded([small] * len(clips)),), kept, frames)
    if way is Way.BUCKET:
        buckets = [[clip for clip in clips if clip == size] for size in sorted(set(clips))]
        return Batching(tuple(map(_padded, buckets)), everything, frames)
    windows: list[Clip] = []
    inside: list[frozenset[int]] = []
    for clip in clips:
        starts = range(0, clip.time - window + 1, step)
        windows += [Clip(window, clip.height, clip.width)] * len(starts)
        inside.append(frozenset(frame for start in starts for frame in range(start, start + window)))
    if not windows:
        longest = max(clip.time for clip in clips)
        return Batching((), nothing, frames, refusal=f"No clip has {window} frames: the longest has {longest}.")
    return Batching((_padded(windows),), tuple(inside), frames)


def _padded(clips: list[Clip]) -> Batch:
    return Batch(tuple(clips), Clip(*(max(lengths) for lengths in zip(*clips, strict=True))))
