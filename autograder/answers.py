"""How an answer is read: out of the live notebook here, by the same questions out of a sandboxed learner.

A check names an answer and asks; it never holds a learner's object. Values come over as plain data, a
model of built-in layers as configuration and weights, and any other model answers by inputs and outputs.
"""

import copy
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import keras
import numpy as np

from . import released
from .data import Data, encode, shown
from .device import CPU
from .model_transfer import PackedModel, pack, unpack
from .values import AnswerProblem, Plain, kind_of, plain, read_arrays

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_INSIDE_TENSORFLOW = re.compile(r"\{\{function_node [^}]*\}\} ?| \[Op:\w+\](?: name:)?")

Shape = tuple[int | None, ...]


@dataclass(frozen=True)
class LayerFacts:
    """One layer of a model. Shapes are None where the layer has several, or none yet."""

    class_name: str
    name: str
    config: Mapping[str, Any]
    input_shape: Shape | None
    output_shape: Shape | None


@dataclass(frozen=True)
class WeightFacts:
    """One weight of a model.

    Attributes:
        layer: where the layer that owns it stands in the model; weights of one layer follow each other.
        name: what that layer calls it, such as `kernel`.
        shape: its shape, for a ConvLSTM2D's kernel (kernel height, kernel width, channels, 4 · filters).
        trainable: whether training changes it.
    """

    layer: str
    name: str
    shape: tuple[int, ...]
    trainable: bool


class Model(Protocol):
    """A learner's model, as far as it can be asked."""

    @property
    def layers(self) -> Sequence[LayerFacts]:
        """Its layers in order, those inside wrappers and nested models too; without those that only its code knows."""

    @property
    def has_code(self) -> bool:
        """True if it holds code of the learner's, which may use layers that nobody sees."""

    @property
    def is_ordered(self) -> bool:
        """True if its layers are in the order in which they are called: no code of the learner's calls them."""

    @property
    def weights(self) -> Sequence[WeightFacts]:
        """Its weights in Keras's order; all are there once it was run."""

    def set_weights(self, weights: Sequence[np.ndarray | None]) -> None:
        """Give it these weights, in order; None leaves one as it is. Stateful layers forget what they have seen."""

    def output_shapes(self, input_shape: Shape) -> list[Shape]:
        """The shape of each output for an input of this shape."""

    def outputs(self, inputs: np.ndarray, device: str = CPU) -> list[np.ndarray]:
        """Its outputs for these inputs, computed on that device.

        On the CPU two runs differ where what goes in differs, and nowhere else. A GPU may convolve by Fourier transforms, and then
        a changed pixel moves the last digits of pixels that no window of it reaches.
        """

    def compiled_outputs(self, inputs: np.ndarray) -> list[np.ndarray]:
        """Its outputs for one more batch of a shape that comes time and again, by a compiled function."""


class Answers(Protocol):
    """Where answers come from."""

    def value(self, name: str) -> Plain:
        """The plain value that the learner gave this name."""

    def model(self, name: str, arguments: Mapping[str, Any]) -> Model:
        """The model that the learner's function of this name returns, for sizes or for arrays to train it on."""

    def arrays(self, name: str, arguments: Mapping[str, Any], count: int) -> list[np.ndarray]:
        """The arrays, so many, that the learner's function of this name returns for arrays and plain values."""

    def data(self, name: str, form: str = "value", arguments: Mapping[str, Any] | None = None) -> Data:
        """The value of this name as data; with arguments, what the learner's function of this name returns for them."""

    def refusal(self, name: str, arguments: Mapping[str, Any]) -> tuple[str, str] | None:
        """The class and the words of what the learner's function of this name raises; None if it raises nothing."""

    def is_as_released(self, name: str) -> bool:
        """True if the answer is still as it was handed out."""


class KerasModel:
    """A Keras model in this process: a learner's own in their notebook, or one that was built again."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._compiled_for: tuple[int, ...] | None = None

    @classmethod
    def rebuilt(cls, packed: PackedModel) -> "KerasModel":
        """A model of built-in layers, built again from its configuration and weights.

        Raises:
            ValueError: if the data is no model of built-in layers, or a size in it is out of bounds.
        """
        return cls(unpack(packed))

    @property
    def layers(self) -> list[LayerFacts]:
        """Its layers in order, those inside wrappers and nested models too."""
        return [_facts(layer) for layer in _walk(self._model)]

    @property
    def has_code(self) -> bool:
        """True if it holds code of the learner's, which may use layers that nobody sees."""
        return pack(self._model) is None

    @property
    def is_ordered(self) -> bool:
        """True if its layers are in the order in which they are called."""
        return all(_calls_in_order(holder) for holder in (self._model, *_all_held(self._model)))

    @property
    def weights(self) -> list[WeightFacts]:
        """Its weights in Keras's order."""
        found = []
        for variable in self._model.weights:
            layer, _, name = variable.path.rpartition("/")
            found.append(WeightFacts(layer, name, tuple(variable.shape), bool(variable.trainable)))
        return found

    def set_weights(self, weights: Sequence[np.ndarray | None]) -> None:
        """Give it these weights, in order; None leaves one as it is."""
        for variable, value in zip(self._model.weights, weights, strict=True):
            if value is not None:
                variable.assign(value)
        for layer in _walk(self._model):
            if getattr(layer, "stateful", False) and hasattr(layer, "reset_state"):
                layer.reset_state()

    def output_shapes(self, input_shape: Shape) -> list[Shape]:
        """The shape of each output: by a symbolic call of what is built, by a run on zeros of what only code describes."""
        if self._model.built and (isinstance(self._model, keras.Sequential) or hasattr(self._model, "operations")):
            result = _telling(lambda: self._model(keras.KerasTensor(input_shape)))
            shapes = [tuple(tensor.shape) for tensor in keras.tree.flatten(result)]
            if all(length is not None for shape in shapes for length in shape[1:]):
                return shapes
        zeros = np.zeros([1 if length is None else length for length in input_shape], "float32")
        return [output.shape for output in self.outputs(zeros)]

    def outputs(self, inputs: np.ndarray, device: str = CPU) -> list[np.ndarray]:
        """Its outputs for these inputs, computed on that device."""
        with keras.device(device):
            return run_model(self._model, inputs)

    def compiled_outputs(self, inputs: np.ndarray) -> list[np.ndarray]:
        """Its outputs for a batch of a shape that comes time and again; as they come where code cannot be compiled."""
        try:
            if self._compiled_for != inputs.shape:
                # One function for several lengths would be compiled for any, and TimeDistributed then reads too few frames.
                self._model.make_predict_function(force=True)
                self._compiled_for = inputs.shape
            with keras.device(CPU):
                return list(keras.tree.flatten(self._model.predict_on_batch(inputs)))
        except Exception:
            return self.outputs(inputs)


class LiveAnswers:
    """Answers in the learner's own interpreter."""

    def __init__(self, namespace: Mapping[str, Any], executed: Sequence[str] = ()) -> None:
        self._namespace = namespace
        self._executed = executed

    def value(self, name: str) -> Plain:
        """The plain value that the learner gave this name."""
        return plain(name, self._object(name))

    def model(self, name: str, arguments: Mapping[str, Any]) -> Model:
        """The model that the learner's function of this name returns, for sizes or for arrays to train it on."""
        return KerasModel(self.built_model(name, arguments))

    def built_model(self, name: str, arguments: Mapping[str, Any]) -> Any:
        """The Keras model itself that the learner's function of this name returns."""
        function = self._object(name)
        if not callable(function):
            raise AnswerProblem(f"{name} must be a function that returns a model. Received: {kind_of(function)}")
        told = (f"{key}=…" if isinstance(value, np.ndarray) else f"{key}={value}" for key, value in arguments.items())
        call = f"{name}({', '.join(told)})"
        keras.utils.set_random_seed(0)  # the same answer starts from the same weights, and gets the same marks
        model = _telling(lambda: function(**copy.deepcopy(dict(arguments))), call)
        if not isinstance(model, keras.Model):
            raise AnswerProblem(f"{call} must return a Keras model. Received: {kind_of(model)}")
        return model

    def refusal(self, name: str, arguments: Mapping[str, Any]) -> tuple[str, str] | None:
        """The class and the words of what the learner's function raises, a kind of ValueError as ValueError; None if nothing."""
        function = self._function(name)
        try:
            function(**copy.deepcopy(dict(arguments)))
        except (Exception, SystemExit) as error:
            return "ValueError" if isinstance(error, ValueError) else type(error).__name__, str(error)
        return None

    def arrays(self, name: str, arguments: Mapping[str, Any], count: int) -> list[np.ndarray]:
        """The arrays, so many, that the learner's function of this name returns for arrays and plain values."""
        function = self._function(name)
        result = _telling(lambda: function(**copy.deepcopy(dict(arguments))), name)
        return read_arrays(name, result, count)

    def data(self, name: str, form: str = "value", arguments: Mapping[str, Any] | None = None) -> Data:
        """The value of this name as data; with arguments, what the learner's function of this name returns for them."""
        if arguments is None:
            return encode(name, self._object(name), form)
        function = self._function(name)
        keras.utils.set_random_seed(0)  # what is drawn in it is drawn alike each time
        call = f"{name}({', '.join(f'{key}={shown(value)}' for key, value in arguments.items())})"
        return encode(call, _telling(lambda: function(**copy.deepcopy(dict(arguments))), call), form)

    def is_as_released(self, name: str) -> bool:
        """True if the cell that gave the answer was run as it was handed out."""
        notebook = released.running_notebook()
        return notebook is not None and released.is_as_released(name, self._executed, notebook)

    def _function(self, name: str) -> Any:
        function = self._object(name)
        if not callable(function):
            raise AnswerProblem(f"{name} must be a function. Received: {kind_of(function)}")
        return function

    def _object(self, name: str) -> Any:
        try:
            return self._namespace[name]
        except KeyError:
            raise AnswerProblem(f"{name} is not there yet. Run the cell that defines it, then this one.") from None


_elsewhere: Answers | None = None


def read_from(source: Answers | None) -> None:
    """Let checks read answers from there; from the notebook that they run in again if None."""
    global _elsewhere
    _elsewhere = source


def current() -> Answers:
    """The answers that checks read: those of a judged notebook, or of the one that this code runs in.

    Raises:
        RuntimeError: outside of IPython.
    """
    if _elsewhere is not None:
        return _elsewhere
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("Checks read answers out of a notebook: run them in Jupyter or IPython.")
    return LiveAnswers(shell.user_ns, shell.history_manager.input_hist_raw)


def _walk(model: Any) -> Iterator[Any]:
    """The layers of a model in order, outer ones before those inside of them; each once. Models among them are only looked into."""
    return (layer for layer in _all_held(model) if not isinstance(layer, keras.Model))


def _all_held(model: Any) -> Iterator[Any]:
    """The layers and the models in a model, in order, outer ones before those inside of them; each once."""
    seen: set[int] = {id(model)}

    def below(outer: Any) -> Iterator[Any]:
        inner = outer.layers if isinstance(outer, keras.Model) else _held(vars(outer))
        for layer in inner:
            if id(layer) not in seen:
                seen.add(id(layer))
                yield layer
                yield from below(layer)

    return below(model)


def _held(holder: Mapping[str, Any]) -> Iterator[Any]:
    """The layers among the attributes of a layer, those in its lists and dicts too; not the cell of a recurrent layer."""
    for name, value in holder.items():
        parts = value if isinstance(value, list | tuple) else value.values() if isinstance(value, dict) else [value]
        for part in parts:
            if name != "cell" and isinstance(part, keras.layers.Layer) and not type(part).__name__.endswith("Cell"):
                yield part


def _calls_in_order(holder: Any) -> bool:
    """True for a layer that holds none, for Keras's own wrappers, and for models that are made of a graph."""
    if isinstance(holder, keras.Model):
        return isinstance(holder, keras.Sequential) or hasattr(holder, "operations")
    return type(holder).__module__.startswith("keras.") or not any(True for _ in _held(vars(holder)))


def _facts(layer: Any) -> LayerFacts:
    shapes = _only_shape(layer, "input"), _only_shape(layer, "output")
    try:
        config = layer.get_config()
    except Exception:  # a layer of the learner's, whose own arguments Keras does not know
        config = {}
    return LayerFacts(type(layer).__name__, layer.name, config, *shapes)


def _only_shape(layer: Any, end: str) -> Shape | None:
    try:
        tensor = getattr(layer, end)
    except (AttributeError, ValueError):  # not called yet, or called more than once
        return None
    return tuple(tensor.shape) if hasattr(tensor, "shape") else None


def run_model(model: Any, inputs: np.ndarray) -> list[np.ndarray]:
    """The outputs of a Keras model. Raises AnswerProblem with the model's own words."""
    result = _telling(lambda: model(keras.ops.convert_to_tensor(inputs), training=False))
    return [keras.ops.convert_to_numpy(tensor) for tensor in keras.tree.flatten(result)]


def _telling(work: Callable[[], Any], what: str = "Running the model") -> Any:
    """Do a learner's work; if it stops, say where and with which words."""
    try:
        return work()
    except (Exception, SystemExit) as error:
        words = _INSIDE_TENSORFLOW.sub("", _ANSI.sub("", str(error))).strip()
        # Keras frames its sentence with the call that raised it and with the arguments of that call.
        words = words.split("\n\nArguments received by")[0].split(".call().\n\n")[-1]
        raise AnswerProblem(f"{what} stopped with {type(error).__name__}: {words}") from error
