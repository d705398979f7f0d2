"""Layers as plain numbers: what each makes of a shape, and which states a ConvLSTM keeps.

Frames may have one, two or three spatial axes: a layer works on as many as its `kernel_size` (or
`pool_size`, or `factor`) has numbers. A single number means height and width.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .windows import ImpossibleShape, output_length, refuse_both, transposed_length, upsampled_length, whole

Shape = tuple[int | None, ...]
Numbers = int | tuple[int, ...]


class ConvLSTMShapes(NamedTuple):
    """What a ConvLSTM returns and keeps. `hidden` and `cell` are `(batch, *space, filters)`."""

    output: Shape
    hidden: Shape
    cell: Shape


class Step(NamedTuple):
    """One layer of a stack at work."""

    layer: "Layer"
    input_shape: Shape
    output_shape: Shape


@dataclass(frozen=True)
class ConvLSTM:
    """A ConvLSTM layer: `(batch, time, *space, channels)` in, the last frame out, or every frame.

    Stride, padding and dilation act on the input convolution alone. The recurrent convolution always
    has stride 1, `same` padding and dilation 1, so that the state keeps the size of the output.
    """

    filters: int
    kernel_size: Numbers
    strides: Numbers = 1
    padding: str = "valid"
    dilation_rate: Numbers = 1
    return_sequences: bool = False

    def shapes(self, input_shape: Shape) -> ConvLSTMShapes:
        """The shapes of output, hidden state and cell state for this input.

        Raises:
            ImpossibleShape: if no ConvLSTM can take this input.
        """
        kernel = _numbers("kernel_size", self.kernel_size)
        space = _frames(input_shape, kernel, self, "time")
        filters = whole("filters", self.filters, 1, "channels")
        strides, dilation = _per_axis(self.strides, kernel), _per_axis(self.dilation_rate, kernel)
        refuse_both(strides, dilation)
        after = tuple(
            output_length(n, k, s, self.padding, d) for n, k, s, d in zip(space, kernel, strides, dilation, strict=True)
        )
        state = (input_shape[0], *after, filters)
        output = (*input_shape[:2], *after, filters) if self.return_sequences else state
        return ConvLSTMShapes(output, state, state)

    def output_shape(self, input_shape: Shape) -> Shape:
        """The output's shape for this input; raises as `shapes` does."""
        return self.shapes(input_shape).output


@dataclass(frozen=True)
class Conv:
    """A convolution of single frames: `(batch, …, *space, channels)` in and out, axes before space untouched."""

    filters: int
    kernel_size: Numbers
    strides: Numbers = 1
    padding: str = "valid"
    dilation_rate: Numbers = 1

    def output_shape(self, input_shape: Shape) -> Shape:
        """The output's shape for this input.

        Raises:
            ImpossibleShape: if no convolution can take this input.
        """
        kernel = _numbers("kernel_size", self.kernel_size)
        strides, dilation = _per_axis(self.strides, kernel), _per_axis(self.dilation_rate, kernel)
        filters = whole("filters", self.filters, 1, "channels")
        lengths = [(k, s, self.padding, d) for k, s, d in zip(kernel, strides, dilation, strict=True)]
        return _each_axis(input_shape, kernel, self, output_length, lengths, filters)


@dataclass(frozen=True)
class ConvTranspose:
    """A transposed convolution of single frames; axes before space stay untouched."""

    filters: int
    kernel_size: Numbers
    strides: Numbers = 1
    padding: str = "valid"

    def output_shape(self, input_shape: Shape) -> Shape:
        """The output's shape for this input.

        Raises:
            ImpossibleShape: if no transposed convolution can take this input.
        """
        kernel = _numbers("kernel_size", self.kernel_size)
        filters = whole("filters", self.filters, 1, "channels")
        lengths = [(k, s, self.padding) for k, s in zip(kernel, _per_axis(self.strides, kernel), strict=True)]
        return _each_axis(input_shape, kernel, self, transposed_length, lengths, filters)


@dataclass(frozen=True)
class Pooling:
    """Pooling of single frames; the stride is the pool's own size unless given."""

    pool_size: Numbers
    strides: Numbers | None = None
    padding: str = "valid"

    def output_shape(self, input_shape: Shape) -> Shape:
        """The output's shape for this input.

        Raises:
            ImpossibleShape: if no pooling can take this input.
        """
        pool = _numbers("pool_size", self.pool_size)
        strides = pool if self.strides is None else _per_axis(self.strides, pool)
        lengths = [(k, s, self.padding) for k, s in zip(pool, strides, strict=True)]
        return _each_axis(input_shape, pool, self, output_length, lengths, input_shape[-1])


@dataclass(frozen=True)
class UpSampling:
    """Up-sampling of single frames: each cell `factor` times."""

    factor: Numbers

    def output_shape(self, input_shape: Shape) -> Shape:
        """The output's shape for this input.

        Raises:
            ImpossibleShape: if no up-sampling can take this input.
        """
        factor = _numbers("factor", self.factor)
        return _each_axis(
            input_shape, factor, self, upsampled_length, [(number,) for number in factor], input_shape[-1]
        )


Layer = ConvLSTM | Conv | ConvTranspose | Pooling | UpSampling


def stack_shapes(input_shape: Shape, layers: Sequence[Layer]) -> list[Step]:
    """Follow a shape through a stack, layer by layer.

    Arguments:
        input_shape: `(batch, time, *space, channels)`; batch and time may be None.
        layers: in the order in which they are called.

    Returns:
        One step a layer, with the shape that goes in and the one that comes out.

    Raises:
        ImpossibleShape: at the first layer that cannot take what reaches it; the sentence begins with that
            layer's place in the stack, counted from 1.
    """
    steps = []
    shape = tuple(input_shape)
    for place, layer in enumerate(layers, start=1):
        try:
            output = layer.output_shape(shape)
        except ImpossibleShape as error:
            raise ImpossibleShape(error.rule, f"Layer {place} ({type(layer).__name__}): {error}") from None
        steps.append(Step(layer, shape, output))
        shape = output
    return steps


def _numbers(name: str, value: Numbers) -> tuple[int, ...]:
    """One number an axis; a single number stands for height and width."""
    rule = "kernel-size" if name != "factor" else "frame-size"
    if not isinstance(value, tuple):
        return (whole(name, value, 1, rule),) * 2
    if not value:
        raise ImpossibleShape(rule, f"{name} needs a number for each spatial axis. Received: {name}=()")
    return tuple(whole(name, number, 1, rule) for number in value)


def _per_axis(value: Numbers, kernel: tuple[int, ...]) -> tuple[int, ...]:
    numbers = value if isinstance(value, tuple) else (value,) * len(kernel)
    if len(numbers) != len(kernel):
        raise ImpossibleShape(
            "stride",
            f"A layer over {len(kernel)} spatial axes takes {len(kernel)} numbers an argument, one for each. "
            f"Time is not one of them. Received: {numbers}",
        )
    return numbers


def _frames(input_shape: Shape, kernel: tuple[int, ...], layer: Layer, *leading: str) -> tuple[int, ...]:
    """The spatial lengths of an input that has `batch`, the `leading` axes, space and channels."""
    expected = ("batch", *leading, *("depth", "height", "width")[-len(kernel) :], "channels")
    if len(input_shape) != len(expected):
        raise ImpossibleShape(
            "rank",
            f"{type(layer).__name__} over {len(kernel)} spatial axes takes {len(expected)} axes "
            f"({', '.join(expected)}). Received {len(input_shape)}: {input_shape}",
        )
    return tuple(_fixed(length) for length in input_shape[-1 - len(kernel) : -1])


def _fixed(length: int | None) -> int:
    if length is None:
        raise ImpossibleShape("frame-size", "Every spatial axis needs a fixed length here. Received: None")
    return whole("size", length, 1, "frame-size")


def _each_axis(
    input_shape: Shape,
    kernel: tuple[int, ...],
    layer: Layer,
    length_of: Callable[..., int],
    settings: Sequence[tuple[int | str, ...]],
    channels: int | None,
) -> Shape:
    """Apply `length_of` to each spatial axis of single frames, with or without a time axis before them."""
    leading = ("time",) if len(input_shape) == len(kernel) + 3 else ()
    space = _frames(input_shape, kernel, layer, *leading)
    after = (length_of(n, *setting) for n, setting in zip(space, settings, strict=True))
    return (*input_shape[: 1 + len(leading)], *after, channels)
