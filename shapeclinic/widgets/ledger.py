"""The shapes through a model that is there, or through one that could not be built."""

from collections.abc import Callable
from typing import Any

from .. import quiet  # noqa: F401  (before anything imports Keras)
from ..diagnosis.ledger import LedgerRow, ledger_rows
from ..figures.ledger import LedgerPicture
from .explorer import Explorer, choice, slider

_NOTHING = "nothing"


def shape_ledger(program: Callable[[], Any]) -> Explorer:
    """Show the shapes through a Keras model, layer by layer, and which layer could not take what reached it.

    Arguments:
        program: a Keras model; or a function without arguments that builds or runs one, and may fail.

    Returns:
        What to leave as the last line of a cell. Where there is nothing to show, its caption says why.
    """
    rows, explanation = _traced(program)
    picture = LedgerPicture(rows)
    names = [f"{number}: {row.name}" for number, row in enumerate(rows, start=1)]
    layer = choice("layer", _NOTHING, (_NOTHING, *names))
    first = slider("layers before", picture.last_part, 0, picture.last_part)
    first.layout.display = "" if picture.last_part else "none"

    def draw() -> str:
        if not rows:
            return explanation
        chosen = None if layer.value == _NOTHING else names.index(layer.value)
        told = explanation if chosen is None or rows[chosen].is_culprit else ""
        place = None if chosen is None else chosen - first.value
        return f"{told} {picture.show(place, first.value)}".strip()

    def chose(_: Any) -> None:
        """Bring the chosen layer into sight, before it is drawn."""
        if layer.value != _NOTHING:
            place, most = names.index(layer.value), len(picture.rows)
            if not first.value <= place < first.value + most:
                first.value = min(max(place - most // 2, 0), picture.last_part)

    def clicked(x: float, y: float) -> None:
        row = picture.row_at(x, y)
        layer.value = _NOTHING if row is None else names[first.value + row]

    layer.observe(chose, "value")
    return Explorer(picture.figure, {"layer": layer, "layers before": first}, draw, clicked)


def _traced(program: Any) -> tuple[list[LedgerRow], str]:
    import keras

    from ..diagnosis.inspection import inspect_trace
    from ..tracing import Tracer

    run = program
    if isinstance(program, keras.Model):
        if not getattr(program, "inputs", None):  # no functional model
            return (
                [],
                "This model's layers show when it is run: shape_ledger(lambda: model(clips)), with clips of yours.",
            )
        run = lambda: keras.models.clone_model(program)  # noqa: E731  (which calls every layer on the declared input)
    if not callable(run):
        kind = type(program).__name__
        return [], f"A Keras model is needed, or a function that builds one. Received: a value of type {kind}."
    tracer = Tracer()
    try:
        with tracer.running():
            run()
    except Exception:  # it is in the trace
        pass
    found = inspect_trace(tracer.trace)
    rows = ledger_rows(tracer.trace, found.layer)
    if found.cause == "other":
        return rows, f"This fails, and not over shapes: {found.found:.300}"
    if not rows:
        return rows, found.explanation or "No layer was called."
    return rows, found.explanation if found.cause != "healthy" else ""
