"""Branches that meet, and reshapes: shapes that must agree with each other."""

import math
from collections.abc import Sequence

from ...axes import axis_names, named
from ...tracing import CallRecord, LayerRecord, Shape, Trace
from ..edits import SetArgument, WrapElement
from ..report import Diagnosis, Fix
from .facts import (
    MERGING,
    conv_lstm_rank,
    failing_call,
    first_call,
    inner_layer,
    numbers,
    padding_same,
    position,
    producer,
    setting,
    stage,
    upstream,
    window_rank,
)
from .proposals import same_padding_upstream, set_argument

# Keras's and TensorFlow's functions, and Python's operators, by their names in lower case.
_JOINING = (
    "add",
    "sub",
    "subtract",
    "mult",
    "multiply",
    "div",
    "divide",
    "concat",
    "concatenate",
    "maximum",
    "minimum",
    "stack",
)


def _from_layers(trace: Trace, shapes: list[Shape]) -> bool:
    """True if one of these shapes is what a layer gave, and not an array of the program's."""
    return any(call.outputs in shapes for call in trace.calls if isinstance(call.outputs, tuple))


def merge(trace: Trace) -> Diagnosis | None:
    """Branches of different size that meet: a skip that no longer fits."""
    call = failing_call(trace)
    failure = trace.failure
    own = failure.operands if failure and (call is None or call.layer.own or call.layer.is_a("Model")) else None
    operation = failure.operation if failure else None
    if call is not None and call.layer.is_a(*MERGING) and len(call.input_shapes) > 1:
        shapes, name = call.input_shapes, call.layer.name
    elif operation is not None and operation[0].lower() in _JOINING and len(operation[1]) > 1:
        shapes, name = operation[1], None
    elif (
        own is not None
        and own.function.lower() in _JOINING
        and len(set(own.shapes)) > 1
        and _from_layers(trace, own.shapes)
        and not any(met.place and failure and met.place.line == failure.line for met in trace.losses)
    ):
        shapes, name = own.shapes, None
    else:
        return None
    axis = setting(call.layer, "axis", -1) if call is not None and call.layer.is_a("Concatenate") else None
    fixes = _crops(trace, call, shapes) if call is not None and name else []
    line = fixes[0].edits[0].place.line if fixes else (call.place.line if call and call.place else None)
    words = "Where branches meet, every axis must agree" + (" but the one that is joined." if axis is not None else ".")
    shrinking = _unpadded(call) if call is not None else []
    if shrinking and _differ(shapes, slice(1, -1)):
        words += f" {' and '.join(map(_taking_off, shrinking))}; the branch beside keeps its size."
        fixes = [*_padded(shrinking), *fixes]
    elif _differ(shapes, slice(-3, -1)):
        words += " A size that the strides do not divide does not come back: halving rounds up, or down without padding, and doubling does not undo it."
    elif axis is not None and axis not in (-1, len(shapes[0]) - 1) and not _differ(shapes, slice(None, -1)):
        words += f" They differ in channels alone, and are joined along axis {axis}."
        if call is not None and call.layer.place is not None:
            change = SetArgument(call.layer.place, "axis", "-1", 0)
            fixes = [Fix("join-channels", "Join along channels: axis=-1.", (change,)), *fixes]
            line = call.layer.place.line
    elif _differ(shapes, slice(-1, None)):
        words += " Here it is the channels, of which a layer gives as many as it has filters."
    missing = _missing_axis(shapes) if name is None else None
    if missing is not None:
        words = f"What is joined must have the same axes; one of them has no {missing} axis."
        if missing == "time":
            words += " Give a single frame one of length 1 first: frame[:, None]."
    return Diagnosis(
        "skip-connection" if missing is None else "rank",
        name,
        line or (trace.failure.line if trace.failure else None),
        stage(trace),
        "error",
        f"shapes like {named(shapes[0])}",
        " and ".join(named(shape) for shape in shapes),
        words,
        fixes,
    )


def _missing_axis(shapes: Sequence[Shape]) -> str | None:
    """The axis that one of the shapes lacks, if they differ in nothing else; not the batch."""
    shorter, longer = min(shapes, key=len), max(shapes, key=len)
    if len(longer) != len(shorter) + 1:
        return None
    for place, axis in enumerate(axis_names(len(longer))):
        rest = (*longer[:place], *longer[place + 1 :])
        if place and all(a is None or b is None or a == b for a, b in zip(rest, shorter, strict=True)):
            return axis
    return None


def _unpadded(call: CallRecord) -> list[LayerRecord]:
    """The layers without padding that stand in one of the branches alone, and take something off its size."""
    chains = [[source.call, *upstream(source.call)] if source else [] for source in call.sources]
    found = []
    for number, chain in enumerate(chains):
        others = [before for place, other in enumerate(chains) if place != number for before in other]
        for before in chain:
            layer = inner_layer(before.layer)
            kernel = setting(layer, "kernel_size")
            windowed = kernel is not None and (conv_lstm_rank(layer) or window_rank(layer)) and not _enlarges(layer)
            if windowed and all(before is not one for one in others) and not padding_same(layer) and max(kernel) > 1:
                found.append(layer)
    return found


def _enlarges(layer: LayerRecord) -> bool:
    return layer.is_a("Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose")


def _taking_off(layer: LayerRecord) -> str:
    kernel = max(setting(layer, "kernel_size"))
    dilation = max(numbers(setting(layer, "dilation_rate"), 1))
    return f"{layer.name} does not pad: a kernel of {kernel} takes {(kernel - 1) * dilation} off"


def _padded(layers: list[LayerRecord]) -> list[Fix]:
    edits = tuple(
        SetArgument(layer.place, "padding", '"same"', position(layer, "padding")) for layer in layers if layer.place
    )
    names = " and ".join(str(layer.name) for layer in layers)
    return (
        [Fix("set-padding", f'Pad {names} with "same", so that all branches keep their size.', edits)] if edits else []
    )


def attention(trace: Trace) -> Diagnosis | None:
    """Queries and keys of another number of features."""
    call = failing_call(trace)
    if call is None or not call.layer.is_a("Attention", "AdditiveAttention") or len(call.input_shapes) < 2:
        return None
    query, key = call.input_shapes[0], call.input_shapes[-1]
    if None in (query[-1], key[-1]) or query[-1] == key[-1]:
        return None
    wired = first_call(trace, call.layer)
    fixes = []
    if wired is not None and wired.place is not None:
        change = WrapElement(wired.place, 0, "{layers}Dense({other}.shape[-1])({})")
        fixes.append(Fix("project-channels", f"Bring the query to {key[-1]} features by a Dense layer.", (change,)))
    return Diagnosis(
        "channels",
        call.layer.name,
        wired.place.line if wired and wired.place else None,
        stage(trace),
        "error",
        f"{named((*key[:-1], query[-1]))} to compare {named(query)} with",
        named(key),
        f"Attention compares each query with each key, feature by feature: {query[-1]} here and {key[-1]} there. A "
        "Bidirectional layer gives both directions, twice its units.",
        fixes,
    )


def _differ(shapes: list[Shape], axes: slice) -> bool:
    """True if shapes of one rank differ along some of these axes."""
    return len({len(shape) for shape in shapes}) == 1 and len({shape[axes] for shape in shapes}) > 1


def _crops(trace: Trace, call: CallRecord, shapes: list[Shape]) -> list[Fix]:
    """Crop the larger branch, or pad the smaller one, where heights and widths differ."""
    fixes: list[Fix] = []
    wired = first_call(trace, call.layer)
    if wired is None or wired.place is None or len({len(shape) for shape in shapes}) != 1 or len(shapes) != 2:
        return fixes
    left, right = (shape[1:-1] for shape in shapes)
    if None in left or None in right:
        return fixes
    if left == right:
        return _project(wired, shapes)
    gaps = [r - l for l, r in zip(left, right, strict=True)]  # type: ignore[operator]  # noqa: E741
    for crop in (True, False):
        for index, sign in ((1, 1), (0, -1)):
            amounts = [max(sign * gap, 0) for gap in gaps] if crop else [max(-sign * gap, 0) for gap in gaps]
            if not any(amounts) or len(amounts) not in (2, 3):
                continue
            ends = ", ".join(f"(0, {amount})" for amount in amounts)
            if sum(layer.place == call.layer.place for layer in trace.layers) > 1:  # one line joins several pairs
                large, small = ("{}", "{other}") if crop else ("{other}", "{}")
                ends = ", ".join(
                    f"(0, max({large}.shape[{axis}] - {small}.shape[{axis}], 0))" for axis in range(1, len(amounts) + 1)
                )
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


def _project(wired: CallRecord, shapes: list[Shape]) -> list[Fix]:
    """Bring one branch to the other's channels by a 1 × 1 convolution."""
    if wired.place is None:
        return []
    rank = len(shapes[0]) - 2
    return [
        Fix(
            "project-channels",
            f"Bring {named(shapes[index])} to {shapes[1 - index][-1]} channels by a 1 × 1 convolution.",
            (WrapElement(wired.place, index, f"{{layers}}Conv{rank}D({{other}}.shape[-1], 1)({{}})"),),
        )
        for index in (0, 1)
    ]


def reshape(trace: Trace) -> Diagnosis | None:
    """A Reshape to another number of values."""
    call = failing_call(trace)
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
        for edits in [same_padding_upstream(call)]
        if edits
    ]
    before = producer(call)
    if before is not None and before.layer.is_a("Dense") and all(isinstance(n, int) and n > 0 for n in wanted):
        units = math.prod(wanted)
        fixes += set_argument(before.layer, "units", str(units), f"Let {before.layer.name} give {units} values.")
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
