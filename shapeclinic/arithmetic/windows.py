"""One axis under a sliding window: how long the output is, what is padded, what is never read."""

import operator
from typing import NamedTuple


class ImpossibleShape(ValueError):
    """A setting that no layer can be built with.

    Attributes:
        rule: the rule that broke, in the vocabulary of causes (`kernel-size`, `stride`, `padding`, …).
    """

    def __init__(self, rule: str, sentence: str) -> None:
        super().__init__(sentence)
        self.rule = rule


class Padding(NamedTuple):
    """How many cells of padding stand before and after an axis."""

    before: int
    after: int


def whole(name: str, value: object, least: int, rule: str = "argument-name") -> int:
    """Return `value` as an int, or say what was wrong with it.

    Raises:
        ImpossibleShape: with `rule`, if `value` is no whole number of at least `least`.
    """
    try:
        number = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        number = None
    if number is None or isinstance(value, bool) or number < least:
        raise ImpossibleShape(rule, f"{name} must be a whole number of at least {least}. Received: {name}={value!r}")
    return number


def refuse_both(strides: tuple[int, ...], dilation_rate: tuple[int, ...]) -> None:
    """Hold the rule that a layer steps or dilates; Keras holds it across axes too.

    Raises:
        ImpossibleShape: if some stride and some dilation are above 1.
    """
    if max(strides) > 1 and max(dilation_rate) > 1:
        received = [numbers[0] if len(numbers) == 1 else numbers for numbers in (strides, dilation_rate)]
        raise ImpossibleShape(
            "stride",
            "One layer cannot both step and dilate: leave strides or dilation_rate at 1. "
            f"Received: strides={received[0]}, dilation_rate={received[1]}",
        )


def effective_kernel_size(kernel_size: int, dilation_rate: int = 1) -> int:
    """How many cells of an axis a dilated kernel spans: `(k − 1)·d + 1`.

    Raises:
        ImpossibleShape: if either is below 1.
    """
    kernel_size = whole("kernel_size", kernel_size, 1, "kernel-size")
    dilation_rate = whole("dilation_rate", dilation_rate, 1, "kernel-size")
    return (kernel_size - 1) * dilation_rate + 1


def output_length(size: int, kernel_size: int, strides: int = 1, padding: str = "valid", dilation_rate: int = 1) -> int:
    """How many windows fit on an axis.

    `valid`: `⌊(n − k_eff) / s⌋ + 1`; `same`: `⌈n / s⌉`, with `k_eff = (k − 1)·d + 1`. These are the sizes
    that Keras computes for convolutions of any rank (`keras.layers.Conv*`, `ConvLSTM*`), and for pooling.

    Arguments:
        size: length of the axis, in cells.
        kernel_size: length of the kernel along this axis.
        strides: cells from one window to the next.
        padding: `"valid"` or `"same"`.
        dilation_rate: cells from one kernel weight to the next.

    Returns:
        Length of the output axis, at least 1.

    Raises:
        ImpossibleShape: if no layer can have this setting: a kernel larger than a `valid` axis, a number
            below 1, stride together with dilation, an unknown padding.

    Example:
        >>> output_length(64, 3, strides=2)
        31
    """
    size, span, strides = _checked(size, kernel_size, strides, padding, dilation_rate)
    if padding == "same":
        return -(-size // strides)
    if span > size:
        raise ImpossibleShape(
            "kernel-size",
            f"The kernel does not fit: it spans {span} cells ({_span(kernel_size, dilation_rate)}) and the axis "
            f"has {size}. With padding='valid' every window must lie inside the axis. "
            f"Received: size={size}, kernel_size={kernel_size}, dilation_rate={dilation_rate}",
        )
    return (size - span) // strides + 1


def output_length_formula(
    size: int, kernel_size: int, strides: int = 1, padding: str = "valid", dilation_rate: int = 1
) -> str:
    """The arithmetic of `output_length` with the numbers put in, such as `⌊(64 − 3) / 2⌋ + 1 = 31`.

    Raises:
        ImpossibleShape: as `output_length` does.
    """
    length = output_length(size, kernel_size, strides, padding, dilation_rate)
    if padding == "same":
        return f"⌈{size} / {strides}⌉ = {length}"
    span = kernel_size if dilation_rate == 1 else f"({_span(kernel_size, dilation_rate)})"
    return f"⌊({size} − {span}) / {strides}⌋ + 1 = {length}"


def same_padding(size: int, kernel_size: int, strides: int = 1, dilation_rate: int = 1) -> Padding:
    """The cells that `same` adds before and after an axis, in TensorFlow's way: the odd one goes after.

    `P = max((⌈n / s⌉ − 1)·s + k_eff − n, 0)`, of which `⌊P / 2⌋` stand before. It depends on the size: a
    kernel of 3 at stride 2 pads (0, 1) on an even axis and (1, 1) on an odd one.

    Raises:
        ImpossibleShape: as `output_length` does.
    """
    size, span, strides = _checked(size, kernel_size, strides, "same", dilation_rate)
    total = max((-(-size // strides) - 1) * strides + span - size, 0)
    return Padding(total // 2, total - total // 2)


def window_starts(
    size: int, kernel_size: int, strides: int = 1, padding: str = "valid", dilation_rate: int = 1
) -> list[int]:
    """The first cell of each window, counted from the first cell of the axis.

    Cells below 0 or from `size` on are padding.

    Returns:
        As many numbers as the output is long.

    Raises:
        ImpossibleShape: as `output_length` does.
    """
    length = output_length(size, kernel_size, strides, padding, dilation_rate)
    before = same_padding(size, kernel_size, strides, dilation_rate).before if padding == "same" else 0
    return [window * strides - before for window in range(length)]


def dropped(size: int, kernel_size: int, strides: int = 1, dilation_rate: int = 1) -> int:
    """How many cells at the end of a `valid` axis no window reaches: `(n − k_eff) mod s`.

    Raises:
        ImpossibleShape: as `output_length` does.
    """
    output_length(size, kernel_size, strides, "valid", dilation_rate)
    return (size - effective_kernel_size(kernel_size, dilation_rate)) % strides


def pooled_length(size: int, pool_size: int, strides: int | None = None, padding: str = "valid") -> int:
    """Length after pooling; the stride is the pool's own size unless given.

    Raises:
        ImpossibleShape: as `output_length` does.
    """
    return output_length(size, pool_size, pool_size if strides is None else strides, padding)


def upsampled_length(size: int, factor: int) -> int:
    """Length after repeating each cell `factor` times.

    Raises:
        ImpossibleShape: if either is below 1.
    """
    return whole("size", size, 1, "frame-size") * whole("factor", factor, 1, "frame-size")


def transposed_length(
    size: int,
    kernel_size: int,
    strides: int = 1,
    padding: str = "valid",
    dilation_rate: int = 1,
    output_padding: int | None = None,
) -> int:
    """Length after a transposed convolution.

    Without `output_padding`, `same` gives `n·s` and `valid` gives `n·s + max(k_eff − s, 0)`. With it, the
    length is `(n − 1)·s + k_eff + output_padding` for `valid`, and `(n − 1)·s + (k_eff mod 2) +
    output_padding` for `same`, as `keras.layers.Conv2DTranspose` computes it.

    Raises:
        ImpossibleShape: if a number is too small, the padding unknown, or `output_padding` not below the
            stride.
    """
    size, span, strides = _checked(size, kernel_size, strides, padding, dilation_rate)
    if output_padding is None:
        return size * strides + (max(span - strides, 0) if padding == "valid" else 0)
    output_padding = whole("output_padding", output_padding, 0, "padding")
    if output_padding >= strides:
        raise ImpossibleShape(
            "padding",
            f"output_padding chooses among the {strides} sizes that the stride rounds together, so it must be "
            f"below the stride. Received: output_padding={output_padding}, strides={strides}",
        )
    return (size - 1) * strides + (span if padding == "valid" else span % 2) + output_padding


def _checked(size: int, kernel_size: int, strides: int, padding: str, dilation_rate: int) -> tuple[int, int, int]:
    """Hold the rules that every window obeys; return size, span of the kernel and stride."""
    size = whole("size", size, 1, "frame-size")
    strides = whole("strides", strides, 1, "stride")
    span = effective_kernel_size(kernel_size, dilation_rate)
    if padding not in ("valid", "same"):
        raise ImpossibleShape("padding", f"padding must be 'valid' or 'same'. Received: padding={padding!r}")
    refuse_both((strides,), (dilation_rate,))
    return size, span, strides


def _span(kernel_size: int, dilation_rate: int) -> str:
    if dilation_rate == 1:
        return f"kernel_size {kernel_size}"
    return f"({kernel_size} − 1)·{dilation_rate} + 1"
