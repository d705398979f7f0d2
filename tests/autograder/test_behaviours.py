"""Each behaviour is found where it is and missed where it is not, by a model that shows its layers and by one that does not."""

import keras
import numpy as np
import pytest
from keras import layers

from autograder.answers import LiveAnswers
from autograder.checks import behaviours


def chain(*given):
    return lambda: keras.Sequential([keras.Input((6, 12, 14, 1)), *(make() for make in given)])


def memory(**settings):
    return lambda: layers.ConvLSTM2D(3, 3, **{"padding": "same", **settings})


def skip(crop):
    def build():
        clips = keras.Input((6, 12, 14, 1))
        features = layers.ConvLSTM2D(3, 3, return_sequences=True)(clips)
        return keras.Model(clips, layers.Concatenate()([features, layers.Cropping3D(((0, 0), *crop))(clips)]))

    return build


def masked(use):
    def build():
        clips = keras.Input((None, 12, 14, 1))
        mask = keras.ops.any(keras.ops.not_equal(clips, 0), axis=(2, 3, 4))
        return keras.Model(clips, layers.ConvLSTM2D(3, 3)(clips, mask=mask if use else None))

    return build


def stream(stateful):
    def build():
        clips = keras.Input(batch_shape=(2, None, 12, 14, 1))
        return keras.Model(clips, layers.ConvLSTM2D(3, 3, stateful=stateful)(clips))

    return build


CASES = {
    "a frame that is read": (behaviours.Reads(0), chain(memory()), None),
    "a frame that is cut off": (
        behaviours.Reads(0), chain(lambda: layers.Cropping3D(((1, 0), (0, 0), (0, 0))), memory()), "frame 1 of 6",
    ),
    "order": (behaviours.Order(), chain(memory()), None),
    "no order": (behaviours.Order(), chain(lambda: layers.GlobalAveragePooling3D()), "order of the frames"),
    "near enough": (behaviours.Sees(1), chain(memory()), None),
    "too far": (behaviours.Sees(2), chain(memory()), "a pixel 2 above of the middle, in the last frame, does not change"),
    "two pixels, one frame back": (behaviours.Sees(2, back=1), chain(memory()), None),
    "blind where it must be": (behaviours.Sees(2, blind=True), chain(memory()), None),
    "sees what it must not": (behaviours.Sees(1, blind=True), chain(memory()), "changes what comes out"),
    "goes on": (behaviours.Streams(), stream(True), None),
    "starts anew": (behaviours.Streams(), stream(False), "nothing is kept"),
    "passed on": (behaviours.PassesOn(crop=1), skip(((1, 1), (1, 1))), None),
    "passed on beside it": (behaviours.PassesOn(crop=1), skip(((0, 2), (0, 2))), "there stand row 0 and column 0"),
    "not passed on": (behaviours.PassesOn(), chain(memory(return_sequences=True)), "does not stand among"),
    "padding ignored": (behaviours.IgnoresPadding(), masked(True), None),
    "padding read": (behaviours.IgnoresPadding(), masked(False), "3 frames of zeros"),
}  # fmt: skip


class Opaque(keras.Model):
    """The same model, in a class that cannot be rebuilt."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def call(self, clips):
        return self.inner(clips)


@pytest.mark.parametrize("opaque", [False, True], ids=["rebuilt", "opaque"])
@pytest.mark.parametrize("name", CASES)
def test_a_behaviour_is_found_where_it_is(name, opaque):
    behaviour, build, words = CASES[name]
    answer = LiveAnswers({"build": (lambda: Opaque(build())) if opaque else build}).model("build", {})
    assert (answer.layers is None) == opaque
    clips = np.random.default_rng(0).random((2, 6, 12, 14, 1), "float32")
    missing = behaviour.missing(answer, clips)
    assert (missing is None) if words is None else (words in missing)
