"""One axis of a convolution, from both ends: which cells a window reads, which windows read a cell."""

from dataclasses import dataclass
from functools import cached_property

from .windows import (
    ImpossibleShape,
    Padding,
    dropped,
    effective_kernel_size,
    output_length,
    output_length_formula,
    same_padding,
    whole,
    window_starts,
)


@dataclass(frozen=True)
class ConvolutionAxis:
    """A setting along one axis. It may be one that cannot be: then `refusal` says why.

    Attributes:
        size: length of the input axis, in cells.
        kernel_size: length of the kernel along it.
        strides: cells from one window to the next.
        padding: `"valid"` or `"same"`.
        dilation_rate: cells from one kernel weight to the next.
    """

    size: int
    kernel_size: int
    strides: int = 1
    padding: str = "valid"
    dilation_rate: int = 1

    def __post_init__(self) -> None:
        whole("size", self.size, 1)
        effective_kernel_size(self.kernel_size, self.dilation_rate)
        if self.refusal is not None and self.refusal.rule not in ("kernel-size", "stride"):
            raise self.refusal

    @cached_property
    def refusal(self) -> ImpossibleShape | None:
        """Why this cannot be; None if it can."""
        try:
            output_length(*self._setting)
        except ImpossibleShape as error:
            return error
        return None

    @property
    def span(self) -> int:
        """Cells from the first to the last that one window reads."""
        return effective_kernel_size(self.kernel_size, self.dilation_rate)

    @cached_property
    def length(self) -> int:
        """Length of the output axis; 0 if this cannot be."""
        return 0 if self.refusal else output_length(*self._setting)

    @property
    def formula(self) -> str:
        """The length of the output, worked out; empty if this cannot be."""
        return "" if self.refusal else output_length_formula(*self._setting)

    @cached_property
    def starts(self) -> list[int]:
        """The first cell of each window; of the one window that does not fit, if this cannot be."""
        return [0] if self.refusal else window_starts(*self._setting)

    @cached_property
    def added(self) -> Padding:
        """Cells that `same` adds before and after."""
        if self.padding == "valid" or self.refusal:
            return Padding(0, 0)
        return same_padding(self.size, self.kernel_size, self.strides, self.dilation_rate)

    @cached_property
    def dropped(self) -> int:
        """Cells at the end that no window of `valid` reaches."""
        if self.padding == "same" or self.refusal:
            return 0
        return dropped(self.size, self.kernel_size, self.strides, self.dilation_rate)

    def reads(self, window: int) -> list[int]:
        """The cells that a window reads; those below 0 or from `size` on lie in the padding."""
        return [self.starts[window] + weight * self.dilation_rate for weight in range(self.kernel_size)]

    def read_by(self, cell: int) -> list[int]:
        """The windows that read a cell."""
        return [window for window in range(self.length) if cell in self.reads(window)]

    @property
    def _setting(self) -> tuple[int, int, int, str, int]:
        return self.size, self.kernel_size, self.strides, self.padding, self.dilation_rate
