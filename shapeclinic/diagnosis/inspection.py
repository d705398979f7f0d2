"""From a trace to a diagnosis: the first rule that finds something speaks."""

from ..tracing import Trace
from .report import Diagnosis
from .rules import WHEN_IT_FAILED, WHEN_IT_RAN


def inspect_trace(trace: Trace) -> Diagnosis:
    """Say what is wrong, by the rules for programs that failed or those for programs that ran.

    Returns:
        A diagnosis; its cause is `healthy` if the program ran and no rule found anything, and `other` if it failed
        and no rule did.
    """
    rules = WHEN_IT_RAN if trace.failure is None else WHEN_IT_FAILED
    for rule in rules:
        found = rule(trace)
        if found is not None:
            return found
    if trace.failure is None:
        return Diagnosis("healthy")
    return Diagnosis(
        "other",
        line=trace.failure.line,
        found=f"{trace.failure.class_name}: {trace.failure.message}",
        explanation=trace.failure.traceback,
    )
