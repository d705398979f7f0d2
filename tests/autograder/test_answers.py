"""What crosses from a learner to a check: plain values, models of built-in layers, and nothing else."""

import json
import subprocess
import sys

import keras
import numpy as np
import psutil
import pytest
from keras import layers

from autograder.answers import KerasModel, LiveAnswers
from autograder.device import device
from autograder.model_transfer import BUILT_IN_LAYERS, PackedModel, is_rebuildable, pack, unpack
from autograder.values import AnswerProblem, plain


def encoder_forecaster():
    past, future = keras.Input((6, 12, 12, 1)), keras.Input((4, 12, 12, 1))
    _, h, c = layers.ConvLSTM2D(3, 3, padding="same", return_state=True)(past)
    x = layers.ConvLSTM2D(3, 3, padding="same", return_sequences=True)(future, initial_state=[h, c])
    return keras.Model([past, future], layers.Conv3D(1, 3, padding="same")(x + 1.0))


def stack():
    return keras.Sequential(
        [
            keras.Input((6, 12, 12, 1)),
            layers.TimeDistributed(layers.Conv2D(3, 3, activation="relu")),
            layers.Bidirectional(layers.ConvLSTM2D(2, 3, kernel_regularizer="l2")),
            layers.BatchNormalization(),
        ]
    )


class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.recurrent = layers.ConvLSTM2D(2, 3)

    def call(self, clips):
        return self.recurrent(clips)


@pytest.mark.parametrize("build", [encoder_forecaster, stack])
def test_a_model_of_built_in_layers_comes_back_with_equal_outputs(build):
    model = build()
    inputs = [np.random.default_rng(0).random((2, *tensor.shape[1:]), "float32") for tensor in model.inputs]
    inputs = inputs if len(inputs) > 1 else inputs[0]
    again = unpack(pack(model))
    assert again is not model
    np.testing.assert_allclose(again(inputs), model(inputs), rtol=1e-5, atol=1e-6)


def test_code_of_the_learner_does_not_cross():
    class Doubling(layers.Layer):
        def call(self, inputs):
            return 2 * inputs

        def compute_output_shape(self, input_shape):
            return input_shape

    def own_activation(x):
        return 3 * x

    frames = keras.Input((6, 12, 12, 1))
    clips = np.ones((1, 6, 12, 12, 1), "float32")
    for model in (
        Own(),
        keras.Sequential([frames, layers.Lambda(lambda x: 3 * x)]),
        keras.Sequential([frames, Doubling()]),
        keras.Sequential([frames, layers.Activation(lambda x: 3 * x)]),
        keras.Sequential([frames, layers.Activation(own_activation)]),
        keras.Model(frames, layers.TimeDistributed(Doubling())(frames)),
    ):
        answer = LiveAnswers({"build": lambda model=model: model}).model("build", {})
        assert answer.has_code or pack(model) is not None  # of a function of the learner's only the name would cross
        np.testing.assert_array_equal(answer.outputs(clips)[0], model(clips))
    assert pack("a model") is None


def test_a_configuration_that_names_something_else_is_not_rebuilt():
    packed = pack(stack())
    config = json.loads(packed.config)
    for module, class_name in [
        ("keras.layers", "TFSMLayer"),
        ("keras.layers", "Lambda"),
        ("os", "system"),
        ("builtins", "function"),
        ("keras.src.ops.numpy", "np"),
        ("keras.src.ops.no_such_module", "Add"),
        ("keras.layers", ["Dense"]),
        (None, "Dense"),
    ]:
        config["config"]["layers"][1]["config"]["layer"].update(module=module, class_name=class_name)
        assert not is_rebuildable(config), (module, class_name)
        with pytest.raises(ValueError, match="more than built-in layers"):
            unpack(PackedModel(json.dumps(config), packed.weights))


@pytest.mark.parametrize(
    ("model", "setting", "giant", "words"),
    [
        (
            lambda: [layers.ConvLSTM2D(4, 3)],
            '"filters": 4',
            '"filters": 300000000',
            "more than 20,000,000 weights",
        ),
        (lambda: [layers.ConvLSTM2D(4, 3)], '"filters": 4', f'"filters": {10**30}', "out of bounds|weights"),
        (lambda: [layers.Flatten(), layers.Dense(7)], '"units": 7', '"units": 7000000', "weights"),
        (lambda: [layers.Flatten(), layers.RepeatVector(7)], '"n": 7', '"n": 700000000', "numbers a clip"),
        (lambda: [layers.UpSampling3D(7)], "[7, 7, 7]", "[7, 7000, 7000]", "numbers a clip"),
        (lambda: [layers.ZeroPadding3D(7)], "[7, 7]", "[70000, 7]", "numbers a clip"),
    ],
)
def test_a_giant_is_refused_before_anything_of_its_size_is_made(model, setting, giant, words):
    packed = pack(keras.Sequential([keras.Input((6, 12, 12, 1)), *model()]))
    config = packed.config.replace(setting, giant)
    assert config != packed.config
    process = psutil.Process()
    before = process.memory_info().rss
    with pytest.raises((ValueError, OverflowError), match=words):
        unpack(PackedModel(config, packed.weights))
    assert process.memory_info().rss - before < 50e6


def test_the_list_names_layers_that_keras_has():
    rank_free = {name for name in BUILT_IN_LAYERS if not any(name.endswith(f"{rank}D") for rank in (1, 2, 3))}
    assert {name for name in rank_free if not hasattr(keras.layers, name)} <= {"Conv3DTranspose"}


def test_values_are_copied_as_plain_data():
    value = {"a": (1, np.int64(2), [np.float32(0.5), None, True]), "b": "text"}
    assert plain("x", value) == {"a": [1, 2, [0.5, None, True]], "b": "text"}
    assert type(plain("x", np.int64(2))) is int


@pytest.mark.parametrize("value", [object(), {1: 2}, {1, 2}, type("int", (int,), {})(3), [print]])
def test_values_that_could_lie_are_refused(value):
    with pytest.raises(AnswerProblem, match="x must be plain numbers. Received: a value of type"):
        plain("x", value)


def test_a_value_without_end_is_refused():
    loop = []
    loop.append(loop)
    with pytest.raises(AnswerProblem, match="nested more than 20 deep"):
        plain("x", loop)
    with pytest.raises(AnswerProblem, match="more than 10000 values"):
        plain("x", list(range(20_000)))


def test_models_answer_alike_rebuilt_or_not():
    source = LiveAnswers(
        {
            "own": lambda height: Own(),
            "built": lambda height: keras.Sequential([keras.Input((4, height, 9, 1)), layers.ConvLSTM2D(2, 3)]),
        }
    )
    own, built = source.model("own", {"height": 9}), source.model("built", {"height": 9})
    assert (own.has_code, built.has_code) == (True, False)
    rebuilt = KerasModel.rebuilt(pack(source.built_model("built", {"height": 9})))
    for model in (own, built, rebuilt):
        [shape] = model.output_shapes((None, 4, 9, 9, 1))
        assert shape[1:] == (7, 7, 2)
        [output] = model.outputs(np.zeros((3, 4, 9, 9, 1), "float32"))
        assert type(output) is np.ndarray
        assert output.shape == (3, 7, 7, 2)
        assert [facts.class_name for facts in model.layers] == ["ConvLSTM2D"]
        assert [fact.name for fact in model.weights] == ["kernel", "recurrent_kernel", "bias"]


def test_models_of_one_structure_compute_the_same_with_the_same_weights():
    source = LiveAnswers(
        {
            "own": lambda: Own(),
            "built": lambda: keras.Sequential([keras.Input((4, 9, 9, 1)), layers.ConvLSTM2D(2, 3)]),
        }
    )
    clips = np.random.default_rng(0).random((2, 4, 9, 9, 1), "float32")
    found = []
    for name in ("own", "built"):
        model = source.model(name, {})
        model.outputs(clips)
        draw = np.random.default_rng(1)
        model.set_weights([draw.random(fact.shape, "float32") for fact in model.weights])
        found += [model.outputs(clips)[0], *(model.compiled_outputs(clips)[0] for _ in range(3))]
    assert all(np.allclose(found[0], other, rtol=1e-5) for other in found)


def test_compiled_for_one_length_a_model_reads_every_frame_of_another():
    """Keras's TimeDistributed, compiled for any number of frames, reads as many as there are clips."""
    model = KerasModel(
        keras.Sequential(
            [
                keras.Input((None, 8, 8, 1)),
                layers.TimeDistributed(layers.Flatten()),
                layers.GlobalAveragePooling1D(),
            ]
        )
    )
    for time in (6, 11, 6):
        clips = np.random.default_rng(time).random((8, time, 8, 8, 1), "float32")
        for _ in range(3):
            np.testing.assert_allclose(model.compiled_outputs(clips)[0], model.outputs(clips)[0], rtol=1e-5)


@pytest.mark.parametrize("wrap", [lambda layer: layer, layers.Bidirectional], ids=["plain", "in both directions"])
@pytest.mark.parametrize("stateful", [False, True])
def test_the_same_clips_give_the_same_unless_the_model_remembers(stateful, wrap):
    recurrent = wrap(layers.ConvLSTM2D(2, 3, stateful=stateful))
    model = KerasModel.rebuilt(pack(keras.Sequential([keras.Input(batch_shape=(1, 2, 5, 5, 1)), recurrent])))
    clips = np.random.default_rng(0).random((1, 2, 5, 5, 1), "float32")
    first, other, again = (model.outputs(each)[0] for each in (clips, 1 - clips, clips))
    assert not np.array_equal(first, other)
    assert np.array_equal(first, again) != stateful
    model.set_weights([None] * len(model.weights))  # by which it forgets
    assert np.array_equal(first, model.outputs(clips)[0])


def test_layers_inside_wrappers_and_models_are_told():
    inner = keras.Sequential([keras.Input((6, 10, 10, 3)), layers.ConvLSTM2D(2, 3)])
    model = keras.Sequential([keras.Input((6, 12, 12, 1)), layers.TimeDistributed(layers.Conv2D(3, 3)), inner])
    names = [facts.class_name for facts in KerasModel.rebuilt(pack(model)).layers]
    assert names == ["TimeDistributed", "Conv2D", "ConvLSTM2D"]


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (3, "build must be a function that returns a model. Received: a value of type int"),
        (lambda height: None, "build(height=9) must return a Keras model. Received: None"),
        (lambda: None, "build(height=9) stopped with TypeError"),
        (lambda height: 1 / 0, "build(height=9) stopped with ZeroDivisionError: division by zero"),
        (lambda height: exit(), "build(height=9) stopped with SystemExit"),
    ],
)
def test_a_function_that_builds_no_model_is_told_so(function, says):
    with pytest.raises(AnswerProblem) as caught:
        LiveAnswers({"build": function}).model("build", {"height": 9})
    assert says in str(caught.value)


def test_an_answer_that_was_not_run_is_told_so():
    with pytest.raises(AnswerProblem, match="build is not there yet. Run the cell that defines it"):
        LiveAnswers({}).value("build")


def test_the_device_is_what_keras_lists(monkeypatch):
    assert device() == ("gpu:0" if keras.distribution.list_devices("gpu") else "cpu:0")
    monkeypatch.setattr(keras.distribution, "list_devices", lambda kind: [f"{kind}:0", f"{kind}:1"])
    assert device() == "gpu:0"
    monkeypatch.setattr(keras.distribution, "list_devices", lambda kind: [])
    assert device() == "cpu:0"


TWO_DEVICES = """
import keras, tensorflow as tf
from autograder.answers import LiveAnswers
from autograder.checks import models
from autograder.checks.running import outcome_of
from autograder.reference import store

tf.config.set_logical_device_configuration(*tf.config.list_physical_devices("CPU"), [tf.config.LogicalDeviceConfiguration()] * 2)
models.device = lambda: "cpu:1"
ran_on = []

class Own(keras.layers.Layer):
    def call(self, clips):
        if hasattr(clips, "numpy") and clips.numpy().any():  # zeros ask for shapes alone
            ran_on.append(clips.device.rsplit(":", 1)[-1])
        return clips * 2

def build():
    with tf.device("cpu:1"):  # where there is a GPU, all weights are on it
        return keras.Sequential([keras.Input((3, 6, 6, 1)), Own(), keras.layers.ConvLSTM2D(2, 3)])

settings = {"clip": {"time": 3, "height": 6, "width": 6, "channels": 1}, "output": ("batch", 4, 4, 2)}
source = LiveAnswers({"build": build})
numbers = models.measured_model(source, "build", seed="any", **settings)
store.read_from({"seed": "any", "items": {"build": store.as_text(numbers)}})
ran_on.clear()
outcome = outcome_of(models.built_model, source, "build", **settings, points=1)
print(outcome.kind, outcome.device, "".join(ran_on))
"""


def test_a_model_runs_on_the_gpu_and_is_compared_on_the_cpu():
    """Two CPUs of TensorFlow's, of which one stands for a GPU: what is compared must be exact."""
    ended = subprocess.run([sys.executable, "-c", TWO_DEVICES], capture_output=True, text=True, check=True)
    kind, where, ran_on = ended.stdout.split()
    assert (kind, where) == ("correct", "cpu:1")
    on_the_gpu, *compared = ran_on
    assert on_the_gpu == "1"
    assert set(compared) == {"0"}
