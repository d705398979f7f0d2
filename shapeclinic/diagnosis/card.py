"""A diagnosis as a card for notebooks: plain HTML, readable without colour, in light and dark themes."""

import base64
import linecache
from html import escape

from ..axes import named
from ..figures.ledger import LedgerPicture
from ..figures.palette import MISMATCH as _MISMATCH
from ..figures.sheet import as_png
from ..tracing import Trace
from .ledger import LedgerRow, ledger_rows
from .report import Diagnosis

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
        _shapes(ledger_rows(trace, diagnosis.layer)),
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


def _shapes(rows: list[LedgerRow]) -> str:
    """The shapes through the model as a picture, and the same as text."""
    if not rows:
        return ""
    picture = LedgerPicture(rows)
    words = escape(picture.show(), quote=True)
    data = base64.b64encode(as_png(picture.figure)).decode()
    image = f"<img alt='{words}' src='data:image/png;base64,{data}' style='max-width: 100%; margin-top: 6px'>"
    return f"{image}<details style='font-size: .88em'><summary>the same as text</summary>{_ribbon(rows)}</details>"


def _ribbon(rows: list[LedgerRow]) -> str:
    """The shapes through the model, a line a layer; the culprit's is marked by a sign and a colour."""
    hidden = max(len(rows) - _MOST_LAYERS, 0)
    lines = [f"   … {hidden} layers before"] if hidden else []
    width = max(len(row.name) for row in rows)
    for row in rows[hidden:]:
        after = "cannot take it" if row.outputs is None else ", ".join(map(named, row.outputs))
        text = escape(f"{row.name.ljust(width)}  {', '.join(map(named, row.inputs))} → {after}")
        if row.is_culprit:
            lines.append(f"<span style='color: {_MISMATCH}; font-weight: 600'>✗  {text}</span>")
        else:
            lines.append(f"   {text}")
    style = "margin: 6px 0 0; padding: 0; background: transparent; white-space: pre; font-size: .88em; overflow-x: auto"
    return f"<pre style='{style}'>{chr(10).join(lines)}</pre>"
