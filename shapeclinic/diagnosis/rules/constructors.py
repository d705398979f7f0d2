"""A layer that failed in its own constructor: misspelled, missing or impossible arguments."""

import difflib
import inspect

import keras

from ...tracing import LayerRecord, Trace
from ..edits import RemoveArgument, RenameArgument, SetArgument, Wrap
from ..report import Diagnosis, Fix
from .facts import conv_lstm_rank, position, window_rank

# Taken by every layer, and by `keras.Input` on its behalf.
_COMMON = {
    "name",
    "dtype",
    "trainable",
    "autocast",
    "activity_regularizer",
    "input_shape",
    "input_dim",
    "batch_size",
    "weights",
    "data_format",
}
_RECURRENT = {"return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask"}
_SPELLINGS = {
    "kernel": "kernel_size",
    "stride": "strides",
    "dilation": "dilation_rate",
    "dilations": "dilation_rate",
    "out_channels": "filters",
    "channels": "filters",
    "return_states": "return_state",
}


def argument(trace: Trace) -> Diagnosis | None:
    """An argument that the layer does not know, or with a value that no layer of this kind can have."""
    failure = trace.failure
    layer = failure.constructor if failure else None
    if layer is None:
        return None
    return _unknown_name(layer) or _wrong_arity(layer) or _impossible_value(layer)


def _found(layer: LayerRecord, cause: str, expected: str, found: str, explanation: str, fixes: list[Fix]) -> Diagnosis:
    line = layer.place.line if layer.place else None
    return Diagnosis(cause, layer.name, line, "build", "error", expected, found, explanation, fixes)


def _known_names(layer: LayerRecord) -> set[str]:
    cls = getattr(keras.layers, layer.families[0], None) if layer.families else None
    own = {name for name in inspect.signature(cls).parameters if name not in ("args", "kwargs")} if cls else set()
    return own | _COMMON | (_RECURRENT if layer.is_a("RNN") else set())


def _unknown_name(layer: LayerRecord) -> Diagnosis | None:
    known = _known_names(layer)
    unknown = [name for name in layer.arguments if name not in known]
    if not unknown or layer.place is None:
        return None
    wrong = unknown[0]
    close = difflib.get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    right = _SPELLINGS.get(wrong, close[0] if close else None)
    fixes = []
    if wrong == "batch_input_shape":
        value = layer.arguments[wrong]
        change = (
            RenameArgument(layer.place, wrong, "input_shape"),
            SetArgument(layer.place, "input_shape", repr(tuple(value)[1:])),
        )
        fixes.append(
            Fix(
                "rename-argument",
                "Give input_shape= without the batch size; a stateful layer needs an "
                "Input(batch_shape=...) before it instead.",
                change,
            )
        )
    elif right is not None and right not in layer.arguments:
        fixes.append(
            Fix("rename-argument", f"Write {right}= for {wrong}=.", (RenameArgument(layer.place, wrong, right),))
        )
    fixes.append(
        Fix(
            "remove-argument",
            f"Leave {wrong}= out; the layer then has its default.",
            (RemoveArgument(layer.place, wrong),),
        )
    )
    meant = f"{right}=" if right else "an argument that it has"
    return _found(
        layer,
        "argument-name",
        f"{layer.class_name} takes {meant}",
        f"{wrong}={layer.arguments[wrong]!r}",
        f"{layer.class_name} has no argument called {wrong}. No tensor was made yet: this is a name, not a size.",
        fixes,
    )


def _wrong_arity(layer: LayerRecord) -> Diagnosis | None:
    rank = conv_lstm_rank(layer) or window_rank(layer)
    for name, cause in (
        ("strides", "stride"),
        ("kernel_size", "kernel-size"),
        ("dilation_rate", "kernel-size"),
        ("pool_size", "kernel-size"),
    ):
        value = layer.arguments.get(name)
        if rank is None or layer.place is None or not isinstance(value, list | tuple) or len(value) == rank:
            continue
        fixes = []
        if len(value) == rank + 1:
            fixes.append(
                Fix(
                    f"set-{name.replace('_', '-')}",
                    f"Leave out the number for time: {name}={tuple(value)[1:]}.",
                    (SetArgument(layer.place, name, repr(tuple(value)[1:]), position(layer, name)),),
                )
            )
        elif value:
            fixes.append(
                Fix(
                    f"set-{name.replace('_', '-')}",
                    f"Use {value[-1]} along every axis.",
                    (SetArgument(layer.place, name, repr((value[-1],) * rank), position(layer, name)),),
                )
            )
        return _found(
            layer,
            cause,
            f"{rank} numbers, one for each spatial axis",
            f"{name}={tuple(value)}",
            f"{layer.class_name} slides over {rank} axes of each frame. Time is not one of them.",
            fixes,
        )
    return None


def _impossible_value(layer: LayerRecord) -> Diagnosis | None:
    if layer.place is None:
        return None
    place = layer.place
    strides, dilation = layer.arguments.get("strides", 1), layer.arguments.get("dilation_rate", 1)
    if _largest(strides) > 1 and _largest(dilation) > 1:
        fixes = [
            Fix(
                "set-dilation",
                "Keep the stride and leave out the dilation: smaller frames, a kernel without holes.",
                (SetArgument(place, "dilation_rate", "1", position(layer, "dilation_rate")),),
            ),
            Fix(
                "set-strides",
                "Keep the dilation and step by 1: frames keep their size. Pool afterwards to make them smaller.",
                (SetArgument(place, "strides", "1", position(layer, "strides")),),
            ),
        ]
        return _found(
            layer,
            "stride",
            "a stride or a dilation",
            f"strides={strides}, dilation_rate={dilation}",
            "One layer cannot both step and dilate. Two layers can: one dilated, one strided.",
            fixes,
        )
    for name, cause in (
        ("strides", "stride"),
        ("kernel_size", "kernel-size"),
        ("pool_size", "kernel-size"),
        ("filters", "channels"),
    ):
        value = layer.arguments.get(name)
        smallest = min(value) if isinstance(value, list | tuple) and value else value
        if isinstance(smallest, int) and smallest < 1:
            change = SetArgument(place, name, "1", position(layer, name))
            return _found(
                layer,
                cause,
                f"{name} of at least 1",
                f"{name}={value!r}",
                f"A window needs a {name} of at least one cell.",
                [Fix(f"set-{name}", f"Set {name}=1.", (change,))],
            )
    padding = layer.arguments.get("padding")
    if isinstance(padding, str) and padding not in ("valid", "same", "causal") and window_rank(layer) != 0:
        fixes = [
            Fix(
                "set-padding",
                f'Write padding="{right}".',
                (SetArgument(place, "padding", f'"{right}"', position(layer, "padding")),),
            )
            for right in (
                difflib.get_close_matches(padding.lower().strip(), ["same", "valid"], n=1, cutoff=0) or ["same"]
            )
        ]
        return _found(
            layer, "padding", "padding 'valid' or 'same'", f"padding={padding!r}", "Keras knows these two words.", fixes
        )
    if conv_lstm_rank(layer) and not {"filters", "kernel_size"} <= set(layer.arguments):
        missing = "kernel_size" if "filters" in layer.arguments else "filters"
        value = "3" if missing == "kernel_size" else "8"
        fix = Fix(
            f"set-{missing.replace('_', '-')}",
            f"Give {missing}={value}, or what you meant.",
            (SetArgument(place, missing, value),),
        )
        return _found(
            layer, "argument-name", f"{missing}=", "no such argument", f"{layer.class_name} needs {missing}.", [fix]
        )
    if (
        layer.is_a("TimeDistributed")
        and "layer" in layer.arguments
        and not isinstance(layer.arguments["layer"], keras.layers.Layer)
    ):
        fix = Fix("wrap-time-distributed", "Give TimeDistributed a layer.", (Wrap(place, "{}"),))
        return _found(
            layer,
            "time-distributed",
            "a layer",
            f"{layer.arguments['layer']!r}"[:60],
            "TimeDistributed wraps a layer.",
            [fix],
        )
    return None


def _largest(value: object) -> int:
    if isinstance(value, list | tuple):
        return max((number for number in value if isinstance(number, int)), default=1)
    return value if isinstance(value, int) else 1
