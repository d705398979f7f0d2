"""Masks that are not one truth a frame."""

from ...axes import axis_names, named
from ...tracing import CallRecord, Shape, Trace
from ..edits import Replace, SetArgument
from ..report import Diagnosis, Fix
from .facts import conv_lstm_rank, failing_call, first_call, stage, upstream

_FRAMES = "{{layers}}Lambda(lambda frames: frames, mask=lambda frames, _: {{keras}}ops.any({{keras}}ops.not_equal(frames, {}), axis={}))"


def mask(trace: Trace) -> Diagnosis | None:
    """A mask of pixels where one of frames is read, or one of more or fewer frames than there are."""
    call = failing_call(trace)
    if call is None or call.mask is None or not call.input_shapes:
        return None
    if call.layer.is_a("MultiHeadAttention"):
        return _of_attention(trace, call)
    if conv_lstm_rank(call.layer) is not None and len(call.mask) != 2:
        return _of_pixels(trace, call, "error")
    return _of_other_steps(trace, call, "error")


def mask_of_other_steps(trace: Trace) -> Diagnosis | None:
    """The same where it runs: TensorFlow's own loop reads as many truths as there are steps, and no further."""
    found = (
        _of_other_steps(trace, call, "suspicion") for call in trace.calls if call.layer.is_a("RNN", "Bidirectional")
    )
    return next((one for one in found if one is not None), None)


def _of_attention(trace: Trace, call: CallRecord) -> Diagnosis | None:
    if call.mask is None or len(call.mask) != 2:
        return None
    wired = first_call(trace, call.layer)
    place = wired.place if wired else None
    change = SetArgument(place, "attention_mask", "({})[:, None, :]") if place is not None else None
    words = "Give the mask an axis of queries: mask[:, None, :]."
    return Diagnosis(
        "rank",
        call.layer.name,
        place.line if place else None,
        stage(trace),
        "error",
        "a mask of (batch, queries, keys)",
        named(call.mask, ("batch", "keys")),
        "attention_mask says for each query which keys it may see. A mask of padding tells of keys alone: the axis of queries is missing.",
        [Fix("add-query-axis", words, (change,))] if change is not None else [],
    )


def _of_other_steps(trace: Trace, call: CallRecord, certainty: str) -> Diagnosis | None:
    if call.mask is None or len(call.mask) != 2 or not call.input_shapes or len(call.input_shapes[0]) < 3:
        return None
    shape = call.input_shapes[0]
    if None in (call.mask[1], shape[1]) or call.mask[1] == shape[1]:
        return None
    more = "" if certainty == "error" else f" Keras does not object: it reads the first {shape[1]} of the mask."
    what = "frames" if conv_lstm_rank(call.layer) is not None else "steps"
    return Diagnosis(
        "sequence-length",
        call.layer.name,
        call.place.line if call.place else None,
        stage(trace),
        certainty,
        _named((shape[0], shape[1]), call),
        _named(call.mask, call),
        f"The mask tells of {call.mask[1]} {what}, and the clips have {shape[1]}. It needs one truth for each, in the same order.{more}",
        [],
    )


def mask_of_pixels(trace: Trace) -> Diagnosis | None:
    """The same where it runs, because frames keep their size: what a layer before it left, not what was given on purpose."""
    for call in trace.calls:
        if conv_lstm_rank(call.layer) is not None and call.mask is not None and len(call.mask) != 2 and _masking(call):
            return _of_pixels(trace, call, "suspicion")
    return None


def _masking(call: CallRecord) -> CallRecord | None:
    return next((before for before in upstream(call) if before.layer.is_a("Masking")), None)


def _of_pixels(trace: Trace, call: CallRecord, certainty: str) -> Diagnosis:
    assert call.mask is not None
    left_by = _masking(call)
    shape = call.input_shapes[0]
    fixes = []
    line = call.place.line if call.place else None
    if left_by is not None and left_by.layer.place is not None:
        line = left_by.layer.place.line
        value = left_by.layer.config.get("mask_value", 0.0)
        code = _FRAMES.format(repr(value), tuple(range(2, len(shape))))
        fixes = [
            Fix(
                "mask-frames",
                "Mask whole frames: those that are blank in every pixel.",
                (Replace(left_by.layer.place, code),),
            ),
            Fix("remove-masking", "Leave Masking out.", (Replace(left_by.layer.place, "{layers}Identity()"),)),
        ]
    what = (
        "A step is skipped pixel by pixel, and a layer whose output has another size than its frames cannot do that."
        if certainty == "error"
        else "So each pixel that is blank keeps its memory as it was, in the midst of a frame that is real. Keras does not object."
    )
    return Diagnosis(
        "rank",
        call.layer.name,
        line,
        stage(trace),
        certainty,
        _named((shape[0], shape[1]), call),
        _named(call.mask, call),
        "A ConvLSTM reads a mask of one truth a frame, (batch, time). Masking looks along the last axis alone, so of clips it makes one "
        f"truth a pixel. {what}",
        fixes,
    )


def _named(mask: Shape, call: CallRecord) -> str:
    """A mask's axes are the first ones of the clips."""
    names = axis_names(len(call.input_shapes[0]))
    return named(mask, names[: len(mask)]) if len(mask) <= len(names) else str(mask)
