"""The judge of functions over arrays: where does each frame that went in come out?

Every frame that is handed in carries its own number in every pixel, so that the result tells which frame stands where.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..answers import Answers
from .running import Finding

_DRAWS = 3
_PIXEL = ("height", "width", "channels")
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
        axes: its axes in order, and the length of each as an expression in what was handed in.
        frame: which frame stands at a place, as an expression in the names of the axes: a number, a pair (recording,
            number) if several recordings are handed in, or None for zeros. The array then ends in height, width, channels.
        value: what stands at a place, if it is no frame.
    """

    axes: Mapping[str, str | int]
    frame: str | None = None
    value: str | None = None


def arranged(
    source: Answers, name: str, *, given: Mapping[str, Frames | Ends], returns: Sequence[Wanted], pixels: int = 4
) -> Finding:
    """What a function makes of recordings: right shapes, and every frame in its place, for several draws.

    Arguments:
        source: where the answer is read.
        name: the learner's function.
        given: its arguments by name. In expressions a recording's name stands for its number of frames, a list's for the
            numbers of all.
        returns: what it must return, one array each.
        pixels: the fewest rows that a frame has.
    """
    draw = random.Random(name)
    for _ in range(_DRAWS):
        frame_shape = (pixels + draw.randint(0, 3), pixels + 4 + draw.randint(0, 3), draw.choice([1, 3]))
        arguments, known, recordings = _hand_in(draw, given, frame_shape)
        results = source.arrays(name, arguments)
        told = ", ".join(_told(key, value, known[key]) for key, value in arguments.items())
        if len(results) != len(returns):
            return Finding(0, f"{name}({told}) returns {len(results)} array(s); expected {len(returns)}.")
        for place, (result, wanted) in enumerate(zip(results, returns, strict=True), start=1):
            wrong = _compare(result, wanted, known, recordings, frame_shape)
            if wrong is not None:
                which = f"Array {place} of {name}({told})" if len(returns) > 1 else f"{name}({told})"
                return Finding(0, f"{which}: {wrong}")
    return Finding(1, f"Called with {_DRAWS} different recordings; every frame stands where it belongs.")


def _hand_in(
    draw: random.Random, given: Mapping[str, Frames | Ends], frame_shape: tuple[int, ...]
) -> tuple[dict[str, Any], dict[str, Any], list[np.ndarray]]:
    arguments: dict[str, Any] = {}
    known: dict[str, Any] = {}
    recordings: list[np.ndarray] = []
    for name, what in given.items():
        if not isinstance(what, Frames):
            arguments[name] = known[name] = _drawn(draw, what)
        elif what.count is None:
            recordings.append(_recording(len(recordings), _drawn(draw, what.time), frame_shape))
            arguments[name], known[name] = recordings[-1], len(recordings[-1])
        else:
            count = _drawn(draw, what.count)
            lengths = (
                [what.time] * count if isinstance(what.time, int) else draw.sample(range(*_ends(what.time)), count)
            )
            several = [_recording(len(recordings) + i, length, frame_shape) for i, length in enumerate(lengths)]
            recordings += several
            arguments[name] = np.stack(several) if isinstance(what.time, int) else several
            known[name] = tuple(lengths)
    return arguments, known, recordings


def _recording(number: int, time: int, frame_shape: tuple[int, ...]) -> np.ndarray:
    """Frames that carry `1 + 100 · recording + frame` in every pixel, and the pixel's own place behind the point."""
    places = np.arange(np.prod(frame_shape)).reshape(frame_shape) / 1024
    numbers = 1 + 100 * number + np.arange(time)
    return (numbers[:, None, None, None] + places).astype("float32")


def _compare(
    result: np.ndarray,
    wanted: Wanted,
    known: Mapping[str, Any],
    recordings: Sequence[np.ndarray],
    frame: tuple[int, ...],
) -> str | None:
    lengths = tuple(_evaluate(length, known) for length in wanted.axes.values())
    names = (*wanted.axes, *(_PIXEL if wanted.value is None else ()))
    expected = (*lengths, *(frame if wanted.value is None else ()))
    if result.shape != expected:
        asked = ", ".join(f"{axis} {length}" for axis, length in zip(names, expected, strict=True))
        return f"its shape is {result.shape}; expected ({asked})."
    for place in np.ndindex(lengths):
        where = dict(zip(wanted.axes, place, strict=True))
        spot = ", ".join(f"{axis} {index}" for axis, index in where.items())
        if wanted.value is not None:
            right = _evaluate(wanted.value, {**known, **where})
            if result[place] != right:
                return f"at {spot} stands {result[place]}; expected {right}."
            continue
        asked_frame = _evaluate(wanted.frame or "None", {**known, **where})
        picture = _picture(asked_frame, recordings, frame)
        if not np.allclose(result[place], picture, atol=1e-4):
            return f"at {spot} stands {_what(result[place], recordings)}; expected {_name(asked_frame, recordings)}."
    return None


def _picture(asked: Any, recordings: Sequence[np.ndarray], frame: tuple[int, ...]) -> np.ndarray:
    if asked is None:
        return np.zeros(frame)
    recording, number = asked if isinstance(asked, tuple) else (0, asked)
    picture: np.ndarray = recordings[recording][number]
    return picture


def _what(found: np.ndarray, recordings: Sequence[np.ndarray]) -> str:
    """Which frame a picture is."""
    if not found.any():
        return "a frame of zeros"
    for number, recording in enumerate(recordings):
        for place, frame in enumerate(recording):
            if np.allclose(found, frame, atol=1e-4):
                return _name((number, place), recordings)
    return "something that is no frame of what went in (turned, mixed or cut?)"


def _name(asked: Any, recordings: Sequence[np.ndarray]) -> str:
    if asked is None:
        return "a frame of zeros"
    recording, number = asked if isinstance(asked, tuple) else (0, asked)
    return f"frame {number}" + (f" of recording {recording}" if len(recordings) > 1 else "")


def _evaluate(expression: str | int, known: Mapping[str, Any]) -> Any:
    """Work out an expression; it stands in a test cell, which the learner cannot change."""
    if isinstance(expression, int):
        return expression
    functions = {"len": len, "max": max, "min": min, "sum": sum}
    return eval(expression, {"__builtins__": {}, **functions, **known})


def _told(name: str, value: Any, known: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"{name} of {value.shape}" if value.ndim == 5 else f"{name} with {known} frames"
    return f"{name} with {', '.join(map(str, known))} frames" if isinstance(value, list) else f"{name}={value}"


def _drawn(draw: random.Random, ends: Ends) -> int:
    return ends if isinstance(ends, int) else draw.randint(*ends)


def _ends(ends: tuple[int, int]) -> tuple[int, int]:
    return ends[0], ends[1] + 1
