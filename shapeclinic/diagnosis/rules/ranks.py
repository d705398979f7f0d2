"""Tensors with too few axes or too many, and what hides them: time, channels, batch."""

from ...axes import axis_names, named
from ...tracing import CallRecord, LayerRecord, Trace
from ..edits import Edit, FeedThrough, RemoveArgument, Replace, SetArgument, Unwrap, Wrap, WrapCallee
from ..report import Diagnosis, Fix
from .facts import (
    MERGING,
    conv_lstm_rank,
    expected_rank,
    failing_call,
    first_call,
    inner_layer,
    producer,
    reads_time,
    setting,
    stage,
    upstream,
    window_rank,
)
from .inputs import declare, declared_line, declared_place
from .proposals import change_data

_OF_VECTORS = ("LSTM", "GRU", "SimpleRNN")  # they walk along vectors


def rank(trace: Trace) -> Diagnosis | None:
    """A tensor with too few axes or too many."""
    call = failing_call(trace)
    if call is None or not call.input_shapes:
        return None
    wanted, shape = expected_rank(call.layer), call.input_shapes[0]
    if call.layer.is_a("Model") and call.declared:
        return _model_on_a_clip(trace, call) if len(shape) == len(call.declared[0]) + 1 else None
    if call.layer.is_a("TimeDistributed") and call.layer.inner and reads_time(call.layer.inner):
        return _time_distributed_over_time(trace, call)
    if wanted is None and call.layer.is_a("TimeDistributed") and len(shape) == 2:
        recurrent = _last_frame_only(call)
        return _last_frame_to_a_sequence_layer(trace, call, recurrent) if recurrent else None
    if wanted is None or len(shape) == wanted:
        return None
    if inner_layer(call.layer).is_a(*_OF_VECTORS) and len(shape) in (2, 4) and producer(call) is None:
        return _wrong_axes(trace, call, wanted)
    if inner_layer(call.layer).is_a("RepeatVector", *_OF_VECTORS) and len(shape) > 2:
        return _frames_for_vectors(trace, call, wanted)
    if len(shape) == wanted + 1 and not reads_time(call.layer):
        return _per_frame_layer_on_a_clip(trace, call)
    if len(shape) == wanted - 1 and (reads_time(call.layer) or window_rank(call.layer) == 1):
        before = producer(call)
        recurrent = _last_frame_only(call)
        if recurrent is not None:
            return _last_frame_to_a_sequence_layer(trace, call, recurrent)
        if before is not None and inner_layer(call.layer).is_a(*_OF_VECTORS):
            return _vector_for_a_sequence(trace, call, before)
        if before is not None and window_rank(before.layer) is not None:
            return _frames_without_time(trace, call)
    return _wrong_axes(trace, call, wanted)


def several_inputs(trace: Trace) -> Diagnosis | None:
    """Output and states of one layer, handed to a layer that reads one tensor."""
    call = failing_call(trace)
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


def _last_frame_only(call: CallRecord) -> LayerRecord | None:
    """The recurrent layer whose last frame alone reaches this call, if there is one."""
    for before in upstream(call):
        layer = inner_layer(before.layer)
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
        inner = inner_layer(before.layer)
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


def _frames_for_vectors(trace: Trace, call: CallRecord, wanted: int) -> Diagnosis:
    """Frames handed to a layer that reads one vector, or one vector a step; or a sequence where one vector is read."""
    layer, shape = call.layer, call.input_shapes[0]
    fixes = []
    words = f"{inner_layer(layer).class_name} works on vectors of features; these are frames."
    if len(shape) == 3:
        words = f"{layer.class_name} repeats one vector; this is a sequence of them."
        recurrent = next((inner_layer(c.layer) for c in upstream(call) if inner_layer(c.layer).is_a("RNN")), None)
        if recurrent is not None and recurrent.place is not None:
            change = SetArgument(recurrent.place, "return_sequences", "False")
            fixes.append(Fix("return-last-frame", f"Let {recurrent.name} return its last step alone.", (change,)))
    before = producer(call)
    if before is not None and before.layer.is_a("Embedding") and before.input_shapes[0][-1] == 1:
        words = (
            f"{before.layer.name} gives each number a vector of features, and the numbers had a features axis already."
        )
        fixes = declare(
            trace, call, "{}[:-1]", "Declare one number a step, without a features axis: Embedding adds it."
        )
    if layer.place is not None and layer.is_a("RepeatVector") and len(shape) == 4 and None not in shape[1:]:
        once, times = (1, *shape[1:]), setting(layer, "n", 2)
        code = f"{{keras}}Sequential([{{layers}}Reshape({once}), {{layers}}UpSampling3D(({times}, 1, 1))])"
        fixes.append(
            Fix("repeat-frame", f"Repeat the frame {times} times along a new time axis.", (Replace(layer.place, code),))
        )
    elif layer.place is not None and len(shape) == 5:
        code = "{layers}TimeDistributed({layers}Flatten())"
        fixes.append(Fix("flatten-frames", "Flatten each frame to a vector first.", (FeedThrough(layer.place, code),)))
    return Diagnosis(
        "rank",
        layer.name,
        layer.place.line if layer.place else None,
        stage(trace),
        "error",
        f"({', '.join(axis_names(wanted))})",
        named(shape),
        words,
        fixes,
    )


def _vector_for_a_sequence(trace: Trace, call: CallRecord, before: CallRecord) -> Diagnosis:
    """One vector a sample where a layer walks along a sequence of them."""
    fixes = []
    place, axes = before.layer.place, len(before.input_shapes[0])
    if before.layer.is_a("Flatten") and place is not None and axes == 3:
        change: Edit = Replace(place, "{layers}Identity()")
        fixes.append(Fix("drop-flatten", f"Leave {before.layer.name} out, so that the steps stay apart.", (change,)))
    elif (
        place is not None and axes > 3 and before.layer.is_a("Flatten", "GlobalAveragePooling3D", "GlobalMaxPooling3D")
    ):
        one = f"{{layers}}{before.layer.class_name.replace('3D', '2D')}()"
        change = Replace(place, f"{{layers}}TimeDistributed({one})")
        fixes.append(
            Fix("wrap-time-distributed", f"Apply {before.layer.name} to each step, so that they stay apart.", (change,))
        )
    return Diagnosis(
        "rank",
        call.layer.name,
        fixes[0].edits[0].place.line if fixes else (call.layer.place.line if call.layer.place else None),
        stage(trace),
        "error",
        "(batch, time, features)",
        named(call.input_shapes[0]),
        f"{inner_layer(call.layer).class_name} walks along time; {before.layer.name} has left one vector a sample, without a time axis.",
        fixes,
    )


def _model_on_a_clip(trace: Trace, call: CallRecord) -> Diagnosis:
    """A model of single frames, called on clips."""
    fixes = []
    if call.place is not None:
        change = WrapCallee(call.place, "{layers}TimeDistributed({})")
        fixes.append(
            Fix("wrap-time-distributed", f"Apply {call.layer.name} to each frame: TimeDistributed.", (change,))
        )
    return Diagnosis(
        "time-distributed",
        call.layer.name,
        call.place.line if call.place else None,
        stage(trace),
        "error",
        named(call.declared[0]),
        named(call.input_shapes[0]),
        f"{call.layer.name} is a model of single frames; a clip has a time axis as well. TimeDistributed applies it to one "
        "frame after another.",
        fixes,
    )


def _time_distributed_over_time(trace: Trace, call: CallRecord) -> Diagnosis:
    inner = inner_layer(call.layer)
    fixes = []
    if call.layer.place is not None:
        unwrap = Unwrap(call.layer.place)
        if inner.place is not None and inner.is_a("RNN") and not setting(inner, "return_sequences"):
            # TimeDistributed promised something for every frame.
            every = SetArgument(inner.place, "return_sequences", "True")
            words = f"Use {inner.class_name} by itself, and let it return every frame: it walks through time already."
            fixes.append(Fix("unwrap-time-distributed", words, (unwrap, every)))
        words = f"Use {inner.class_name} by itself: it walks through time already."
        fixes.append(Fix("unwrap-time-distributed", words, (unwrap,)))
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
    part = "frame" if conv_lstm_rank(recurrent) else "step"
    if recurrent.place is not None:
        fixes.append(
            Fix(
                "return-sequences",
                f"Let {recurrent.name} return every {part}: return_sequences=True.",
                (SetArgument(recurrent.place, "return_sequences", "True"),),
            )
        )
    if call.layer.is_a("TimeDistributed") and call.layer.place is not None:
        words = f"Let {inner_layer(call.layer).class_name} read the last {part} alone, without TimeDistributed."
        fixes.append(Fix("drop-time-distributed", words, (Unwrap(call.layer.place),)))
    return Diagnosis(
        "return-sequences",
        call.layer.name,
        recurrent.place.line if recurrent.place else None,
        stage(trace),
        "error",
        f"({', '.join(_axes_of_sequences(call))})",
        named(call.input_shapes[0]),
        f"{recurrent.name} returns its last {part} alone, without a time axis, and {call.layer.name} reads a sequence.",
        fixes,
    )


def _axes_of_sequences(call: CallRecord) -> tuple[str, ...]:
    """The axes that a layer over sequences reads, where one of them is missing."""
    missing_one = call.input_shapes[0]
    if conv_lstm_rank(inner_layer(call.layer)) == 1:
        return ("batch", "time", "length", "channels")
    return axis_names(len(missing_one) + 1)


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
    found = named(shape)
    fixes: list[Fix] = []
    line = declared_line(trace, call)
    if len(shape) == wanted - 1 and inner_layer(call.layer).is_a(*_OF_VECTORS):
        fixes = declare(trace, call, "(*{}, 1)", "Declare one feature a step; Keras adds the axis to the data.")
        found = named(shape, ("batch", "time"))
        words = "The features axis is missing. A series of single values has one feature a step: (time, 1). A feature axis is what changes within a step."
    elif len(shape) == wanted - 1:
        if shape[-1] in (1, 2, 3, 4):
            missing = "time"
            fixes = declare(trace, call, "(None, *{})", "Declare a time axis of any length in front.")
        else:
            missing = "channel"
            found = named(shape, axis_names(wanted)[:-1])
            fixes = declare(trace, call, "(*{}, 1)", "Declare one channel behind; Keras adds the axis to the data.")
        words = f"The {missing} axis is missing. A frame is (height, width, channels), grey ones too, and a clip is some frames."
    elif len(shape) == wanted + 1:
        fixes = declare(
            trace, call, "{}[1:]", "Leave the batch size out of the input's shape: Keras adds that axis by itself."
        )
        found = named(shape, ("batch", "batch again", *axis_names(wanted)[1:]))
        one = "clip" if conv_lstm_rank(inner_layer(call.layer)) else "sample"
        words = f"There is one axis too many. The shape given to Input holds one {one}; the batch axis comes by itself."
    else:
        words = f"The layer reads {wanted} axes and gets {len(shape)}."
    if not fixes and len(shape) == wanted - 1:
        code = "({})[..., None]" if "channel" in words.split(".")[0] else "({})[None]"
        fixes = change_data(call, code, f"Feed data with that axis: {code.replace('({})', 'data')}.")
        line = fixes[0].edits[0].place.line if fixes else line
    return Diagnosis("rank", call.layer.name, line, stage(trace), "error", expected, found, words, fixes)
