"""The judge of functions over arrays: where does each frame that went in come out, and is it where the solution puts it?

Every frame that is handed in carries its own number in every pixel, so that the result tells which frame stands where.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..answers import Answers
from ..reference import store
from .running import Finding

_DRAWS = 4
_PIXEL = ("height", "width", "channels")
_ZEROS, _NO_FRAME = -1, -2
Ends = int | tuple[int, int]


@dataclass(frozen=True)
class Frames:
    """A recording to hand in, `(time, height, width, channels)`; with `count`, so many.

    Several of one length are handed in as one array, `(count, time, height, width, channels)`, others as a list.
    """

    time: Ends
    count: Ends | None = None


@dataclass(frozen=True)
class Wanted:
    """An array that a function must return.

    Attributes:
        axes: the names of its axes; of an array of frames, those in front of height, width and channels.
        of: "frames", or "values" where a number or a truth value stands at each place.
    """

    axes: tuple[str, ...]
    of: str = "frames"


def axes(*names: str, of: str = "frames") -> Wanted:
    """Describe an array that a function over recordings must return: `check.axes("clip", "step")`.

    Raises:
        ValueError: if it holds neither frames nor values.
    """
    if of not in ("frames", "values"):
        raise ValueError(f'of must be "frames" or "values". Received: {of!r}')
    return Wanted(names, of)


@dataclass(frozen=True)
class _Draw:
    """What is handed in.

    Attributes:
        arguments: of the function.
        recordings: all of them in order.
        frame: the shape of a frame.
    """

    arguments: dict[str, Any]
    recordings: list[np.ndarray]
    frame: tuple[int, ...]

    def __str__(self) -> str:
        return ", ".join(_told(key, value) for key, value in self.arguments.items())


def arranged(
    source: Answers, name: str, *, given: Mapping[str, Frames | Ends], returns: Sequence[Wanted], pixels: int = 4
) -> Finding:
    """What a function makes of recordings: right shapes, and every frame in its place, for several draws.

    Arguments:
        source: where the answer is read.
        name: the learner's function.
        given: its arguments by name.
        returns: what it must return, one array each.
        pixels: the fewest rows that a frame has.
    """
    reference = store.reference(name)
    draws = _draws(reference.seed, name, given, pixels)
    for number, draw in enumerate(draws):
        results = source.arrays(name, draw.arguments, len(returns))
        for place, (result, array) in enumerate(zip(results, returns, strict=True)):
            right = reference.numbers[f"{number}.{place}"]
            wrong = _compare(result, array, right, draw)
            if wrong is not None:
                which = f"Array {place + 1} of {name}({draw})" if len(returns) > 1 else f"{name}({draw})"
                return Finding(0, f"{which}: {wrong}")
    return Finding(1, f"Called with {len(draws)} different recordings; every frame stands where it belongs.")


def measured_arrays(
    source: Answers,
    name: str,
    *,
    seed: str,
    given: Mapping[str, Frames | Ends],
    returns: Sequence[Wanted],
    pixels: int = 4,
) -> store.Numbers:
    """Where the solution puts each frame, for `arranged` with the same arguments.

    Raises:
        ValueError: if it returns something that is no frame of what was handed in.
    """
    numbers = {}
    for number, draw in enumerate(_draws(seed, name, given, pixels)):
        for place, (result, array) in enumerate(
            zip(source.arrays(name, draw.arguments, len(returns)), returns, strict=True)
        ):
            if array.of == "frames":
                if result.shape[len(array.axes) :] != draw.frame:
                    raise ValueError(f"The solution of {name} returns {result.shape}, and frames are {draw.frame}.")
                result = _frame_numbers(result, len(array.axes), draw.recordings)
                if (result == _NO_FRAME).any():
                    raise ValueError(f"The solution of {name} returns something that is no frame.")
            numbers[f"{number}.{place}"] = result
    return numbers


def _draws(seed: str, name: str, given: Mapping[str, Frames | Ends], pixels: int) -> list[_Draw]:
    """Several things to hand in: the shortest, the longest, and some between, with recordings of one length among them."""
    draw = random.Random(f"{seed}/{name}")
    return [
        _hand_in(draw, given, (pixels + draw.randint(0, 3), pixels + 4 + draw.randint(0, 3), draw.choice([1, 3])), turn)
        for turn in range(_DRAWS)
    ]


def _hand_in(draw: random.Random, given: Mapping[str, Frames | Ends], frame_shape: tuple[int, ...], turn: int) -> _Draw:
    arguments: dict[str, Any] = {}
    recordings: list[np.ndarray] = []
    for name, what in given.items():
        if not isinstance(what, Frames):
            arguments[name] = _drawn(draw, what, turn)
        elif what.count is None:
            recordings.append(_recording(len(recordings), _drawn(draw, what.time, turn), frame_shape))
            arguments[name] = recordings[-1]
        else:
            count = _drawn(draw, what.count, turn)
            if isinstance(what.time, int):
                lengths = [what.time] * count
            elif turn == 0:
                lengths = [_drawn(draw, what.time, 2)] * count
            else:
                lengths = draw.sample(range(what.time[0], what.time[1] + 1), count)
            several = [_recording(len(recordings) + i, length, frame_shape) for i, length in enumerate(lengths)]
            recordings += several
            arguments[name] = np.stack(several) if isinstance(what.time, int) else several
    return _Draw(arguments, recordings, frame_shape)


def _recording(number: int, time: int, frame_shape: tuple[int, ...]) -> np.ndarray:
    """Frames that carry `1 + 100 · recording + frame` in every pixel, and the pixel's own place behind the point."""
    places = np.arange(np.prod(frame_shape)).reshape(frame_shape) / 1024
    numbers = 1 + 100 * number + np.arange(time)
    return (numbers[:, None, None, None] + places).astype("float32")


def _frame_numbers(result: np.ndarray, leading: int, recordings: Sequence[np.ndarray]) -> np.ndarray:
    """For each place which frame stands there, counted through all recordings; -1 for zeros, -2 for none of them."""
    every = np.concatenate(recordings)
    found = np.full(result.shape[:leading], _NO_FRAME)
    for place in np.ndindex(found.shape):
        picture = result[place]
        if not picture.any():
            found[place] = _ZEROS
            continue
        same = np.flatnonzero(np.isclose(every, picture, atol=1e-4).all(axis=(1, 2, 3)))
        if len(same):
            found[place] = same[0]
    return found


def _compare(result: np.ndarray, array: Wanted, right: np.ndarray, draw: _Draw) -> str | None:
    names = (*array.axes, *(_PIXEL if array.of == "frames" else ()))
    expected = (*right.shape, *(draw.frame if array.of == "frames" else ()))
    if result.shape != expected:
        asked = ", ".join(f"{axis} {length}" for axis, length in zip(names, expected, strict=True))
        return f"its shape is {result.shape}; expected ({asked})."
    found = _frame_numbers(result, right.ndim, draw.recordings) if array.of == "frames" else result
    for place in np.argwhere(found != right):
        spot = ", ".join(f"{axis} {index}" for axis, index in zip(array.axes, place, strict=True))
        stands, belongs = found[tuple(place)], right[tuple(place)]
        if array.of == "frames":
            return f"at {spot} stands {_name(stands, draw.recordings)}; expected {_name(belongs, draw.recordings)}."
        return f"at {spot} stands {stands}; expected {belongs}."
    return None


def _name(number: int, recordings: Sequence[np.ndarray]) -> str:
    """Which frame it is."""
    if number == _ZEROS:
        return "a frame of zeros"
    if number == _NO_FRAME:
        return "something that is no frame of what went in (turned, mixed or cut?)"
    for place, recording in enumerate(recordings):
        if number < len(recording):
            return f"frame {number}" + (f" of recording {place}" if len(recordings) > 1 else "")
        number -= len(recording)
    raise ValueError(f"There is no frame {number} more.")


def _told(name: str, value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"{name} of {value.shape}" if value.ndim == 5 else f"{name} with {len(value)} frames"
    if isinstance(value, list):
        return f"{name} with {', '.join(str(len(part)) for part in value)} frames"
    return f"{name}={value}"


def _drawn(draw: random.Random, ends: Ends, turn: int) -> int:
    """The lower end, the upper end, then numbers between."""
    if isinstance(ends, int):
        return ends
    return ends[turn] if turn < 2 else draw.randint(*ends)
