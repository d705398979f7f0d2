"""Draws small ConvLSTM programs that are sound."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

HEAD = "import keras\nimport numpy as np\nfrom keras import layers\n\n"


@dataclass(frozen=True)
class ConvLSTM:
    """The arguments of one ConvLSTM2D, as text by name."""

    filters: int
    kernel_size: int
    padding: str = '"same"'
    extra: tuple[tuple[str, str], ...] = ()

    def code(self) -> str:
        """The constructor's call."""
        rest = "".join(f", {name}={value}" for name, value in (("padding", self.padding), *self.extra))
        return f"layers.ConvLSTM2D({self.filters}, {self.kernel_size}{rest})"

    def with_extra(self, **values: str | None) -> "ConvLSTM":
        """The same layer with other arguments; None takes one away."""
        kept = {**dict(self.extra), **values}
        return replace(self, extra=tuple((k, v) for k, v in kept.items() if v is not None))


@dataclass
class Program:
    """A program as parts that a break can change.

    Attributes:
        kind: which family of models it is of.
        clip: the shape that the input declares.
        data: the shape of the clips that are fed.
        layers: the layers' code by name, in order.
        body: makes the model's source out of the layers.
        target: changes what the predictions are held against.
    """

    kind: str
    clip: tuple[int | None, ...]
    data: tuple[int, ...]
    layers: dict[str, ConvLSTM | str]
    body: Callable[["Program"], str]
    batch: int | None = None
    target: str = "np.zeros(out.shape)"
    states: str = "[h, c]"
    feed: list[str] = field(default_factory=list)

    def code(self, name: str) -> str:
        """The code of one layer, with its name; nothing for one that was dropped."""
        layer = self.layers[name]
        code = layer.code() if isinstance(layer, ConvLSTM) else layer
        if not code:
            return ""
        return f'{code[:-1]}{"" if code.endswith("()") else ", "}name="{name}")'

    def declared(self) -> str:
        """The call that declares the input."""
        if self.batch is not None:
            return f"keras.Input(batch_shape={(self.batch, *self.clip)})"
        return f"keras.Input({self.clip})"

    def source(self) -> str:
        """The whole program."""
        run = f"x = np.random.rand(*{self.data}).astype('float32')\nout = model({self.fed()})\n"
        loss = f"print(float(keras.losses.MeanSquaredError()({self.target}, out)))\n"
        return HEAD + self.body(self) + run + loss

    def fed(self) -> str:
        """What the model is called with."""
        return "[x, x]" if self.kind == "encoder-forecaster" else "x"


def sequential(p: Program) -> str:
    """A list of layers."""
    lines = "".join(f"    {p.code(name)},\n" for name in p.layers)
    return f"model = keras.Sequential([\n    {p.declared()},\n{lines}])\n"


def added(p: Program) -> str:
    """The same by `model.add`."""
    lines = "".join(f"model.add({p.code(name)})\n" for name in p.layers)
    return f"model = keras.Sequential()\nmodel.add({p.declared()})\n{lines}"


def functional(p: Program) -> str:
    """The same by calling one layer after another."""
    lines = "".join(f"x = {p.code(name)}(x)\n" for name in p.layers)
    return f"frames = {p.declared()}\nx = frames\n{lines}model = keras.Model(frames, x)\n"


def subclassed(p: Program) -> str:
    """The same as a class."""
    made = "".join(f"        self.{name} = {p.code(name)}\n" for name in p.layers)
    called = "".join(f"        x = self.{name}(x)\n" for name in p.layers)
    return (
        f"class Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n{made}\n"
        f"    def call(self, x):\n{called}        return x\n\nmodel = Net()\n"
    )


def forecaster(p: Program) -> str:
    """An encoder that hands its states to a decoder."""
    return (
        f"past = {p.declared()}\nfuture = {p.declared()}\n"
        f"out, h, c = {p.code('encoder')}(past)\n"
        f"y = {p.code('decoder')}(future, initial_state={p.states})\n"
        f"y = {p.code('read_out')}(y)\nmodel = keras.Model([past, future], y)\n"
    )


def u_net(p: Program) -> str:
    """Down, up, and a skip beside it."""
    return (
        f"frames = {p.declared()}\nskip = {p.code('skip')}(frames)\ndown = {p.code('down')}(skip)\n"
        f"up = {p.code('up')}(down)\nboth = {p.code('merge')}([skip, up])\n"
        f"model = keras.Model(frames, {p.code('read_out')}(both))\n"
    )


def gated(p: Program) -> str:
    """Features multiplied by a gate of one channel, which broadcasts on purpose."""
    return (
        f"frames = {p.declared()}\nfeatures = {p.code('features')}(frames)\ngate = {p.code('gate')}(features)\n"
        f"model = keras.Model(frames, layers.Multiply()([features, gate]))\n"
    )


def masked(p: Program) -> str:
    """Empty frames are masked in a recurrent layer, and taken out of an attention over time that broadcasts."""
    return (
        f"frames = {p.declared()}\npresent = keras.ops.any(keras.ops.not_equal(frames, 0.0), axis=(2, 3, 4))\n"
        f"x = {p.code('recurrent')}(frames, mask=present)\n"
        f"weight = keras.ops.reshape(keras.ops.cast(present, 'float32'), (-1, {p.clip[0]}, 1, 1, 1))\n"
        f"model = keras.Model(frames, {p.code('read_out')}(x * weight))\n"
    )


def draw_healthy(draw: random.Random) -> Program:
    """Draw a sound program."""
    return draw.choice([*[_stack] * 3, *[_forecaster] * 2, _u_net, _gated, _masked, _bidirectional, _stateful])(draw)


def _clip(draw: random.Random, even: bool = False) -> tuple[int, ...]:
    size = draw.choice([8, 12, 16]) if even else draw.randint(9, 17)
    other = size if draw.random() < 0.4 else (draw.choice([8, 12, 16]) if even else draw.randint(9, 17))
    time = size if draw.random() < 0.15 else draw.randint(2, 6)
    return time, size, other, draw.choice([1, 1, 2, 3])


def _stack(draw: random.Random) -> Program:
    clip = _clip(draw)
    layers: dict[str, ConvLSTM | str] = {}
    depth = draw.randint(1, 3)
    height = min(clip[1:3])
    sequence_head = draw.random() < 0.4
    for place in range(depth):
        last = place == depth - 1
        padding, strides = draw.choice(['"same"', '"same"', '"valid"']), draw.choice([1, 1, 2])
        kernel = draw.choice([2, 3, 3, 5])
        after = (height - kernel) // strides + 1 if "valid" in padding else -(-height // strides)
        if after < 4:
            padding, strides, after = '"same"', 1, height
        height = after
        extra = [("strides", str(strides))] if strides > 1 else []
        if not last or sequence_head:
            extra.append(("return_sequences", "True"))
        layers[f"lstm_{place}"] = ConvLSTM(draw.randint(1, 4), kernel, padding, tuple(extra))
        if not last and draw.random() < 0.5:
            between = draw.choice(
                [
                    "layers.BatchNormalization()",
                    "layers.Dropout(0.1)",
                    'layers.TimeDistributed(layers.Conv2D(3, 3, padding="same"))',
                    "layers.MaxPooling3D((1, 2, 2))",
                    "layers.TimeDistributed(layers.MaxPooling2D(2))",
                ]
            )
            if "Pooling" in between:
                if height < 8:
                    continue
                height //= 2
            layers[f"between_{place}"] = between
    if sequence_head:
        layers["head"] = draw.choice(
            ['layers.Conv3D(1, 3, padding="same")', "layers.TimeDistributed(layers.Conv2D(1, 1))"]
        )
    else:
        head = draw.choice(
            ["layers.Flatten()", "layers.GlobalAveragePooling2D()", 'layers.Conv2D(1, 3, padding="same")']
        )
        layers["head"] = head
        if "Conv2D" not in head:
            layers["dense"] = f"layers.Dense({draw.randint(1, 5)})"
    body = draw.choice([sequential, added, functional, subclassed])
    return Program("stack", clip, (2, *clip), layers, body)


def _forecaster(draw: random.Random) -> Program:
    clip = _clip(draw)
    filters, kernel = draw.randint(2, 4), draw.choice([3, 5])
    padding = draw.choice(['"same"', '"same"', '"valid"'])
    shared = (("strides", "2"),) if draw.random() < 0.3 else ()
    return Program(
        "encoder-forecaster",
        clip,
        (2, *clip),
        {
            "encoder": ConvLSTM(filters, kernel, padding, (*shared, ("return_state", "True"))),
            "decoder": ConvLSTM(filters, kernel, padding, (*shared, ("return_sequences", "True"))),
            "read_out": 'layers.Conv3D(1, 3, padding="same")',
        },
        forecaster,
    )


def _u_net(draw: random.Random) -> Program:
    clip = _clip(draw, even=True)
    return Program(
        "u-net",
        clip,
        (2, *clip),
        {
            "skip": ConvLSTM(3, 3, '"same"', (("return_sequences", "True"),)),
            "down": ConvLSTM(3, 3, '"same"', (("strides", "2"), ("return_sequences", "True"))),
            "up": 'layers.TimeDistributed(layers.Conv2DTranspose(3, 3, strides=2, padding="same"))',
            "merge": draw.choice(["layers.Concatenate()", "layers.Add()"]),
            "read_out": "layers.Conv3D(1, 1)",
        },
        u_net,
    )


def _gated(draw: random.Random) -> Program:
    clip = _clip(draw)
    features = ConvLSTM(draw.randint(2, 4), 3, '"same"', (("return_sequences", "True"),))
    gate = ConvLSTM(1, 3, '"same"', (("return_sequences", "True"),))
    return Program("gate", clip, (2, *clip), {"features": features, "gate": gate}, gated)


def _masked(draw: random.Random) -> Program:
    clip = _clip(draw)
    recurrent = ConvLSTM(draw.randint(1, 3), 3, '"same"', (("return_sequences", "True"),))
    return Program("mask", clip, (2, *clip), {"recurrent": recurrent, "read_out": "layers.Conv3D(1, 1)"}, masked)


def _bidirectional(draw: random.Random) -> Program:
    clip = _clip(draw)
    inner = ConvLSTM(draw.randint(1, 3), 3, draw.choice(['"same"', '"valid"']), (("return_sequences", "True"),))
    layers: dict[str, ConvLSTM | str] = {
        "both_ways": f"layers.Bidirectional({inner.code()})",
        "lstm_1": ConvLSTM(2, 3, '"same"'),
    }
    return Program("bidirectional", clip, (2, *clip), layers, draw.choice([sequential, functional]))


def _stateful(draw: random.Random) -> Program:
    clip = _clip(draw)
    layers: dict[str, ConvLSTM | str] = {"lstm_0": ConvLSTM(2, 3, '"same"', (("stateful", "True"),))}
    return Program("stateful", clip, (3, *clip), layers, draw.choice([sequential, functional]), batch=3)
