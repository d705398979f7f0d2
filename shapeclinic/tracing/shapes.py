"""Shapes of tensors and of structures of them."""

from collections.abc import Mapping
from typing import Any

Shape = tuple[int | None, ...]
# A shape, or lists and dicts of them, as a layer was given or gave it; None for what has no shape.
Shapes = Any


def shape_of(value: Any) -> Shape | None:
    """The shape of a tensor or array as a tuple; None for what has none, or an unknown one."""
    shape = getattr(value, "shape", None)
    if shape is None or isinstance(value, type):
        return None
    try:
        return tuple(None if length is None else int(length) for length in shape)
    except (TypeError, ValueError):
        return None


def shapes_of(value: Any) -> Shapes:
    """The shapes in lists, tuples and dicts of tensors, in the same structure."""
    if isinstance(value, Mapping):
        return {key: shapes_of(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [shapes_of(part) for part in value]
    spec = getattr(value, "element_spec", None)  # a tf.data.Dataset
    return shapes_of(spec) if spec is not None else shape_of(value)


def flat(shapes: Shapes) -> list[Shape]:
    """The shapes in a structure of them, one after another."""
    if isinstance(shapes, dict):
        return [shape for part in shapes.values() for shape in flat(part)]
    if isinstance(shapes, list):
        return [shape for part in shapes for shape in flat(part)]
    return [] if shapes is None else [shapes]
