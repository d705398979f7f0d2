"""One small rule per way of failing: each looks at a trace and says what it finds, or None."""

from collections.abc import Callable

from ...tracing import Trace
from ..report import Diagnosis
from . import constructors, feeding, layers, silent, states, targets

Rule = Callable[[Trace], Diagnosis | None]

# In this order: what tells most about the program's intent first.
WHEN_IT_FAILED: tuple[Rule, ...] = (
    constructors.argument,
    states.initial_state,
    feeding.stateful_batch,
    feeding.unequal_clips,
    feeding.data_against_model,
    layers.rebuilt_for_another_size,
    layers.several_inputs,
    layers.rank,
    layers.open_frame_size,
    layers.window,
    layers.merge,
    layers.reshape,
    layers.open_features,
    targets.mismatch,
)
WHEN_IT_RAN: tuple[Rule, ...] = (
    states.initial_state,
    states.order,
    targets.broadcast,
    silent.channels_first,
    silent.pooled_time,
)
