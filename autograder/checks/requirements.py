"""What the text of an item asks of a model in numbers: how far it sees, how many weights it has."""

import math
from dataclasses import dataclass
from typing import Protocol

from ..answers import Model
from ..reference import influence
from ..reference.probes import Clip


class Requirement(Protocol):
    """Something that a model must do."""

    def missing(self, model: Model, clip: Clip) -> str | None:
        """What the model does instead, as the second half of a sentence; None if it does what it must."""


@dataclass(frozen=True)
class Sees:
    """The middle of its last output sees an input cell so many pixels away, so many frames back, on all four sides.

    With `blind` it must not.
    """

    pixels: int
    back: int = 0
    blind: bool = False

    def missing(self, model: Model, clip: Clip) -> str | None:
        """See `Requirement`."""
        far = self.pixels
        sides = {"above": (-far, 0), "below": (far, 0), "left": (0, -far), "right": (0, far)}
        for side, seen in zip(sides, influence.sees(model, clip, list(sides.values()), self.back), strict=True):
            if seen == self.blind:
                when = "in the last frame" if self.back == 0 else f"{self.back} frame(s) back"
                verb = "changes" if seen else "does not change"
                return f"a pixel {far} {side} of the middle, {when}, {verb} what comes out there."
        return None


@dataclass(frozen=True)
class Weighs:
    """It has at most so many weights."""

    most: int

    def missing(self, model: Model, clip: Clip) -> str | None:
        """See `Requirement`."""
        counted = sum(math.prod(weight.shape) for weight in model.weights)
        if counted <= self.most:
            return None
        return f"the model has {counted} weights; at most {self.most} are allowed."
