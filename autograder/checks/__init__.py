"""What test cells call, `import autograder.checks as check`. Holds no expected value and no worked answer."""

from ..worked_solutions import worked_solution as solution
from . import questions
from .arrays import Frames as frames
from .arrays import arranged, measured_arrays
from .arrays import wanted as array
from .guards import guarding
from .models import built_model, layer, measured_model
from .predictions import (
    chosen_strides,
    fast_kernel,
    predicted_broadcast,
    predicted_clips,
    predicted_drop,
    predicted_padding,
    predicted_round_trip,
    predicted_shape,
    predicted_size,
    predicted_state,
    predicted_view,
)
from .requirements import Sees as sees
from .requirements import Weighs as weighs
from .running import check
from .training import better_than_persistence, nothing_measured

arrays = check(arranged, measured_arrays)
broadcast = check(predicted_broadcast)
clips = check(predicted_clips)
drop = check(predicted_drop)
forecast = check(better_than_persistence, nothing_measured)
guard = check(guarding)
kernel = check(fast_kernel)
model = check(built_model, measured_model)
padding = check(predicted_padding)
round_trip = check(predicted_round_trip)
shape = check(predicted_shape)
size = check(predicted_size)
state = check(predicted_state)
strides = check(chosen_strides)
view = check(predicted_view)

__all__ = [
    "array",
    "arrays",
    "broadcast",
    "clips",
    "drop",
    "forecast",
    "frames",
    "guard",
    "kernel",
    "layer",
    "model",
    "padding",
    "questions",
    "round_trip",
    "sees",
    "shape",
    "size",
    "solution",
    "state",
    "strides",
    "view",
    "weighs",
]
