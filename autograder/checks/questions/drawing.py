"""Draw questions from a seed that the instructor sets."""

import itertools
import random
from collections.abc import Sequence

from shapeclinic.arithmetic import ConvLSTM, dropped, output_length, receptive_field, same_padding

from .kinds import Convolution, Layers, Loss, Motion, Recording, RoundTrip, View, WantedFrames, Windowing
from .wrong_rules import (
    DROP_RULES,
    DROP_RULES_FOR_BOTH,
    KERNEL_RULES,
    KERNEL_RULES_FOR_BOTH,
    PADDING_RULES,
    PADDING_RULES_FOR_BOTH,
    SIZE_RULES,
    SIZE_RULES_FOR_BOTH,
    STRIDE_RULES,
    TRIP_RULES,
    Rule,
    first_sound,
)


def convolution(seed: object, item: str) -> Convolution:
    """Draw a strided `valid` convolution that drops cells on both axes, to be asked how many windows it has.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name, which gives items of one notebook different numbers.
    """
    return _strided(seed, item, output_length, SIZE_RULES, SIZE_RULES_FOR_BOTH)


def unread(seed: object, item: str) -> Convolution:
    """Draw a convolution as `convolution` does, to be asked how many cells it drops.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    return _strided(seed, item, dropped, DROP_RULES, DROP_RULES_FOR_BOTH)


def _strided(
    seed: object, item: str, right: Rule, rules: Sequence[Rule], rules_for_both: Sequence[Rule]
) -> Convolution:
    draw = _draw(seed, item)
    axes: list[tuple[int, int, int]] = []
    while len(axes) < 2:
        size, kernel, stride = draw.randint(20, 64), draw.choice([3, 4, 5, 7]), draw.choice([2, 3])
        # Neither ⌈n / s⌉, nor ⌊n / s⌋, nor the rule without its + 1 may happen to be right.
        length = output_length(size, kernel, stride)
        is_tempting = length in (-(-size // stride), size // stride)
        if dropped(size, kernel, stride) and not is_tempting and all(size != other[0] for other in axes):
            axes.append((size, kernel, stride))

    # Strides of 2 and 3 alone drop one cell or two, and often one on both axes: what replaces such a question drops more.
    lost = draw.sample(range(1, 5), 2)  # before all else, so that no number is dropped much oftener than another

    def then() -> Convolution:
        while True:
            kernels, strides = draw.sample(range(3, 10), 2), draw.sample(range(2, 7), 2)
            # A stride above the kernel would leave cells between the windows unread as well.
            if not all(left < s <= k for left, s, k in zip(lost, strides, kernels, strict=True)):
                continue
            lengths = draw.sample(range(10, 21), 2)  # longer than any kernel
            sizes = [
                k + (length - 1) * s + left for length, k, s, left in zip(lengths, kernels, strides, lost, strict=True)
            ]
            if max(sizes) < 100 and sizes[0] != sizes[1]:
                return _convolution(list(zip(sizes, kernels, strides, strict=True)), "valid")

    return first_sound(_convolution(axes, "valid"), then, _numbers, right, rules, rules_for_both)


def wanted_frames(seed: object, item: str) -> WantedFrames:
    """Draw frames and the smaller frames that one pair of different strides makes of them.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)

    def candidate(strides: Sequence[int], fewest: int) -> WantedFrames:
        down, along = draw.sample(strides, 2)
        # One more than a multiple: the size divided by the stride, rounded down, is one short of what comes out.
        height, width = (stride * draw.randint(fewest, 12) + 1 for stride in (down, along))
        return WantedFrames(height, width, -(-height // down), -(-width // along))

    return first_sound(
        candidate([2, 3, 4, 5], 5),
        lambda: candidate(range(2, 9), 9),
        _numbers,
        lambda n, wanted: -(-n // wanted),
        STRIDE_RULES,
    )


def recording(seed: object, item: str) -> Recording:
    """Draw a recording in which no two axes have one length.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)
    height, width = draw.sample(range(40, 100, 4), 2)
    return Recording(
        batch=draw.choice([4, 6, 8]),
        time=draw.choice([10, 12, 15, 20]),
        height=height,
        width=width,
        channels=draw.choice([1, 3]),
        order=tuple(draw.sample(range(4), 4)),
    )


def layers(seed: object, item: str, *, every_frame: bool) -> Layers:
    """Draw two ConvLSTM layers, one strided, one without padding.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
        every_frame: whether the last layer returns every frame, or its last alone.
    """
    draw = _draw(seed, item)
    batch, time, channels = draw.choice([2, 3, 5]), draw.choice([7, 9, 11]), draw.choice([1, 3])
    height, width = draw.sample(range(21, 64, 2), 2)
    narrow, wide = draw.sample([4, 6, 8, 12, 16], 2)
    strided = ConvLSTM(narrow, 3, 2, "same", return_sequences=True)
    plain = ConvLSTM(wide, draw.choice([3, 5]), 1, "valid", return_sequences=every_frame)
    return Layers((batch, time, height, width, channels), (strided, plain))


def windowing(seed: object, item: str) -> Windowing:
    """Draw a recording whose last frames make no whole clip.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)
    while True:
        past, future, step = draw.randint(5, 9), draw.randint(2, 4), draw.randint(2, 4)
        frames = draw.randint(60, 140)
        left = (frames - past - future) % step
        # Neither frames // step nor frames // length may happen to be right.
        count = (frames - past - future) // step + 1
        if left and count not in (frames // step, frames // (past + future), (frames - past) // step + 1):
            return Windowing(frames, past, future, step)


def loss(seed: object, item: str) -> Loss:
    """Draw predictions of some channels and targets with a time axis of one.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)
    batch, (height, width), channels = draw.choice([8, 16, 32]), draw.sample(range(20, 60), 2), draw.choice([4, 6, 10])
    return Loss((batch, height, width, channels), (batch, 1, height, width, 1))


def view(seed: object, item: str, *, back: int) -> View:
    """Draw two layers with odd kernels, the first strided, another on either axis.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
        back: how many frames back the view is asked for.
    """
    draw = _draw(seed, item)
    while True:
        (tall, wide), (tall_2, wide_2) = draw.sample([3, 5, 7], 2), draw.sample([3, 5, 7], 2)
        first = ConvLSTM(8, (tall, wide), draw.choice([(2, 3), (3, 2)]), "same", return_sequences=True)
        second = ConvLSTM(8, (tall_2, wide_2), 1, "same")
        sizes = [receptive_field(99, (first, second), back, axis).size for axis in (0, 1)]
        if sizes[0] != sizes[1]:
            return View((first, ConvLSTM(8, (tall_2, wide_2), (1, 1), "same")), back)


def motion(seed: object, item: str) -> Motion:
    """Draw two different speeds that the stride does not divide, and that take different kernels.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)

    def candidate(strides: Sequence[int], speeds: Sequence[int]) -> Motion:
        stride = draw.choice(strides)
        down, along = draw.sample([speed for speed in speeds if speed % stride], 2)
        return Motion((down, along), stride)

    return first_sound(
        candidate([2, 3], range(4, 14)),
        lambda: candidate([2, 3, 4], range(5, 25)),
        lambda question: [(speed, question.stride) for speed in question.speeds],
        lambda v, s: 2 * -(-v // s) + 1,
        KERNEL_RULES,
        KERNEL_RULES_FOR_BOTH,
    )


def padded(seed: object, item: str) -> Convolution:
    """Draw a strided `same` convolution that pads one axis evenly and the other not.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)

    def cells(*axis: int) -> int:
        return sum(same_padding(*axis))

    def candidate(kernels: Sequence[int], strides: Sequence[tuple[int, int]]) -> Convolution:
        while True:
            sizes, both_kernels = draw.sample(range(20, 64), 2), draw.sample(kernels, 2)
            axes = list(zip(sizes, both_kernels, draw.choice(strides), strict=True))
            added = [cells(*axis) for axis in axes]
            if min(added) > 1 and added[0] % 2 != added[1] % 2:
                return _convolution(axes, "same")

    return first_sound(
        candidate([3, 5, 7], [(2, 3), (3, 2), (2, 2)]),
        lambda: candidate(range(4, 10), list(itertools.permutations([2, 3, 4], 2))),
        _numbers,
        cells,
        PADDING_RULES,
        PADDING_RULES_FOR_BOTH,
    )


def round_trip(seed: object, item: str) -> RoundTrip:
    """Draw frames that do not come back as they were, along either axis, nor as squares.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)

    def candidate(largest: int, levels: Sequence[int]) -> RoundTrip:
        while True:
            question = RoundTrip(draw.randint(30, largest), draw.randint(30, largest), draw.choice(levels))
            step = 2**question.levels
            if question.height % step and question.width % step and question.height != question.width:
                return question

    # Two levels are hardly ever sound: 2 · 2 is 2 ** 2, and so the wrong multiple would be the right one.
    return first_sound(
        candidate(80, [2, 3]),
        lambda: candidate(99, [3, 4]),
        lambda question: [(size, question.levels) for size in (question.height, question.width)],
        lambda n, levels: n + -n % 2**levels,
        TRIP_RULES,
    )


def _numbers(question: Convolution | WantedFrames) -> list[tuple[int, ...]]:
    return [axis[1:] for axis in question.axes]


def _convolution(axes: Sequence[tuple[int, int, int]], padding: str) -> Convolution:
    (height, tall, down), (width, wide, along) = axes
    return Convolution(height, width, (tall, wide), (down, along), padding)


def _draw(seed: object, item: str) -> random.Random:
    return random.Random(f"{seed}/{item}")
