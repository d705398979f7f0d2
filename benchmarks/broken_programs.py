"""Breaks programs that are sound, each by one change whose cause is known."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from .programs import ConvLSTM, Program, draw_healthy, subclassed


@dataclass(frozen=True)
class Broken:
    """A program with one fault, and what a right diagnosis may say.

    Attributes:
        source: the program.
        fault: what was changed.
        causes: the causes that are right.
        layer: the name of the layer at fault; None where no layer is.
    """

    source: str
    fault: str
    causes: frozenset[str]
    layer: str | None


def draw_broken(draw: random.Random) -> Broken:
    """Draw a sound program and break it by one change."""
    while True:
        program = draw_healthy(draw)
        found = draw.choice(_BREAKS)(program, draw)
        if found is not None:
            fault, causes, layer = found
            return Broken(program.source(), fault, frozenset(causes), layer)


Change = tuple[str, set[str], str | None] | None


def _lstms(p: Program) -> list[str]:
    return [name for name, layer in p.layers.items() if isinstance(layer, ConvLSTM)]


def _misspell(p: Program, draw: random.Random) -> Change:
    name = draw.choice(_lstms(p) or [""])
    if not name:
        return None
    wrong = draw.choice(["stride", "kernel", "return_sequence", "dilation", "filter_size"])
    layer = p.layers[name]
    assert isinstance(layer, ConvLSTM)
    p.layers[name] = layer.with_extra(**{wrong: "2"})
    return f"{wrong}= in {name}", {"argument-name"}, name


def _stride_for_time(p: Program, draw: random.Random) -> Change:
    name = draw.choice(_lstms(p) or [""])
    if not name:
        return None
    layer = p.layers[name]
    assert isinstance(layer, ConvLSTM)
    p.layers[name] = layer.with_extra(strides="(1, 2, 2)")
    return "a stride for time", {"stride"}, name


def _drop_sequences(p: Program, draw: random.Random) -> Change:
    names = list(p.layers)
    able = [n for n in _lstms(p) if "return_sequences" in dict(p.layers[n].extra) and names[-1] != n]  # type: ignore[union-attr]
    if p.kind != "stack" or not able:
        return None
    name = draw.choice(able)
    layer = p.layers[name]
    assert isinstance(layer, ConvLSTM)
    p.layers[name] = layer.with_extra(return_sequences=None)
    after = next(n for n in names[names.index(name) + 1 :] if not any(w in p.code(n) for w in ("BatchNorm", "Dropout")))
    return "no return_sequences", {"return-sequences"}, after


def _large_kernel(p: Program, draw: random.Random) -> Change:
    name = next(iter(_lstms(p)), None)
    if p.kind != "stack" or name is None:
        return None
    layer = p.layers[name]
    assert isinstance(layer, ConvLSTM)
    p.layers[name] = replace(layer, kernel_size=max(p.clip[1:3]) + draw.randint(1, 5), padding='"valid"')  # type: ignore[type-var, operator]
    return "kernel larger than the frame", {"kernel-size", "padding"}, name


def _input_axes(p: Program, draw: random.Random) -> Change:
    if p.batch is not None or p.body is subclassed or p.kind not in ("stack", "gate"):
        return None
    kind = draw.choice(["batch", "channels", "time"])
    p.clip = {"batch": (8, *p.clip), "channels": p.clip[:3], "time": p.clip[1:]}[kind]
    p.data = (2, *p.clip)
    return f"{kind} axis in or missing from Input", {"rank"}, next(iter(p.layers))


def _unwrap(p: Program, draw: random.Random) -> Change:
    wrapped = [n for n, c in p.layers.items() if isinstance(c, str) and c.startswith("layers.TimeDistributed(")]
    if not wrapped:
        return None
    name = draw.choice(wrapped)
    wrapper = p.layers[name]
    assert isinstance(wrapper, str)
    p.layers[name] = wrapper.removeprefix("layers.TimeDistributed(")[:-1]
    return "no TimeDistributed", {"time-distributed"}, name


def _wrap(p: Program, draw: random.Random) -> Change:
    name = draw.choice(_lstms(p) or [""])
    if p.kind not in ("stack", "gate") or not name:
        return None
    layer = p.layers[name]
    assert isinstance(layer, ConvLSTM)
    p.layers[name] = f"layers.TimeDistributed({layer.code()})"
    return "TimeDistributed around a ConvLSTM", {"time-distributed"}, name


def _encoder(p: Program, draw: random.Random) -> Change:
    if p.kind != "encoder-forecaster":
        return None
    layer = p.layers["encoder"]
    assert isinstance(layer, ConvLSTM)
    kind = draw.choice(["filters", "strides", "padding"])
    if kind == "filters":
        p.layers["encoder"] = replace(layer, filters=layer.filters + draw.randint(1, 3))
    elif kind == "strides":
        p.layers["encoder"] = layer.with_extra(strides="1" if "strides" in dict(layer.extra) else "2")
    elif "strides" in dict(layer.extra):
        return None
    else:
        p.layers["encoder"] = replace(layer, padding='"valid"' if "same" in layer.padding else '"same"')
    return f"{kind} of the encoder", {"state-shape", "stride" if kind == "strides" else "padding"}, "decoder"


def _states(p: Program, draw: random.Random) -> Change:
    if p.kind != "encoder-forecaster":
        return None
    p.states = draw.choice(["[h]", "h", "[out, h]", "[c, h]", "[out, h, c]", "[h, h]"])
    return f"initial_state={p.states}", {"state-shape"}, "decoder"


def _other_data(p: Program, draw: random.Random) -> Change:
    if p.kind != "stack" or p.body is subclassed:
        return None
    axis = draw.choice([2, 3, 4])
    data = list(p.data)
    data[axis] += draw.randint(1, 4)
    p.data = tuple(data)
    return (
        f"data of another size along axis {axis}",
        {"channels"} if axis == 4 else {"frame-size"},
        next(iter(p.layers)),
    )


def _other_target(p: Program, draw: random.Random) -> Change:
    p.target = draw.choice(["np.zeros((*out.shape[:-1], out.shape[-1] + 1))", "np.zeros((*out.shape, 3))"])
    return "targets of another shape", {"target-shape"}, None


def _silent_target(p: Program, draw: random.Random) -> Change:
    last = list(p.layers)[-1]
    if last == "dense" or p.kind not in ("stateful", "bidirectional", "gate"):
        return None
    p.target = "np.zeros((*out.shape[:-1], 1))"
    filters = p.layers[last]
    if isinstance(filters, ConvLSTM) and (filters.filters == 1 and p.kind != "gate"):
        return None
    return "targets that broadcast", {"target-shape", "channels"}, None


def _no_batch(p: Program, draw: random.Random) -> Change:
    if p.kind != "stateful":
        return None
    p.batch = None
    return "stateful without a batch", {"stateful-batch"}, "lstm_0"


def _odd_frames(p: Program, draw: random.Random) -> Change:
    if p.kind != "u-net":
        return None
    time, height, width, channels = p.clip
    assert height is not None
    p.clip = (time, height + 1, width, channels)
    p.data = (2, *p.clip)  # type: ignore[arg-type]
    return "odd frames at a skip", {"skip-connection", "stride"}, "merge"


def _drop_layer(p: Program, draw: random.Random) -> Change:
    if p.kind != "u-net":
        return None
    name = draw.choice(["down", "up"])
    p.layers[name] = ""
    return f"{name} dropped from a U-Net", {"skip-connection", "stride"}, "merge"


def _swap_axes(p: Program, draw: random.Random) -> Change:
    if p.kind != "stack" or p.body is subclassed:
        return None
    one, other = draw.choice([(2, 3), (1, 2), (2, 4), (3, 4)])
    data = list(p.data)
    if data[one] == data[other]:
        return None
    data[one], data[other] = data[other], data[one]
    p.data = tuple(data)
    causes = {"frame-size", "channels"} | ({"sequence-length"} if one == 1 else set())
    return f"axes {one} and {other} of the data swapped", causes, next(iter(p.layers))


_BREAKS: list[Callable[[Program, random.Random], Change]] = [
    _misspell, _stride_for_time, _drop_sequences, _drop_sequences, _large_kernel, _input_axes, _unwrap, _wrap, _encoder,
    _encoder, _states, _other_data, _other_target, _silent_target, _no_batch, _odd_frames, _drop_layer,
    _swap_axes,
]  # fmt: skip
