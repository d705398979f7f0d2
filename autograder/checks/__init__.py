"""What test cells call, `import autograder.checks as check`. Holds no expected value and no worked answer."""

from ..worked_solutions import worked_solution as solution
from . import questions
from .behaviours import IgnoresPadding as ignores_padding
from .behaviours import Reads as reads
from .behaviours import Sees as sees
from .behaviours import Streams as streams
from .models import built_model, layer
from .predictions import (
    chosen_strides,
    predicted_drop,
    predicted_padding,
    predicted_round_trip,
    predicted_shape,
    predicted_size,
)
from .running import check

drop = check(predicted_drop)
model = check(built_model)
padding = check(predicted_padding)
round_trip = check(predicted_round_trip)
shape = check(predicted_shape)
size = check(predicted_size)
strides = check(chosen_strides)

__all__ = [
    "drop",
    "ignores_padding",
    "layer",
    "model",
    "padding",
    "questions",
    "reads",
    "round_trip",
    "sees",
    "shape",
    "size",
    "solution",
    "streams",
    "strides",
]
