"""Axes of a length that a layer cannot take: too short, open, or another than it was built for."""

from ...arithmetic import ImpossibleShape, output_length
from ...axes import axis_names, named
from ...tracing import CallRecord, LayerRecord, Shape, Trace
from ..edits import Replace, SetArgument, WrapCallee
from ..report import Diagnosis, Fix
from .facts import (
    AXIS_CAUSE,
    conv_lstm_rank,
    expected_rank,
    failing_call,
    inner_layer,
    is_channels_first,
    numbers,
    position,
    producer,
    setting,
    stage,
    upstream,
    window_rank,
)
from .inputs import declare, declared_line
from .proposals import change_data, same_padding_upstream, set_argument

_WEIGHING = ("Dense", "LSTM", "GRU", "SimpleRNN", "Conv1D")  # each feature that reaches them


def window(trace: Trace) -> Diagnosis | None:
    """A kernel or pool larger than what reaches it."""
    call = failing_call(trace)
    if call is None or not call.input_shapes:
        return None
    layer = inner_layer(call.layer)
    axes = conv_lstm_rank(layer) or window_rank(layer)
    shape = call.input_shapes[0]
    if axes is None or len(shape) < axes + 2 or is_channels_first(call):
        return None
    sizes = shape[-1 - axes : -1]
    name = "kernel_size" if setting(layer, "kernel_size") is not None else "pool_size"
    kernel = numbers(setting(layer, name), axes)
    strides = numbers(setting(layer, "strides"), axes) if name == "kernel_size" else kernel
    dilation = numbers(setting(layer, "dilation_rate"), axes)
    names = axis_names(len(shape))[-1 - axes : -1]
    for i, size in enumerate(sizes):
        if size is None:
            continue
        try:
            output_length(size, kernel[i], strides[i], str(setting(layer, "padding", "valid")), dilation[i])
        except ImpossibleShape as refusal:
            if refusal.rule == "kernel-size":
                return _too_large(trace, call, layer, name, kernel, names[i], size, str(refusal))
    return None


def _too_large(
    trace: Trace,
    call: CallRecord,
    layer: LayerRecord,
    name: str,
    kernel: tuple[int, ...],
    axis: str,
    size: int,
    refusal: str,
) -> Diagnosis:
    fixes: list[Fix] = []
    cause, least = "kernel-size", kernel[0]
    line = layer.place.line if layer.place else None
    if axis == "time" and layer.place is not None:
        cause = "sequence-length"
        spared = (1, *kernel[1:])
        fixes.append(
            Fix(
                "keep-time",
                f"Leave time alone: {name}={spared}.",
                (SetArgument(layer.place, name, repr(spared), position(layer, name)),),
            )
        )
        words = f"This layer works along time as well. {size} frames are left of the clip, and it takes {kernel[0]} at a time."
    else:
        own = (SetArgument(layer.place, "padding", '"same"', position(layer, "padding")),) if layer.place else ()
        edits = tuple(dict.fromkeys((*same_padding_upstream(call), *own)))
        dilation = max(numbers(setting(layer, "dilation_rate"), 1))
        least = (max(kernel) - 1) * dilation + 1
        if layer.place is not None:
            fixes.append(Fix("set-padding", 'Pad with "same".', own))
            if edits and edits != own:
                fixes.append(Fix("set-padding", 'Pad this layer and those before it with "same".', edits))
            smaller = min(3, (size - 1) // dilation + 1)
            if smaller < max(kernel):
                fixes += set_argument(layer, name, repr(smaller), f"Use a smaller {name}: {smaller}.")
            if dilation > 1 and max(kernel) <= size:
                closer = (size - 1) // (max(kernel) - 1)
                fixes += set_argument(layer, "dilation_rate", repr(closer), f"Dilate less: dilation_rate={closer}.")
        words = refusal.split(" Received:")[0] + f" What reaches {layer.name} is what the layers before it left."
    return Diagnosis(
        cause,
        call.layer.name,
        line,
        stage(trace),
        "error",
        f"a {axis} of at least {least}",
        f"{axis} {size}, in {named(call.input_shapes[0])}",
        words,
        fixes,
    )


def rebuilt_for_another_size(trace: Trace) -> Diagnosis | None:
    """A layer or model that was built for one shape and now meets another."""
    call = failing_call(trace)
    if call is None or not call.input_shapes:
        return None
    outer = call
    while outer.parent is not None and outer.parent.failed:
        outer = outer.parent
    culprit = call.layer.name
    if call.layer.is_a("Model"):  # Keras refused at the model's door: name the layer behind it
        culprit = next((c.layer.name for c in trace.calls if not c.layer.is_a("Model") and not c.layer.own), culprit)
    for failing in (outer, call):
        earlier = [
            c for c in trace.calls if c.layer is failing.layer and not c.failed and c is not failing and c.input_shapes
        ]
        shapes = earlier[0].input_shapes if earlier else failing.declared
        if len(shapes) != len(failing.input_shapes):
            continue
        for shape, now in zip(shapes, failing.input_shapes, strict=True):
            if len(shape) != len(now) or _in_another_order(shapes, failing.input_shapes):
                continue
            for place, (was, is_now) in enumerate(zip(shape, now, strict=True)):
                if place and was is not None and is_now is not None and was != is_now:
                    axis = axis_names(len(shape))[place]
                    return Diagnosis(
                        AXIS_CAUSE.get(axis, "rank"),
                        culprit,
                        failing.place.line if failing.place else None,
                        stage(trace),
                        "error",
                        named(shape),
                        named(now),
                        f"The {axis} axis was {was} when {failing.layer.name} was built, and is {is_now} now. Weights and states "
                        f"belong to the first.",
                        _data_fixes(trace, call, axis, place, was, is_now),
                    )
    return None


def _in_another_order(shapes: list[Shape], now: list[Shape]) -> bool:
    """True for inputs that are handed over by name, in an order of their own."""
    left = list(now)
    for shape in shapes:
        fitting = next((one for one in left if one[1:] == shape[1:]), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return True


def _data_fixes(trace: Trace, call: CallRecord, axis: str, place: int, was: int, is_now: int) -> list[Fix]:
    """Bring the data to the size that the model was built for, where the program calls it by itself."""
    if any(feed.failed for feed in trace.feeds):
        return []
    if axis == "channels" and was == 1:
        return change_data(call, "({}).mean(axis=-1, keepdims=True)", "Make the frames grey: the mean over channels.")
    if axis == "channels" and is_now == 1:
        return change_data(call, f"({{}}).repeat({was}, axis=-1)", f"Repeat the grey channel {was} times.")
    if is_now > was:
        index = ", ".join([":"] * place + [f":{was}"])
        return change_data(call, f"({{}})[{index}]", f"Use the first {was} of {is_now} along {axis}.")
    return []


def _fixes_of_sharing(call: CallRecord, axis: str, was: Shape) -> list[Fix]:
    """Bring the second input to the first's frame size, or give it a layer of its own."""
    if call.place is None or call.parent is not None:
        return []
    fixes: list[Fix] = []
    if axis in ("height", "width") and len(was) == 5:
        code = f"{{layers}}TimeDistributed({{layers}}Resizing({was[2]}, {was[3]}))({{}})"
        words = f"Resize the other clip's frames to {was[2]} × {was[3]} first, and go on sharing the layer."
        fixes.append(Fix("resize-frames", words, (SetArgument(call.place, "inputs", code, 0),)))
    code = 'type({}).from_config({**{}.get_config(), "name": None})'
    words = f"Give the other input a layer of its own, with the settings of {call.layer.name}."
    return [*fixes, Fix("own-layer", words, (WrapCallee(call.place, code),))]


def shared_between_sizes(trace: Trace) -> Diagnosis | None:
    """A ConvLSTM that was wired to inputs of several sizes: Keras lets it build, and refuses the first clip."""
    for first in trace.calls:
        if conv_lstm_rank(first.layer) is None or not first.input_shapes:
            continue
        for other in trace.calls:
            if other.layer is not first.layer or not (first.symbolic and other.symbolic):
                continue
            if not other.input_shapes or len(other.input_shapes[0]) < 4:
                continue
            was, now = first.input_shapes[0], other.input_shapes[0]
            for place in range(2, min(len(was), len(now))):
                if None not in (was[place], now[place]) and was[place] != now[place]:
                    axis = axis_names(len(was))[place]
                    return Diagnosis(
                        AXIS_CAUSE.get(axis, "rank"),
                        first.layer.name,
                        other.place.line if other.place else None,
                        stage(trace),
                        "error",
                        named(was),
                        named(now),
                        f"{first.layer.name} is used for both. Its weights hold for {axis} {was[place]} or {now[place]}, not "
                        "for both, and Keras only says so when numbers arrive.",
                        _fixes_of_sharing(other, axis, was),
                    )
    return None


def open_frame_size(trace: Trace) -> Diagnosis | None:
    """A ConvLSTM over frames of open height or width."""
    call = failing_call(trace)
    if call is None or conv_lstm_rank(inner_layer(call.layer)) is None or not call.input_shapes:
        return None
    shape = call.input_shapes[0]
    if len(shape) != expected_rank(call.layer) or None not in shape[2:-1]:
        return None
    filled = tuple(64 if length is None and place > 0 else length for place, length in enumerate(shape[1:]))
    return Diagnosis(
        "frame-size",
        call.layer.name,
        declared_line(trace, call),
        stage(trace),
        "error",
        "a fixed height and width",
        named(shape),
        "A ConvLSTM makes its states when it is built, and they are as large as its frames. Time may stay open.",
        declare(trace, call, filled, f"Fix the frame size in the input: {filled} (put yours there)."),
    )


def open_features(trace: Trace) -> Diagnosis | None:
    """A layer with weights for each feature behind axes of open length: it cannot know how many it needs."""
    call = failing_call(trace)
    if call is None or not inner_layer(call.layer).is_a(*_WEIGHING) or not call.input_shapes:
        return None
    if not call.input_shapes[0] or call.input_shapes[0][-1] is not None:
        return None
    open_time = any(
        len(c.input_shapes[0]) == 5 and c.input_shapes[0][1] is None for c in upstream(call) if c.input_shapes
    )
    before = producer(call)
    fixes = []
    flatten = inner_layer(before.layer) if before is not None else None
    if before is not None and flatten is not None and flatten.is_a("Flatten") and flatten.place is not None:
        n = len(before.input_shapes[0]) - 2 - (flatten is not before.layer)
        if 1 <= n <= 3:
            fixes.append(
                Fix(
                    "pool-instead",
                    "Average over the open axes in place of Flatten.",
                    (Replace(flatten.place, f"{{layers}}GlobalAveragePooling{n}D()"),),
                )
            )
    return Diagnosis(
        "sequence-length" if open_time else "frame-size",
        call.layer.name,
        fixes[0].edits[0].place.line if fixes else (call.place.line if call.place else None),
        stage(trace),
        "error",
        "a fixed number of features",
        named(call.input_shapes[0]),
        f"{inner_layer(call.layer).class_name} has weights for each feature. An axis of open length was flattened into the features.",
        fixes,
    )
