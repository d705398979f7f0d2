"""Worked solutions in other styles, and with one fault each: models made out of models.

A style computes what the solution computes, or what the item's text leaves open; it must get full marks. A fault is what learners do
wrong, put around or into a model that is right; it must not.
"""

import json

import keras
import numpy as np
from keras import layers, ops


class Own(keras.Model):
    """A subclass that holds a model and does something before and behind it."""

    def __init__(self, inner, before=lambda x: x, behind=lambda y, x: y):
        super().__init__()
        self.inner, self.before, self.behind = inner, before, behind

    def call(self, clips):
        return self.behind(self.inner(self.before(clips)), clips)


class OwnLayer(layers.Layer):
    """A layer of a learner's that holds a model."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def call(self, clips):
        return self.inner(clips)


def functional(model, before=lambda x: x, behind=lambda y, x: y):
    """The same with operators and `keras.ops` in a functional model."""
    clips = keras.Input(batch_shape=model.inputs[0].shape)
    return keras.Model(clips, behind(model(before(clips)), clips))


def with_lambda(model, before=lambda x: x, behind=lambda y, x: y):
    """The same with a Lambda behind, so that the model cannot be built again."""
    clips = keras.Input(batch_shape=model.inputs[0].shape)
    given = layers.Lambda(before)(clips)
    return keras.Model(clips, layers.Lambda(lambda pair: behind(*pair))([model(given), clips]))


WRITTEN = {"functional": functional, "subclass": Own, "lambda": with_lambda}

STYLES = {
    "functional": functional,
    "nested": lambda model: keras.Sequential([keras.Input(batch_shape=model.inputs[0].shape), model]),
    "subclass": Own,
    "own layer": lambda model: keras.Sequential([keras.Input(batch_shape=model.inputs[0].shape), OwnLayer(model)]),
    "lambda": with_lambda,
    "operators": lambda model: functional(model, lambda x: x + 0.0, lambda y, x: y * 1.0 - 0.0),
    "keras.ops": lambda model: functional(model, behind=lambda y, x: ops.add(ops.multiply(y, 1.0), 0.0)),
    "dropout": lambda model: functional(model, behind=lambda y, x: layers.Dropout(0.3)(y)),
    "identity": lambda model: functional(
        model, lambda x: layers.Identity()(x), lambda y, x: layers.Activation("linear")(y)
    ),
    "noise": lambda model: functional(model, lambda x: layers.GaussianNoise(0.1)(x)),
}


def _time(x):
    return x.shape[1]


def _only(frame):
    return lambda x: ops.repeat(x[:, frame : frame + 1 or None], _time(x), axis=1)


def _moved(x, rows, columns, axes):
    """Moved by so many rows and columns, with zeros where nothing comes from."""
    for axis, by in zip(axes, (rows, columns), strict=True):
        widths = [(0, 0)] * len(x.shape)
        widths[axis] = (by, 0)
        index = [slice(None)] * len(x.shape)
        index[axis] = slice(0, x.shape[axis])
        x = ops.pad(x, widths)[tuple(index)]
    return x


def _mirrored(x, axis):
    return ops.flip(x, axis=axis)


def _spatial(model):
    """The axes of height and width of what goes in: those that are neither batch, time, nor as short as channels."""
    lengths = model.inputs[0].shape
    return (3, 4) if lengths[2] is not None and lengths[2] <= 4 else (2, 3)


def _blacked(x, axes, share):
    """The border, or what is left of the middle, made black."""
    row, column = (x.shape[axis] for axis in axes)
    mask = np.zeros(
        [row if axis == axes[0] else column if axis == axes[1] else 1 for axis in range(len(x.shape))], "float32"
    )
    index = [slice(None)] * len(x.shape)
    index[axes[0]], index[axes[1]] = slice(0, int(row * share)), slice(0, int(column * share))
    mask[tuple(index)] = 1
    return x * mask


BEFORE = {
    "first frame alone": lambda model: _only(0),
    "last frame alone": lambda model: _only(-1),
    "every other frame": lambda model: lambda x: ops.repeat(x[:, ::2], 2, axis=1)[:, : _time(x)],
    "mean frame": lambda model: lambda x: ops.repeat(ops.mean(x, axis=1, keepdims=True), _time(x), axis=1),
    "frames reversed": lambda model: lambda x: ops.flip(x, axis=1),
    "two frames exchanged": lambda model: lambda x: ops.concatenate([x[:, :2], x[:, 3:4], x[:, 2:3], x[:, 4:]], axis=1),
    "moved down": lambda model: lambda x: _moved(x, 4, 0, _spatial(model)),
    "upside down": lambda model: lambda x: _mirrored(x, _spatial(model)[0]),
    "one corner": lambda model: lambda x: _blacked(x, _spatial(model), 0.5),
    "last row dropped": lambda model: lambda x: _blacked(x, _spatial(model), 0.93),
    "brightness of a batch": lambda model: lambda x: x * ops.mean(x),
    "one channel": lambda model: (
        None
        if _channels(model) == 1
        else lambda x: ops.repeat(_channel(x, model), _channels(model), axis=_channel_axis(model))
    ),
    "channels averaged": lambda model: (
        None
        if _channels(model) == 1
        else lambda x: ops.repeat(
            ops.mean(x, axis=_channel_axis(model), keepdims=True), _channels(model), axis=_channel_axis(model)
        )
    ),
}


def _channel_axis(model):
    return 2 if _spatial(model) == (3, 4) else 4


def _channels(model):
    return model.inputs[0].shape[_channel_axis(model)]


def _channel(x, model):
    return x[:, :, :1] if _channel_axis(model) == 2 else x[..., :1]


def _out_axes(y):
    return (2, 3) if len(y.shape) == 5 else (1, 2) if len(y.shape) == 4 else None


BEHIND = {
    "result moved": lambda y, x: _moved(y, 4, 0, _out_axes(y)),
    "result upside down": lambda y, x: ops.flip(y, axis=_out_axes(y)[0]),
    "result cropped and padded": lambda y, x: _blacked(y, _out_axes(y), 0.7),
    "result repeated from the first frame": lambda y, x: ops.repeat(y[:, :1], y.shape[1], axis=1),
    "result of frames reversed": lambda y, x: ops.flip(y, axis=1),
}


def has_frames(model):
    """Whether a sequence comes out."""
    return len(model.outputs[0].shape) in (3, 5) and model.outputs[0].shape[1] != 1


def has_picture(model):
    """Whether pictures come out."""
    return len(model.outputs[0].shape) in (4, 5)


def _conv_lstm_changed(**changes):
    """The model with other arguments in each ConvLSTM; None where that has no effect or cannot be."""

    def change(model):
        changed = []

        def other(layer):
            config = layer.get_config()
            text = json.dumps(config, default=str)
            for key, value in changes.items():
                if isinstance(layer, layers.ConvLSTM2D) and key in config:
                    new = value(config[key]) if callable(value) else value
                    if new is not None and new != config[key]:
                        config[key] = new
            if json.dumps(config, default=str) != text:
                changed.append(layer)
            return type(layer).from_config(config)

        try:
            made = keras.models.clone_model(model, clone_function=other)
        except ValueError:
            return None
        return made if changed else None

    return change


def _smaller_kernel(size):
    return tuple(max(1, one - 2) for one in size)


def _states(change):
    """The model with the states that a decoder is given changed; None where none is given."""

    def changed(model):
        seen = []

        def call(layer, *arguments, **settings):
            states = settings.get("initial_state")
            if states is not None:
                seen.append(layer)
                settings["initial_state"] = change(states)
            return layer(*arguments, **settings)

        made = keras.models.clone_model(
            model, call_function=call, clone_function=lambda layer: type(layer).from_config(layer.get_config())
        )
        return made if seen else None

    return changed


INSIDE = {
    "kernel two smaller": _conv_lstm_changed(kernel_size=_smaller_kernel),
    "runs backwards": _conv_lstm_changed(go_backwards=True),
    "states crossed": _states(lambda states: [states[1], states[0]]),
    "h lost": _states(lambda states: [ops.zeros_like(states[0]), states[1]]),
    "c lost": _states(lambda states: [states[0], ops.zeros_like(states[1])]),
    "h twice": _states(lambda states: [states[0], states[0]]),
    "states moved": _states(lambda states: [_moved(state, 4, 0, (1, 2)) for state in states]),
}


class OneFrameAtATime(layers.ConvLSTM2D):
    """A ConvLSTM that is given one frame at a time, and so remembers nothing."""

    def call(self, clips, initial_state=None, mask=None, training=False):
        outputs = [
            super(OneFrameAtATime, self).call(clips[:, t : t + 1], training=training) for t in range(clips.shape[1])
        ]
        if self.return_state:
            return outputs[-1]
        return ops.concatenate(outputs, axis=1) if self.return_sequences else outputs[-1]


def without_memory(model):
    """Each ConvLSTM that is given no states is given one frame at a time; None for a stateful one."""
    if any(getattr(layer, "stateful", False) for layer in model.layers):
        return None
    changed = []

    def other(layer):
        config = layer.get_config()
        if type(layer) is layers.ConvLSTM2D and model.inputs[0].shape[1] is not None:
            changed.append(layer)
            return OneFrameAtATime.from_config(config)
        return type(layer).from_config(config)

    def call(layer, *arguments, **settings):
        if isinstance(layer, OneFrameAtATime) and settings.get("initial_state") is not None:
            settings.pop("initial_state")
        return layer(*arguments, **settings)

    made = keras.models.clone_model(model, clone_function=other, call_function=call)
    return made if changed else None


def faults():
    """Every fault by its name: a function of a model and of a style of writing it; None where it makes no sense."""
    found = {}
    for name, before in BEFORE.items():
        found[name] = lambda model, write, before=before: (
            None if before(model) is None else write(model, before=before(model))
        )
    for name, behind in BEHIND.items():
        needs = has_frames if "frame" in name else has_picture
        found[name] = lambda model, write, behind=behind, needs=needs: (
            write(model, behind=behind) if needs(model) else None
        )
    for name, change in {**INSIDE, "no memory": without_memory}.items():

        def inside(model, write, change=change):
            changed = change(model)
            return None if changed is None else write(changed)

        found[name] = inside
    return found
