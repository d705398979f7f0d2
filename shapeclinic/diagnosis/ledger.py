"""The shapes through a model, a row a layer, from what the tracer saw."""

from dataclasses import dataclass

from ..arithmetic import window_arithmetic
from ..tracing import CallRecord, Shape, Trace, flat


@dataclass(frozen=True)
class LedgerRow:
    """One layer's last call.

    Attributes:
        name: Keras's name of the layer.
        class_name: the name of its class.
        inputs: the shapes that went in.
        outputs: the shapes that came out; None if it could not take what went in.
        is_culprit: True if the diagnosis names it.
        arithmetic: how its height and width come about; empty where there is nothing to work out.
    """

    name: str
    class_name: str
    inputs: tuple[Shape, ...]
    outputs: tuple[Shape, ...] | None
    is_culprit: bool
    arithmetic: str


def ledger_rows(trace: Trace, culprit: str | None) -> list[LedgerRow]:
    """The layers of the model that ran last, in order, each by its last call.

    What stands inside other layers of Keras's own is left out.
    """
    seen: dict[int, CallRecord] = {}
    for call in _of_one_model(trace):
        inside = call.parent is not None and not call.parent.layer.own and not call.parent.layer.is_a("Model")
        if not inside and not call.layer.is_a("Model", "InputLayer"):
            seen[call.layer.number] = call
    return [_row(call, culprit) for call in seen.values()]


def _row(call: CallRecord, culprit: str | None) -> LedgerRow:
    layer, inputs = call.layer, tuple(call.input_shapes)
    outputs = None if call.outputs is None else tuple(flat(call.outputs))
    words = window_arithmetic(layer.class_name, layer.config, inputs[0]) if inputs and outputs else None
    return LedgerRow(layer.name or "", layer.class_name, inputs, outputs, layer.name == culprit, words or "")


def _of_one_model(trace: Trace) -> list[CallRecord]:
    """The calls that belong together with the last: those within the same model's run, or those that led to it."""
    if not trace.calls:
        return []
    last = (trace.failure.call if trace.failure else None) or trace.calls[-1]
    outermost = _outermost(last)
    if outermost is not last:
        return [call for call in trace.calls if _outermost(call) is outermost]
    led: list[CallRecord] = []
    open_ends = [last]
    while open_ends:
        call = open_ends.pop()
        if not any(call is known for known in led):
            led.append(call)
            open_ends += [source.call for source in [*call.sources, *call.state_sources] if source is not None]
    return [call for call in trace.calls if any(_outermost(call) is _outermost(known) for known in led)]


def _outermost(call: CallRecord) -> CallRecord:
    while call.parent is not None:
        call = call.parent
    return call
