"""Judges of predicted numbers. They argue with the learner's own numbers and do not give the right ones away."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from shapeclinic.arithmetic import (
    ImpossibleShape,
    dropped,
    output_length,
    output_length_formula,
    receptive_field,
    same_padding,
    stack_shapes,
)
from shapeclinic.axes import axis_names

from ..answers import Answers
from ..values import AnswerProblem
from .questions import Convolution, Layers, Loss, Motion, Recording, RoundTrip, View, WantedFrames, Windowing
from .running import Finding

_LONGEST = 200  # letters of what was received that a message repeats


class Part(NamedTuple):
    """One of the things that an answer of several numbers claims; each earns an equal share of the points.

    Attributes:
        name: what it is about, such as an axis.
        holds: whether the numbers are right about it.
        argue: what is wrong with them, out of themselves.
    """

    name: str
    holds: Callable[[Sequence[int]], bool]
    argue: Callable[[Sequence[int]], str]


def predicted_size(source: Answers, name: str, question: Convolution) -> Finding:
    """Height and width that a `valid` convolution gives."""
    parts = [
        _about(
            place,
            axis,
            lambda claim, n=size, k=kernel, s=stride: claim == output_length(n, k, s),  # type: ignore[misc]
            lambda claim, n=size, k=kernel, s=stride: _argue_length(claim, n, k, s),  # type: ignore[misc]
        )
        for place, (axis, size, kernel, stride) in enumerate(question.axes)
    ]
    return _judged(source, name, parts, "(height, width)", "how many windows fit along each axis")


def predicted_drop(source: Answers, name: str, question: Convolution) -> Finding:
    """Rows and columns at the end that no `valid` window reaches."""
    parts = [
        _about(
            place,
            axis,
            lambda claim, n=size, k=kernel, s=stride: claim == dropped(n, k, s),  # type: ignore[misc]
            lambda claim, n=size, k=kernel, s=stride: _argue_drop(claim, n, k, s),  # type: ignore[misc]
        )
        for place, (axis, size, kernel, stride) in enumerate(question.axes)
    ]
    return _judged(source, name, parts, "(rows, columns)", "how many cells stand after the last window")


def chosen_strides(source: Answers, name: str, question: WantedFrames) -> Finding:
    """Strides that give the wanted frames with `same` padding; any that do are right."""

    def gives(stride: int, size: int, wanted: int) -> bool:
        try:
            return output_length(size, 3, stride, "same") == wanted
        except ImpossibleShape:
            return False

    def argue(stride: int, size: int, wanted: int) -> str:
        try:
            return f"{output_length_formula(size, 3, stride, 'same')}, wanted {wanted}"
        except ImpossibleShape as refusal:
            return str(refusal)

    parts = [
        _about(
            place,
            axis,
            lambda claim, n=size, w=wanted: gives(claim, n, w),  # type: ignore[misc]
            lambda claim, n=size, w=wanted: argue(claim, n, w),  # type: ignore[misc]
        )
        for place, (axis, size, wanted) in enumerate(question.axes)
    ]
    meaning = "(stride along height, stride along width)"
    return _judged(source, name, parts, meaning, "strides that give the wanted frames")


def predicted_shape(source: Answers, name: str, question: Recording | Layers) -> Finding:
    """The shape of a batch, or of what a stack of layers makes of one; how many axes it has is part of the answer."""
    shape = question.shape if isinstance(question, Recording) else stack_shapes(question.shape, question.layers)[-1][2]
    claims, names = _whole_numbers(source, name, None, "lengths of axes"), axis_names(len(shape))
    if len(claims) != len(shape):
        return Finding(0, f"Received {len(claims)} axes, {_written(claims)}. {question.argue_rank(len(claims))}")
    parts = _axes(shape, names, question)
    turned = (0, 2, 1, 3) if len(shape) == 4 else (0, 1, 3, 2, 4)
    return _judged(source, name, parts, f"({', '.join(names)})", "the length of each axis", turned=turned)


def predicted_state(source: Answers, name: str, question: Layers) -> Finding:
    """The shape of the hidden state (and of the cell state) of the last layer of a stack."""
    *before, last = question.layers
    reads = stack_shapes(question.shape, before)[-1].output_shape if before else question.shape
    shape, names = last.shapes(reads).hidden, axis_names(4)
    claims = _whole_numbers(source, name, None, "lengths of axes")
    if len(claims) != len(shape):
        words = (
            "A state is one picture for each clip: it has no time axis" if len(claims) > 4 else "A state has a batch"
        )
        return Finding(0, f"Received {len(claims)} axes, {_written(claims)}. {words}.")
    parts = _axes(shape, names, question)
    meaning, expected = f"({', '.join(names)})", "the length of each axis of h, which c shares"
    return _judged(source, name, parts, meaning, expected, turned=(0, 2, 1, 3))


def predicted_clips(source: Answers, name: str, question: Windowing) -> Finding:
    """How many clips a recording gives, and the number of the first frame of the last of them."""
    whole = question.past + question.future
    count = (question.frames - whole) // question.step + 1

    def argue_count(claim: int) -> str:
        first = (claim - 1) * question.step
        if claim < 1:
            return f"{whole} frames fit into {question.frames} at least once"
        if first + whole > question.frames:
            return f"clip {claim} would start at frame {first} and need frame {first + whole - 1}; the last is {question.frames - 1}"
        return f"clip {claim} starts at frame {first} and ends at {first + whole - 1}; {question.step} further on there is room for one more"

    def argue_start(claim: int) -> str:
        if claim % question.step:
            return f"clips start every {question.step} frames from 0: none starts at {claim}"
        if claim + whole > question.frames:
            return f"a clip from frame {claim} would need frame {claim + whole - 1}; the last is {question.frames - 1}"
        return f"a clip from frame {claim} ends at {claim + whole - 1}, and {question.step} further on there is room for one more"

    parts = [
        _about(0, "clips", lambda claim: claim == count, argue_count),
        _about(1, "start of the last", lambda claim: claim == (count - 1) * question.step, argue_start),
    ]
    return _judged(
        source, name, parts, "(clips, start of the last)", "how many clips there are, and where the last starts"
    )


def predicted_broadcast(source: Answers, name: str, question: Loss) -> Finding:
    """The shape of a difference by NumPy's rule: shapes end together, and 1 becomes what it meets."""
    shape = np.broadcast_shapes(question.predictions, question.targets)
    claims = _whole_numbers(source, name, None, "lengths of axes")
    if len(claims) != len(shape):
        return Finding(
            0, f"Received {len(claims)} axes, {_written(claims)}. The difference has as many as the longer shape."
        )
    above = (1,) * (len(shape) - len(question.predictions)) + question.predictions
    below = (1,) * (len(shape) - len(question.targets)) + question.targets
    parts = [
        _about(
            place,
            f"axis {place}",
            lambda claim, right=shape[place]: claim == right,  # type: ignore[misc]
            lambda claim, a=above[place], b=below[place]: (
                f"written so that they end together, {a} stands over {b}, and not {claim}"
            ),  # type: ignore[misc]
        )
        for place in range(len(shape))
    ]
    expected = "the shape of predictions − targets"
    return _judged(source, name, parts, "lengths of axes", expected, turned=(0, 1, 3, 2, 4))


def predicted_view(source: Answers, name: str, question: View) -> Finding:
    """Rows and columns of a frame that one output pixel sees."""

    def argue(claim: int, axis: int) -> str:
        now = receptive_field(999, question.layers[:1], 0, axis).size
        first = question.layers[0]
        words = f"one pixel behind the first layer sees {now} of the last frame, and the next stands {first.strides[axis]} further on"  # type: ignore[index]
        if question.back:
            words += "; each frame back widens the view by the wider of the two layers' steps"
        return f"{claim} is not it: {words}"

    parts = [
        _about(
            place,
            axis,
            lambda claim, p=place: claim == receptive_field(999, question.layers, question.back, p).size,  # type: ignore[misc]
            lambda claim, p=place: argue(claim, p),  # type: ignore[misc]
        )
        for place, axis in enumerate(("rows", "columns"))
    ]
    return _judged(source, name, parts, "(rows, columns)", "how much of that frame one pixel sees")


def fast_kernel(source: Answers, name: str, question: Motion) -> Finding:
    """The smallest odd kernel that follows a motion: half of it, in steps of the stride, reaches as far as that goes."""

    def argue(claim: int, speed: int) -> str:
        if claim % 2 == 0:
            return f"{claim} is even: it looks further to one side than to the other"
        reach = claim // 2 * question.stride
        if reach < speed:
            return f"a kernel of {claim} reaches {claim // 2} · {question.stride} = {reach} pixels to each side, and the motion is {speed}"
        return f"a kernel of {claim} reaches {claim // 2} · {question.stride} = {reach} pixels; a smaller one still reaches {speed}"

    parts = [
        _about(
            place,
            axis,
            lambda claim, v=speed: claim == 2 * -(-v // question.stride) + 1,  # type: ignore[misc]
            lambda claim, v=speed: argue(claim, v),  # type: ignore[misc]
        )
        for place, (axis, speed) in enumerate(zip(("height", "width"), question.speeds, strict=True))
    ]
    return _judged(source, name, parts, "(along height, along width)", "the smallest odd kernels that reach far enough")


def predicted_padding(source: Answers, name: str, question: Convolution) -> Finding:
    """Cells that `same` adds: above, below, left, right; half of the points an axis."""

    def part(place: int, axis: str, size: int, kernel: int, stride: int) -> Part:
        right = tuple(same_padding(size, kernel, stride))

        def argue(claims: Sequence[int]) -> str:
            before, after = claims[2 * place : 2 * place + 2]
            windows = output_length(size, kernel, stride, "same")
            have, need = before + size + after, (windows - 1) * stride + kernel
            if have != need:
                return (
                    f'{before} + {size} + {after} = {have} cells, but "same" wants ⌈{size} / {stride}⌉ = {windows} windows '
                    f"of {kernel}, {stride} apart: the last has to end just on the last cell"
                )
            return f"{before + after} in all is right, but not {before} before and {after} after: how does Keras share them?"

        return Part(axis, lambda claims: tuple(claims[2 * place : 2 * place + 2]) == right, argue)

    parts = [part(place, *axis) for place, axis in enumerate(question.axes)]
    return _judged(
        source,
        name,
        parts,
        "(above, below, left, right)",
        "how many cells are added on each side",
        count=4,
        turned=(2, 3, 0, 1),
    )


def predicted_round_trip(source: Answers, name: str, question: RoundTrip) -> Finding:
    """Height and width after some halvings with `same` and as many doublings."""

    def back(size: int) -> int:
        for _ in range(question.levels):
            size = output_length(size, 3, 2, "same")
        return size << question.levels

    def argue(claim: int, size: int) -> str:
        if claim % 2**question.levels:
            return f"{claim} cannot come out of {question.levels} doublings: it is no multiple of {2**question.levels}"
        return f"halve {size} once: {output_length_formula(size, 3, 2, 'same')}; then go on from there"

    parts = [
        _about(
            place,
            axis,
            lambda claim, n=size: claim == back(n),  # type: ignore[misc]
            lambda claim, n=size: argue(claim, n),  # type: ignore[misc]
        )
        for place, (axis, size) in enumerate((("height", question.height), ("width", question.width)))
    ]
    return _judged(source, name, parts, "(height, width)", "what comes back after the way down and up")


def _axes(shape: Sequence[int | None], names: Sequence[str], question: Recording | Layers) -> list[Part]:
    """A part for each axis of a shape."""
    return [
        _about(
            place,
            axis,
            lambda claim, right=shape[place]: claim == right,  # type: ignore[misc]
            lambda claim, axis=axis: question.argue(axis, claim),  # type: ignore[misc]
        )
        for place, axis in enumerate(names)
    ]


def _about(place: int, name: str, holds: Callable[[int], bool], argue: Callable[[int], str]) -> Part:
    """A part that is about one number alone."""
    return Part(name, lambda claims: holds(claims[place]), lambda claims: argue(claims[place]))


def _judged(
    source: Answers,
    name: str,
    parts: Sequence[Part],
    meaning: str,
    expected: str,
    *,
    count: int | None = None,
    turned: Sequence[int] = (1, 0),
) -> Finding:
    """Judge each part of an answer; `turned` is the order of its numbers with height and width swapped."""
    claims = _whole_numbers(source, name, len(parts) if count is None else count, meaning)
    received = f"({', '.join(map(str, claims))})" if len(claims) > 1 else str(claims[0])
    wrong = [part for part in parts if not part.holds(claims)]
    if not wrong:
        return Finding(1, f"{received} is right.")
    swapped = [part for part in wrong if part.holds([claims[place] for place in turned])]
    lines = [f"{part.name}: {part.argue(claims)}" for part in wrong if len(swapped) != 2 or part not in swapped]
    if len(swapped) == 2:
        lines.insert(0, f"{swapped[0].name} and {swapped[1].name} are swapped in {received}")
    return Finding((len(parts) - len(wrong)) / len(parts), f"Received {received}; expected {expected}.", tuple(lines))


def _whole_numbers(source: Answers, name: str, count: int | None, meaning: str) -> list[int]:
    value: Any = source.value(name)
    if count == 1 and not isinstance(value, list):
        value = [value]
    if count == 4 and isinstance(value, list) and [isinstance(pair, list) and len(pair) for pair in value] == [2, 2]:
        value = [*value[0], *value[1]]  # ((above, below), (left, right)), as Keras writes it
    if not isinstance(value, list) or (count is not None and len(value) != count):
        many = {1: "one number", 2: "two numbers", None: "whole numbers"}.get(count, f"{count} numbers")
        raise AnswerProblem(f"{name} must be {many}, {meaning}. Received: {_written(value)}")
    for number in value:
        if number is None:
            raise AnswerProblem(
                f"{name} must hold whole numbers, {meaning}. Received: None in {_written(value)}. None stands for a length "
                "that is left open; here every length can be told, the batch's too."
            )
        if isinstance(number, bool) or not isinstance(number, int | float) or number % 1:
            raise AnswerProblem(f"{name} must hold whole numbers, {meaning}. Received: {_written(number)}")
    return [int(number) for number in value]


def _written(value: Any) -> str:
    """A value of the learner's as they may have written it; of long ones the beginning."""
    words = _as_tuples(value)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _as_tuples(value: Any) -> str:
    if not isinstance(value, list):
        return repr(value)
    return f"({', '.join(map(_as_tuples, value))}{',' * (len(value) == 1)})"


def _argue_length(claim: int, size: int, kernel: int, stride: int) -> str:
    if claim < 1:
        return f"{claim} windows would read nothing, yet a kernel of {kernel} fits into {size} cells"
    start = (claim - 1) * stride
    last = start + kernel - 1
    if last >= size:
        return f"window {claim} would read cells {start} to {last}, but the last cell is {size - 1}"
    return (
        f"window {claim} ends at cell {last}, and {stride} further on one more still fits: "
        f"it ends at cell {last + stride} of 0 to {size - 1}"
    )


def _argue_drop(claim: int, size: int, kernel: int, stride: int) -> str:
    if claim < 0:
        return f"a count cannot be {claim}"
    if claim >= stride:
        return f"with {claim} cells left over, another step of {stride} would still fit"
    steps = size - claim - kernel
    return (
        f"if {claim} were left over, the last window would start at cell {size} − {claim} − {kernel} = {steps}, "
        f"which steps of {stride} from 0 never reach"
    )
