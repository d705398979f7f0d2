"""What test cells call, `import autograder.checks as check`. Holds no expected value and no worked answer."""

import shapeclinic.quiet  # noqa: F401  (before anything imports Keras)

from ..worked_solutions import worked_solution as solution
from . import questions
from .arrays import Frames as frames
from .arrays import arranged, axes, measured_arrays
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
from .subjects import (
    compared_array,
    compared_function,
    compared_table,
    compared_value,
    measured_array,
    measured_function,
    measured_table,
    measured_value,
)
from .training import better_than_persistence, nothing_measured

array = check(compared_array, measured_array, once=axes)
arrays = check(arranged, measured_arrays)
broadcast = check(predicted_broadcast)
clips = check(predicted_clips)
drop = check(predicted_drop)
forecast = check(better_than_persistence, nothing_measured)
function = check(compared_function, measured_function)
guard = check(guarding)
kernel = check(fast_kernel)
model = check(built_model, measured_model)
padding = check(predicted_padding)
round_trip = check(predicted_round_trip)
shape = check(predicted_shape)
size = check(predicted_size)
state = check(predicted_state)
strides = check(chosen_strides)
table = check(compared_table, measured_table)
value = check(compared_value, measured_value)
view = check(predicted_view)

__all__ = [
    "array",
    "arrays",
    "axes",
    "broadcast",
    "clips",
    "drop",
    "forecast",
    "frames",
    "function",
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
    "table",
    "value",
    "view",
    "weighs",
]
