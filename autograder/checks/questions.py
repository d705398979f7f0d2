"""Questions whose numbers are drawn from a seed that the instructor sets."""

import random
from dataclasses import dataclass

from shapeclinic.arithmetic import dropped, output_length


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
    draw = random.Random(f"{seed}/{item}")
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
    draw = random.Random(f"{seed}/{item}")
    strides = draw.sample([2, 3, 4, 5], 2)
    # One more than a multiple: the size divided by the stride, rounded down, is one short of what comes out.
    height, width = (stride * draw.randint(5, 12) + 1 for stride in strides)
    return WantedFrames(height, width, -(-height // strides[0]), -(-width // strides[1]))
