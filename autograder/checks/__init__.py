"""What test cells call, `import autograder.checks as check`. Holds no expected value and no worked answer."""

from ..worked_solutions import worked_solution as solution
from . import questions
from .models import built_model, layer
from .predictions import chosen_strides, predicted_drop, predicted_size
from .running import check

drop = check(predicted_drop)
model = check(built_model)
size = check(predicted_size)
strides = check(chosen_strides)

__all__ = ["drop", "layer", "model", "questions", "size", "solution", "strides"]
