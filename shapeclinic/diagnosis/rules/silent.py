"""What runs and is probably not meant."""

from collections.abc import Sequence
from itertools import combinations, permutations
from math import prod

from ...axes import named
from ...tracing import CallRecord, Trace
from ..edits import FeedThrough, SetArgument
from ..report import Diagnosis, Fix
from .facts import conv_lstm_rank, is_channels_first, numbers, position, setting, stage
from .inputs import declare
from .targets import last_call


def channels_first(trace: Trace) -> Diagnosis | None:
    """Frames of height 1, 3 or 4 with as many channels as columns: the channel axis stands in front."""
    failure = trace.failure
    if failure is not None and failure.call is None and not trace.losses:
        return None  # it did not get as far as the targets: something else is the matter
    for call in trace.calls:
        if is_channels_first(call) and (failure is None or failure.call in (None, call)):
            _, time, height, width, channels = call.input_shapes[0]
            return _channels_first(trace, call, (time, width, channels, height))
    return None


def _channels_first(trace: Trace, call: CallRecord, meant: tuple[int | None, ...]) -> Diagnosis:
    fixes = []
    if call.layer.place is not None:
        change = FeedThrough(call.layer.place, "{layers}Permute((1, 3, 4, 2))")
        fixes = _and_back(trace, change)
        fixes.append(Fix("permute", "Move the channel axis to the end before the first layer.", (change,)))
    fixes += declare(trace, call, meant, f"Declare channels last, {meant}, and feed the data so.")
    line = call.layer.place.line if call.layer.place else None
    return Diagnosis(
        "channels",
        call.layer.name,
        line,
        stage(trace),
        "error" if call.failed else "suspicion",
        named((None, *meant)),
        named(call.input_shapes[0]),
        f"Read as it stands, frames are {call.input_shapes[0][2]} pixels high and have {call.input_shapes[0][4]} channels. That is the order of "
        "PyTorch, (time, channels, height, width); Keras reads (time, height, width, channels).",
        fixes,
    )


def _and_back(trace: Trace, change: FeedThrough) -> list[Fix]:
    """Where the targets have the same order: predictions that get it, too."""
    met = trace.losses[-1] if trace.losses else None
    last = last_call(trace, met) if met is not None else None
    back = {4: (3, 1, 2), 5: (1, 4, 2, 3)}.get(len(met.targets)) if met is not None else None
    if met is None or last is None or last.layer.place is None or back is None or met.targets[-3] not in (1, 3, 4):
        return []
    after = FeedThrough(last.layer.place, f"{{layers}}Permute({back})", after=True)
    words = "Move the channel axis to the end before the first layer, and back to the front after the last."
    return [Fix("permute", words, (change, after))]


def pooled_time(trace: Trace) -> Diagnosis | None:
    """A three-axis pooling or up-sampling set by one number, in a model of ConvLSTM layers: it works on time too."""
    if not any(conv_lstm_rank(layer) == 2 for layer in trace.layers):
        return None
    for call in trace.calls:
        layer = call.layer
        if not layer.is_a("MaxPooling3D", "AveragePooling3D", "UpSampling3D") or layer.place is None:
            continue
        name = "size" if layer.is_a("UpSampling3D") else "pool_size"
        given = layer.arguments.get(name)
        if isinstance(given, list | tuple) or numbers(setting(layer, name), 3)[0] == 1:
            continue  # written out for every axis: meant
        factor = numbers(setting(layer, name), 3)[0]
        spared = (1, factor, factor)
        fix = Fix(
            "keep-time",
            f"Leave time alone: {name}={spared}.",
            (SetArgument(layer.place, name, repr(spared), position(layer, name)),),
        )
        return Diagnosis(
            "sequence-length",
            layer.name,
            layer.place.line,
            stage(trace),
            "suspicion",
            f"{name}={spared}",
            f"{name}={given if given is not None else factor}: {named(call.input_shapes[0])} becomes "
            f"{named(call.outputs)}"
            if isinstance(call.outputs, tuple)
            else f"{name}={factor}",
            f"{layer.class_name} works along time as well as height and width. One number stands for all three.",
            [fix],
        )
    return None


def scrambled(trace: Trace) -> Diagnosis | None:
    """A Reshape to sizes that only axes in another order have: values change their places."""
    for call in trace.calls:
        if not call.layer.is_a("Reshape") or call.layer.place is None or not isinstance(call.outputs, tuple):
            continue
        order = _order_meant(call.input_shapes[0][1:], call.outputs[1:])
        if order is None:
            continue
        fix = Fix(
            "permute",
            f"Put the axes in the order {order} before they are reshaped.",
            (FeedThrough(call.layer.place, f"{{layers}}Permute({order})"),),
        )
        return Diagnosis(
            "reshape",
            call.layer.name,
            call.layer.place.line,
            stage(trace),
            "suspicion",
            f"axes in the order {order}, counted from 1 after batch, and then {named(call.outputs)}",
            f"{named(call.input_shapes[0])} becomes {named(call.outputs)}",
            "Reshape moves no axis: it reads the values in the order in which they lie, the last axis fastest, and counts them off anew. "
            "Here neighbours in a frame end up elsewhere.",
            [fix],
        )
    return None


def _order_meant(given: Sequence[int | None], made: Sequence[int | None]) -> tuple[int, ...] | None:
    """The order of axes (from 1) that gives these sizes when neighbours are merged; None if theirs does, or none."""
    sizes, wanted = [n for n in given if n is not None], [n for n in made if n is not None and n > 1]
    long = [axis for axis, size in enumerate(sizes) if size > 1]
    if len(sizes) < len(given) or None in made or len(wanted) < 2 or len(long) > 5:
        return None
    if len(long) == 2 and sizes[long[0]] % wanted[0] == 0:
        return None  # steps that follow each other, side by side
    fitting = [order for order in permutations(long) if _merges([sizes[axis] for axis in order], wanted)]
    if not fitting or tuple(long) in fitting:
        return None
    nearest = min(fitting, key=lambda order: sum(a > b for a, b in combinations(order, 2)))
    return tuple(axis + 1 for axis in [*nearest, *(axis for axis in range(len(sizes)) if axis not in nearest)])


def _merges(sizes: Sequence[int], wanted: Sequence[int]) -> bool:
    """True if these sizes give those when neighbours are multiplied."""
    if not wanted:
        return not sizes
    return any(
        prod(sizes[:count]) == wanted[0] and _merges(sizes[count:], wanted[1:]) for count in range(1, len(sizes) + 1)
    )
