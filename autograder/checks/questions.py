"""Questions whose numbers are drawn from a seed that the instructor sets."""

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from shapeclinic.arithmetic import (
    ConvLSTM,
    dropped,
    output_length,
    output_length_formula,
    receptive_field,
    same_padding,
)
from shapeclinic.axes import axis_names, named


@dataclass(frozen=True)
class Convolution:
    """A convolution over frames, with one number a spatial axis: height first, then width."""

    height: int
    width: int
    kernel_size: tuple[int, int]
    strides: tuple[int, int]
    padding: str

    @property
    def axes(self) -> tuple[tuple[str, int, int, int], ...]:
        """Name, size, kernel and stride of each spatial axis."""
        sizes = (self.height, self.width)
        return tuple(zip(("height", "width"), sizes, self.kernel_size, self.strides, strict=True))

    def __repr__(self) -> str:
        return (
            f"Frames of height {self.height} and width {self.width} meet\n"
            f"ConvLSTM2D(filters=8, kernel_size={self.kernel_size}, strides={self.strides}, padding={self.padding!r})"
        )


@dataclass(frozen=True)
class Recording:
    """A batch of clips, told in words."""

    batch: int
    time: int
    height: int
    width: int
    channels: int
    order: tuple[int, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """`(batch, time, height, width, channels)`."""
        return self.batch, self.time, self.height, self.width, self.channels

    def argue(self, axis: str, claim: int) -> str:
        """What a wrong number on an axis is in truth."""
        names = axis_names(5)
        if claim in self.shape:
            return f"{claim} is the number of {_WORDS[names[self.shape.index(claim)]]}"
        return f"nothing in the description is {claim}"

    def argue_rank(self, claimed: int) -> str:
        """Why a number of axes cannot be."""
        if claimed < 5:
            return (
                "Which of the five (batch, time, height, width, channels) has no place? One channel is an axis as well."
            )
        return "A batch of clips has five: batch, time, height, width, channels."

    def __repr__(self) -> str:
        sentences = (
            f"{self.batch} clips are fed together.",
            f"Each clip has {self.time} frames.",
            f"A frame is {self.width} pixels wide and {self.height} pixels high.",
            {1: "A pixel is grey.", 3: "A pixel has red, green and blue."}[self.channels],
        )
        return "\n".join(sentences[place] for place in self.order)


@dataclass(frozen=True)
class Windowing:
    """A recording to be cut into clips of past and future frames."""

    frames: int
    past: int
    future: int
    step: int

    def __repr__(self) -> str:
        return (
            f"A recording has {self.frames} frames, numbered from 0.\n"
            f"Each clip is {self.past} frames to look at and the {self.future} that follow, to be forecast.\n"
            f"A clip starts every {self.step} frames, from frame 0 on, as long as all its frames are there."
        )


@dataclass(frozen=True)
class Loss:
    """Predictions and targets of different shape that meet in a loss."""

    predictions: tuple[int, ...]
    targets: tuple[int, ...]

    def __repr__(self) -> str:
        return f"predictions {self.predictions}\ntargets     {self.targets}"


@dataclass(frozen=True)
class View:
    """A stack whose output pixels see so much of a frame some frames back."""

    layers: tuple[ConvLSTM, ...]
    back: int

    def __repr__(self) -> str:
        lines = []
        for place, layer in enumerate(self.layers):
            sequences = ", return_sequences=True" if place + 1 < len(self.layers) else ""
            lines.append(
                f'ConvLSTM2D(filters=8, kernel_size={layer.kernel_size}, strides={layer.strides}, padding="same"{sequences})'
            )
        when = "the last frame" if self.back == 0 else f"the frame {self.back} before the last"
        return "\n".join([*lines, f"What is seen of {when}?"])


@dataclass(frozen=True)
class Motion:
    """Things that move so many pixels a frame, seen by a layer with a stride."""

    speeds: tuple[int, int]
    stride: int

    def __repr__(self) -> str:
        return (
            f"Echoes move up to {self.speeds[0]} pixels a frame along the height, and up to {self.speeds[1]} along the width.\n"
            f'The layer is ConvLSTM2D(filters=8, kernel_size=(…, …), strides={self.stride}, padding="same").'
        )


_WORDS = {
    "batch": "clips",
    "time": "frames in a clip",
    "height": "rows",
    "width": "columns",
    "channels": "channels",
}


@dataclass(frozen=True)
class Layers:
    """A stack of ConvLSTM layers on a batch of clips."""

    shape: tuple[int, ...]
    layers: tuple[ConvLSTM, ...]

    def argue(self, axis: str, claim: int) -> str:
        """Where to look again, with the first layer's arithmetic done."""
        first = self.layers[0]
        if axis in ("height", "width"):
            size = self.shape[axis_names(5).index(axis)]
            formula = output_length_formula(size, first.kernel_size, first.strides, first.padding)  # type: ignore[arg-type]
            return f"{claim} is not what comes out. The first layer: {formula}. Go on from there"
        return {
            "batch": f"no layer changes how many clips there are, and it is not {claim} that go in",
            "time": f"{claim} frames do not come out. No ConvLSTM skips a frame",
            "channels": f"{claim} channels do not come out. Each filter of a layer makes one",
        }[axis]

    def argue_rank(self, claimed: int) -> str:
        """Why a number of axes cannot be."""
        last = self.layers[-1]
        returns = "every frame" if last.return_sequences else "its last frame alone"
        return f"The last layer has return_sequences={last.return_sequences}: it returns {returns}."

    def __repr__(self) -> str:
        lines = [f"{named(self.shape)} meets"]
        for layer in self.layers:
            sequences = ", return_sequences=True" if layer.return_sequences else ""
            lines.append(
                f"ConvLSTM2D(filters={layer.filters}, kernel_size={layer.kernel_size}, strides={layer.strides}, "
                f"padding={layer.padding!r}{sequences})"
            )
        return "\n".join(lines)


@dataclass(frozen=True)
class RoundTrip:
    """Frames that are halved some times and doubled as often."""

    height: int
    width: int
    levels: int

    def __repr__(self) -> str:
        return (
            f"Frames of height {self.height} and width {self.width} go {self.levels} times through\n"
            f'Conv2D(filters=8, kernel_size=3, strides=2, padding="same")\n'
            f"and then {self.levels} times through\nUpSampling2D(2)"
        )


@dataclass(frozen=True)
class WantedFrames:
    """Frames to be made smaller by stride alone, with `same` padding."""

    height: int
    width: int
    wanted_height: int
    wanted_width: int

    @property
    def axes(self) -> tuple[tuple[str, int, int], ...]:
        """Name, size and wanted size of each spatial axis."""
        return ("height", self.height, self.wanted_height), ("width", self.width, self.wanted_width)

    def __repr__(self) -> str:
        return (
            f"Frames of height {self.height} and width {self.width} go into\n"
            f'ConvLSTM2D(filters=8, kernel_size=3, strides=…, padding="same")\n'
            f"and must come out with height {self.wanted_height} and width {self.wanted_width}."
        )


_Question = TypeVar("_Question")
_Rule = Callable[..., int]

# Wrong rules that somebody may well go by. They are never right about a question that replaces one of old (_first_sound). Each
# is called with the numbers of an axis (size n, kernel k, stride s), then with those of the other.
_SIZE_RULES: tuple[_Rule, ...] = (
    lambda n, k, s, *_: n // s,  # no kernel
    lambda n, k, s, *_: -(-n // s),  # "same"
    lambda n, k, s, *_: n // s + 1,
    lambda n, k, s, *_: (n - k) // s,  # steps, not windows
    lambda n, k, s, *_: -(-(n - k) // s) + 1,  # rounded up
    lambda n, k, s, *_: n - k + 1,  # no stride
    lambda n, k, s, *_: n - k * s,
    lambda n, k, s, *_: n // k,
    lambda n, k, s, *_: (n - s) // k + 1,  # kernel and stride swapped
    lambda n, k, s, other, *_: (other - k) // s + 1,
    lambda n, k, s, _, other, __: (n - other) // s + 1,
    lambda n, k, s, _, __, other: (n - k) // other + 1,
)
_SIZE_RULES_FOR_BOTH: tuple[_Rule, ...] = (
    lambda n, k, s, *_: (n - k + 1) // s,
    lambda n, k, s, *_: round((n - k) / s) + 1,
    lambda n, k, s, *_: round(n / s),
)
_DROP_RULES: tuple[_Rule, ...] = (
    lambda n, k, s, *_: n % s,  # no kernel
    lambda n, k, s, *_: n % k,
)
_DROP_RULES_FOR_BOTH: tuple[_Rule, ...] = (
    lambda n, k, s, *_: s - 1,
    lambda n, k, s, *_: s - (n - k) % s,  # what is missing for one more window
    lambda n, k, s, _, other, __: (n - other) % s,
    lambda n, k, s, _, __, other: (n - k) % other,
    lambda n, k, s, _, __, other: n % other,
)


def convolution(seed: object, item: str) -> Convolution:
    """Draw a strided `valid` convolution that drops cells on both axes, to be asked how many windows it has.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name, which gives items of one notebook different numbers.
    """
    return _strided(seed, item, output_length, _SIZE_RULES, _SIZE_RULES_FOR_BOTH)


def unread(seed: object, item: str) -> Convolution:
    """Draw a convolution as `convolution` does, to be asked how many cells it drops.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    return _strided(seed, item, dropped, _DROP_RULES, _DROP_RULES_FOR_BOTH)


def _strided(
    seed: object, item: str, right: _Rule, rules: Sequence[_Rule], rules_for_both: Sequence[_Rule]
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

    return _first_sound(_convolution(axes, "valid"), then, _numbers, right, rules, rules_for_both)


# Called with a size and what is wanted of it. To divide the one by the other and to take the nearest whole number is not
# among them: it is a way to find a stride that is worth a try.
_STRIDE_RULES: tuple[_Rule, ...] = (
    lambda *_: 3,  # as the kernel
    lambda n, wanted, *_: wanted,
    lambda n, wanted, other, *_: -(-other // wanted),
)


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

    return _first_sound(
        candidate([2, 3, 4, 5], 5),
        lambda: candidate(range(2, 9), 9),
        _numbers,
        lambda n, wanted: -(-n // wanted),
        _STRIDE_RULES,
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


# Called with a speed and the stride.
_KERNEL_RULES: tuple[_Rule, ...] = (
    lambda v, s, *_: v,
    lambda v, s, *_: v | 1,  # the speed itself, made odd
    lambda v, s, *_: 2 * v + 1,  # no stride
    lambda v, s, *_: 2 * (v // s) + 1,  # rounded down
    lambda v, s, *_: 2 * (v // s) - 1,
    lambda v, s, *_: -(-v // s) | 1,  # to one side alone
)
_KERNEL_RULES_FOR_BOTH: tuple[_Rule, ...] = (
    lambda v, s, *_: 2 * round(v / s) + 1,
    lambda v, s, *_: -(-2 * v // s) + 1,
)


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

    return _first_sound(
        candidate([2, 3], range(4, 14)),
        lambda: candidate([2, 3, 4], range(5, 25)),
        lambda question: [(speed, question.stride) for speed in question.speeds],
        lambda v, s: 2 * -(-v // s) + 1,
        _KERNEL_RULES,
        _KERNEL_RULES_FOR_BOTH,
    )


# How many cells are added along an axis, called as _SIZE_RULES.
_PADDING_RULES: tuple[_Rule, ...] = (
    lambda n, k, s, *_: k - 1,  # half a kernel on each side
    lambda n, k, s, *_: k,
    lambda n, k, s, *_: -(n - k) % s,  # until the last window of "valid" ends on the last cell
    lambda n, k, s, _, __, other: sum(same_padding(n, k, other)),
    lambda n, k, s, _, other, __: sum(same_padding(n, other, s)),
)
_PADDING_RULES_FOR_BOTH: tuple[_Rule, ...] = (
    lambda n, k, s, *_: k - s,  # as where the stride divides the size
    lambda n, k, s, *_: k - n % s,  # as where it does not
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

    return _first_sound(
        candidate([3, 5, 7], [(2, 3), (3, 2), (2, 2)]),
        lambda: candidate(range(4, 10), list(itertools.permutations([2, 3, 4], 2))),
        _numbers,
        cells,
        _PADDING_RULES,
        _PADDING_RULES_FOR_BOTH,
    )


# Called with a size and how often it is halved.
_TRIP_RULES: tuple[_Rule, ...] = (
    lambda n, levels, *_: n,
    lambda n, levels, *_: n - n % 2**levels,  # rounded down
    lambda n, levels, *_: n + -n % 2 ** (levels - 1),  # a level too few
    lambda n, levels, *_: n + -n % 2 ** (levels + 1),
    lambda n, levels, *_: n + -n % (2 * levels),
    lambda n, levels, *_: 1 << n.bit_length(),  # the next power of two
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
    return _first_sound(
        candidate(80, [2, 3]),
        lambda: candidate(99, [3, 4]),
        lambda question: [(size, question.levels) for size in (question.height, question.width)],
        lambda n, levels: n + -n % 2**levels,
        _TRIP_RULES,
    )


def _numbers(question: Convolution | WantedFrames) -> list[tuple[int, ...]]:
    return [axis[1:] for axis in question.axes]


def _convolution(axes: Sequence[tuple[int, int, int]], padding: str) -> Convolution:
    (height, tall, down), (width, wide, along) = axes
    return Convolution(height, width, (tall, wide), (down, along), padding)


def _first_sound(
    handed_out: _Question,
    then: Callable[[], _Question],
    numbers: Callable[[_Question], Sequence[tuple[int, ...]]],
    right: _Rule,
    rules: Sequence[_Rule],
    rules_for_both: Sequence[_Rule] = (),
) -> _Question:
    """The first question that no wrong rule is right about.

    Arguments:
        handed_out: what was drawn before wrong rules were ruled out. Classes that were handed out such notebooks are to be
            graded by their numbers, so it is given up only where to mix up the axes, or to guess one number twice, is right.
        then: draws a question in its place.
        numbers: gives a question's numbers along either axis.
        right: what is right along an axis.
        rules: must be wrong along either axis of a question drawn by `then`.
        rules_for_both: must be wrong along one of them.
    """
    question = handed_out
    while _is_mixed_up(right, numbers(question)) or (
        question is not handed_out and _is_guessed(right, numbers(question), rules, rules_for_both)
    ):
        question = then()
    return question


def _is_mixed_up(right: _Rule, axes: Sequence[tuple[int, ...]]) -> bool:
    """True if the answer is the same along both axes, or is still right where two sizes, kernels or strides are swapped."""
    here, there = axes
    answer = [right(*here), right(*there)]
    return answer[0] == answer[1] or any(
        one != other
        and [right(*here[:place], other, *here[place + 1 :]), right(*there[:place], one, *there[place + 1 :])] == answer
        for place, (one, other) in enumerate(zip(here, there, strict=True))
    )


def _is_guessed(
    right: _Rule, axes: Sequence[tuple[int, ...]], rules: Sequence[_Rule], rules_for_both: Sequence[_Rule]
) -> bool:
    """True if some wrong rule happens to be right along either axis, or one of the others along both."""
    facing = [(right(*axis), axis, other) for axis, other in zip(axes, axes[::-1], strict=True)]
    return any(rule(*axis, *other) == number for rule in rules for number, axis, other in facing) or any(
        all(rule(*axis, *other) == number for number, axis, other in facing) for rule in rules_for_both
    )


def _draw(seed: object, item: str) -> random.Random:
    return random.Random(f"{seed}/{item}")
