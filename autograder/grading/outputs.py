"""What a learner's cells put out, as it may stand before an instructor."""

import base64
from typing import Any

import nbformat

from shapeclinic.diagnosis.report import DIAGNOSIS_TYPE, LESSONS

from ..sandbox.limits import Limits

# Plain text, and pictures of points: a browser runs nothing of them. HTML, SVG, Markdown, LaTeX and JavaScript stay out.
_TEXT, _PICTURES = "text/plain", ("image/png", "image/jpeg")
_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_MOST_OUTPUTS, _LONGEST_WORDS = 200, 10_000
LEFT_OUT = "[Left out: {}]"


def harmless(outputs: list[Any], limits: Limits) -> list[Any]:
    """The outputs of a cell of a learner's, without anything that a browser would run, and not too much of it."""
    kept: list[Any] = []
    left = limits.output
    for output in outputs[:_MOST_OUTPUTS]:
        made = _harmless(output, left)
        left -= sum(len(str(value)) for value in made.values()) + sum(
            len(str(value)) for value in made.get("data", {}).values()
        )
        kept.append(made)
        if left <= 0:
            break
    if len(kept) < len(outputs):
        kept.append(_stream("stdout", LEFT_OUT.format(f"{len(outputs) - len(kept)} more outputs")))
    return kept


def harmless_of_test(outputs: list[Any], limits: Limits, points: float) -> list[Any]:
    """The same for a test that ran among the learner's code; what nbgrader reads its points from stays, and is never above them."""
    kept = harmless(outputs, limits)
    deciding = next(filter(_decides, enumerate(outputs)), None)
    if deciding is not None:
        place, output = deciding
        made = _harmless(output, limits.output)
        if output.output_type == "execute_result":
            words = made["data"].get(_TEXT) or LEFT_OUT.format("a result of no text")
            made = nbformat.v4.new_output("execute_result", data={_TEXT: _at_most(words, points)})
        kept[place : place + 1] = [made]
    return kept


def _decides(numbered: tuple[int, Any]) -> bool:
    """True for what nbgrader's `determine_grade` stops at: an error, words on stderr, a result."""
    _, output = numbered
    return output.output_type in ("error", "execute_result") or output.get("name") == "stderr"


def _at_most(words: str, points: float) -> str:
    """A number as partial credit: no more than the points that there are."""
    try:
        return f"{points:g}" if float(words) > points else words
    except ValueError:
        return words


def _harmless(output: Any, most: int) -> Any:
    match output.get("output_type"):
        case "stream":
            return _stream("stderr" if output.get("name") == "stderr" else "stdout", _text(output.get("text"), most))
        case "error":
            lines = output.get("traceback")
            told = _text("\n".join(map(str, lines)) if isinstance(lines, list) else "", most)
            return nbformat.v4.new_output(
                "error",
                ename=_text(output.get("ename"), 200),
                evalue=_text(output.get("evalue"), _LONGEST_WORDS),
                traceback=told.split("\n"),
            )
        case "display_data" | "execute_result":
            given = output.get("data")
            return nbformat.v4.new_output("display_data", data=_data(given if isinstance(given, dict) else {}, most))
    return _stream("stdout", LEFT_OUT.format("an output of no known kind"))


def _data(given: dict[str, Any], most: int) -> dict[str, Any]:
    return {**_shown(given, most), **_cause(given.get(DIAGNOSIS_TYPE))}


def _cause(said: Any) -> dict[str, Any]:
    """The cause that a diagnosis named, for the report on the class: one of those that there are, and nothing else."""
    match said:
        case {"cause": str(cause)} if cause in LESSONS:
            return {DIAGNOSIS_TYPE: {"cause": cause}}
    return {}


def _shown(given: dict[str, Any], most: int) -> dict[str, str]:
    for kind in _PICTURES:
        if kind in given:
            try:
                picture = base64.b64decode("".join(str(given[kind]).split()), validate=True)
            except ValueError:
                continue
            if picture.startswith(_SIGNATURES[kind]) and len(picture) <= most:
                return {kind: base64.b64encode(picture).decode()}
    if _TEXT in given:
        return {_TEXT: _text(given[_TEXT], most)}
    return {_TEXT: LEFT_OUT.format(", ".join(sorted(str(kind)[:60] for kind in given)[:5]) or "nothing")}


def _text(value: Any, most: int) -> str:
    words = value if isinstance(value, str) else "".join(map(str, value)) if isinstance(value, list) else str(value)
    words = words.encode("utf-8", "replace").decode()  # no half of a surrogate pair, which no file could hold
    return words if len(words) <= most else words[: max(most, 0)] + LEFT_OUT.format(f"{len(words) - most} characters")


def _stream(name: str, text: str) -> Any:
    return nbformat.v4.new_output("stream", name=name, text=text)
