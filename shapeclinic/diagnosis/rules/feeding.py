"""Data that does not suit the model that it is fed to."""

import math

from ...axes import axis_names, named
from ...tracing import CallRecord, Failure, FeedRecord, Operands, Shape, Trace, flat
from ..edits import Edit, RemoveArgument, Replace, SetArgument, SetMethodArgument
from ..report import Diagnosis, Fix
from .facts import AXIS_CAUSE, conv_lstm_rank, inner_layer, producer
from .inputs import declare, declared_line

_JOINING_ARRAYS = ("concatenate", "concat", "stack", "vstack", "hstack", "dstack", "append", "array", "asarray")


def stateful_batch(trace: Trace) -> Diagnosis | None:
    """A stateful layer without a fixed batch, or fed with another one."""
    stateful = [layer for layer in trace.layers if layer.arguments.get("stateful") and layer.is_a("RNN")]
    failure = trace.failure
    if not stateful or failure is None:
        return None
    layer = stateful[0]
    call = failure.call
    if call is not None and call.layer in stateful and call.input_shapes and call.input_shapes[0][:1] == (None,):
        clip = call.input_shapes[0][1:]
        fixes = []
        if layer.place is not None:
            fixes = [
                Fix(fix.kind, fix.description, (_as_batch_shape(edit),))
                for fix in declare(trace, call, (1, *clip), "Fix the batch at 1 stream, with batch_shape=.")
                for edit in fix.edits
                if isinstance(edit, SetArgument) and edit.name == "shape"
            ]
            fixes.append(
                Fix(
                    "remove-stateful",
                    "Forget the state after each batch: leave stateful out.",
                    (RemoveArgument(layer.place, "stateful"),),
                )
            )
        return Diagnosis(
            "stateful-batch",
            layer.name,
            declared_line(trace, call),
            "build",
            "error",
            "a batch of fixed size",
            named(call.input_shapes[0]),
            "A stateful layer keeps one state for each clip of the batch, so that it must know how many there are.",
            fixes,
        )
    for feed in trace.feeds:
        batch = next((shape[0] for shape in feed.model_inputs if shape and shape[0] is not None), None)
        inputs = flat(feed.inputs)
        if not feed.failed or batch is None:
            continue
        if not inputs:  # a loader, which is read one batch after another
            if call is None and failure.class_name == "InvalidArgumentError":
                return _partial_batch_of_dataset(feed, layer.name, batch, [])
            continue
        if inputs[0][0] is None:
            # In TensorFlow's own loop nothing but the size of a batch is still open.
            if feed.is_dataset and call is None and failure.class_name == "InvalidArgumentError":
                return _partial_batch_of_dataset(feed, layer.name, batch, _drop_remainder(feed))
            continue
        held_back = inputs[0][0] - math.floor(inputs[0][0] * (1 - feed.validation_split))
        count = inputs[0][0] - held_back
        size = feed.batch_size or (batch if feed.method.endswith("on_batch") else 32)
        if count % batch or size != batch:
            return _partial_batch(feed, layer.name, batch, count, size)
        validation = flat(feed.validation)
        held_back = (validation[0][0] if validation and validation[0] else None) or held_back
        if held_back % batch:
            return _partial_validation(feed, layer.name, batch, held_back)
    return None


def _partial_validation(feed: FeedRecord, layer: str | None, batch: int, count: int) -> Diagnosis:
    whole = count - count % batch
    fixes = []
    if feed.place is not None and feed.validation is not None and whole:
        change = SetArgument(feed.place, "validation_data", f"tuple(part[:{whole}] for part in {{}})")
        fixes.append(
            Fix(
                "drop-remainder",
                f"Validate on whole batches of {batch}: the first {whole} of {count} clips.",
                (change,),
            )
        )
    return _refused(
        feed,
        layer,
        batch,
        f"{count} clips for validation in batches of {batch}: the last holds {count % batch}",
        f"A stateful layer keeps {batch} states, one for each clip of a batch. Validation comes in batches, too.",
        fixes,
    )


def _refused(feed: FeedRecord, layer: str | None, batch: int, found: str, words: str, fixes: list[Fix]) -> Diagnosis:
    """A batch of another size than a stateful layer keeps states for."""
    line = feed.place.line if feed.place else None
    return Diagnosis("stateful-batch", layer, line, "run", "error", f"batches of {batch} clips", found, words, fixes)


def _as_batch_shape(edit: SetArgument) -> Edit:
    """`keras.Input(shape)` in a form that fixes the batch."""
    return Replace(edit.place, f"{{callee}}(batch_shape={edit.code})")


def _drop_remainder(feed: FeedRecord) -> list[Fix]:
    if feed.place is None:
        return []
    drop = SetMethodArgument(feed.place, "batch", "drop_remainder", "True")
    return [Fix("drop-remainder", "Let the dataset drop its last, partial batch: drop_remainder=True.", (drop,))]


def _partial_batch_of_dataset(feed: FeedRecord, layer: str | None, batch: int, fixes: list[Fix]) -> Diagnosis:
    return _refused(
        feed,
        layer,
        batch,
        "a dataset whose last batch may hold fewer",
        f"A stateful layer keeps {batch} states, one for each clip of a batch, and cannot take a batch of another size. "
        "Leave the last, partial batch out where batches are made.",
        fixes,
    )


def _partial_batch(feed: FeedRecord, layer: str | None, batch: int, count: int, size: int) -> Diagnosis:
    whole = count - count % batch
    place = feed.place
    fixes: list[Fix] = []
    if feed.method.endswith("on_batch"):
        fixes += _drop_remainder(feed)
        whole = 0
    if place is not None and whole:
        edits: list[Edit] = []
        if count % batch:
            edits.append(SetArgument(place, "x", f"{{}}[:{whole}]", 0))
            if feed.targets is not None:
                edits.append(SetArgument(place, "y", f"{{}}[:{whole}]", 1))
        if size != batch:
            edits.append(SetArgument(place, "batch_size", str(batch), 2 if feed.method in ("fit", "evaluate") else 1))
        fixes.append(
            Fix(
                "drop-remainder",
                f"Feed whole batches of {batch}" + (f": the first {whole} of {count} clips." if count % batch else "."),
                tuple(edits),
            )
        )
    return _refused(
        feed,
        layer,
        batch,
        f"{count} clips in batches of {size}: the last holds {count % size or size}",
        f"A stateful layer keeps {batch} states, one for each clip of a batch, and cannot take a batch of another size.",
        fixes,
    )


def data_against_model(trace: Trace) -> Diagnosis | None:
    """Data of another shape than the model's input."""
    feed = next((feed for feed in trace.feeds if feed.failed), None)
    if feed is None:
        return None
    call = trace.failure.call if trace.failure else None
    inside = [c for c in trace.calls if not c.layer.is_a("Model", "InputLayer") and not c.layer.own]
    whole = call is not None and call.layer.is_a("Model") and not call.layer.own
    wanted_shapes = feed.model_inputs or _fed_before(trace, feed)
    reading = next((c for c in inside if c.input_shapes == wanted_shapes), inside[0] if inside else None)
    layer = call.layer.name if call and not (whole and reading) else (reading.layer.name if reading else None)
    if not feed.model_inputs and call is None:
        layer = next((c.layer.name for c in inside if c.layer.is_a("Dense") and _flattened(c)), layer)
    # What a loader gives is known from what the model got.
    inputs = call.inputs if feed.inputs is None and call is not None and whole else feed.inputs
    for number, (given, wanted) in enumerate(zip(flat(inputs), wanted_shapes, strict=False)):
        single = len(wanted_shapes) == 1
        found = _compare(trace, feed, given, wanted, single)
        if found is not None:
            cause, words, fixes = found
            if feed.inputs is None:
                words, fixes = f"{words} Look at what the loader gives for one step.", []
            line = fixes[0].edits[0].place.line if fixes else (feed.place.line if feed.place else None)
            which = "" if single else f" (input {number + 1})"
            return Diagnosis(cause, layer, line, "run", "error", named(wanted) + which, named(given), words, fixes)
    return None


def _fed_before(trace: Trace, feed: FeedRecord) -> list[Shape]:
    """For a model that declares no inputs: the shapes, without the batch, of what it was fed when it worked."""
    earlier = next((one for one in trace.feeds if not one.failed and not one.model_inputs), None)
    return [(None, *shape[1:]) for shape in flat(earlier.inputs)] if earlier is not None and earlier is not feed else []


def _flattened(call: CallRecord) -> bool:
    before = producer(call)
    return before is not None and before.layer.is_a("Flatten")


def _compare(
    trace: Trace, feed: FeedRecord, given: Shape, wanted: Shape, single: bool
) -> tuple[str, str, list[Fix]] | None:
    place = feed.place if single else None
    if len(given) != len(wanted):
        if len(given) == len(wanted) - 1 and wanted[-1] == 1 and _fits(given, wanted[:-1]):
            return None  # Keras adds the channel axis
        if len(given) == len(wanted) - 1 and _fits(given, wanted[1:]):
            fixes = []
            if feed.is_dataset and place is not None:
                fixes.append(
                    Fix("batch-dataset", "Batch the dataset: .batch(8).", (SetArgument(place, "x", "{}.batch(8)", 0),))
                )
            elif place is not None:
                add = SetArgument(place, "x", "{}[None]", 0)
                fixes.append(Fix("add-batch-axis", "Feed a batch of one clip: data[None].", (add,)))
            return "rank", "This is one sample. A model reads a batch of them: the axis in front is missing.", fixes
        words = f"The model reads {len(wanted)} axes ({', '.join(axis_names(len(wanted)))}) and gets {len(given)}."
        if len(given) == len(wanted) - 1:
            words += " Frames that stand one after another in one array are no clips: there must be an axis of clips in front."
        return "rank", words, []
    for number, (length, fixed) in enumerate(zip(given, wanted, strict=True)):
        if number and fixed is not None and length is not None and length != fixed:
            axis = axis_names(len(wanted))[number]
            return (
                AXIS_CAUSE.get(axis, "rank"),
                _words(trace, axis, fixed, length),
                _fixes(trace, feed, given, wanted, number, single),
            )
    return None


def _words(trace: Trace, axis: str, fixed: int, length: int) -> str:
    if any(conv_lstm_rank(inner_layer(layer)) for layer in trace.layers):
        frames = "The states of a ConvLSTM are as large as its frames, so the size is fixed when it is built."
    else:
        frames = "The input declares it, and a Dense layer behind Flatten has weights for frames of this size."
    reason = {
        "time": "Layers behind may need the number of frames, and the input declares it.",
        "channels": "Each kernel has weights for every channel, so their number is fixed.",
        "features": "There are weights for every feature, so their number is fixed.",
    }.get(axis, frames)
    return f"The model was built for {axis} {fixed}, and the data has {length}. {reason}"


def _fixes(trace: Trace, feed: FeedRecord, given: Shape, wanted: Shape, axis: int, single: bool) -> list[Fix]:
    fixes: list[Fix] = []
    length, fixed = given[axis] or 0, wanted[axis] or 0
    first = next((c for c in trace.calls if not c.layer.is_a("Model")), None)
    clip = tuple(given[1:])
    if axis_names(len(given))[axis] == "time" and first is not None:
        fixes += declare(trace, first, (None, *clip[1:]), "Declare time as open: None. Clips of any length then fit.")
    if feed.place is not None and single:
        before = ":, " * axis
        name = axis_names(len(given))[axis]
        if name == "channels" and fixed == 1:
            fixes.append(
                Fix(
                    "to-grey",
                    "Make the frames grey: the mean over their channels.",
                    (SetArgument(feed.place, "x", "({}).mean(axis=-1, keepdims=True)", 0),),
                )
            )
        elif name == "channels" and length == 1:
            fixes.append(
                Fix(
                    "repeat-channel",
                    f"Repeat the grey channel {fixed} times.",
                    (SetArgument(feed.place, "x", f"({{}}).repeat({fixed}, axis=-1)", 0),),
                )
            )
        elif length > fixed:
            frame = tuple(wanted[1:3])
            if name in ("height", "width") and len(given) == 4 and None not in frame:
                words = f"Resize the frames to {frame[0]} × {frame[1]}."
                code = f"{{keras}}ops.image.resize({{}}, {frame})"
                fixes.append(Fix("resize-frames", words, (SetArgument(feed.place, "x", code, 0),)))
            cuts = {n: f":{w}" for n, w in enumerate(wanted) if n and w is not None and (given[n] or 0) > w}
            index = ", ".join(cuts.get(n, ":") for n in range(max(cuts) + 1)) if cuts else f"{before}:{fixed}"
            fixes.append(
                Fix(
                    "crop-data",
                    f"Feed the first {fixed} of {length} along {_listed(cuts, given) or name}.",
                    (SetArgument(feed.place, "x", f"({{}})[{index}]", 0),),
                )
            )
    if first is not None:
        fixes += declare(trace, first, clip, f"Build the model for the data: {clip}.")
    return fixes


def _listed(cuts: dict[int, str], given: Shape) -> str:
    return " and ".join(axis_names(len(given))[axis] for axis in cuts)


def _fits(given: Shape, wanted: Shape) -> bool:
    return all(w is None or g is None or g == w for g, w in zip(given, wanted, strict=True))


def unequal_counts(trace: Trace) -> Diagnosis | None:
    """As many targets as there are clips: not here."""
    feed = next((feed for feed in trace.feeds if feed.failed), None)
    if feed is None or feed.is_dataset:
        return None
    clips, targets = ([shape[0] for shape in flat(data) if shape] for data in (feed.inputs, feed.targets))
    if not clips or not targets or None in (clips[0], targets[0]) or clips[0] == targets[0]:
        return None
    fewer = min(clips[0] or 0, targets[0] or 0)
    fixes = []
    if feed.place is not None and len(clips) == len(targets) == 1:
        name, position = ("x", 0) if (clips[0] or 0) > fewer else ("y", 1)
        words = f"Use the first {fewer}, if they belong together."
        fixes.append(Fix("crop-data", words, (SetArgument(feed.place, name, f"({{}})[:{fewer}]", position),)))
    return Diagnosis(
        "target-shape",
        None,
        feed.place.line if feed.place else None,
        "run",
        "error",
        f"{clips[0]} targets, one for each clip",
        f"{targets[0]} targets for {clips[0]} clips",
        "Clips and targets are paired by their first axis. Look where they were made: a window cut off at the end, or a "
        "time axis in the place of the batch.",
        fixes,
    )


def unequal_clips(trace: Trace) -> Diagnosis | None:
    """Clips or frames of several sizes that were to become one array."""
    failure = trace.failure
    feed = next((feed for feed in trace.feeds if feed.failed and feed.object_data), None)
    shapes = (
        feed.object_data[0]
        if feed
        else (
            failure.arrays
            if failure and failure.class_name == "ValueError" and not failure.call and _joins(failure)
            else []
        )
    )
    shapes = [shape for shape in shapes if len(shape) >= 3]
    if failure is not None and not shapes and failure.operands is not None and not (failure.operation or failure.call):
        return _unequal_arrays(failure.operands, failure.line)
    if len(set(shapes)) < 2 or failure is None:
        return None
    ranks = {len(shape) for shape in shapes}
    axis = next((i for i in range(min(ranks)) if len({shape[i] for shape in shapes}) > 1), 0)
    name = axis_names(5)[1:][axis] if len(ranks) == 1 and ranks == {4} else ("time" if axis == 0 else "height")
    shortest = min(shape[axis] or 0 for shape in shapes)
    fixes = []
    if feed is not None and feed.place is not None:
        index = ", ".join([":"] * axis + [f":{shortest}"])
        fixes.append(
            Fix(
                "crop-clips",
                f"Cut every clip to the shortest {name}, {shortest}, and stack them.",
                (SetArgument(feed.place, "x", f"{{numpy}}.stack([clip[{index}] for clip in {{}}])", 0),),
            )
        )
    elif failure.operands is not None and _joins(failure):
        fixes = _crop_before_joining(failure.operands, shapes)
    lengths = sorted({shape[axis] or 0 for shape in shapes})
    return Diagnosis(
        AXIS_CAUSE.get(name, "sequence-length"),
        None,
        feed.place.line if feed and feed.place else failure.line,
        "run",
        "error",
        "arrays of one shape in a batch",
        f"{name} of {', '.join(map(str, lengths))}",
        "A batch is one array, so that its clips must have one shape. Cut them, pad them (with a mask), or feed clips of "
        "one length together.",
        fixes,
    )


def _joins(failure: Failure) -> bool:
    """What failed may well have been joining arrays: it is not known to be something else."""
    return failure.operands is None or failure.operands.function in _JOINING_ARRAYS


def _crop_before_joining(joined: Operands, shapes: list[Shape], first: int = 0) -> list[Fix]:
    """Cut each array to the shortest along every axis from `first` on, but for the channels."""
    if joined.place is None:
        return []
    cuts = {}
    for axis in range(first, len(shapes[0]) - 1):
        lengths = [shape[axis] or 0 for shape in shapes]
        if len(set(lengths)) > 1:
            cuts[axis] = min(lengths)
    if not cuts or len({shape[-1] for shape in shapes}) > 1:
        return []
    index = ", ".join(f":{cuts[axis]}" if axis in cuts else ":" for axis in range(max(cuts) + 1))
    names = axis_names(5)[-len(shapes[0]) :]
    words = " and ".join(f"{names[axis]} {length}" for axis, length in cuts.items())
    change = SetArgument(joined.place, "arrays", f"[part[{index}] for part in {{}}]", 0)
    return [Fix("crop-clips", f"Cut all to {words} before they are joined.", (change,))]


def _unequal_arrays(joined: Operands, line: int | None) -> Diagnosis | None:
    """Arrays of clips that a program joins, and that differ in more than their number."""
    function, shapes = joined.function, joined.shapes
    if (
        function not in _JOINING_ARRAYS
        or len(shapes) < 2
        or len({len(shape) for shape in shapes}) != 1
        or len(shapes[0]) < 4
    ):
        return None
    names = axis_names(5)[-len(shapes[0]) :]
    differing = [i for i in range(len(shapes[0])) if len({shape[i] for shape in shapes}) > 1 and names[i] != "batch"]
    if not differing:
        return None
    name = names[differing[0]]
    lengths = ", ".join(str(shape[differing[0]]) for shape in shapes)
    return Diagnosis(
        AXIS_CAUSE.get(name, "rank"),
        None,
        line,
        "run",
        "error",
        f"arrays that differ along one axis only, for {function}",
        " and ".join(named(shape) for shape in shapes),
        f"Along {name} they have {lengths}. Bring clips to one size before they are joined.",
        _crop_before_joining(joined, shapes, first=int(names[0] == "batch")),
    )
