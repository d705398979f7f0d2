"""How an answer is read: out of the live notebook here, by the same questions out of a sandboxed learner.

A check names an answer and asks; it never holds a learner's object. Values come over as plain data, a
model of built-in layers as configuration and weights, and any other model answers by inputs and outputs.
"""

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import keras
import numpy as np

from . import released
from .device import CPU
from .model_transfer import PackedModel, pack, unpack

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_MOST_VALUES = 10_000
_DEEPEST = 20

Shape = tuple[int | None, ...]
Plain = int | float | str | bool | None | list["Plain"] | dict[str, "Plain"]


class AnswerProblem(Exception):
    """An answer that cannot be read; the sentence says what arrived and what was expected."""


@dataclass(frozen=True)
class LayerFacts:
    """One layer of a rebuilt model. Shapes are None where the layer has several, or none yet."""

    class_name: str
    name: str
    config: Mapping[str, Any]
    input_shape: Shape | None
    output_shape: Shape | None


class Model(Protocol):
    """A learner's model, as far as it can be asked."""

    @property
    def layers(self) -> Sequence[LayerFacts] | None:
        """Its layers in order, those inside wrappers and nested models too; None if it cannot be rebuilt."""

    def output_shapes(self, input_shape: Shape) -> list[Shape]:
        """The shape of each output for an input of this shape."""

    def outputs(self, inputs: np.ndarray, device: str = CPU) -> list[np.ndarray]:
        """Its outputs for these inputs, computed on that device.

        On the CPU two runs differ where what goes in differs, and nowhere else. A GPU may convolve by Fourier transforms, and then
        a changed pixel moves the last digits of pixels that no window of it reaches.
        """

    def altered(self, change: Callable[[LayerFacts, list[np.ndarray]], list[np.ndarray]]) -> "Model | None":
        """A copy of it with other weights in its outermost layers; None if it cannot be rebuilt."""


class Answers(Protocol):
    """Where answers come from."""

    def value(self, name: str) -> Plain:
        """The plain value that the learner gave this name."""

    def model(self, name: str, arguments: Mapping[str, Any]) -> Model:
        """The model that the learner's function of this name returns, for sizes or for arrays to train it on."""

    def arrays(self, name: str, arguments: Mapping[str, Any]) -> list[np.ndarray]:
        """The arrays that the learner's function of this name returns for arrays and plain values."""

    def refusal(self, name: str, arguments: Mapping[str, Any]) -> tuple[str, str] | None:
        """The class and the words of what the learner's function of this name raises; None if it raises nothing."""

    def is_as_released(self, name: str) -> bool:
        """True if the answer is still as it was handed out."""


class RebuiltModel:
    """A model of built-in layers, built again from its configuration and weights."""

    def __init__(self, packed: PackedModel) -> None:
        """Build it.

        Raises:
            ValueError: if the data is no model of built-in layers, or a size in it is out of bounds.
        """
        self._packed, self._model = packed, unpack(packed)
        self._keeps_state = re.search(r'"stateful":\s*true', packed.config) is not None  # in whatever wrapper
        self._first: tuple[np.ndarray, list[np.ndarray]] | None = None

    @property
    def layers(self) -> list[LayerFacts]:
        """Its layers in order, those inside wrappers and nested models too."""
        return list(_walk(self._model))

    def output_shapes(self, input_shape: Shape) -> list[Shape]:
        """The shape of each output, found by a symbolic call."""
        result = _telling(lambda: self._model(keras.KerasTensor(input_shape)))
        return [tuple(tensor.shape) for tensor in keras.tree.flatten(result)]

    def outputs(self, inputs: np.ndarray, device: str = CPU) -> list[np.ndarray]:
        """Its outputs for these inputs, computed on that device.

        Behaviours compare what becomes of changed clips with the same ones unchanged, time and again: those are run once.
        """
        with keras.device(device):
            if self._keeps_state or device != CPU:
                return run_model(self._model, inputs)
            if self._first is None:
                self._first = inputs.copy(), run_model(self._model, inputs)
            clips, outputs = self._first
            return outputs if np.array_equal(inputs, clips) else run_model(self._model, inputs)

    def altered(self, change: Callable[[LayerFacts, list[np.ndarray]], list[np.ndarray]]) -> "RebuiltModel":
        """A copy of it with other weights in its outermost layers."""
        copy = RebuiltModel(self._packed)
        for layer in copy._model.layers:
            layer.set_weights(change(_facts(layer), layer.get_weights()))
        return copy


class OpaqueModel:
    """A model that holds code of its own: it stays with the learner and is asked by inputs and outputs."""

    layers = None

    def __init__(self, ask: Callable[[np.ndarray], list[np.ndarray]]) -> None:
        self._ask = ask

    def output_shapes(self, input_shape: Shape) -> list[Shape]:
        """The shape of each output, found by running it on zeros (one clip where batch is open)."""
        zeros = np.zeros([1 if length is None else length for length in input_shape], "float32")
        return [output.shape for output in self._ask(zeros)]

    def outputs(self, inputs: np.ndarray, device: str = CPU) -> list[np.ndarray]:
        """Its outputs for these inputs, computed on that device where it lives in this process."""
        with keras.device(device):
            return self._ask(inputs)

    def altered(self, change: Callable[[LayerFacts, list[np.ndarray]], list[np.ndarray]]) -> None:
        """None: its layers stay with the learner."""


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
        model = self.built_model(name, arguments)
        packed = pack(model)
        try:
            if packed is not None:
                return RebuiltModel(packed)
        except (TypeError, ValueError):  # a function of the learner's, of which only the name came over
            pass
        return OpaqueModel(lambda inputs: run_model(model, inputs))

    def built_model(self, name: str, arguments: Mapping[str, Any]) -> Any:
        """The Keras model itself that the learner's function of this name returns."""
        function = self._object(name)
        if not callable(function):
            raise AnswerProblem(f"{name} must be a function that returns a model. Received: {_kind(function)}")
        told = (f"{key}=…" if isinstance(value, np.ndarray) else f"{key}={value}" for key, value in arguments.items())
        call = f"{name}({', '.join(told)})"
        keras.utils.set_random_seed(0)  # the same answer starts from the same weights, and gets the same marks
        model = _telling(lambda: function(**copy.deepcopy(dict(arguments))), call)
        if not isinstance(model, keras.Model):
            raise AnswerProblem(f"{call} must return a Keras model. Received: {_kind(model)}")
        return model

    def refusal(self, name: str, arguments: Mapping[str, Any]) -> tuple[str, str] | None:
        """The class and the words of what the learner's function of this name raises; None if it raises nothing."""
        function = self._function(name)
        try:
            function(**copy.deepcopy(dict(arguments)))
        except (Exception, SystemExit) as error:
            return type(error).__name__, str(error)
        return None

    def arrays(self, name: str, arguments: Mapping[str, Any]) -> list[np.ndarray]:
        """The arrays that the learner's function of this name returns for arrays and plain values."""
        function = self._function(name)
        result = _telling(lambda: function(**copy.deepcopy(dict(arguments))), name)
        return [_as_array(name, part) for part in (result if isinstance(result, tuple) else (result,))]

    def is_as_released(self, name: str) -> bool:
        """True if the cell that gave the answer was run as it was handed out."""
        notebook = released.running_notebook()
        return notebook is not None and released.is_as_released(name, self._executed, notebook)

    def _function(self, name: str) -> Any:
        function = self._object(name)
        if not callable(function):
            raise AnswerProblem(f"{name} must be a function. Received: {_kind(function)}")
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


def plain(name: str, value: Any) -> Plain:
    """Copy a value of plain numbers, words, lists and dicts; NumPy numbers become Python's.

    Raises:
        AnswerProblem: for anything else, for very many values, or for very deep ones.
    """
    left = [_MOST_VALUES]

    def copied(part: Any, depth: int = 0) -> Plain:
        if depth > _DEEPEST:
            raise AnswerProblem(f"{name} is nested more than {_DEEPEST} deep.")
        left[0] -= 1
        if left[0] < 0:
            raise AnswerProblem(f"{name} holds more than {_MOST_VALUES} values.")
        if part is None or type(part) in (bool, int, float, str):
            return part  # type: ignore[no-any-return]
        if isinstance(part, np.integer | np.floating | np.bool_):
            return part.item()
        if type(part) in (list, tuple):
            return [copied(inner, depth + 1) for inner in part]
        if type(part) is dict and all(type(key) is str for key in part):
            return {key: copied(inner, depth + 1) for key, inner in part.items()}
        raise AnswerProblem(f"{name} must be plain numbers. Received: {_kind(part)}")

    return copied(value)


def _as_array(name: str, value: Any) -> np.ndarray:
    try:
        array = np.array(value)
    except Exception as error:  # a list of arrays of several shapes, or what an object of the learner's does
        raise AnswerProblem(f"{name} must return arrays. Received: {_kind(value)}, of parts that differ") from error
    if array.dtype.kind not in "biuf":
        raise AnswerProblem(f"{name} must return arrays of numbers. Received: {_kind(value)}")
    return array


def _walk(model: Any) -> Any:
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from _walk(layer)
            continue
        yield _facts(layer)
        if isinstance(layer, keras.layers.Wrapper):
            inner = layer.layer
            if isinstance(inner, keras.Model):
                yield from _walk(inner)
                continue
            yield LayerFacts(type(inner).__name__, inner.name, inner.get_config(), None, None)


def _facts(layer: Any) -> LayerFacts:
    shapes = _only_shape(layer, "input"), _only_shape(layer, "output")
    return LayerFacts(type(layer).__name__, layer.name, layer.get_config(), *shapes)


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
        words = _ANSI.sub("", str(error)).strip()
        # Keras frames its sentence with the call that raised it and with the arguments of that call.
        words = words.split("\n\nArguments received by")[0].split(".call().\n\n")[-1]
        raise AnswerProblem(f"{what} stopped with {type(error).__name__}: {words}") from error


def _kind(value: Any) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"
