"""Fixes beyond the first: each, applied alone, leaves a program that runs and is found healthy."""

import pytest
import warm as work

HEAD = "import keras\nfrom keras import layers\nimport numpy as np\n"


def pair(filters, *, filters_after=4, size=32, **encoder):
    """An encoder–forecaster whose states do not fit, and a prediction with it."""
    settings = "".join(f", {name}={value!r}" for name, value in encoder.items())
    return f"""
frames, future = keras.Input((5, 32, 32, 1)), keras.Input((4, {size}, {size}, 1))
_, *states = layers.ConvLSTM2D({filters}, 3, return_state=True{settings})(frames)
after = layers.ConvLSTM2D({filters_after}, 3, padding="same")(future, initial_state=states)
model = keras.Model([frames, future], after)
model.predict([np.zeros((2, 5, 32, 32, 1)), np.zeros((2, 4, {size}, {size}, 1))], verbose=0)
"""


SHARED = """
near, far = keras.Input((5, 32, 32, 1)), keras.Input((5, 24, 24, 1))
look = layers.ConvLSTM2D(4, 3)
a = look(near)
b = look(far)
keras.Model([near, far], [a, b]).predict([np.zeros((2, 5, 32, 32, 1)), np.zeros((2, 5, 24, 24, 1))], verbose=0)
"""
SETTINGS = """
settings = {"kernel_size": (3, 3, 3), "filters": 4}
keras.Sequential([keras.Input((5, 16, 16, 1)), layers.ConvLSTM2D(**settings)])
"""
MISSPELLED = """
settings = {"kernel_size": 3, "filters": 4, "colour": 1}
keras.Sequential([keras.Input((5, 16, 16, 1)), layers.ConvLSTM2D(**settings)])
"""
MISNAMED = """
settings = {"kernel_size": 3, "filters": 4, "return_sequence": True}
keras.Sequential([keras.Input((5, 16, 16, 1)), layers.ConvLSTM2D(**settings), layers.ConvLSTM2D(4, 3)])
"""
FLATTENED = """
keras.Sequential([keras.Input((5, 16, 16, 1)), layers.{}(), layers.GRU(4)])
"""
JOINED = "a, b = np.zeros((3, 4, 16, 16, 1)), np.zeros((2, 6, 20, 20, 1))\nx = np.concatenate([a, b])\n"
LISTED = "clips = [np.zeros((t, 16, 16, 1)) for t in (4, 6, 5)]\nx = np.stack(clips)\n"

BY_POSITION = """
frames, future = keras.Input((5, 32, 32, 1)), keras.Input((4, 32, 32, 1))
out, h, c = layers.ConvLSTM2D(4, 3, padding="same", return_state=True)(frames)
after = layers.ConvLSTM2D(4, 3, padding="same")(future, [{states}])
keras.Model([frames, future], after).predict([np.zeros((2, 5, 32, 32, 1)), np.zeros((2, 4, 32, 32, 1))], verbose=0)
"""

CASES = {
    "states given by position": (BY_POSITION.format(states="h"), "set-initial-state", "(future, [h, c])"),
    "states by position, taken away": (BY_POSITION.format(states="h"), "remove-initial-state", '"same")(future)'),
    "channels over a 1 × 1 convolution": (pair(8, padding="same"), "bridge-convolution", "layers.Conv2D(4, 1)(state)"),
    "smaller states up to larger frames": (
        pair(8, padding="same", strides=2), "bridge-convolution", "Conv2DTranspose(4, 3, strides=2",
    ),
    "larger states down to smaller frames": (
        pair(4, padding="same", size=11), "bridge-convolution", "Conv2D(4, 3, strides=3",
    ),
    "states with a border too little": (pair(4), "pad-state", "ZeroPadding2D(((1, 1), (1, 1)))(state)"),
    "states with a border too much": (pair(4, padding="same", size=29), "crop-state", "Cropping2D(((1, 2), (1, 2)))"),
    "one layer for two frame sizes": (SHARED, "resize-frames", "look(keras.layers.TimeDistributed(keras.layers.Resizing(32, 32))(far))"),
    "two layers for two frame sizes": (SHARED, "own-layer", 'type(look).from_config({**look.get_config(), "name": None})(far)'),
    "an argument inside **settings": (SETTINGS, "spare-time", '**{**settings, "kernel_size": (3, 3)}'),
    "one setting too many": (MISSPELLED, "remove-argument", 'if name != "colour"'),
    "a setting of another name": (MISNAMED, "rename-argument", '"return_sequences" if name == "return_sequence" else name'),
    "clips that are flattened": (
        FLATTENED.format("Flatten"), "wrap-time-distributed", "layers.TimeDistributed(layers.Flatten())",
    ),
    "clips that are averaged": (
        FLATTENED.format("GlobalAveragePooling3D"), "wrap-time-distributed", "TimeDistributed(layers.GlobalAveragePooling2D())",
    ),
    "arrays that are joined": (JOINED, "crop-clips", "[part[:, :4, :16, :16] for part in [a, b]]"),
    "a list that is stacked": (LISTED, "crop-clips", "[part[:4] for part in clips]"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_fix_alone_mends_the_program(name, warm):
    source, kind, fragment = CASES[name]
    repaired, cause, trade_off = warm(work.with_fix, HEAD + source, kind)
    assert fragment in repaired
    assert cause == "healthy"
    assert trade_off


def test_nothing_is_bridged_where_frames_have_nothing_to_do_with_each_other(warm):
    assert warm(work.with_fix, HEAD + pair(3, padding="same", size=25), "bridge-convolution") is None
