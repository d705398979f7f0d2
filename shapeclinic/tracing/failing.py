"""What a failure tells: which call, which operation, which arrays."""

import ast
import linecache
import re
from collections.abc import Callable, Iterator, Sequence
from types import FrameType, TracebackType

import keras

from ..place import Place
from .places import position
from .records import CallRecord, Operands
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


def failing_operands(
    tb: TracebackType | None, is_own: Callable[[str], bool], source: str, calls: Sequence[CallRecord]
) -> Operands | None:
    """The function or operator that failed in the program's innermost line, with the shapes that it was given.

    Names are looked up in the frame; what a layer gave is known from its call's place.

    Arguments:
        tb: the traceback.
        is_own: tells the program's own files by name.
        source: the program's text, where its file does not hold it.
        calls: what was called before.
    """
    innermost = None
    while tb is not None:
        if is_own(tb.tb_frame.f_code.co_filename):
            innermost = tb
        tb = tb.tb_next
    if innermost is None:
        return None
    frame = innermost.tb_frame
    line, _, column, _ = position(frame.f_code, innermost.tb_lasti)
    text = source or "".join(linecache.getlines(frame.f_code.co_filename))
    node = next(
        (
            n
            for n in ast.walk(ast.parse(text))
            if getattr(n, "lineno", 0) == line
            and getattr(n, "col_offset", -1) == column
            and isinstance(n, ast.Call | ast.BinOp)
        ),
        None,
    )
    if isinstance(node, ast.BinOp):
        name, operands = type(node.op).__name__, [node.left, node.right]
    elif isinstance(node, ast.Call) and node.args:
        name = ast.unparse(node.func).rpartition(".")[2]
        given = node.args[0]
        operands = given.elts if isinstance(given, ast.List | ast.Tuple) else node.args
    else:
        return None
    shapes = [_shape_of_operand(operand, frame, calls) for operand in operands]
    ends = (node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
    place = Place(node.lineno, ends[0], node.col_offset, ends[1]) if isinstance(node, ast.Call) else None
    return Operands(name, [shape for shape in shapes if shape is not None], place)


def _shape_of_operand(operand: ast.expr, frame: FrameType, calls: Sequence[CallRecord]) -> Shape | None:
    if isinstance(operand, ast.Name):
        return shape_of(frame.f_locals.get(operand.id, frame.f_globals.get(operand.id)))
    for call in reversed(calls):
        place = call.place
        if (
            place
            and (place.line, place.column) == (operand.lineno, operand.col_offset)
            and isinstance(call.outputs, tuple)
        ):
            return call.outputs
    return None


def own_part(tb: TracebackType | None, is_own: Callable[[str], bool]) -> TracebackType | None:
    """A traceback from the program's own first frame on, without what ran the program."""
    part = tb
    while part is not None and not is_own(part.tb_frame.f_code.co_filename):
        part = part.tb_next
    return part or tb


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
