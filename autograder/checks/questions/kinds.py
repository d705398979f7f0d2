"""What can be asked: questions with their numbers, told in words."""

from dataclasses import dataclass

from shapeclinic.arithmetic import ConvLSTM, output_length_formula
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
