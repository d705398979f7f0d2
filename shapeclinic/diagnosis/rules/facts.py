"""What rules ask of a trace: ranks, windows, who stands before whom."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import keras

from ...arithmetic import ConvLSTM, ImpossibleShape
from ...tracing import CallRecord, LayerRecord, Shape, Trace

# Layers that hand shapes on unchanged.
PASSING = (
    "BatchNormalization",
    "LayerNormalization",
    "GroupNormalization",
    "Dropout",
    "SpatialDropout2D",
    "SpatialDropout3D",
    "Activation",
    "ReLU",
    "LeakyReLU",
    "PReLU",
    "ELU",
    "GaussianNoise",
    "Identity",
)
# Which cause it is when this axis has another length.
AXIS_CAUSE = {
    "time": "sequence-length",
    "height": "frame-size",
    "width": "frame-size",
    "depth": "frame-size",
    "channels": "channels",
    "features": "channels",
}
_COLOURS = (1, 3, 4)  # how many channels a picture has
MERGING = ("Merge", "Concatenate", "Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract", "Dot")
_FRAMEWISE = re.compile(
    r"^(Separable|Depthwise)?(Conv|MaxPooling|AveragePooling|GlobalMaxPooling|GlobalAveragePooling|UpSampling|"
    r"ZeroPadding|Cropping|SpatialDropout)(?P<rank>[123])D(Transpose)?$"
)


def conv_lstm_rank(layer: LayerRecord) -> int | None:
    """How many spatial axes a ConvLSTM has; None for other layers."""
    return next((int(name[8]) for name in layer.families if re.fullmatch(r"ConvLSTM[123]D", name)), None)


def window_rank(layer: LayerRecord) -> int | None:
    """How many axes a convolution, pooling or resizing layer works on; None for other layers."""
    found = (_FRAMEWISE.match(name) for name in layer.families)
    return next((int(match["rank"]) for match in found if match), None)


def expected_rank(layer: LayerRecord) -> int | None:
    """How many axes, batch included, a layer takes; None if any number will do."""
    if layer.is_a("TimeDistributed"):
        inner = expected_rank(layer.inner) if layer.inner else None
        return None if inner is None else inner + 1
    if layer.is_a("Bidirectional"):
        return expected_rank(layer.inner) if layer.inner else None
    rank = conv_lstm_rank(layer)
    if rank is not None:
        return rank + 3
    rank = window_rank(layer)
    if rank is not None:
        return rank + 2
    if layer.is_a("RepeatVector"):
        return 2
    return 3 if layer.is_a("LSTM", "GRU", "SimpleRNN") else None


def reads_time(layer: LayerRecord) -> bool:
    """True for layers over clips: recurrent ones, per-frame wrappers, and three-axis windows."""
    return layer.is_a("RNN", "TimeDistributed", "Bidirectional") or window_rank(layer) == 3


def producer(call: CallRecord, index: int = 0) -> CallRecord | None:
    """The call that gave an input, looking back through layers that hand shapes on unchanged."""
    source = call.sources[index] if index < len(call.sources) else None
    while source is not None and source.call.layer.is_a(*PASSING) and source.call.sources:
        source = source.call.sources[0]
    return source.call if source else None


def upstream(call: CallRecord | None) -> Iterator[CallRecord]:
    """The chain of first inputs, from the call before this one back to the program's inputs."""
    while call is not None:
        source = call.sources[0] if call.sources else None
        call = source.call if source else None
        if call is not None:
            yield call


def first_call(trace: Trace, layer: LayerRecord) -> CallRecord | None:
    """The first call of a layer: where the program itself wired it."""
    return next((call for call in trace.calls if call.layer is layer), None)


def numbers(value: Any, rank: int, default: int = 1) -> tuple[int, ...]:
    """One number an axis out of an argument as it was given."""
    value = default if value is None else value
    return tuple(value) if isinstance(value, list | tuple) else (value,) * rank


def setting(layer: LayerRecord, name: str, default: Any = None) -> Any:
    """What a layer is set to, from its configuration or else from its constructor's arguments."""
    return layer.config.get(name, layer.arguments.get(name, default))


def as_arithmetic(layer: LayerRecord, **changed: Any) -> ConvLSTM | None:
    """A ConvLSTM as plain numbers, with some settings changed; None for other layers."""
    rank = conv_lstm_rank(layer)
    if rank is None:
        return None
    return ConvLSTM(
        filters=changed.get("filters", setting(layer, "filters")),
        kernel_size=numbers(changed.get("kernel_size", setting(layer, "kernel_size")), rank),
        strides=numbers(changed.get("strides", setting(layer, "strides")), rank),
        padding=changed.get("padding", setting(layer, "padding", "valid")),
        dilation_rate=numbers(setting(layer, "dilation_rate"), rank),
        return_sequences=bool(setting(layer, "return_sequences")),
    )


def state_shape(layer: LayerRecord, input_shape: Shape, **changed: Any) -> Shape | None:
    """The shape of a recurrent layer's states for an input; None if there can be none, or it is no layer of Keras's."""
    if layer.is_a("LSTM", "GRU", "SimpleRNN"):
        units = changed.get("units", setting(layer, "units"))
        return (input_shape[0], units) if isinstance(units, int) else None
    arithmetic = as_arithmetic(layer, **changed)
    try:
        return arithmetic.shapes(input_shape).hidden if arithmetic else None
    except ImpossibleShape:
        return None


def state_count(layer: LayerRecord) -> int:
    """How many states a recurrent layer keeps: h and c, or h alone."""
    return 1 if layer.is_a("GRU", "SimpleRNN") else 2


def stage(trace: Trace) -> str:
    """Where the program failed: while layers were made and wired, while it ran, or nowhere."""
    failure = trace.failure
    if failure is None:
        return "silent"
    if any(feed.failed for feed in trace.feeds):
        return "run"
    return "run" if failure.call is not None and not failure.call.symbolic else "build"


def is_channels_first(call: CallRecord) -> bool:
    """True for clips that reach a ConvLSTM of frames as PyTorch lays them out, by what their sizes look like."""
    if conv_lstm_rank(call.layer) != 2 or not call.input_shapes or len(call.input_shapes[0]) != 5:
        return False
    if (call.sources and call.sources[0] is not None) or setting(call.layer, "data_format") == "channels_first":
        return False
    _, _, height, width, channels = call.input_shapes[0]
    if height not in _COLOURS or width is None or channels is None or min(width, channels) < 8:
        return False
    if width != channels and channels < 16:
        return False
    # A row of sensors: whoever wrote this kernel knows that frames are one pixel high.
    return numbers(setting(call.layer, "kernel_size"), 2)[0] != 1


def padding_same(layer: LayerRecord) -> bool:
    """True if a layer with a window pads."""
    return str(setting(layer, "padding", "valid")) == "same"


def position(layer: LayerRecord, name: str) -> int | None:
    """The place of an argument in a constructor's call; None if it is given by name alone."""
    cls = getattr(keras.layers, layer.families[0], None) if layer.families else None
    names = list(inspect.signature(cls).parameters) if cls else []
    return names.index(name) if name in names else None


def failing_call(trace: Trace) -> CallRecord | None:
    """The call that could not take what reached it."""
    return trace.failure.call if trace.failure else None


def inner_layer(layer: LayerRecord) -> LayerRecord:
    """The layer inside a wrapper, or the layer itself."""
    return layer.inner if layer.inner is not None else layer
