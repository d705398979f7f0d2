"""What is wrong with a Keras program's shapes, and what mends it."""

from collections.abc import Callable
from typing import Any

from .report import Diagnosis, Fix


def diagnose(program: Callable[[], Any]) -> Diagnosis:
    """Call a function under the tracer and say what is wrong with its shapes.

    Arguments:
        program: called without arguments, in this process; what it raises is kept in the diagnosis.

    Returns:
        The diagnosis; its fixes are proposals that were not tried.
    """
    from ..tracing import Tracer
    from .inspection import inspect_trace

    tracer = Tracer()
    try:
        with tracer.running():
            program()
    except Exception:  # it is in the trace
        pass
    return inspect_trace(tracer.trace)


__all__ = ["Diagnosis", "Fix", "diagnose"]
