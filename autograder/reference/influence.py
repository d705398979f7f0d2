"""Which frames, rows, columns and channels of what goes in change which frames, rows and columns of what comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..answers import Model
from . import probes
from .probes import Clip
from .weights import Gate, Group, Weights, erasing, generic, paths

_BATCH = 8
_DRAWS = 2  # one picture of a maximum may lie in another frame
NOISE = 3e-6  # of the largest number that comes out
_RELATIVE = 1e-6  # of a number in single precision: less is rounding


def run(model: Model, weights: Weights, inputs: np.ndarray, batch: int | None = None) -> np.ndarray:
    """What the model gives with these weights, `(clips, time, …, channels)`: a result without a time axis as one frame.

    Clips go in by batches of one size, for which the model is compiled once; between two of them it forgets what it has seen.
    """
    size = batch or _BATCH
    parts = []
    for start in range(0, len(inputs), size):
        part = inputs[start : start + size]
        full = np.concatenate([part, np.repeat(part[:1], size - len(part), axis=0)])
        if start == 0 or batch is not None:
            model.set_weights(weights)
        parts.append(model.compiled_outputs(full)[0][: len(part)])
    return with_time(np.concatenate(parts))


def with_time(output: np.ndarray) -> np.ndarray:
    """Three or five axes have time among them (batch, time, …); two or four have none."""
    return output if output.ndim in (3, 5) else output[:, None]


def changed(outputs: np.ndarray, base: np.ndarray) -> np.ndarray:
    """Where outputs differ from a base by more than rounding."""
    return np.asarray(np.abs(outputs - base) > _RELATIVE * np.abs(base))


def frames_reaching(model: Model, clip: Clip, gates: Mapping[Group, Gate] | None = None) -> np.ndarray:
    """Which frame in reaches which frame out, `(time in, time out)`, with something done to some ConvLSTM layers."""
    weights = paths(model.weights, gates)
    places = [{"time": frame} for frame in range(clip.length("time"))]
    black = np.zeros(clip.lengths, "float32")
    inputs = probes.touched(black, clip, places, np.random.default_rng(0), 1)
    outputs = run(model, weights, np.concatenate([black[None], inputs]), clip.batch)
    return np.asarray(changed(outputs[1:], outputs[0]).any(axis=tuple(range(2, outputs.ndim))))


def frames_not_erased(model: Model, clip: Clip) -> np.ndarray:
    """Which frame still counts in the last picture when a lit frame makes the model forget, `(time, time that erases)`.

    Those count that are read behind the lit one, so that this shows the order in which frames are read.
    """
    time = clip.length("time")
    black = np.zeros(clip.lengths, "float32")
    lit = probes.touched(black, clip, [{"time": frame} for frame in range(time)], np.random.default_rng(0), 1)
    pairs = [(frame, other) for frame in range(time) for other in range(frame)]
    inputs = np.concatenate([lit, [lit[frame] + lit[other] for frame, other in pairs]])
    outputs = run(model, erasing(model.weights), inputs, clip.batch)[:, -1]
    counts = np.ones((time, time), bool)
    for (frame, other), both in zip(pairs, outputs[time:], strict=True):
        counts[frame, other] = changed(both, outputs[other]).any()
        counts[other, frame] = changed(both, outputs[frame]).any()
    return counts


def frames_read_in(model: Model, clip: Clip, seed: str) -> dict[str, np.ndarray]:
    """Which frames change anything in what comes out, for clips of several kinds, with one or another draw of weights."""
    places = [{}, *({"time": frame} for frame in range(clip.length("time")))]
    kinds = probes.families(clip, seed)
    random = probes.generator(seed, "touched")
    inputs = []
    for kind, base in kinds.items():
        copies = probes.touched(base, clip, places, random, probes.DIM if kind == "dim" else 1)
        copies[0] = base
        inputs.append(copies)
    found = {kind: np.zeros(clip.length("time"), bool) for kind in kinds}
    for draw in range(_DRAWS):
        outputs = run(model, next(generic(model.weights, f"{seed}/{draw}")), np.concatenate(inputs), clip.batch)
        scale = NOISE * np.abs(outputs).max()
        for number, kind in enumerate(kinds):
            part = outputs[number * len(places) : (number + 1) * len(places)]
            found[kind] |= (np.abs(part[1:] - part[0]) > scale).any(axis=tuple(range(1, part.ndim)))
        if all(read.all() for read in found.values()):
            break
    return found


@dataclass(frozen=True)
class View:
    """What each row and each column that comes out sees of some frames that go in.

    Attributes:
        frames: which frames.
        rows: `(frames in, rows in, time out, rows out)`; one row out where the output has none.
        columns: the same for columns.
        channels: `(channels in, time out)`.
    """

    frames: tuple[int, ...]
    rows: np.ndarray
    columns: np.ndarray
    channels: np.ndarray


def view(model: Model, clip: Clip, last_alone: bool = False) -> View:
    """What each row and each column that comes out sees of the first, the middle and the last frame, or of the last alone."""
    time, height, width, channels = (clip.length(axis) for axis in ("time", "height", "width", "channels"))
    frames = (time - 1,) if last_alone else tuple(sorted({0, time // 2, time - 1}))
    places: list[dict[str, int]] = [
        *({"time": frame, "height": row} for frame in frames for row in range(height)),
        *({"time": frame, "width": column} for frame in frames for column in range(width)),
        *({"channels": channel} for channel in range(channels)),
    ]
    black = np.zeros(clip.lengths, "float32")
    inputs = probes.touched(black, clip, places, np.random.default_rng(0), 1)
    outputs = run(model, paths(model.weights), np.concatenate([black[None], inputs]), clip.batch)
    differs = np.asarray(changed(outputs[1:], outputs[0]).any(axis=-1))
    if differs.ndim == 2:  # no picture comes out
        differs = differs[:, :, None, None]
    by_row, by_column = np.asarray(differs.any(axis=3)), np.asarray(differs.any(axis=2))
    rows, columns = len(frames) * height, len(frames) * width
    return View(
        frames,
        by_row[:rows].reshape(len(frames), height, *by_row.shape[1:]),
        by_column[rows : rows + columns].reshape(len(frames), width, *by_column.shape[1:]),
        np.asarray(differs[rows + columns :].any(axis=(2, 3))),
    )


def sees(model: Model, clip: Clip, away: Sequence[tuple[int, int]], back: int) -> list[bool]:
    """Whether the middle of the last frame that comes out sees cells so many (rows, columns) away, so many frames back."""
    time, height, width = (clip.length(axis) for axis in ("time", "height", "width"))
    black = np.zeros(clip.lengths, "float32")
    model_weights = paths(model.weights)
    rows, columns = run(model, model_weights, black[None], clip.batch).shape[2:4]
    row, column = rows // 2, columns // 2
    # The input cell above the output cell, whatever the strides.
    y, x = row * height // rows, column * width // columns
    places = [{"time": time - 1 - back, "height": y + down, "width": x + right} for down, right in away]
    inputs = probes.touched(black, clip, places, np.random.default_rng(0), 1)
    outputs = run(model, model_weights, np.concatenate([black[None], inputs]), clip.batch)
    differs = changed(outputs[1:], outputs[0])[:, -1, row, column]
    return [bool(one.any()) for one in differs]


def unused_filters(model: Model, clip: Clip, layer: Group) -> list[int]:
    """The filters of a ConvLSTM that can be silenced without any change in what comes out.

    Its filters read each other a step later. That is shut off, so that each speaks for itself.
    """
    inputs = probes.touched(np.zeros(clip.lengths, "float32"), clip, [{}], np.random.default_rng(0), 1)
    weights = paths(model.weights)
    weights[layer.places[1]] = np.zeros(layer.facts[1].shape, "float32")
    before = run(model, weights, inputs, clip.batch)
    unused = []
    for number in range(layer.filters):
        silenced = list(weights)
        for place in layer.places:
            weight = silenced[place]
            if weight is not None:
                silenced[place] = weight.copy()
                silenced[place][..., number :: layer.filters] = 0  # type: ignore[index]  # its input, forget, cell and output gate
        if not changed(run(model, silenced, inputs, clip.batch), before).any():
            unused.append(number)
    return unused
