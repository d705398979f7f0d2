"""What Keras's objects and a program's data tell of themselves, asked so that nothing can go wrong."""

import importlib
import inspect
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import ModuleType
from typing import Any

import keras

from .shapes import Shape, shape_of

# All that is private of Keras: where the modules are that a program knows as `tf.keras`, a tensor's mask, and all layers
# of a model with those inside of them.
_TF_KERAS = "keras._tf_keras.keras"
_MASK = "_keras_mask"
_ALL_LAYERS = "_flatten_layers"


def keras_modules(name: str) -> list[ModuleType]:
    """The modules in which a program may find `keras.<name>`: TensorFlow shows copies of them, with the same classes and functions."""
    packages = ["keras", "tensorflow.keras", _TF_KERAS] if "tensorflow" in sys.modules else ["keras"]
    modules = []
    for package in packages:
        with suppress(ImportError):
            modules.append(importlib.import_module(f"{package}.{name}"))
    return modules


def keras_name(class_name: str) -> str:
    """A class's name the way Keras writes it in layer names: `ConvLSTM2D` becomes `conv_lstm2d`."""
    spaced = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", class_name))
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", spaced).lower()


def number_in_name(name: str, base: str) -> int | None:
    """The number that Keras put behind a name, 0 without one; None if the name is not of this kind."""
    rest = name.removeprefix(base)
    if rest == "":
        return 0
    return int(rest[1:]) if rest.startswith("_") and rest[1:].isdigit() else None


def named_arguments(cls: type, args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """Constructor arguments by name; a name that the constructor does not have stays as it is."""
    names = [name for name in list(inspect.signature(cls).parameters) if name not in ("args", "kwargs")]
    return {**dict(zip(names, args, strict=False)), **kwargs}


def all_built(model: keras.Model) -> bool:
    """True for a model in which every layer has its weights."""
    return all(layer.built for layer in getattr(model, _ALL_LAYERS)())


def declared_shapes(model: Any, end: str) -> list[Shape]:
    """The shapes of a model's `inputs` or `outputs`; none where it declares none."""
    try:
        return [shape for shape in map(shape_of, keras.tree.flatten(getattr(model, end))) if shape is not None]
    except (AttributeError, ValueError):
        return []


def mask_shape(given: Sequence[Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> Shape | None:
    """The shape of the mask that a recurrent layer gets; Keras hands on a layer's mask as an attribute of what it gives."""
    mask = kwargs.get("mask", args[2] if len(args) > 2 else None)
    if mask is None and given:
        mask = getattr(given[0], _MASK, None)
    return None if mask is None else shape_of(mask)


def shapes_inside(value: Any) -> list[Shape]:
    """The shapes of arrays inside an object array or a list that is no list of inputs."""
    if str(getattr(value, "dtype", None)) == "object":
        return [shape for shape in map(shape_of, list(value)) if shape is not None]
    return []


def has_name(layer: Any) -> bool:
    """True for a layer whose constructor got as far as its name."""
    try:
        return bool(layer.name)
    except AttributeError:
        return False


def is_plain(value: Any) -> bool:
    """True for numbers, words, None and lists of them."""
    if isinstance(value, list | tuple):
        return all(is_plain(part) for part in value)
    return value is None or isinstance(value, bool | int | float | str)
