"""The card that a learner sees under a check: plain HTML, readable without colour, in light and dark themes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .outcomes import Outcome

# Border colour, mark and heading. The mark says the same as the colour, for those who do not see it.
_LOOK = {
    "correct": ("#009E73", "✓", "Correct"),
    "incorrect": ("#D55E00", "✗", "Not yet"),
    "unattempted": ("#8c8c8c", "○", "Not attempted"),
    "error": ("#D55E00", "!", "Stopped"),
}


def html_card(outcome: Outcome) -> str:
    """One outcome as a block of HTML with no script and no outside style."""
    colour, mark, heading = _LOOK[outcome.kind]
    parts = [
        f"<div style='font-weight: 600'><span aria-hidden='true'>{mark}</span> {heading} "
        f"<span style='font-weight: 400; opacity: .75'>· {_points(outcome)}</span></div>",
        f"<div style='margin-top: 4px'>{escape(outcome.sentence)}</div>",
    ]
    if outcome.arithmetic:
        lines = "\n".join(escape(line) for line in outcome.arithmetic)
        # JupyterLab breaks long lines of a <pre> in the middle of words.
        breaks = "white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere"
        style = f"margin: 6px 0 0; padding: 0; background: transparent; {breaks}; font-size: .92em"
        parts.append(f"<pre style='{style}'>{lines}</pre>")
    if outcome.praise:
        parts.append(f"<div style='margin-top: 6px; font-weight: 600'>★ {escape(outcome.praise)}</div>")
    foot = []
    if outcome.lesson:
        page = f"{outcome.lesson}.ipynb"
        foot.append(f"Read again: <a href='../../course/{escape(page)}'>course/{escape(page)}</a>")
    if outcome.device:
        foot.append(f"Built and run on {escape(outcome.device)}")
    if foot:
        parts.append(f"<div style='margin-top: 6px; font-size: .88em; opacity: .75'>{' · '.join(foot)}</div>")
    style = f"border-left: 4px solid {colour}; padding: 6px 12px; margin: 4px 0; max-width: 46em; line-height: 1.45"
    return f"<div role='status' aria-label='{heading}' style='{style}'>{''.join(parts)}</div>"


def _points(outcome: Outcome) -> str:
    unit = "point" if outcome.out_of == 1 else "points"
    return f"{outcome.points:g} of {outcome.out_of:g} {unit}"
