"""Where a program declares the shape of its input, and changes to that."""

from ...place import Place
from ...tracing import CallRecord, Trace
from ..edits import SetArgument
from ..report import Fix
from .facts import upstream


def declared_place(trace: Trace, call: CallRecord) -> tuple[Place, str, int | None] | None:
    """The call that declares an input's shape, with the argument's name and position in it.

    It is `keras.Input(...)`, or the first layer's own `input_shape=`.
    """
    chain = [call, *upstream(call)]
    for layer in (c.layer for c in chain):
        if layer.place is not None and layer.arguments.get("input_shape") is not None:
            return layer.place, "input_shape", None
    first = chain[-1]
    wanted = first.input_shapes[0] if first.input_shapes else None
    inputs = [layer for layer in trace.layers if layer.is_a("InputLayer") and layer.place is not None]
    for layer in inputs:
        for name in ("shape", "batch_shape"):
            shape = layer.arguments.get(name)
            full = (shape if name == "batch_shape" else (None, *shape)) if isinstance(shape, list | tuple) else None
            if full is not None and (len(inputs) == 1 or wanted is None or tuple(full)[1:] == tuple(wanted)[1:]):
                assert layer.place is not None
                return layer.place, name, 0 if name == "shape" else None
    return None


def declare(trace: Trace, call: CallRecord, shape: tuple[int | None, ...] | str, description: str) -> list[Fix]:
    """Declare another input shape: one clip's, without the batch axis; in text `{}` stands for what is written now."""
    found = declared_place(trace, call)
    if found is None:
        return []
    place, name, position = found
    if name == "batch_shape":
        if isinstance(shape, str):
            return []
        code = f"({{}}[0], {', '.join(map(str, shape))})"
    else:
        code = shape if isinstance(shape, str) else repr(tuple(shape))
    return [Fix("set-input-shape", description, (SetArgument(place, name, code, position),))]


def declared_line(trace: Trace, call: CallRecord) -> int | None:
    """The line where the input's shape is written, else where the layer is made."""
    place = declared_place(trace, call)
    if place is not None:
        return place[0].line
    return call.layer.place.line if call.layer.place else None
