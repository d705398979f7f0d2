"""Initial states: Keras checks neither their size nor their number when a model is built."""

from ...axes import named
from ...tracing import CallRecord, LayerRecord, Shape, Source, Trace
from ..edits import NameResults, RemoveArgument, SetArgument
from ..report import Diagnosis, Fix
from .facts import (
    MERGING,
    conv_lstm_rank,
    first_call,
    inner_layer,
    numbers,
    position,
    setting,
    stage,
    state_count,
    state_shape,
)
from .proposals import set_argument

_STATES_STAND = 1  # layer(sequences, initial_state)
_BOTH_WAYS = ("forward h", "forward c", "backward h", "backward c")  # what Bidirectional gives behind its output


def initial_state(trace: Trace) -> Diagnosis | None:
    """States of another number or size than the layer keeps."""
    failing = trace.failure.call if trace.failure else None
    for call in trace.calls:
        if failing is not None and call.layer is not failing.layer:
            continue  # it is another layer that failed
        inner = call.layer.inner if call.layer.is_a("Bidirectional") else call.layer
        if call.states is None or inner is None or not call.input_shapes:
            continue
        wanted = state_shape(inner, call.input_shapes[0])
        if wanted is None:
            continue
        count = state_count(inner) * (2 if call.layer.is_a("Bidirectional") else 1)
        if len(call.states) != count:
            return _wrong_count(trace, call, count)
        for state in call.states:
            if state is not None and not _agrees(state, wanted):
                return _wrong_size(trace, call, state, wanted)
    return None


def order(trace: Trace) -> Diagnosis | None:
    """Encoder results handed on in another order than hidden state, cell state."""
    for call in trace.calls:
        if call.states is None or conv_lstm_rank(call.layer) is None or len(call.state_sources) != 2:
            continue
        hidden, cell = call.state_sources
        if hidden is None or cell is None or hidden.call is not cell.call or conv_lstm_rank(hidden.call.layer) is None:
            continue
        if (hidden.index, cell.index) == (1, 2) or not setting(hidden.call.layer, "return_state"):
            continue
        if hidden.index == 0 and cell.index == 2:  # the last output is the hidden state
            continue
        names = {0: "the output", 1: "the hidden state h", 2: "the cell state c"}
        place = call.place
        return Diagnosis(
            "state-shape",
            call.layer.name,
            place.line if place else None,
            stage(trace),
            "suspicion",
            "initial_state=[h, c]",
            f"[{names.get(hidden.index)}, {names.get(cell.index)}]",
            "With return_state=True a ConvLSTM gives output, h, c. All three have one shape, so that Keras takes them in "
            "any order; here the cell state that the encoder built up is lost.",
            _state_fixes(trace, call),
        )
    return None


def mixed(trace: Trace) -> Diagnosis | None:
    """A hidden state joined with a cell state: Bidirectional gives forward h, c, then backward h, c."""
    for call in trace.calls:
        sources = [source for source in call.sources if source is not None]
        if not call.layer.is_a(*MERGING) or len(sources) != 2 or len(call.sources) != 2:
            continue
        giver = sources[0].call
        first, second = sources[0].index, sources[1].index
        inner = inner_layer(giver.layer)
        if sources[1].call is not giver or not giver.layer.is_a("Bidirectional") or state_count(inner) != 2:
            continue
        if 0 in (first, second) or first % 2 == second % 2:
            continue
        return Diagnosis(
            "state-shape",
            call.layer.name,
            call.place.line if call.place else None,
            stage(trace),
            "suspicion",
            "h with h, and c with c",
            f"{_BOTH_WAYS[first - 1]} with {_BOTH_WAYS[second - 1]}",
            f"{giver.layer.name} gives its output, then {', '.join(_BOTH_WAYS)}. All four states have one shape, so that Keras takes them in any order.",
            [],
        )
    return None


def _state_fixes(trace: Trace, call: CallRecord) -> list[Fix]:
    """Hand on h and c, where the program gives the encoder's three results names."""
    source = next((source for source in call.state_sources if source), None)
    origin = first_call(trace, source.call.layer) if source else None
    wired = first_call(trace, call.layer)
    if origin is None or origin.place is None or wired is None or wired.place is None:
        return []
    change = NameResults(wired.place, "initial_state", origin.place, (1, 2), _STATES_STAND)
    return [Fix("set-initial-state", "Hand on the hidden state and the cell state, in this order.", (change,))]


def _wrong_count(trace: Trace, call: CallRecord, count: int) -> Diagnosis:
    given = [named(state) for state in call.states or () if state is not None]
    wired = first_call(trace, call.layer)
    fixes = _state_fixes(trace, call)
    if wired is not None and wired.place is not None:
        fixes.append(
            Fix(
                "remove-initial-state",
                "Start from zeros.",
                (RemoveArgument(wired.place, "initial_state", _STATES_STAND),),
            )
        )
    place = call.place
    inner = inner_layer(call.layer)
    kept = "h and c" if state_count(inner) == 2 else "h"
    whole = "a hidden state h and a cell state c, and takes both" if state_count(inner) == 2 else "one hidden state h"
    kind = "A ConvLSTM" if conv_lstm_rank(inner) else f"{inner.class_name}"
    return Diagnosis(
        "state-shape",
        call.layer.name,
        place.line if place else None,
        stage(trace),
        "error",
        f"{count} state{'s' if count > 1 else ''}: {kept}{' for each direction' if count > state_count(inner) else ''}",
        f"{len(given)}: {', '.join(given)}",
        f"{kind} keeps {whole}. Keras does not count them when the model is built.",
        fixes,
    )


def _wrong_size(trace: Trace, call: CallRecord, state: Shape, wanted: Shape) -> Diagnosis:
    broadcasts = len(state) == len(wanted) and all(
        s == w or s == 1 or w is None for s, w in zip(state, wanted, strict=True)
    )
    runs = broadcasts and trace.failure is None
    fixes = _size_fixes(trace, call, state, wanted)
    source = _maker(trace, call)
    encoder = source.call.layer if source else None
    edited = fixes[0].edits[0].place.line if fixes else (call.place.line if call.place else None)
    inner = inner_layer(call.layer)
    if conv_lstm_rank(inner):
        words = (
            f"The states are as large as the layer's own output for this input, {named(wanted)}, because the recurrent convolution keeps "
            f"their size."
        )
    else:
        words = f"The states of {call.layer.name} hold one number for each of its units, {wanted[-1]}."
    if encoder is not None and encoder is not call.layer:
        words += f" They come from {encoder.name}"
        if conv_lstm_rank(encoder) and conv_lstm_rank(inner):
            words += f" ({_window(encoder)}), while {call.layer.name} has {_window(inner)}"
        words += "."
    if runs:
        words += " NumPy's rules stretch the axes of length 1 silently, so it runs."
    elif trace.failure is None:
        words += " Keras does not check it while the model is built: it fails on the first clip."
    return Diagnosis(
        "state-shape",
        call.layer.name,
        edited,
        stage(trace),
        "suspicion" if runs else "error",
        named(wanted),
        named(state),
        words,
        fixes,
    )


# Settings that one layer can take over from the other, least change first.
_COPIES = (
    ("padding",),
    ("filters",),
    ("strides",),
    ("strides", "padding"),
    ("padding", "filters"),
    ("strides", "padding", "filters"),
    ("strides", "padding", "kernel_size", "filters"),
)


def _size_fixes(trace: Trace, call: CallRecord, state: Shape, wanted: Shape) -> list[Fix]:
    source = _maker(trace, call)
    encoder, decoder = source.call.layer if source else None, call.layer
    if source is not None and len(state) != len(wanted):
        return _state_fixes(trace, call)  # no state at all: a sequence of outputs, say
    if (
        source is None
        or encoder is None
        or encoder is decoder
        or not (conv_lstm_rank(encoder) and conv_lstm_rank(decoder))
    ):
        return _fixes_of_given_states(trace, call, state, wanted)
    fixes = [
        fix
        for fix in (
            _copy(encoder, source.call.input_shapes[0], decoder, wanted),
            _copy(decoder, call.input_shapes[0], encoder, state),
        )
        if fix is not None
    ]
    both = [layer for layer in (encoder, decoder) if layer.place and setting(layer, "padding") == "valid"]
    if len(both) == 2 and setting(encoder, "filters") == setting(decoder, "filters"):
        edits = tuple(
            SetArgument(layer.place, "padding", '"same"', position(layer, "padding")) for layer in both if layer.place
        )
        fixes.append(Fix("set-padding", 'Pad both layers with "same".', edits))
    return [*fixes, *_bridge(call, state, wanted)]


def _maker(trace: Trace, call: CallRecord) -> Source | None:
    """Where the states of a call were made: within a layer of the program's own, by the ConvLSTM in it."""
    source = next((source for source in call.state_sources if source), None)
    if source is None or conv_lstm_rank(source.call.layer):
        return source
    inside = [one for one in trace.calls if one.parent is source.call and conv_lstm_rank(one.layer)]
    return Source(inside[0], source.index) if len({one.layer.number for one in inside}) == 1 else source


def _bridge(call: CallRecord, state: Shape, wanted: Shape) -> list[Fix]:
    """Leave both layers as they are, and send the states over a layer that changes their size."""
    layer = _bridging_layer(state, wanted)
    if call.place is None or call.parent is not None or layer is None:
        return []
    kind, code, words = layer
    change = SetArgument(call.place, "initial_state", f"[{code}(state) for state in {{}}]", _STATES_STAND)
    return [Fix(kind, words, (change,))]


def _bridging_layer(state: Shape, wanted: Shape) -> tuple[str, str, str] | None:
    """The smallest layer that makes states of the wanted size: kind of fix, code, words."""
    if len(state) != 4 or len(wanted) != 4 or None in (*state[1:], *wanted[1:]):
        return None
    (_, *frame, channels), (_, *wanted_frame, filters) = state, wanted
    over = [have - want for have, want in zip(frame, wanted_frame, strict=True)]  # type: ignore[operator]
    if not any(over):
        return (
            "bridge-convolution",
            f"{{layers}}Conv2D({filters}, 1)",
            f"Send each state through a 1 × 1 convolution that makes {filters} channels of {channels}.",
        )
    steps = _whole_steps(frame, wanted_frame)
    if steps is not None:
        return (
            "bridge-convolution",
            f'{{layers}}Conv2D({filters}, 3, strides={steps}, padding="same")',
            f"Send each state through a convolution with stride {steps}, {named(state)} to {named(wanted)}.",
        )
    steps = _whole_steps(wanted_frame, frame)
    if steps is not None and [length * steps for length in frame] == wanted_frame:  # type: ignore[operator]
        return (
            "bridge-convolution",
            f'{{layers}}Conv2DTranspose({filters}, 3, strides={steps}, padding="same")',
            f"Send each state through a transposed convolution with stride {steps}, {named(state)} to {named(wanted)}.",
        )
    if channels != filters:
        return None
    ends = tuple((abs(n) // 2, abs(n) - abs(n) // 2) for n in over)
    if min(over) >= 0:
        return "crop-state", f"{{layers}}Cropping2D({ends})", f"Crop each state at its borders, by {ends}."
    if max(over) <= 0:
        return "pad-state", f"{{layers}}ZeroPadding2D({ends})", f"Pad each state with zeros, by {ends}."
    return None


def _whole_steps(large: list[int | None], small: list[int | None]) -> int | None:
    """The stride, of 2 or more, by which "same" padding makes the small lengths of the large ones."""
    for steps in range(2, 9):
        if all(-(-have // steps) == want for have, want in zip(large, small, strict=True) if have is not None):
            return steps
    return None


def _fixes_of_given_states(trace: Trace, call: CallRecord, state: Shape, wanted: Shape) -> list[Fix]:
    """States that no other ConvLSTM gave: stretch them in plain words, or start from zeros."""
    wired = first_call(trace, call.layer)
    if wired is None or wired.place is None:
        return []
    fixes = []
    inner = inner_layer(call.layer)
    if not conv_lstm_rank(inner) and len(state) == 2 and isinstance(state[-1], int):
        words = f"Let {call.layer.name} keep {state[-1]} units, as many as the states that it gets."
        fixes += set_argument(inner, "units", str(state[-1]), words)
    stretches = len(state) == len(wanted) and all(s in (1, w) for s, w in zip(state[1:], wanted[1:], strict=True))
    if None not in wanted[1:] and stretches:
        shape = (state[0], *wanted[1:])
        code = f"[{{keras}}ops.broadcast_to(state, {shape}) for state in {{}}]"
        change = SetArgument(wired.place, "initial_state", code, _STATES_STAND)
        fixes.append(Fix("broadcast-state", f"Write the stretching out: states of shape {shape}.", (change,)))
    change_none = RemoveArgument(wired.place, "initial_state", _STATES_STAND)
    return [*fixes, Fix("remove-initial-state", "Start from zeros.", (change_none,))]


def _copy(changed: LayerRecord, reads: Shape, other: LayerRecord, target: Shape) -> Fix | None:
    """Let one layer take over as few settings of the other as make its state the target's size."""
    for names in _COPIES:
        values = {name: setting(other, name) for name in names if setting(changed, name) != setting(other, name)}
        shape = state_shape(changed, reads, **values) if values else None
        if shape is None or shape[1:] != target[1:] or changed.place is None:
            continue
        edits = tuple(
            SetArgument(changed.place, name, _code(value), position(changed, name)) for name, value in values.items()
        )
        what = ", ".join(f"{edit.name}={edit.code}" for edit in edits)
        kind = f"set-{edits[0].name.replace('_', '-')}"
        if edits[0].code == '"valid"':
            kind = "drop-padding"
        return Fix(kind, f"Give {changed.name} {what}, as {other.name} has.", edits)
    return None


def _code(value: object) -> str:
    if isinstance(value, list | tuple) and len(set(value)) == 1:
        return repr(value[0])
    return f'"{value}"' if isinstance(value, str) else repr(tuple(value) if isinstance(value, list) else value)


def _window(layer: LayerRecord) -> str:
    rank = conv_lstm_rank(layer) or 2
    kernel, strides = numbers(setting(layer, "kernel_size"), rank), numbers(setting(layer, "strides"), rank)
    return f"filters {setting(layer, 'filters')}, kernel {kernel[0]}, stride {strides[0]}, padding {setting(layer, 'padding')!r}"


def _agrees(state: Shape, wanted: Shape) -> bool:
    if len(state) != len(wanted):
        return False
    return all(s is None or w is None or s == w for s, w in zip(state, wanted, strict=True))
