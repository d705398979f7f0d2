"""The judge of guards: functions that refuse what a loss would stretch."""

import random

import numpy as np

from ..answers import Answers
from .running import Finding


def guarding(source: Answers, name: str) -> Finding:
    """A function of `predictions` and `targets` that raises ValueError, with both shapes in its words, unless they have one shape."""
    draw = random.Random(name)
    batch, time, height, width = (draw.randint(*ends) for ends in ((3, 6), (7, 9), (10, 14), (15, 19)))
    picture, clip = (batch, height, width, 1), (batch, time, height, width, 1)
    for shape in (picture, clip, (batch, 1)):
        refused = source.refusal(name, _pair(shape, shape))
        if refused is not None:
            return Finding(0, f"Predictions and targets of {shape} are alike, yet it raises {refused[0]}: {refused[1]}")
    for predictions, targets in (
        ((batch, height, width, 8), picture),
        (picture, (batch, 1, height, width, 1)),
        (clip, picture),
        (clip, (batch, 1, height, width, 1)),
        (picture, (1, height, width, 1)),
        (picture, (batch, height, width)),
        ((batch, width, height, 1), picture),
        (picture, (batch, height - 2, width - 2, 1)),
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
        missing = [shape for shape in (predictions, targets) if not all(str(length) in words for length in shape)]
        if missing:
            return Finding(0, f"Its message does not tell the shape {missing[0]}: {words}")
    return Finding(1, "It lets pass what agrees, and refuses whatever a loss would have to stretch, with both shapes.")


def _pair(predictions: tuple[int, ...], targets: tuple[int, ...]) -> dict[str, np.ndarray]:
    return {"predictions": np.zeros(predictions, "float32"), "targets": np.zeros(targets, "float32")}
