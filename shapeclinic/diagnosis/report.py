"""What a diagnosis says, for people and for tools."""

from __future__ import annotations

import dataclasses
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from .trade_offs import TRADE_OFFS

if TYPE_CHECKING:  # who reads a report edits no program
    from .edits import Edit

HEALTHY, MISMATCH, COULD_NOT_RUN, OTHER = 0, 1, 2, 3

DIAGNOSIS_TYPE = "application/vnd.shapeclinic.diagnosis+json"  # a cause as data, beside its card
# The lesson that teaches a cause, of those that are written.
LESSONS = {
    **dict.fromkeys(("rank", "return-sequences", "time-distributed"), "1_reading_the_error"),
    **dict.fromkeys(("argument-name", "kernel-size", "stride"), "2_kernel_and_stride"),
    **dict.fromkeys(("padding", "skip-connection"), "3_padding"),
    **dict.fromkeys(("sequence-length", "frame-size"), "4_sequence_length"),
    **dict.fromkeys(("state-shape", "stateful-batch"), "5_state_shape"),
    **dict.fromkeys(("channels", "target-shape", "reshape"), "6_silent_mismatch"),
}


@dataclass
class Fix:
    """One way to repair the program.

    Attributes:
        kind: a short name, such as `set-padding`.
        description: what is changed.
        edits: the changes to the source.
        verified: True if the program was run with it and found healthy, False if not, None if not tried.
    """

    kind: str
    description: str
    edits: tuple[Edit, ...]
    verified: bool | None = None

    @property
    def trade_off(self) -> str:
        """What this kind of fix costs, or when to choose it."""
        return TRADE_OFFS.get(self.kind, "")


@dataclass
class Diagnosis:
    """What is wrong with a program. See docs/diagnosis.md for the meaning of each field."""

    cause: str
    layer: str | None = None
    line: int | None = None
    stage: str | None = None
    certainty: str = "error"
    expected: str = ""
    found: str = ""
    explanation: str = ""
    fixes: list[Fix] = field(default_factory=list)
    note: str = ""

    @property
    def lesson(self) -> str | None:
        """The lesson that teaches this cause."""
        return LESSONS.get(self.cause)

    @property
    def status(self) -> int:
        """The exit status of the command."""
        return {"healthy": HEALTHY, "other": OTHER}.get(self.cause, MISMATCH)

    def as_json(self) -> dict[str, Any]:
        """The diagnosis as plain data, as `--json` prints it."""
        plain = {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.name not in ("fixes", "note")}
        fixes = [
            {
                "kind": fix.kind,
                "description": fix.description,
                "trade_off": fix.trade_off,
                "verified": bool(fix.verified),
                "tried": fix.verified is not None,
            }
            for fix in self.fixes
        ]
        return {**plain, "lesson": self.lesson, "fixes": fixes, "note": self.note}


class Tried(NamedTuple):
    """What became of the fixes.

    Attributes:
        repaired: for each fix that works, by its place in the list, the whole program with it.
        time_up: whether a fix stayed untried because the time was up.
    """

    repaired: dict[int, str]
    time_up: bool


def terminal_text(diagnosis: Diagnosis, file: str, colour: bool = False) -> str:
    """A diagnosis for a terminal of 80 columns."""
    bold, warm, good, off = ("\x1b[1m", "\x1b[33m", "\x1b[32m", "\x1b[0m") if colour else ("", "", "", "")
    if diagnosis.cause == "healthy":
        return f"{good}✓ {file}: no mismatch found.{off}{_wrapped(diagnosis.note, '  ')}"
    if diagnosis.cause == "other":
        return f"{warm}{file}: no shape mismatch that is known here; the failure itself:{off}\n\n{diagnosis.explanation}{_wrapped(diagnosis.note, '')}"
    doubt = "Probably not meant: " if diagnosis.certainty == "suspicion" else ""
    where = [f"line {diagnosis.line}"] if diagnosis.line else []
    where += [f"layer {diagnosis.layer}"] if diagnosis.layer else []
    heading, beside = f"✗ {doubt}{diagnosis.cause}", ", ".join([file, *where])
    lines = [f"{warm}{bold}{heading}{off}   {beside}"]
    if len(heading) + len(beside) + 3 > 80:
        lines = [f"{warm}{bold}{heading}{off}", f"  {file}", *(f"  {', '.join(where)}" for _ in where[:1])]
    lines.append("")
    lines.append(f"  found     {_hang(diagnosis.found)}")
    lines.append(f"  expected  {_hang(diagnosis.expected)}")
    lines.append(_wrapped(diagnosis.explanation, "  "))
    if diagnosis.fixes:
        lines += ["", f"  {bold}Fixes{off}"]
        for fix in diagnosis.fixes:
            mark = {True: "✓ works", False: "✗ did not help", None: "· not tried"}[fix.verified].ljust(14)
            lines.append(
                f"  {good if fix.verified else ''}{mark}{off if fix.verified else ''}  {_hang(fix.description, 18)}"
            )
            if fix.trade_off:
                lines.append(" " * 18 + _hang(fix.trade_off, 18))
    if diagnosis.note:
        lines.append(_wrapped(diagnosis.note, "  "))
    if diagnosis.lesson:
        lines += ["", f"  Lesson: course/{diagnosis.lesson}.ipynb"]
    return "\n".join(lines)


def _hang(text: str, indent: int = 12) -> str:
    return textwrap.fill(text, 78, initial_indent=" " * indent, subsequent_indent=" " * indent)[indent:]


def _wrapped(text: str, indent: str) -> str:
    if not text:
        return ""
    return "\n" + textwrap.fill(text, 78, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
