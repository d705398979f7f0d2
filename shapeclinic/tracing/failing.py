"""What a failure tells: which call, which operation, which arrays."""

import re
from collections.abc import Iterator, Sequence
from types import FrameType, TracebackType

import keras

from .records import CallRecord
from .shapes import Shape, shape_of


def plain_words(error: BaseException) -> str:
    """An error's message without colour codes."""
    return re.sub(r"\x1b\[[0-9;]*m", "", str(error)).strip()


def culprit(failing: Sequence[CallRecord]) -> CallRecord | None:
    """The outermost failing call of a layer of Keras's own that is no model: it could not take what reached it."""
    last_chain: list[CallRecord] = []
    for call in failing:
        if call.parent is None or not call.parent.failed:
            last_chain = []
        last_chain.append(call)
    for call in last_chain:
        if not call.layer.own and not call.layer.is_a("Model"):
            return call
    return last_chain[-1] if last_chain else None


def frames_of(tb: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    """The frames of a traceback with their lines, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def failing_operation(frames: Sequence[tuple[FrameType, int]]) -> tuple[str, list[Shape]] | None:
    """The Keras operation (`keras.ops.add`, or `+` between tensors) that failed outside of any layer."""
    for frame, _ in frames:
        operation = frame.f_locals.get("self")
        if isinstance(operation, keras.Operation) and not isinstance(operation, keras.layers.Layer):
            given = [v for k, v in frame.f_locals.items() if k not in ("self",)]
            shapes = [shape for shape in map(shape_of, keras.tree.flatten(given)) if shape]
            return type(operation).__name__, shapes
    return None


def differing_arrays(frame: FrameType) -> list[Shape]:
    """The shapes of a list of arrays in the program's failing frame, if they are of one rank and differ."""
    for value in frame.f_locals.values():
        if isinstance(value, list | tuple) and len(value) > 1:
            shapes = [shape_of(part) for part in value]
            ranks = {len(shape) for shape in shapes if shape is not None}
            if None not in shapes and len(ranks) == 1 and ranks.pop() >= 3 and len(set(shapes)) > 1:
                return [shape for shape in shapes if shape is not None]
    return []


def leave_out(error: BaseException, file: str) -> None:
    """Take a file's frames out of an error's traceback: as the innermost ones they would be all that Keras's own filter leaves."""
    kept, part = [], error.__traceback__
    while part is not None:
        if part.tb_frame.f_code.co_filename != file:
            kept.append(part)
        part = part.tb_next
    chain = None
    for part in reversed(kept):
        chain = TracebackType(chain, part.tb_frame, part.tb_lasti, part.tb_lineno)
    error.__traceback__ = chain
