"""A layer, or an operation, that cannot take the shapes that reached it."""

import math

from ...arithmetic import ImpossibleShape, output_length
from ...axes import axis_names, named
from ...tracing import CallRecord, LayerRecord, Shape, Trace
from ..edits import Edit, RemoveArgument, Replace, SetArgument, Unwrap, Wrap, WrapElement
from ..report import Diagnosis, Fix
from .facts import (
    MERGING,
    conv_lstm_rank,
    expected_rank,
    first_call,
    numbers,
    padding_same,
    position,
    producer,
    reads_time,
    setting,
    stage,
    upstream,
    window_rank,
)
from .inputs import declare, declared_place

_AXIS_CAUSE = {
    "time": "sequence-length",
    "height": "frame-size",
    "width": "frame-size",
    "depth": "frame-size",
    "channels": "channels",
    "features": "channels",
}


def rank(trace: Trace) -> Diagnosis | None:
    """A tensor with too few axes or too many."""
    call = _failing(trace)
    if call is None or not call.input_shapes:
        return None
    wanted, shape = expected_rank(call.layer), call.input_shapes[0]
    if call.layer.is_a("TimeDistributed") and call.layer.inner and reads_time(call.layer.inner):
        return _time_distributed_over_time(trace, call)
    if wanted is None or len(shape) == wanted:
        return None
    if len(shape) == wanted + 1 and not reads_time(call.layer):
        return _per_frame_layer_on_a_clip(trace, call)
    if len(shape) == wanted - 1 and reads_time(call.layer):
        before = producer(call)
        recurrent = _last_frame_only(call)
        if recurrent is not None:
            return _last_frame_to_a_sequence_layer(trace, call, recurrent)
        if before is not None and window_rank(before.layer) is not None:
            return _frames_without_time(trace, call)
    return _wrong_axes(trace, call, wanted)


def rebuilt_for_another_size(trace: Trace) -> Diagnosis | None:
    """A layer or model that was built for one shape and now meets another."""
    call = _failing(trace)
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
        shapes = [c.input_shapes[0] for c in earlier[:1]] or failing.declared
        now = failing.input_shapes[0]
        for shape in shapes:
            if len(shape) != len(now):
                continue
            for place, (was, is_now) in enumerate(zip(shape, now, strict=True)):
                if place and was is not None and is_now is not None and was != is_now:
                    axis = axis_names(len(shape))[place]
                    return Diagnosis(
                        _AXIS_CAUSE.get(axis, "rank"),
                        culprit,
                        failing.place.line if failing.place else None,
                        stage(trace),
                        "error",
                        named(shape),
                        named(now),
                        f"The {axis} axis was {was} when {failing.layer.name} was built, and is {is_now} now. Weights and states "
                        f"belong to the first.",
                        [],
                    )
    return None


def several_inputs(trace: Trace) -> Diagnosis | None:
    """Output and states of one layer, handed to a layer that reads one tensor."""
    call = _failing(trace)
    if (
        call is None
        or len(call.input_shapes) < 2
        or call.layer.is_a(*MERGING)
        or (call.layer.is_a("Model", "RNN") and call.states)
    ):
        return None
    source = call.sources[0]
    if source is None or not setting(source.call.layer, "return_state"):
        return None
    giver = source.call.layer
    fixes = []
    if giver.place is not None:
        fixes.append(
            Fix(
                "remove-return-state",
                f"Let {giver.name} return its output alone.",
                (RemoveArgument(giver.place, "return_state"),),
            )
        )
    wired = first_call(trace, call.layer)
    return Diagnosis(
        "state-shape",
        call.layer.name,
        giver.place.line if giver.place else None,
        stage(trace),
        "error",
        "one tensor, " + named(call.input_shapes[0]),
        f"{len(call.input_shapes)} tensors: output, h, c",
        f"With return_state=True {giver.name} gives a list: its output and its two states. "
        f"{wired.layer.name if wired else 'The next layer'} reads one tensor; states go in by initial_state=.",
        fixes,
    )


def open_frame_size(trace: Trace) -> Diagnosis | None:
    """A ConvLSTM over frames of open height or width."""
    call = _failing(trace)
    if call is None or conv_lstm_rank(_inner(call.layer)) is None or not call.input_shapes:
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


def window(trace: Trace) -> Diagnosis | None:
    """A kernel or pool larger than what reaches it."""
    call = _failing(trace)
    if call is None or not call.input_shapes:
        return None
    layer = _inner(call.layer)
    axes = conv_lstm_rank(layer) or window_rank(layer)
    shape = call.input_shapes[0]
    if axes is None or len(shape) < axes + 2:
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


def merge(trace: Trace) -> Diagnosis | None:
    """Branches of different size that meet: a skip that no longer fits."""
    call = _failing(trace)
    operation = trace.failure.operation if trace.failure else None
    if call is not None and call.layer.is_a(*MERGING) and len(call.input_shapes) > 1:
        shapes, name = call.input_shapes, call.layer.name
    elif (
        operation is not None
        and operation[0] in ("Add", "Subtract", "Multiply", "Divide", "Concatenate", "Maximum", "Minimum", "Stack")
        and len(operation[1]) > 1
    ):
        shapes, name = operation[1], None
    else:
        return None
    axis = setting(call.layer, "axis", -1) if call is not None and call.layer.is_a("Concatenate") else None
    fixes = _crops(trace, call, shapes) if call is not None and name else []
    line = fixes[0].edits[0].place.line if fixes else (call.place.line if call and call.place else None)
    words = "Where branches meet, every axis must agree" + (" but the one that is joined." if axis is not None else ".")
    ups = [c for i in range(len(shapes)) for c in upstream(call) if call] if call else []
    if any("Transpose" in c.layer.class_name or "UpSampling" in c.layer.class_name for c in ups) or len(shapes) == 2:
        words += (
            " A size that the strides do not divide comes back larger: halving rounds up, doubling does not undo it."
        )
    return Diagnosis(
        "skip-connection",
        name,
        line or (trace.failure.line if trace.failure else None),
        stage(trace),
        "error",
        f"shapes like {named(shapes[0])}",
        " and ".join(named(shape) for shape in shapes),
        words,
        fixes,
    )


def reshape(trace: Trace) -> Diagnosis | None:
    """A Reshape to another number of values."""
    call = _failing(trace)
    operation = trace.failure.operation if trace.failure else None
    if call is None or not call.layer.is_a("Reshape"):
        if operation is None or operation[0] != "Reshape":
            return None
        shape = operation[1][0] if operation[1] else ()
        return Diagnosis(
            "reshape",
            None,
            trace.failure.line if trace.failure else None,
            stage(trace),
            "error",
            "as many values as there are",
            named(shape),
            "A reshape moves values; it makes none.",
            [],
        )
    shape, wanted = call.input_shapes[0], tuple(setting(call.layer, "target_shape", ()))
    fixes = [
        Fix(
            "set-padding",
            'Pad the layers before with "same", so that frames keep the size that the reshape expects.',
            edits,
        )
        for edits in [_same_padding_upstream(call)]
        if edits
    ]
    values, asked = shape[1:], [n for n in wanted if n != -1]
    if call.layer.place is not None and None not in values:
        kept = values[:-1] if len(values) == len(wanted) + 1 and values[-1] == 1 else values
        fixes.append(
            Fix(
                "set-target-shape",
                f"Reshape to what there is: {kept}.",
                (SetArgument(call.layer.place, "target_shape", repr(tuple(kept)), 0),),
            )
        )
    have = math.prod(n for n in values if n is not None)
    return Diagnosis(
        "reshape",
        call.layer.name,
        fixes[0].edits[0].place.line if fixes else None,
        stage(trace),
        "error",
        f"{' × '.join(map(str, asked))} = {math.prod(asked)} values a sample",
        f"{' × '.join(map(str, values))} = {have} values a sample",
        "A reshape moves values; it makes none and drops none.",
        fixes,
    )


def open_features(trace: Trace) -> Diagnosis | None:
    """A Dense layer behind axes of open length: it cannot know how many weights it needs."""
    call = _failing(trace)
    if call is None or not call.layer.is_a("Dense") or not call.input_shapes or call.input_shapes[0][-1] is not None:
        return None
    open_time = any(
        len(c.input_shapes[0]) == 5 and c.input_shapes[0][1] is None for c in upstream(call) if c.input_shapes
    )
    before = producer(call)
    fixes = []
    if before is not None and before.layer.is_a("Flatten") and before.layer.place is not None and before.input_shapes:
        n = len(before.input_shapes[0]) - 2
        if 1 <= n <= 3:
            fixes.append(
                Fix(
                    "pool-instead",
                    "Average over the open axes in place of Flatten.",
                    (Replace(before.layer.place, f"{{layers}}GlobalAveragePooling{n}D()"),),
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
        "Dense has one weight for each feature. An axis of open length was flattened into the features.",
        fixes,
    )


def declared_line(trace: Trace, call: CallRecord) -> int | None:
    """The line where the input's shape is written, else where the layer is made."""
    place = declared_place(trace, call)
    if place is not None:
        return place[0].line
    return call.layer.place.line if call.layer.place else None


def _failing(trace: Trace) -> CallRecord | None:
    return trace.failure.call if trace.failure else None


def _inner(layer: LayerRecord) -> LayerRecord:
    return layer.inner if layer.inner is not None else layer


def _last_frame_only(call: CallRecord) -> LayerRecord | None:
    """The recurrent layer whose last frame alone reaches this call, if there is one."""
    for before in upstream(call):
        layer = _inner(before.layer)
        if layer.is_a("RNN"):
            return None if setting(layer, "return_sequences") else layer
        if before.layer.is_a("TimeDistributed") or not before.input_shapes:
            return None
    return None


def _per_frame_layer_on_a_clip(trace: Trace, call: CallRecord) -> Diagnosis:
    layer, shape = call.layer, call.input_shapes[0]
    fixes = []
    if layer.place is not None:
        fixes.append(
            Fix(
                "wrap-time-distributed",
                f"Apply {layer.class_name} to each frame: TimeDistributed({layer.class_name}(...)).",
                (Wrap(layer.place, "{layers}TimeDistributed({})"),),
            )
        )
    for before in upstream(call):
        inner = _inner(before.layer)
        if conv_lstm_rank(inner) and setting(inner, "return_sequences") and inner.place is not None:
            fixes.append(
                Fix(
                    "return-last-frame",
                    f"Let {inner.name} return its last frame alone.",
                    (SetArgument(inner.place, "return_sequences", "False"),),
                )
            )
            break
    wanted = axis_names(len(shape) - 1)
    return Diagnosis(
        "time-distributed",
        layer.name,
        layer.place.line if layer.place else None,
        stage(trace),
        "error",
        f"({', '.join(wanted)})",
        named(shape),
        f"{layer.class_name} works on single frames; a clip has a time axis as well. TimeDistributed applies it to one frame "
        "after another.",
        fixes,
    )


def _time_distributed_over_time(trace: Trace, call: CallRecord) -> Diagnosis:
    inner = _inner(call.layer)
    fixes = []
    if call.layer.place is not None:
        fixes.append(
            Fix(
                "unwrap-time-distributed",
                f"Use {inner.class_name} by itself: it walks through time already.",
                (Unwrap(call.layer.place),),
            )
        )
    return Diagnosis(
        "time-distributed",
        call.layer.name,
        call.layer.place.line if call.layer.place else None,
        stage(trace),
        "error",
        f"{inner.class_name} without TimeDistributed",
        named(call.input_shapes[0]),
        f"TimeDistributed hands on one frame at a time, without a time axis. {inner.class_name} reads whole clips.",
        fixes,
    )


def _last_frame_to_a_sequence_layer(trace: Trace, call: CallRecord, recurrent: LayerRecord) -> Diagnosis:
    fixes = []
    if recurrent.place is not None:
        fixes.append(
            Fix(
                "return-sequences",
                f"Let {recurrent.name} return every frame: return_sequences=True.",
                (SetArgument(recurrent.place, "return_sequences", "True"),),
            )
        )
    return Diagnosis(
        "return-sequences",
        call.layer.name,
        recurrent.place.line if recurrent.place else None,
        stage(trace),
        "error",
        f"({', '.join(axis_names(expected_rank(call.layer) or 5))})",
        named(call.input_shapes[0]),
        f"{recurrent.name} returns its last frame alone, without a time axis, and {call.layer.name} reads a sequence.",
        fixes,
    )


def _frames_without_time(trace: Trace, call: CallRecord) -> Diagnosis:
    """Per-frame layers on single frames, before a layer over clips: the clip's time axis was never declared."""
    edits: list[Edit] = []
    framewise = [c.layer for c in upstream(call) if window_rank(c.layer) == 2 and c.layer.place is not None]
    time = setting(call.layer, "input_shape") or call.layer.arguments.get("input_shape")
    steps = time[0] if isinstance(time, list | tuple) and len(time) == 4 else None
    for layer in framewise:
        assert layer.place is not None
        own = layer.arguments.get("input_shape")
        if own is not None:
            clip = (steps, *own)
            edits.append(RemoveArgument(layer.place, "input_shape"))
            edits.append(Wrap(layer.place, f"{{layers}}TimeDistributed({{}}, input_shape={clip})"))
        else:
            edits.append(Wrap(layer.place, "{layers}TimeDistributed({})"))
    place = declared_place(trace, call)
    if place is not None and not any(layer.arguments.get("input_shape") is not None for layer in framewise):
        edits.append(SetArgument(place[0], place[1], f"({steps}, *{{}})", place[2]))
    before = producer(call)
    first = framewise[-1] if framewise else (before.layer if before else call.layer)
    line = first.place.line if first.place else None
    fixes = []
    if edits:
        fixes.append(
            Fix(
                "wrap-time-distributed",
                "Read clips, and apply the layers before to each frame: TimeDistributed(...) "
                f"on an input with a time axis ({'any number' if steps is None else steps} of frames).",
                tuple(edits),
            )
        )
    return Diagnosis(
        "time-distributed",
        call.layer.name,
        line,
        stage(trace),
        "error",
        f"({', '.join(axis_names(expected_rank(call.layer) or 5))})",
        named(call.input_shapes[0]),
        f"{call.layer.name} reads clips, but the layers before it read single frames and give single frames. No padding or "
        "kernel size changes the number of axes.",
        fixes,
    )


def _wrong_axes(trace: Trace, call: CallRecord, wanted: int) -> Diagnosis:
    shape = call.input_shapes[0]
    expected = f"({', '.join(axis_names(wanted))})"
    fixes: list[Fix] = []
    line = declared_line(trace, call)
    if len(shape) == wanted - 1:
        if shape[-1] in (1, 2, 3, 4):
            missing = "time"
            fixes = declare(trace, call, "(None, *{})", "Declare a time axis of any length in front.")
        else:
            missing = "channel"
            fixes = declare(trace, call, "(*{}, 1)", "Declare one channel behind; Keras adds the axis to the data.")
        words = f"The {missing} axis is missing. A frame is (height, width, channels), grey ones too, and a clip is some frames."
    elif len(shape) == wanted + 1:
        fixes = declare(
            trace, call, "{}[1:]", "Leave the batch size out of the input's shape: Keras adds that axis by itself."
        )
        words = "There is one axis too many. The shape given to Input holds one clip; the batch axis comes by itself."
    else:
        words = f"The layer reads {wanted} axes and gets {len(shape)}."
    return Diagnosis("rank", call.layer.name, line, stage(trace), "error", expected, named(shape), words, fixes)


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
    cause = "kernel-size"
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
        edits = tuple(dict.fromkeys((*_same_padding_upstream(call), *own)))
        if layer.place is not None:
            fixes.append(Fix("set-padding", 'Pad with "same": frames keep their size at stride 1.', own))
            if edits and edits != own:
                fixes.append(Fix("set-padding", 'Pad this layer and those before it with "same".', edits))
            smaller = min(size, 3)
            fixes.append(
                Fix(
                    f"set-{name.replace('_', '-')}",
                    f"Use a smaller {name}: {smaller}.",
                    (SetArgument(layer.place, name, repr(smaller), position(layer, name)),),
                )
            )
        words = refusal.split(" Received:")[0] + f" What reaches {layer.name} is what the layers before it left."
    return Diagnosis(
        cause,
        call.layer.name,
        line,
        stage(trace),
        "error",
        f"a {axis} of at least {kernel[0] if axis == 'time' else max(kernel)}",
        f"{axis} {size}, in {named(call.input_shapes[0])}",
        words,
        fixes,
    )


def _same_padding_upstream(call: CallRecord) -> tuple[SetArgument, ...]:
    """`same` for every layer with a window before this call that does not pad."""
    edits = {}
    for before in upstream(call):
        layer = _inner(before.layer)
        windowed = conv_lstm_rank(layer) or (window_rank(layer) and setting(layer, "kernel_size") is not None)
        if windowed and layer.place is not None and not padding_same(layer):
            edits[layer.place] = SetArgument(layer.place, "padding", '"same"', position(layer, "padding"))
    return tuple(edits.values())


def _crops(trace: Trace, call: CallRecord, shapes: list[Shape]) -> list[Fix]:
    """Crop the larger branch, or pad the smaller one, where heights and widths differ."""
    fixes: list[Fix] = []
    wired = first_call(trace, call.layer)
    if wired is None or wired.place is None or len({len(shape) for shape in shapes}) != 1 or len(shapes) != 2:
        return fixes
    left, right = (shape[1:-1] for shape in shapes)
    if None in left or None in right:
        return fixes
    gaps = [r - l for l, r in zip(left, right, strict=True)]  # type: ignore[operator]  # noqa: E741
    for crop in (True, False):
        for index, sign in ((1, 1), (0, -1)):
            amounts = [max(sign * gap, 0) for gap in gaps] if crop else [max(-sign * gap, 0) for gap in gaps]
            if not any(amounts) or len(amounts) not in (2, 3):
                continue
            ends = ", ".join(f"(0, {amount})" for amount in amounts)
            kind = ("Cropping" if crop else "ZeroPadding") + f"{len(amounts)}D"
            verb = f"Crop {named(shapes[index])}" if crop else f"Pad {named(shapes[index])} with zeros"
            fixes.append(
                Fix(
                    "crop" if crop else "pad",
                    f"{verb} at the end, by {tuple(amounts)}.",
                    (WrapElement(wired.place, index, f"{{layers}}{kind}(({ends}))({{}})"),),
                )
            )
    return fixes
