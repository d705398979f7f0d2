"""How far one output cell sees: along an axis through a stack, and back in time through ConvLSTM layers."""

from collections.abc import Sequence
from typing import NamedTuple

from .stacks import Conv, ConvLSTM, Layer, Numbers, Pooling
from .windows import ImpossibleShape, effective_kernel_size, output_length, same_padding, whole


class ReceptiveField(NamedTuple):
    """What the cells of an output axis see of the input axis.

    Attributes:
        size: how many input cells one output cell sees, padding counted in.
        jump: input cells from what one output cell sees to what the next sees.
        start: the first input cell that output cell 0 sees; below 0 it lies in the padding.
    """

    size: int
    jump: int
    start: int

    def interval(self, cell: int) -> tuple[int, int]:
        """First and last input cell that output cell `cell` sees, not clipped at the borders."""
        first = self.start + cell * self.jump
        return first, first + self.size - 1


def receptive_field(size: int, layers: Sequence[Layer], lag: int = 0, axis: int = 0) -> ReceptiveField:
    """The receptive field of a stack along one spatial axis, in the frame `lag` steps back.

    Without recurrence (`lag` 0) this is the usual `1 + Σ (k_l − 1)·d_l·j_{l−1}`, where the jump `j_l` is the
    product of the strides up to layer l (Araujo, Norris and Sim, "Computing Receptive Fields of
    Convolutional Neural Networks", Distill 2019, equation 2). Each step back in time lets one ConvLSTM
    layer apply its recurrent convolution once more, on its own output grid, so that with odd kernels

        R(τ) = 1 + Σ_l (k_l − 1)·d_l·j_{l−1} + τ · max_l (k_l − 1)·j_l

    the maximum over ConvLSTM layers. An even kernel reaches one cell further after than before; both
    sides are followed apart, so the result is exact for stacks that mix even kernels too.

    Arguments:
        size: length of the input axis, which decides how `same` pads.
        layers: ConvLSTM, Conv and Pooling layers, in the order in which they are called.
        lag: τ, how many frames back; above 0 the stack needs a ConvLSTM.
        axis: which spatial axis, where a setting has a number for each.

    Raises:
        ImpossibleShape: if a layer cannot take what reaches it, the stack has a layer that enlarges frames,
            or `lag` is above 0 where nothing is recurrent.

    Example:
        >>> receptive_field(33, [ConvLSTM(4, 3, strides=2)], lag=2).size
        11
    """
    lag = whole("lag", lag, 0, "sequence-length")
    first, last, jump = 0, 0, 1
    recurrent_before: list[int] = []
    recurrent_after: list[int] = []
    for layer in layers:
        kernel, strides, padding, dilation = _setting(layer, axis)
        before = same_padding(size, kernel, strides, dilation).before if padding == "same" else 0
        first -= before * jump
        last += (effective_kernel_size(kernel, dilation) - 1 - before) * jump
        size = output_length(size, kernel, strides, padding, dilation)
        jump *= strides
        if isinstance(layer, ConvLSTM):
            # The recurrent convolution: stride 1, `same`, not dilated, on this layer's output grid.
            recurrent_before.append((kernel - 1) // 2 * jump)
            recurrent_after.append(kernel // 2 * jump)
    if lag and not recurrent_before:
        raise ImpossibleShape(
            "sequence-length", f"Nothing in this stack sees an earlier frame: it has no ConvLSTM. Received: lag={lag}"
        )
    first -= lag * max(recurrent_before, default=0)
    last += lag * max(recurrent_after, default=0)
    return ReceptiveField(last - first + 1, jump, first)


def _setting(layer: Layer, axis: int) -> tuple[int, int, str, int]:
    """Kernel, stride, padding and dilation of a layer along one axis."""
    if isinstance(layer, ConvLSTM | Conv):
        kernel, strides = _along(layer.kernel_size, axis), _along(layer.strides, axis)
        return kernel, strides, layer.padding, _along(layer.dilation_rate, axis)
    if isinstance(layer, Pooling):
        pool = _along(layer.pool_size, axis)
        return pool, pool if layer.strides is None else _along(layer.strides, axis), layer.padding, 1
    raise ImpossibleShape(
        "frame-size",
        f"A receptive field is followed through ConvLSTM, Conv and Pooling. Received: {type(layer).__name__}",
    )


def _along(value: Numbers, axis: int) -> int:
    return value[axis] if isinstance(value, tuple) else value
