"""What test cells call, `import autograder.checks as check`. Holds no expected value and no worked answer."""

from ..worked_solutions import worked_solution as solution
from . import questions
from .arrays import Frames as frames
from .arrays import Wanted as array
from .arrays import arranged
from .behaviours import CountsDryPixels as counts_dry_pixels
from .behaviours import HandsOver as hands_over_h_and_c
from .behaviours import IgnoresPadding as ignores_padding
from .behaviours import KeepsPlaces as keeps_places
from .behaviours import PassesOn as passes_on
from .behaviours import Reads as reads
from .behaviours import Sees as sees
from .behaviours import Skips as skips
from .behaviours import Streams as streams
from .behaviours import Weighs as weighs
from .guards import guarding
from .models import built_model, layer
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
from .running import check
from .training import better_than_persistence

arrays = check(arranged)
broadcast = check(predicted_broadcast)
clips = check(predicted_clips)
drop = check(predicted_drop)
forecast = check(better_than_persistence)
guard = check(guarding)
kernel = check(fast_kernel)
model = check(built_model)
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
    "counts_dry_pixels",
    "drop",
    "forecast",
    "frames",
    "guard",
    "hands_over_h_and_c",
    "ignores_padding",
    "keeps_places",
    "kernel",
    "layer",
    "model",
    "padding",
    "passes_on",
    "questions",
    "reads",
    "round_trip",
    "sees",
    "shape",
    "size",
    "skips",
    "solution",
    "state",
    "streams",
    "strides",
    "view",
    "weighs",
]
