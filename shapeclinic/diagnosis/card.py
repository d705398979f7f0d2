"""A diagnosis as a card for notebooks: plain HTML, readable without colour, in light and dark themes."""

import linecache
from html import escape

from ..axes import named
from ..tracing import CallRecord, Shape, Trace
from .report import Diagnosis

_MISMATCH = "#D55E00"
_MOST_LAYERS = 12
_WIDEST_LINE = 70


def html_card(diagnosis: Diagnosis, trace: Trace) -> str:
    """What is wrong, the arithmetic, the shapes through the model with the culprit alone marked, and the fixes."""
    doubt = diagnosis.certainty == "suspicion"
    heading = "Probably not meant" if doubt else "Shape mismatch"
    where = [f"layer <code>{escape(diagnosis.layer)}</code>"] if diagnosis.layer else []
    where += [_line(diagnosis)] if diagnosis.line else []
    parts = [
        f"<div style='font-weight: 600'>{'?' if doubt else '✗'} {heading}: {escape(diagnosis.cause)}"
        f"<span style='font-weight: 400; opacity: .75'> · {', '.join(where)}</span></div>",
        "<table style='margin: 6px 0; border-collapse: collapse'>"
        f"<tr><td style='text-align: left; opacity: .75'>found</td><td style='text-align: left'>{escape(diagnosis.found)}</td></tr>"
        f"<tr><td style='text-align: left; opacity: .75'>expected</td><td style='text-align: left'>{escape(diagnosis.expected)}</td></tr>"
        "</table>",
        f"<div>{escape(diagnosis.explanation)}</div>",
        _ribbon(trace, diagnosis.layer),
    ]
    if diagnosis.fixes:
        parts.append(f"<div style='margin-top: 6px'>What may mend it:{_list(diagnosis)}</div>")
    if diagnosis.lesson:
        page = f"course/{diagnosis.lesson}.ipynb"
        parts.append(f"<div style='font-size: .88em; opacity: .75'>The lesson: {escape(page)}</div>")
    style = f"border-left: 4px solid {_MISMATCH}; padding: 6px 12px; margin: 4px 0; max-width: 60em; line-height: 1.45"
    return f"<div role='status' aria-label='{heading}' style='{style}'>{''.join(parts)}</div>"


def fixes_tried(diagnosis: Diagnosis) -> str:
    """What came of trying the fixes, as HTML with a status role, so that screen readers say it."""
    style = "padding: 0 16px; line-height: 1.45"
    note = f"<div style='font-size: .88em; opacity: .75'>{escape(diagnosis.note)}</div>"
    return f"<div role='status' aria-label='Fixes tried' style='{style}'>{_list(diagnosis)}{note}</div>"


def _list(diagnosis: Diagnosis) -> str:
    items = "".join(
        f"<li>{_verdict(fix.verified)}{escape(fix.description)} <span style='opacity: .75'>{escape(fix.trade_off)}</span></li>"
        for fix in diagnosis.fixes
    )
    return f"<ul style='margin: 2px 0'>{items}</ul>"


def _verdict(verified: bool | None) -> str:
    return {True: "<b>works</b>: ", False: "did not help: ", None: ""}[verified]


def _line(diagnosis: Diagnosis) -> str:
    """The line of the first edit, with its text: it may stand in an earlier cell."""
    place = next((edit.place for fix in diagnosis.fixes for edit in fix.edits), None)
    text = linecache.getline(place.file, place.line).strip() if place is not None else ""
    shown = text if len(text) <= _WIDEST_LINE else text[: _WIDEST_LINE - 1] + "…"
    return f"line {diagnosis.line}" + (f", <code>{escape(shown)}</code>" if shown else "")


def _ribbon(trace: Trace, culprit: str | None) -> str:
    """The shapes through the model, a line a layer; the culprit's is marked by a sign and a colour."""
    calls = _last_run(trace)
    if not calls:
        return ""
    hidden = max(len(calls) - _MOST_LAYERS, 0)
    lines = [f"   … {hidden} layers before"] if hidden else []
    width = max(len(call.layer.name or "") for call in calls)
    for call in calls[hidden:]:
        name = (call.layer.name or "").ljust(width)
        after = ", ".join(named(shape) for shape in _shapes(call)) if call.outputs is not None else "cannot take it"
        text = escape(f"{name}  {', '.join(map(named, call.input_shapes))} → {after}")
        if call.layer.name == culprit:
            lines.append(f"<span style='color: {_MISMATCH}; font-weight: 600'>✗  {text}</span>")
        else:
            lines.append(f"   {text}")
    style = "margin: 6px 0 0; padding: 0; background: transparent; font-size: .88em; overflow-x: auto"
    return f"<pre style='{style}'>{chr(10).join(lines)}</pre>"


def _last_run(trace: Trace) -> list[CallRecord]:
    """Each layer's last call, in order; what stands inside other layers of Keras's own is left out."""
    seen: dict[int, CallRecord] = {}
    for call in _of_one_model(trace):
        inside = call.parent is not None and not call.parent.layer.own and not call.parent.layer.is_a("Model")
        if not inside and not call.layer.is_a("Model", "InputLayer"):
            seen[call.layer.number] = call
    return list(seen.values())


def _of_one_model(trace: Trace) -> list[CallRecord]:
    """The calls that belong together with the last: those within the same model's run, or those that led to it."""
    if not trace.calls:
        return []
    last = (trace.failure.call if trace.failure else None) or trace.calls[-1]
    outermost = _outermost(last)
    if outermost is not last:
        return [call for call in trace.calls if _outermost(call) is outermost]
    led: list[CallRecord] = []
    open_ends = [last]
    while open_ends:
        call = open_ends.pop()
        if not any(call is known for known in led):
            led.append(call)
            open_ends += [source.call for source in [*call.sources, *call.state_sources] if source is not None]
    return [call for call in trace.calls if any(_outermost(call) is _outermost(known) for known in led)]


def _outermost(call: CallRecord) -> CallRecord:
    while call.parent is not None:
        call = call.parent
    return call


def _shapes(call: CallRecord) -> list[Shape]:
    from ..tracing import flat

    return flat(call.outputs)
