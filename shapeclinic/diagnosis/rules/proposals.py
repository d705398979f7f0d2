"""Fixes that change one argument of one layer."""

from ...tracing import CallRecord, LayerRecord
from ..edits import RemoveArgument, SetArgument
from ..report import Fix
from .facts import conv_lstm_rank, inner_layer, padding_same, position, setting, upstream, window_rank


def set_argument(layer: LayerRecord, name: str, code: str, description: str, kind: str | None = None) -> list[Fix]:
    """Give a layer an argument; nothing where the layer is not made in the program itself."""
    if layer.place is None:
        return []
    change = SetArgument(layer.place, name, code, position(layer, name))
    return [Fix(kind or f"set-{name.replace('_', '-')}", description, (change,))]


def remove_argument(layer: LayerRecord, name: str, description: str, kind: str | None = None) -> list[Fix]:
    """Take an argument from a layer, so that it has its default."""
    if layer.place is None:
        return []
    return [Fix(kind or f"remove-{name.replace('_', '-')}", description, (RemoveArgument(layer.place, name),))]


def same_padding_upstream(call: CallRecord) -> tuple[SetArgument, ...]:
    """`same` for every layer with a window before this call that does not pad."""
    edits = {}
    for before in upstream(call):
        layer = inner_layer(before.layer)
        windowed = conv_lstm_rank(layer) or (window_rank(layer) and setting(layer, "kernel_size") is not None)
        if windowed and layer.place is not None and not padding_same(layer):
            edits[layer.place] = SetArgument(layer.place, "padding", '"same"', position(layer, "padding"))
    return tuple(edits.values())


def change_data(call: CallRecord, code: str, description: str) -> list[Fix]:
    """Change what is handed to a model that is run on numbers, in the program's own outermost call."""
    while call.parent is not None:
        call = call.parent
    if call.symbolic or call.place is None:
        return []
    return [Fix("change-data", description, (SetArgument(call.place, "inputs", code, 0),))]
