"""A layer that failed in its own constructor: misspelled, missing or impossible arguments."""

import difflib
import inspect

import keras

from ...tracing import LayerRecord, Trace
from ..edits import RenameArgument, SetArgument
from ..report import Diagnosis, Fix
from .facts import conv_lstm_rank, failing_call, window_rank
from .proposals import remove_argument, set_argument

# Taken by every layer, and by `keras.Input` on its behalf.
_COMMON = frozenset(
    [
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
    ]
)
_RECURRENT = frozenset(
    ["return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask"]
)
# What other libraries and older books call these.
_SPELLINGS = {
    "kernel": "kernel_size",
    "stride": "strides",
    "dilation": "dilation_rate",
    "dilations": "dilation_rate",
    "out_channels": "filters",
    "channels": "filters",
    "return_states": "return_state",
}
_NUMBERS = {
    "strides": "stride",
    "kernel_size": "kernel-size",
    "pool_size": "kernel-size",
    "dilation_rate": "kernel-size",
}


def argument(trace: Trace) -> Diagnosis | None:
    """An argument that the layer does not know, or with a value that no layer of this kind can have."""
    failure = trace.failure
    layer = failure.constructor if failure else None
    if layer is None:
        return None
    for rule in (_unknown_name, _wrong_arity, _stride_and_dilation, _too_small, _unknown_padding, _missing):
        found = rule(layer)
        if found is not None:
            return found
    return None


def argument_at_call(trace: Trace) -> Diagnosis | None:
    """A value that the constructor let pass and the first call does not."""
    call = failing_call(trace)
    return _too_small(call.layer) if call is not None else None


def _diagnosis(
    layer: LayerRecord, cause: str, expected: str, found: str, explanation: str, fixes: list[Fix]
) -> Diagnosis:
    line = layer.place.line if layer.place else None
    return Diagnosis(cause, layer.name, line, "build", "error", expected, found, explanation, fixes)


def _known_names(layer: LayerRecord) -> set[str]:
    cls = getattr(keras.layers, layer.families[0], None) if layer.families else None
    own = {name for name in inspect.signature(cls).parameters if name not in ("args", "kwargs")} if cls else set()
    return own | _COMMON | (_RECURRENT if layer.is_a("RNN") else frozenset())


def _unknown_name(layer: LayerRecord) -> Diagnosis | None:
    known = _known_names(layer)
    wrong = next((name for name in layer.arguments if name not in known), None)
    if wrong is None:
        return None
    close = difflib.get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    right = _SPELLINGS.get(wrong, close[0] if close else None)
    fixes: list[Fix] = []
    if wrong == "batch_input_shape" and layer.place is not None:
        clip = repr(tuple(layer.arguments[wrong])[1:])
        rename = RenameArgument(layer.place, wrong, "input_shape"), SetArgument(layer.place, "input_shape", clip)
        words = "Give input_shape= without the batch size; a stateful layer needs an Input(batch_shape=...) before it."
        fixes.append(Fix("rename-argument", words, rename))
    elif right is not None and right not in layer.arguments and layer.place is not None:
        fixes.append(
            Fix("rename-argument", f"Write {right}= for {wrong}=.", (RenameArgument(layer.place, wrong, right),))
        )
    fixes += remove_argument(layer, wrong, f"Leave {wrong}= out.", "remove-argument")
    return _diagnosis(
        layer,
        "argument-name",
        f"{layer.class_name} takes {f'{right}=' if right else 'other arguments'}",
        f"{wrong}={layer.arguments[wrong]!r}",
        f"{layer.class_name} has no argument called {wrong}. No tensor was made yet: this is a name, not a size.",
        fixes,
    )


def _wrong_arity(layer: LayerRecord) -> Diagnosis | None:
    rank = conv_lstm_rank(layer) or window_rank(layer)
    for name, cause in _NUMBERS.items():
        value = layer.arguments.get(name)
        if rank is None or not isinstance(value, list | tuple) or not value or len(value) == rank:
            continue
        kept = tuple(value)[1:] if len(value) == rank + 1 else (value[-1],) * rank
        words = f"Leave out the number for time: {name}={kept}." if len(value) == rank + 1 else f"Write {name}={kept}."
        return _diagnosis(
            layer,
            cause,
            f"{rank} numbers, one for each spatial axis",
            f"{name}={tuple(value)}",
            f"{layer.class_name} slides over {rank} axes of each frame. Time is not one of them.",
            set_argument(layer, name, repr(kept), words, "spare-time"),
        )
    return None


def _stride_and_dilation(layer: LayerRecord) -> Diagnosis | None:
    strides, dilation = layer.arguments.get("strides", 1), layer.arguments.get("dilation_rate", 1)
    if _largest(strides) < 2 or _largest(dilation) < 2:
        return None
    keep_stride = "Keep the stride and leave out the dilation."
    keep_dilation = "Keep the dilation and step by 1; pool afterwards."
    return _diagnosis(
        layer,
        "stride",
        "a stride or a dilation",
        f"strides={strides}, dilation_rate={dilation}",
        "One layer cannot both step and dilate. Two layers can: one dilated, one strided.",
        set_argument(layer, "dilation_rate", "1", keep_stride) + set_argument(layer, "strides", "1", keep_dilation),
    )


def _too_small(layer: LayerRecord) -> Diagnosis | None:
    for name, cause in {**_NUMBERS, "filters": "channels"}.items():
        value = layer.arguments.get(name)
        smallest = min(value) if isinstance(value, list | tuple) and value else value
        if isinstance(smallest, int) and smallest < 1:
            return _diagnosis(
                layer,
                cause,
                f"{name} of at least 1",
                f"{name}={value!r}",
                f"{layer.class_name} needs whole numbers of at least 1 for its {name}.",
                set_argument(layer, name, "1", f"Set {name}=1."),
            )
    return None


def _unknown_padding(layer: LayerRecord) -> Diagnosis | None:
    padding = layer.arguments.get("padding")
    known = ("valid", "same", "causal") if layer.is_a("Conv1D") else ("valid", "same")
    if not isinstance(padding, str) or padding.lower() in known:
        return None
    right = (difflib.get_close_matches(padding.lower().strip(), ["same", "valid"], n=1, cutoff=0.4) or ["same"])[0]
    return _diagnosis(
        layer,
        "padding",
        "padding 'valid' or 'same'",
        f"padding={padding!r}",
        "Keras knows two ways to pad by name; other amounts are added by a ZeroPadding layer.",
        set_argument(layer, "padding", f'"{right}"', f'Write padding="{right}".'),
    )


def _missing(layer: LayerRecord) -> Diagnosis | None:
    for name, value in (("filters", "8"), ("kernel_size", "3")):
        if conv_lstm_rank(layer) and name not in layer.arguments:
            return _diagnosis(
                layer,
                "argument-name",
                f"{name}=",
                f"{', '.join(layer.arguments) or 'no arguments'}",
                f"{layer.class_name} needs {name}.",
                set_argument(layer, name, value, f"Give {name}={value}, or what you meant."),
            )
    return None


def _largest(value: object) -> int:
    if isinstance(value, list | tuple):
        return max((number for number in value if isinstance(number, int)), default=1)
    return value if isinstance(value, int) else 1
