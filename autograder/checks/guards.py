"""The judge of guards: functions that refuse what a loss would stretch."""

import random
import re

import numpy as np

from ..answers import Answers
from .running import Finding


def guarding(source: Answers, name: str) -> Finding:
    """A function of `predictions` and `targets` that raises ValueError, with both shapes in its words, unless they have one shape."""
    draw = random.Random(name)
    batch, time, height, width = (draw.randint(*ends) for ends in ((3, 6), (7, 9), (10, 14), (15, 19)))
    picture, clip = (batch, height, width, 1), (batch, time, height, width, 1)
    for shape, kind in (
        (picture, "float32"),
        (clip, "float32"),
        ((batch, 1), "float32"),
        (picture, "int64"),
        ((), "float32"),
    ):
        refused = source.refusal(name, _pair(shape, shape, kind))
        if refused is not None:
            said = f"{refused[0]}: {refused[1]}"
            numbers = "" if kind == "float32" else f" (of {kind} and float32)"
            return Finding(0, f"Predictions and targets of {shape} are alike{numbers}, yet it raises {said}")
    for predictions, targets in (
        ((batch, height, width, 8), picture),
        (picture, (batch, 1, height, width, 1)),
        (clip, picture),
        (clip, (batch, 1, height, width, 1)),
        (picture, (1, height, width, 1)),
        (picture, (batch, height, width)),
        ((batch, width, height, 1), picture),
        (picture, (batch, height - 2, width - 2, 1)),
        # Alike but for one length, and then but for how the same numbers are arranged.
        ((batch + 1, height, width, 1), picture),
        (picture, (batch, height, width - 1, 1)),
        (clip, (batch, time + 1, height, width, 1)),
        ((batch, 1, height, width), picture),
        ((height, batch, width, 1), picture),
        ((batch, height * width), picture),
        ((batch, 1), (batch,)),
        ((), (batch, 1)),
        ((1,), ()),
    ):
        refused = source.refusal(name, _pair(predictions, targets))
        if refused is None:
            return Finding(0, f"It lets predictions of {predictions} pass with targets of {targets}.")
        kind, words = refused
        if kind != "ValueError":
            return Finding(
                0,
                f"For predictions of {predictions} and targets of {targets} it raises {kind}: {words}; expected ValueError.",
            )
        missing = [shape for shape in (predictions, targets) if not _tells(words, shape)]
        if missing:
            return Finding(
                0,
                f"Its message does not tell the shape {missing[0]}: {words}. It met predictions of {predictions} and "
                f"targets of {targets}.",
            )
    return Finding(1, "It lets pass what agrees, and refuses whatever a loss would have to stretch, with both shapes.")


def _tells(words: str, shape: tuple[int, ...]) -> bool:
    """Whether the lengths of a shape stand in a sentence, in their order; names of axes may stand between."""
    numbers = iter(re.findall(r"\d+", words))
    return all(str(length) in numbers for length in shape)


def _pair(predictions: tuple[int, ...], targets: tuple[int, ...], kind: str = "float32") -> dict[str, np.ndarray]:
    return {"predictions": np.zeros(predictions, kind), "targets": np.ones(targets, "float32")}
