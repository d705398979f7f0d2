"""One small rule per way of failing: each looks at a trace and says what it finds, or None."""

from collections.abc import Callable

from ...tracing import Trace
from ..report import Diagnosis
from . import constructors, feeding, joins, masks, ranks, silent, sizes, states, targets

Rule = Callable[[Trace], Diagnosis | None]

# In this order: what tells most about the program's intent first.
WHEN_IT_FAILED: tuple[Rule, ...] = (
    constructors.argument,
    states.initial_state,
    sizes.shared_between_sizes,
    masks.mask,
    feeding.stateful_batch,
    feeding.unequal_clips,
    feeding.unequal_counts,
    feeding.data_against_model,
    sizes.rebuilt_for_another_size,
    ranks.several_inputs,
    ranks.rank,
    sizes.open_frame_size,
    sizes.window,
    joins.merge,
    joins.attention,
    joins.reshape,
    sizes.open_features,
    constructors.argument_at_call,
    silent.channels_first,
    targets.mismatch,
)
WHEN_IT_RAN: tuple[Rule, ...] = (
    states.initial_state,
    sizes.shared_between_sizes,
    states.order,
    states.mixed,
    silent.channels_first,
    targets.broadcast,
    silent.pooled_time,
    silent.scrambled,
    masks.mask_of_pixels,
    masks.mask_of_other_steps,
)
