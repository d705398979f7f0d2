"""Judges of predicted numbers. They argue with the learner's own number and do not give the right one away."""

from typing import Any

from shapeclinic.arithmetic import ImpossibleShape, dropped, output_length, output_length_formula

from ..answers import AnswerProblem, Answers
from .questions import Convolution, WantedFrames
from .running import Finding


def predicted_size(source: Answers, name: str, question: Convolution) -> Finding:
    """Height and width that a `valid` convolution gives; half of the points for each."""
    claims = _pair(source, name, "(height, width)")
    lines, right = [], 0
    for claim, (axis, size, kernel, stride) in zip(claims, question.axes, strict=True):
        if claim == output_length(size, kernel, stride):
            right += 1
        else:
            lines.append(f"{axis}: {_argue_length(claim, size, kernel, stride)}")
    return _finding(right, f"({claims[0]}, {claims[1]})", "how many windows fit along each axis", lines)


def predicted_drop(source: Answers, name: str, question: Convolution) -> Finding:
    """Rows and columns at the end that no `valid` window reaches; half of the points for each."""
    claims = _pair(source, name, "(rows, columns)")
    lines, right = [], 0
    for claim, (axis, size, kernel, stride) in zip(claims, question.axes, strict=True):
        if claim == dropped(size, kernel, stride):
            right += 1
        else:
            lines.append(f"{axis}: {_argue_drop(claim, size, kernel, stride)}")
    return _finding(right, f"({claims[0]}, {claims[1]})", "how many cells stand after the last window", lines)


def chosen_strides(source: Answers, name: str, question: WantedFrames) -> Finding:
    """Strides that give the wanted frames with `same` padding; any that do are right, half of the points an axis."""
    claims = _pair(source, name, "(stride along height, stride along width)")
    lines, right = [], 0
    for claim, (axis, size, wanted) in zip(claims, question.axes, strict=True):
        try:
            if output_length(size, 3, claim, "same") == wanted:
                right += 1
            else:
                lines.append(f"{axis}: {output_length_formula(size, 3, claim, 'same')}, wanted {wanted}")
        except ImpossibleShape as refusal:
            lines.append(f"{axis}: {refusal}")
    return _finding(right, f"strides ({claims[0]}, {claims[1]})", "strides that give the wanted frames", lines)


def _pair(source: Answers, name: str, meaning: str) -> tuple[int, int]:
    value: Any = source.value(name)
    if not isinstance(value, list) or len(value) != 2:
        raise AnswerProblem(f"{name} must be two numbers, {meaning}. Received: {value!r}")
    for number in value:
        if isinstance(number, bool) or not isinstance(number, int | float) or number != int(number):
            raise AnswerProblem(f"{name} must hold whole numbers, {meaning}. Received: {number!r}")
    return int(value[0]), int(value[1])


def _finding(right: int, arrived: str, expected: str, lines: list[str]) -> Finding:
    if right == 2:
        return Finding(1, f"{arrived} is right along both axes.")
    half = " One axis is right." if right else ""
    return Finding(right / 2, f"Received {arrived}; expected {expected}.{half}", tuple(lines))


def _argue_length(claim: int, size: int, kernel: int, stride: int) -> str:
    if claim < 1:
        return f"{claim} windows would read nothing, yet a kernel of {kernel} fits into {size} cells"
    start = (claim - 1) * stride
    last = start + kernel - 1
    if last >= size:
        return f"window {claim} would read cells {start} to {last}, but the last cell is {size - 1}"
    return (
        f"window {claim} ends at cell {last}, and {stride} further on one more still fits: "
        f"it ends at cell {last + stride} of 0 to {size - 1}"
    )


def _argue_drop(claim: int, size: int, kernel: int, stride: int) -> str:
    if claim < 0:
        return f"a count cannot be {claim}"
    if claim >= stride:
        return f"with {claim} cells left over, another step of {stride} would still fit"
    steps = size - claim - kernel
    return (
        f"if {claim} were left over, the last window would start at cell {size} − {claim} − {kernel} = {steps}, "
        f"which steps of {stride} from 0 never reach"
    )
