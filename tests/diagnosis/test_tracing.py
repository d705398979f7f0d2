"""The tracer sees everything and changes nothing."""

import itertools
import subprocess
import sys

import keras
import numpy as np
import pytest
import repetition
from keras import layers

from shapeclinic.tracing import Tracer, keras_name


def wrapped_methods():
    """What the tracer wraps, as it stands now."""
    model = [getattr(keras.Model, name) for name in ("fit", "evaluate", "predict", "train_on_batch")]
    return [keras.layers.Layer.__call__, keras.layers.Layer.__dict__["__new__"], keras.losses.Loss.__call__, *model]


CLIPS = np.random.default_rng(0).random((4, 4, 8, 8, 1), "float32")
TARGETS = CLIPS[:, :, 1:-1, 1:-1]


def functional():
    frames = keras.Input((4, 8, 8, 1))
    x = layers.Bidirectional(layers.ConvLSTM2D(2, 3, return_sequences=True))(frames)
    return keras.Model(frames, layers.TimeDistributed(layers.Conv2D(1, 1))(x))


def nested():
    inner = keras.Sequential([keras.Input((4, 8, 8, 1)), layers.ConvLSTM2D(2, 3, return_sequences=True)])
    frames = keras.Input((4, 8, 8, 1))
    return keras.Model(frames, layers.Conv3D(1, 1)(inner(frames)))


class Forecaster(keras.Model):
    """A class of its author's, with states handed from one layer to the other."""

    def __init__(self):
        super().__init__()
        self.encoder = layers.ConvLSTM2D(2, 3, padding="same", return_state=True)
        self.decoder = layers.ConvLSTM2D(2, 3, padding="same", return_sequences=True)
        self.read_out = layers.Conv3D(1, (1, 3, 3))

    def call(self, clips):
        _, h, c = self.encoder(clips)
        return self.read_out(self.decoder(keras.ops.zeros_like(clips), initial_state=[h, c]))


def by_fit(model):
    model.fit(CLIPS, TARGETS, verbose=0, shuffle=False)


def by_dataset(model):
    import tensorflow as tf

    model.fit(tf.data.Dataset.from_tensor_slices((CLIPS, TARGETS)).batch(3), verbose=0, shuffle=False)


def by_batches(model):
    for start in (0, 2):
        model.train_on_batch(CLIPS[start : start + 2], TARGETS[start : start + 2])


def by_a_loop(model):
    import tensorflow as tf

    for _ in range(2):
        with tf.GradientTape() as tape:
            loss = keras.losses.MeanSquaredError()(TARGETS, model(CLIPS, training=True))
        model.optimizer.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)


def train(build=functional, how=by_fit):
    """A small program: its weights, its predictions as batches and eagerly."""
    keras.utils.set_random_seed(0)
    model = build()
    model.compile("adam", "mse")
    model(CLIPS)
    model.optimizer.build(model.trainable_variables)  # else TensorFlow traces the first step twice
    how(model)
    return [*model.get_weights(), model.predict(CLIPS, verbose=0), np.asarray(model(CLIPS))]


# Each model and each way of training it; every way for every model with --thorough.
SOME = [(Forecaster, by_fit), (Forecaster, by_a_loop), (functional, by_dataset), (nested, by_batches)]
EVERY = list(itertools.product((Forecaster, functional, nested), (by_fit, by_dataset, by_batches, by_a_loop)))


@pytest.mark.parametrize(("build", "how"), EVERY if repetition.THOROUGH else SOME)
def test_a_traced_program_gives_equal_numbers_and_leaves_keras_as_it_was(build, how):
    before = wrapped_methods()
    plain = train(build, how)
    tracer = Tracer()
    with tracer.running() as trace:
        traced = train(build, how)
    for left, right in zip(plain, traced, strict=True):
        np.testing.assert_array_equal(left, right)
    assert wrapped_methods() == before
    assert trace.trouble is None
    recurrent = [call for call in trace.calls if call.layer.is_a("ConvLSTM2D")]
    assert {call.outputs is not None for call in recurrent} == {True}
    if build is Forecaster:
        assert any(call.states == [(4, 8, 8, 2), (4, 8, 8, 2)] for call in recurrent)
        assert any([source.index for source in call.state_sources if source] == [1, 2] for call in recurrent)
    assert trace.losses[0].targets[1:] == trace.losses[0].predictions[1:] == (4, 6, 6, 1)


def test_layers_calls_data_and_targets_are_recorded():
    tracer = Tracer()
    with tracer.running() as trace:
        train()
    made = {layer.class_name: layer for layer in trace.layers}
    assert {"Bidirectional", "ConvLSTM2D", "TimeDistributed", "Conv2D"} <= set(made)
    assert made["Bidirectional"].inner.class_name == "ConvLSTM2D"
    assert made["Conv2D"].arguments == {"filters": 1, "kernel_size": 1}
    assert made["Conv2D"].place.line == made["TimeDistributed"].place.line
    wired = next(call for call in trace.calls if call.layer is made["TimeDistributed"])
    assert wired.symbolic
    assert wired.inputs == (None, 4, 6, 6, 4)
    assert wired.outputs == (None, 4, 6, 6, 1)
    assert wired.sources[0].call.layer is made["Bidirectional"]
    assert [feed.method for feed in trace.feeds] == ["fit", "predict"]
    assert trace.feeds[0].inputs == (4, 4, 8, 8, 1)
    assert trace.losses[0].targets[1:] == trace.losses[0].predictions[1:] == (4, 6, 6, 1)


def test_a_mask_that_one_layer_hands_to_the_next_is_recorded():
    with Tracer().running() as trace:
        keras.Sequential([keras.Input((6, 3)), layers.Masking(), layers.LSTM(2)])
    masks = {call.layer.class_name: call.mask for call in trace.calls}
    assert (masks["Masking"], masks["LSTM"]) == (None, (None, 6))


def test_a_failure_keeps_its_own_exception_and_names_the_layer():
    tracer = Tracer()
    before = wrapped_methods()
    with pytest.raises(ValueError, match="expected ndim=5"), tracer.running() as trace:
        keras.Sequential([keras.Input((4, 8, 8, 1)), layers.ConvLSTM2D(2, 3), layers.ConvLSTM2D(2, 3)])
    assert trace.failure.call.layer is trace.layers[3]
    assert trace.failure.call.inputs == (None, 6, 6, 2)
    assert wrapped_methods() == before


def test_trouble_in_the_tracer_is_noted_and_harms_nothing(monkeypatch):
    monkeypatch.setattr("shapeclinic.tracing.tracer.shapes_of", lambda value: 1 / 0)
    tracer = Tracer()
    with tracer.running() as trace:
        outputs = layers.ConvLSTM2D(2, 3)(np.zeros((1, 4, 8, 8, 1)))
    assert outputs.shape == (1, 6, 6, 2)
    assert "ZeroDivisionError" in trace.trouble


def by_fit_with_a_loss_that_is_strict(model):
    model.compile("adam", "binary_crossentropy")
    model.fit(CLIPS, CLIPS[..., :1, :1, :], verbose=0)


def by_feeding_another_size(model):
    model.predict(CLIPS[:, :, :6], verbose=0)


def by_calling_with_another_size(model):
    model(CLIPS[..., :6, :])


def by_meeting_a_loss(model):
    keras.losses.BinaryCrossentropy()(TARGETS, CLIPS)


@pytest.mark.parametrize("build", [functional, Forecaster])
@pytest.mark.parametrize(
    "how",
    [
        by_fit_with_a_loss_that_is_strict,
        by_feeding_another_size,
        by_calling_with_another_size,
        by_meeting_a_loss,
    ],
)
def test_a_traceback_is_what_it_was_without_the_tracer(build, how):
    def frames():
        model = build()
        model(CLIPS)
        with pytest.raises(Exception, match=".") as raised:
            how(model)
        return [(frame.path.name, frame.frame.code.name) for frame in raised.traceback]

    plain = frames()
    tracer = Tracer()
    tracer.start()
    traced = frames()
    tracer.stop()
    assert tracer.trace.layers
    assert traced == plain


def test_a_loop_leaves_no_more_than_one_turn_and_what_is_new():
    """A loop of the program's own makes thousands of calls; what is kept is what differs."""
    model = Forecaster()
    tracer = Tracer()
    kept = []
    with tracer.running() as trace:
        model(CLIPS)  # builds it, which no later turn does
        built = len(trace.calls)
        for clips in (CLIPS, CLIPS, CLIPS, CLIPS[:3], CLIPS, CLIPS[:3]):
            frames = model(clips)
            keras.losses.MeanSquaredError()(TARGETS[: len(clips)], frames)
            kept.append((len(trace.calls) - built, len(trace.losses)))
        calls, losses = kept[0]
        assert calls > 3
        assert losses == 1
        assert kept == [(calls, losses)] * 3 + [(2 * calls, 2)] * 3
        # Where a tensor comes from is known in the last turn as in the first.
        source = tracer._source(frames)
        assert any(source.call is call for call in trace.calls)
        for _ in range(3):
            model.predict(CLIPS, verbose=0)
        assert len(trace.feeds) == 1
        # A notebook's next cell is looked at by itself.
        before = len(trace.calls)
        tracer.forget(most=1_000)
        model(CLIPS)
        assert len(trace.calls) > before


def test_a_repeated_call_that_now_fails_is_kept():
    add, frames = layers.Add(), CLIPS[:, 0]
    tracer = Tracer()
    tracer.start()
    for size in (8, 8, 8):
        add([frames, frames[:, :size]])
    with pytest.raises(Exception, match="Incompatible shapes") as raised:
        add([frames, frames[:, :5]])
    tracer.fail(raised.value)
    tracer.stop()
    assert [call.failed for call in tracer.trace.calls] == [False, True]
    assert tracer.trace.failure.call is tracer.trace.calls[-1]


@pytest.mark.parametrize("class_name", ["ConvLSTM2D", "MaxPooling3D", "GRU", "TimeDistributed", "Conv2DTranspose"])
def test_names_are_made_as_keras_makes_them(class_name):
    arguments = {"TimeDistributed": (layers.Dense(1),), "MaxPooling3D": (), "GRU": (1,)}.get(class_name, (1, 1))
    name = getattr(layers, class_name)(*arguments).name
    assert name == keras_name(class_name) or name.startswith(keras_name(class_name) + "_")


NAMES = """
import keras; know(keras.losses.mean_squared_error, "mean_squared_error", keras.losses, keras.models)
from tensorflow import keras; know(keras.losses.MSE, "MSE", keras.losses, keras.models)
import tensorflow as tf; know(tf.keras.losses.mse, "mse", tf.keras.losses, tf.keras.models)
from tensorflow.keras.losses import mae; from tensorflow.keras import losses, saving; know(mae, "mae", losses, saving)
import tensorflow.keras as keras; know(keras.losses.MAE, "MAE", keras.losses, keras.models)
"""
BY_EVERY_NAME = """
import numpy as np
known = []
def know(*names):
    known.append(names)

{before}
import keras as own
from shapeclinic.diagnosis.cutting import cut_short
from shapeclinic.tracing import Tracer
with Tracer().running() as trace, cut_short():
    {inside}
    for number, (loss, name, losses, models) in enumerate(known):
        loss = loss if {in_the_program} else getattr(losses, name)
        loss(np.zeros((1, number)), np.zeros((2, number)))
        models.save_model(own.Sequential([own.Input((2,)), own.layers.Dense(1)]), "model.keras")
        models.load_model("model.keras")
print(len(trace.losses), trace.trouble)
"""


@pytest.mark.parametrize("in_the_program", [False, True])
def test_losses_and_models_are_found_by_whatever_name_a_program_knows_keras(in_the_program, tmp_path):
    """Keras's functions are known by several names; where TensorFlow's copies of the modules are is not documented."""
    names = (
        {"before": NAMES, "inside": ""}
        if not in_the_program
        else {"before": "", "inside": NAMES.replace("\n", "\n    ")}
    )
    program = BY_EVERY_NAME.format(**names, in_the_program=in_the_program)
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.stdout.splitlines()[-1:] == ["5 None"], ran.stderr
    assert list(tmp_path.iterdir()) == []
