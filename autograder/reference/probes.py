"""Clips to try a model with; all are drawn from a seed."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .weights import SMALL

DIM = 0.05


@dataclass(frozen=True)
class Clip:
    """What a clip of a certain size is, without its batch.

    Attributes:
        axes: their names in the order in which the model reads them, such as time, height, width, channels.
        lengths: of each.
        batch: the only number of clips that the model takes; None for any.
    """

    axes: tuple[str, ...]
    lengths: tuple[int, ...]
    batch: int | None = None

    def axis(self, name: str) -> int:
        """Where an axis stands among those of a clip."""
        return self.axes.index(name)

    def length(self, name: str) -> int:
        """The length of an axis."""
        return self.lengths[self.axis(name)]

    @property
    def input_shape(self) -> tuple[int | None, ...]:
        """The shape of a batch, the batch first."""
        return self.batch, *self.lengths


def generator(seed: str, *what: object) -> np.random.Generator:
    """Random numbers that belong to this seed and this purpose."""
    return np.random.default_rng(zlib.crc32("/".join([seed, *map(str, what)]).encode()))


def ordinary(clip: Clip, seed: str) -> np.ndarray:
    """Four clips (or `clip.batch` of these).

    One with dry pixels; one with negative numbers, a frame of which only the border is lit and a frame of negative numbers alone; one
    with a black frame in the middle; a dim one with black frames behind.
    """
    random = generator(seed, "ordinary", clip)
    time, axis = clip.length("time"), 1 + clip.axis("time")
    bright = random.random(clip.lengths) * (random.random(clip.lengths) > 0.1)
    negative = random.normal(size=clip.lengths)
    gap, short = random.random(clip.lengths), DIM * random.random(clip.lengths)
    clips = np.stack([bright, negative, gap, short])
    frames = np.moveaxis(clips, axis, 1)  # a view
    frames[1, 0] *= 1 - inside(clip)
    frames[1, time // 2] = -np.abs(frames[1, time // 2])
    frames[2, time // 2] = 0
    frames[3, max(1, time // 2 + 1) :] = 0
    return np.resize(clips, (clip.batch or len(clips), *clip.lengths)).astype("float32")


def inside(clip: Clip) -> np.ndarray:
    """1 for the pixels of a frame that do not lie at its border, 0 for those that do; axes as a clip has them, without time."""
    axes = [axis for axis in clip.axes if axis != "time"]
    mask = np.ones([clip.length(axis) for axis in axes])
    for axis in ("height", "width"):
        frame = np.moveaxis(mask, axes.index(axis), 0)  # a view
        frame[[0, -1]] = 0
    return mask


def positive(clip: Clip, seed: str) -> np.ndarray:
    """Two clips (or `clip.batch` of these) without zeros."""
    random = generator(seed, "positive", clip)
    return random.uniform(0.2, 1, (clip.batch or 2, *clip.lengths)).astype("float32")


def faint(clip: Clip, seed: str) -> np.ndarray:
    """The same, as small signals."""
    return positive(clip, seed) * np.float32(SMALL)


def families(clip: Clip, seed: str) -> dict[str, np.ndarray]:
    """Single clips of several kinds: with a negative frame, dim, with a black frame in the middle, with black frames behind."""
    random = generator(seed, "families", clip)
    time, axis = clip.length("time"), clip.axis("time")
    kinds = {
        "with a negative frame": random.uniform(0.2, 1, clip.lengths),
        "dim": DIM * random.uniform(0.2, 1, clip.lengths),
        "with a black frame in the middle": random.uniform(0.2, 1, clip.lengths),
        "with black frames behind": random.uniform(0.2, 1, clip.lengths),
    }
    np.moveaxis(kinds["with a negative frame"], axis, 0)[time // 2] *= -1
    np.moveaxis(kinds["with a black frame in the middle"], axis, 0)[time // 2] = 0
    np.moveaxis(kinds["with black frames behind"], axis, 0)[max(1, time - 2) :] = 0
    return {kind: drawn.astype("float32") for kind, drawn in kinds.items()}


def touched(
    base: np.ndarray, clip: Clip, places: Sequence[Mapping[str, int]], random: np.random.Generator, size: float
) -> np.ndarray:
    """Copies of a clip, each with a random push away from zero everywhere where the named axes have these numbers."""
    copies = np.repeat(base[None], len(places), axis=0)
    for copy, place in zip(copies, places, strict=True):
        where = tuple(place.get(axis, slice(None)) for axis in clip.axes)
        copy[where] += size * random.uniform(0.5, 1, copy[where].shape) * np.where(copy[where] < 0, -1, 1)
    return copies
