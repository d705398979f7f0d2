"""The arithmetic of a layer that is known by its configuration alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from .windows import ImpossibleShape, output_length_formula


def window_arithmetic(class_name: str, config: Mapping[str, Any], input_shape: Sequence[int | None]) -> str | None:
    """Height and width of a layer's output, worked out: `height ⌈25 / 2⌉ = 13, width ⌈35 / 2⌉ = 18`.

    Arguments:
        class_name: the layer's class; a transposed convolution is not worked out.
        config: what Keras's `get_config` gives.
        input_shape: `(batch, height, width, channels)`, with or without time.

    Returns:
        None where the layer has no window over height and width, or a length is not fixed.
    """
    windows = config.get("kernel_size") or config.get("pool_size")
    if not isinstance(windows, Sequence) or len(windows) != 2 or len(input_shape) < 4 or "Transpose" in class_name:
        return None
    dilation = config.get("dilation_rate", (1, 1))
    lengths = input_shape[-3], input_shape[-2]
    if None in lengths:
        return None
    try:
        return ", ".join(
            f"{axis} " + output_length_formula(length, windows[i], config["strides"][i], config["padding"], dilation[i])  # type: ignore[arg-type]
            for i, (axis, length) in enumerate(zip(("height", "width"), lengths, strict=True))
        )
    except ImpossibleShape:
        return None
