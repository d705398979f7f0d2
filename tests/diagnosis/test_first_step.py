"""A program that is looked at trains as it would, and its first step is not traced twice."""

import keras
import numpy as np
import warm as work

from shapeclinic.diagnosis.first_step import traced_once

COUNTING = """
import keras
import numpy as np

calls = []

class Counted(keras.layers.Layer):
    def call(self, clips):
        calls.append(clips)
        return clips

model = keras.Sequential([keras.Input((3, 6, 6, 1)), Counted(), keras.layers.ConvLSTM2D(1, 3)])
model.compile("adam", "mse")
before = len(calls)
model.fit(np.zeros((4, 3, 6, 6, 1)), np.zeros((4, 4, 4, 1)), batch_size=2, verbose=0)
assert len(calls) - before == 1, len(calls) - before
"""

LATE = """
import keras
import numpy as np

class Forecaster(keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder = keras.layers.ConvLSTM2D(1, 3)
        self.second = keras.layers.Conv2D(1, 1)

    def call(self, clips, training=False):
        frames = self.encoder(clips)
        return self.second(frames) if training else frames

class TwoSteps(keras.Model):
    def train_step(self, data):
        clips, frames = data
        self.head.trainable = True
        return super().train_step(data)

x, y = np.zeros((4, 3, 6, 6, 1)), np.zeros((4, 4, 4, 1))
model = Forecaster()
model.predict(x, verbose=0)  # the second layer is made when it trains
model.compile("adam", "mse")
model.fit(x, y, verbose=0)
clips = keras.Input((3, 6, 6, 1))
head = keras.layers.Conv2D(1, 1, trainable=False)
model = TwoSteps(clips, head(keras.layers.ConvLSTM2D(1, 3)(clips)))
model.head = head
model.compile("adam", "mse")
model.fit(x, y, verbose=0)
"""


def examined(warm, tmp_path, source):
    """What is found in a program that is run to its end."""
    program = tmp_path / "program.py"
    program.write_text(source)
    found = warm(work.diagnose, str(program))
    return found.cause, found.explanation


def test_a_step_of_keras_is_traced_once(tmp_path, warm):
    assert examined(warm, tmp_path, COUNTING)[0] == "healthy"


def test_a_trial_traces_it_once_too(tmp_path, warm):
    assert warm(work.trial, COUNTING, str(tmp_path)) == "healthy"


def test_weights_that_come_with_the_first_step_are_trained_too(tmp_path, warm):
    """An optimizer that was built before would not know them."""
    assert examined(warm, tmp_path, LATE)[0] == "healthy"


def test_the_numbers_are_the_same():
    def trained():
        keras.utils.set_random_seed(0)
        layers = [keras.layers.Dense(4), keras.layers.Dropout(0.5), keras.layers.Dense(1)]
        model = keras.Sequential([keras.Input((3,)), *layers])
        model.compile("adam", "mse")
        clips = np.random.default_rng(0).random((20, 3), "float32")
        model.fit(clips, clips[:, :1], batch_size=8, epochs=3, verbose=0)
        return model.get_weights()

    plain = trained()
    with traced_once():
        quick = trained()
    assert all((one == other).all() for one, other in zip(plain, quick, strict=True))
