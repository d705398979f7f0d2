"""Targets of another shape than the predictions: refused, or stretched without a word."""

import keras

from ...axes import axis_names, named
from ...tracing import CallRecord, LayerRecord, LossRecord, Shape, Trace
from ..edits import Edit, FeedThrough, SetArgument, Wrap
from ..report import Diagnosis, Fix
from .facts import conv_lstm_rank, first_call, inner_layer, numbers, position, setting, stage, upstream, window_rank
from .proposals import same_padding_upstream

_WEIGHTS_STAND = (
    9  # fit(x, y, batch_size, epochs, verbose, callbacks, validation_split, validation_data, shuffle, class_weight, …)
)


def mismatch(trace: Trace) -> Diagnosis | None:
    """A loss that refused its shapes."""
    feed = next((feed for feed in trace.feeds if feed.failed), None)
    failure = trace.failure
    if failure is None or failure.call is not None or not trace.losses or (trace.feeds and feed is None):
        return None
    met = trace.losses[-1]
    if _agree(met) and met.weights is not None and feed is not None:
        return _weights(trace, met)
    if "sparse" in met.loss and len(met.targets) == len(met.predictions) and met.targets[-1] != 1:
        return _one_hot(trace, met)
    return None if _agree(met) else _found(trace, met, "error")


def broadcast(trace: Trace) -> Diagnosis | None:
    """A loss that stretched one of its shapes."""
    met = next((met for met in trace.losses if not _agree(met) and not _meant(met)), None)
    return _found(trace, met, "suspicion") if met else None


def _one_hot(trace: Trace, met: LossRecord) -> Diagnosis:
    """One-hot targets for a loss that reads class numbers."""
    fixes = []
    if met.feed is not None and met.feed.place is not None:
        change = SetArgument(met.feed.place, "y", "({}).argmax(axis=-1)", 1)
        fixes.append(Fix("class-numbers", "Feed class numbers: the argmax of the one-hot targets.", (change,)))
    return Diagnosis(
        "target-shape",
        None,
        met.feed.place.line if met.feed and met.feed.place else None,
        stage(trace),
        "error",
        f"class numbers, {named(met.predictions[:-1])}",
        named(met.targets),
        f"{met.loss} reads one class number for each sample; these targets have one column for each of "
        f"{met.targets[-1]} classes. Feed numbers, or take the loss without 'sparse'.",
        fixes,
    )


def _weights(trace: Trace, met: LossRecord) -> Diagnosis | None:
    """One weight a sample for a loss that gives a value for each pixel or step."""
    values = met.predictions[:-1]
    place = met.feed.place if met.feed else None
    if met.weights is None or len(met.weights) != 1 or len(values) < 2:
        return None
    fixes = []
    if place is not None:
        index = ", ".join([":", *["None"] * (len(values) - 1)])
        change = SetArgument(place, "sample_weight", f"({{}})[{index}]", _WEIGHTS_STAND)
        fixes.append(Fix("widen-weights", f"Let each weight hold for all of its sample: weights[{index}].", (change,)))
    return Diagnosis(
        "target-shape",
        None,
        place.line if place else None,
        stage(trace),
        "error",
        f"weights that fit {len(values)} axes, {named(values)}",
        named(met.weights),
        f"{met.loss} gives a value for each of {named(values)}, which is multiplied by the weights. One weight a sample meets the last axis.",
        fixes,
    )


def _agree(met: LossRecord) -> bool:
    """True if the shapes are equal once Keras has squeezed an axis of length 1 at the end."""
    targets, predictions = met.targets, met.predictions
    if not met.squeezes:
        return False  # noted because they do not
    if "sparse" in met.loss.lower():
        return True
    if len(targets) == len(predictions) + 1 and targets[-1] == 1:
        targets = targets[:-1]
    if len(predictions) == len(targets) + 1 and predictions[-1] == 1:
        predictions = predictions[:-1]
    if len(targets) != len(predictions):
        return False
    return all(t is None or p is None or t == p for t, p in zip(targets, predictions, strict=True))


def _meant(met: LossRecord) -> bool:
    """True for a loss of the program's own that reads one column of targets against several: quantiles, a mean and its spread."""
    one_column = len(met.targets) == len(met.predictions) > 0 and met.targets[-1] == 1
    return (
        one_column and _fits(met.targets, met.predictions) and not hasattr(keras.losses, met.loss.removesuffix("_loss"))
    )


def _fits(targets: Shape, predictions: Shape) -> bool:
    return all(t is None or p is None or t == p for t, p in zip(targets[:-1], predictions[:-1], strict=True))


def _found(trace: Trace, met: LossRecord, certainty: str) -> Diagnosis:
    last = last_call(trace, met)
    fixes = _fixes(trace, met, last) if last is not None else []
    line = fixes[0].edits[0].place.line if fixes else (met.place.line if met.place else None)
    words = _words(trace, met)
    if certainty == "suspicion" and not met.squeezes:
        words += " Both are stretched until they fit, each value against many others, so that it trains, toward something else."
    elif certainty == "suspicion":
        words += (
            f" {met.loss} stretches what can be stretched and takes the mean, so that it trains, toward something else."
        )
    return Diagnosis(
        "target-shape",
        None,
        line,
        stage(trace),
        certainty,
        f"targets of {named(met.predictions, _axes(trace, met.predictions))}",
        named(met.targets, _axes(trace, met.targets)),
        words,
        fixes,
    )


def _axes(trace: Trace, shape: Shape) -> tuple[str, ...]:
    """The names of the axes; five are those of one volume where a ConvLSTM of volumes is the only one."""
    ranks = {conv_lstm_rank(inner_layer(layer)) for layer in trace.layers} - {None}
    volumes = ranks == {3} and len(shape) == 5
    return ("batch", "depth", "height", "width", "channels") if volumes else axis_names(len(shape))


def last_call(trace: Trace, met: LossRecord) -> CallRecord | None:
    """The call that made the predictions, as the program wired it."""
    source = met.source
    if source is None or source.call.layer.is_a("Model"):
        wired = [
            c
            for c in trace.calls
            if (not c.failed and not c.layer.is_a("Model") and c.parent is None)
            or (c.parent and c.parent.layer.is_a("Model"))
        ]
        fitting = [c for c in wired if isinstance(c.outputs, tuple) and c.outputs[1:] == met.predictions[1:]]
        return first_call(trace, fitting[-1].layer) if fitting else None
    return first_call(trace, source.call.layer)


def _words(trace: Trace, met: LossRecord) -> str:
    targets, predictions = met.targets, met.predictions
    if len(targets) != len(predictions):
        more = "targets" if len(targets) > len(predictions) else "predictions"
        if max(targets, predictions, key=len) == (*min(targets, predictions, key=len), 1):
            return f"The {more} have an axis more, the last, of length 1."
        return f"The {more} have an axis more: one side is a sequence of frames, or has a channel axis, and the other has not."
    axis = _first_difference(targets, predictions)
    name = _axes(trace, targets)[axis]
    return f"Along {name} the targets have {targets[axis]} and the predictions {predictions[axis]}."


def _first_difference(left: Shape, right: Shape) -> int:
    return next(
        i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a is not None and b is not None and a != b
    )


def _fixes(trace: Trace, met: LossRecord, last: CallRecord) -> list[Fix]:
    fixes: list[Fix] = []
    layer, targets, predictions = inner_layer(last.layer), met.targets, met.predictions
    feed = met.feed
    if not met.squeezes and len(targets) != len(predictions):
        return _same_axes(met)
    if len(targets) == len(predictions):
        spatial = [i for i in range(1, len(targets) - 1) if targets[i] != predictions[i]]
        if any((targets[i] or 0) > (predictions[i] or 0) for i in spatial):
            edits: list[Edit] = list(same_padding_upstream(last))
            if layer.place and (conv_lstm_rank(layer) or window_rank(layer)) and setting(layer, "padding") == "valid":
                edits.append(SetArgument(layer.place, "padding", '"same"', position(layer, "padding")))
            if edits:
                fixes.append(
                    Fix(
                        "set-padding",
                        'Pad with "same", so that frames keep the size of the targets.',
                        tuple(dict.fromkeys(edits)),
                    )
                )
        if targets[-1] != predictions[-1] and isinstance(targets[-1], int) and layer.place is not None:
            channels, rank = targets[-1], len(targets) - 2
            if rank:
                fixes.append(
                    Fix(
                        "add-read-out",
                        f"Add a 1 × 1 convolution that makes {channels} channel(s) of {predictions[-1]}.",
                        (FeedThrough(layer.place, f"{{layers}}Conv{rank}D({channels}, 1)", after=True),),
                    )
                )
            for name in ("filters", "units"):
                if setting(layer, name) is not None:
                    fixes.append(
                        Fix(
                            f"set-{name}",
                            f"Set {name}={channels} in {layer.name}.",
                            (SetArgument(layer.place, name, str(channels), 0),),
                        )
                    )
        over = [(predictions[i] or 0) - (targets[i] or 0) for i in range(1, len(targets) - 1)]
        fixes += _other_steps(last, targets, predictions)
        frames_alone = len(targets) == 4 or _axes(trace, targets)[1] == "depth"
        if frames_alone and spatial and min(over) >= 0 and layer.place is not None:
            code = f"{{layers}}Cropping{len(over)}D(({', '.join(f'(0, {gap})' for gap in over)}))"
            words = f"Crop the predictions at the end, by {tuple(over)}, to the size of the targets."
            fixes.append(Fix("crop", words, (FeedThrough(layer.place, code, after=True),)))
        elif len(targets) == 5 and spatial and min(over) >= 0 and over[0] == 0 and layer.place is not None:
            code = f"{{layers}}Cropping3D(((0, 0), (0, {over[1]}), (0, {over[2]})))"
            words = f"Crop the predicted frames at the end, by {tuple(over[1:])}, to the size of the targets."
            fixes.append(Fix("crop", words, (FeedThrough(layer.place, code, after=True),)))
        elif (
            len(targets) == 5 and 1 in spatial and (predictions[1] or 0) > (targets[1] or 0) and layer.place is not None
        ):
            gap = (predictions[1] or 0) - (targets[1] or 0)
            code = f"{{layers}}Cropping3D((({gap}, 0), (0, 0), (0, 0)))"
            words = f"Keep the last {targets[1]} of {predictions[1]} predicted frames."
            fixes.append(Fix("crop-predictions", words, (FeedThrough(layer.place, code, after=True),)))
        if (
            feed is not None
            and feed.place is not None
            and spatial
            and all((targets[i] or 0) > (predictions[i] or 0) for i in spatial)
        ):
            index = ", ".join(f":{predictions[i]}" if i in spatial else ":" for i in range(max(spatial) + 1))
            fixes.append(
                Fix(
                    "crop-targets",
                    "Crop the targets to the size of the predictions.",
                    (SetArgument(feed.place, "y", f"({{}})[{index}]", 1),),
                )
            )
    elif (_walks(layer) and layer.place is not None) or _recurrent_before(last) is not None:
        recurrent = layer if _walks(layer) else _recurrent_before(last)
        if recurrent is not None and recurrent.place is not None:
            sequence = len(targets) > len(predictions)
            fixes.append(
                Fix(
                    "return-sequences" if sequence else "return-last-frame",
                    f"Let {recurrent.name} return {'every frame' if sequence else 'its last frame alone'}.",
                    (SetArgument(recurrent.place, "return_sequences", str(sequence)),),
                )
            )
        if feed is not None and feed.place is not None and len(targets) > len(predictions):
            fixes.append(
                Fix(
                    "last-target",
                    "Train on the last frame of the targets.",
                    (SetArgument(feed.place, "y", "({})[:, -1]", 1),),
                )
            )
    return fixes


def _same_axes(met: LossRecord) -> list[Fix]:
    """Predictions with as many axes as the targets, where one has a last axis of length 1 that the other lacks."""
    call = met.source.call if met.source else None
    while call is not None and call.parent is not None:
        call = call.parent
    if call is None or call.place is None:
        return []
    if met.predictions == (*met.targets, 1):
        words, code = "Drop the last axis of the predictions, of length 1, before the difference.", "({})[..., 0]"
    elif met.targets == (*met.predictions, 1):
        words, code = "Give the predictions the last axis of length 1 that the targets have.", "({})[..., None]"
    else:
        return []
    return [Fix("same-axes", words, (Wrap(call.place, code),))]


def _recurrent_before(call: CallRecord) -> LayerRecord | None:
    return next((inner_layer(c.layer) for c in upstream(call) if _walks(inner_layer(c.layer))), None)


def _walks(layer: LayerRecord) -> bool:
    """True for a recurrent layer."""
    return layer.is_a("RNN") and setting(layer, "return_sequences") is not None


def _other_steps(last: CallRecord, targets: Shape, predictions: Shape) -> list[Fix]:
    """Where the number of steps is another: what stands upstream and sets it."""
    wanted, fixes = targets[1] if len(targets) > 2 else None, []
    if wanted is None or wanted == predictions[1]:
        return []
    for call in (last, *upstream(last)):
        layer = call.layer
        if layer.place is None:
            continue
        if layer.is_a("RepeatVector"):
            change = SetArgument(layer.place, "n", str(wanted), 0)
            fixes.append(
                Fix("set-repeats", f"Repeat the vector {wanted} times, once for each step of the targets.", (change,))
            )
        if layer.is_a("MaxPooling3D", "AveragePooling3D") and numbers(setting(layer, "pool_size"), 3)[0] > 1:
            spared = (1, *numbers(setting(layer, "pool_size"), 3)[1:])
            change = SetArgument(layer.place, "pool_size", repr(spared), 0)
            fixes.append(Fix("keep-time", f"Leave time alone: pool_size={spared}.", (change,)))
    return fixes
