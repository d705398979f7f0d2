"""Questions whose numbers are drawn from a seed that the instructor sets."""

import random
from dataclasses import dataclass

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


def convolution(seed: object, item: str) -> Convolution:
    """Draw a strided `valid` convolution that drops cells on both axes, so that guesses do not come out right.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name, which gives items of one notebook different numbers.
    """
    draw = _draw(seed, item)
    axes: list[tuple[int, int, int]] = []
    while len(axes) < 2:
        size, kernel, stride = draw.randint(20, 64), draw.choice([3, 4, 5, 7]), draw.choice([2, 3])
        left = dropped(size, kernel, stride)
        # Neither ⌈n / s⌉, nor ⌊n / s⌋, nor the rule without its + 1 may happen to be right.
        length = output_length(size, kernel, stride)
        is_tempting = length in (-(-size // stride), size // stride)
        if left > 0 and not is_tempting and all(size != other[0] for other in axes):
            axes.append((size, kernel, stride))
    (height, kernel_height, stride_height), (width, kernel_width, stride_width) = axes
    return Convolution(height, width, (kernel_height, kernel_width), (stride_height, stride_width), "valid")


def wanted_frames(seed: object, item: str) -> WantedFrames:
    """Draw frames and the smaller frames that some pair of different strides makes of them.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)
    strides = draw.sample([2, 3, 4, 5], 2)
    # One more than a multiple: the size divided by the stride, rounded down, is one short of what comes out.
    height, width = (stride * draw.randint(5, 12) + 1 for stride in strides)
    return WantedFrames(height, width, -(-height // strides[0]), -(-width // strides[1]))


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
    """Draw two different speeds that the stride does not divide.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)
    stride = draw.choice([2, 3])
    down, along = draw.sample([speed for speed in range(4, 14) if speed % stride], 2)
    return Motion((down, along), stride)


def padded(seed: object, item: str) -> Convolution:
    """Draw a strided `same` convolution that pads one axis evenly and the other not.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)
    while True:
        (height, width), (tall, wide) = draw.sample(range(20, 64), 2), draw.sample([3, 5, 7], 2)
        strides = draw.choice([(2, 3), (3, 2), (2, 2)])
        up_down, left_right = same_padding(height, tall, strides[0]), same_padding(width, wide, strides[1])
        if (up_down[0] == up_down[1]) != (left_right[0] == left_right[1]) and min(*up_down, *left_right) > 0:
            return Convolution(height, width, (tall, wide), strides, "same")


def round_trip(seed: object, item: str) -> RoundTrip:
    """Draw frames that do not come back as they were, along either axis.

    Arguments:
        seed: the instructor's; the same seed gives the same question.
        item: the item's name.
    """
    draw = _draw(seed, item)
    while True:
        height, width, levels = draw.randint(30, 80), draw.randint(30, 80), draw.choice([2, 3])
        if height % 2**levels and width % 2**levels and height != width:
            return RoundTrip(height, width, levels)


def _draw(seed: object, item: str) -> random.Random:
    return random.Random(f"{seed}/{item}")
