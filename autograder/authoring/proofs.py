"""What must hold of an assignment before its marks can be trusted; each proof names what does not."""

import ast
import collections
import re
from collections.abc import Iterator, Sequence
from typing import Any

from shapeclinic.diagnosis.report import LESSONS

from .assignment import Answer, Assignment, Session
from .mutation import Mutated, judge_mutants

LEAST_RIGHT, LEAST_WRONG = 3, 5
_CAUSES = {*LESSONS, "other"}
# Digits that say nothing of an answer: in names of classes, of layers, of lessons, and a function's own example.
_NO_NUMBER = re.compile(r"course/\S+|[A-Za-z]\w*\d\w*|0x\w+|frame\(s\)")


def form(assignment: Assignment) -> Iterator[str]:
    """How the notebook is made: one check to a test cell, the same points in it, one item in words, nothing beside it."""
    folder = assignment.path("solutions").parent
    others = sorted(path.name for path in folder.iterdir() if path.name != f"{assignment.name}.ipynb")
    others = [name for name in others if name != ".ipynb_checkpoints"]
    if others:
        yield f"{folder} holds {', '.join(others)} too. nbgrader hands out every file of it."
    items = assignment.items("solutions")
    for item in items:
        try:
            body = ast.parse(item.test).body
        except SyntaxError as error:
            yield f"The test of {item.name} cannot be read: {error}"
            continue
        if len(body) != 1 or not isinstance(body[0], ast.Expr) or item.test.rstrip().endswith(";"):
            yield f"The test of {item.name} must be one check and nothing else: nbgrader gives what goes on after it full marks."
        if "### BEGIN SOLUTION" not in item.solution:
            yield f"{item.name} has no solution: ### BEGIN SOLUTION … ### END SOLUTION"
    names = [item.name for item in items]
    if len(set(names)) != len(names):
        yield f"Two test cells judge one answer: {', '.join(name for name in names if names.count(name) > 1)}"
    if not items:
        yield "No cell of it is judged by a check."
    if not assignment.manual_items("solutions"):
        yield "No item asks why, in words (a manually graded answer)."


def enough_answers(assignment: Assignment) -> Iterator[str]:
    """Enough right and wrong answers of each item, each wrong one with its cause."""
    kept = assignment.answers()
    kinds = collections.Counter((answer.item, answer.outcome == "correct") for answer in kept)
    for item in assignment.items("solutions"):
        for right, least, words in ((True, LEAST_RIGHT, "right"), (False, LEAST_WRONG, "wrong")):
            if kinds[item.name, right] < least:
                yield f"{item.name} has {kinds[item.name, right]} {words} answers; at least {least} are needed."
    for answer in kept:
        if answer.outcome == "correct" and answer.cause:
            yield f"{answer} is right, and names a cause."
        if answer.outcome != "correct" and answer.cause not in _CAUSES:
            yield f"{answer} must name its cause, one of {', '.join(sorted(_CAUSES))}. Received: {answer.cause or 'none'}"
        if answer.outcome != "correct" and not answer.says:
            yield f"{answer} must quote a part of what it is told: # says: …"


def judge_answers(session: Session) -> list[tuple[Answer, Any]]:
    """Every kept answer with its outcome, from the unchanged test cell of its item."""
    by_name = {item.name: item for item in session.assignment.items("exercises")}
    return [(answer, session.judge(answer.source, by_name[answer.item])) for answer in session.assignment.answers()]


def verdicts(judged: Sequence[tuple[Answer, Any]]) -> Iterator[str]:
    """Whether each answer got the verdict, the points and the words that it is labelled with, with numbers of its own."""
    for answer, outcome in judged:
        if (outcome.kind, outcome.points) != (answer.outcome, answer.points):
            yield (
                f"{answer} should be {answer.outcome} with {answer.points:g} points, and is {outcome.kind} with "
                f"{outcome.points:g}: {outcome.text()}"
            )
        if answer.says not in outcome.text():
            yield f"{answer} should be told {answer.says!r}, and is told: {outcome.text()}"
        elif answer.outcome != "correct" and _has_number(outcome.text()) and not _has_number(answer.says):
            yield f"{answer} should quote a number of its own: {outcome.text()}"


def _has_number(text: str) -> bool:
    return re.search(r"\d", _NO_NUMBER.sub("", text)) is not None


def table_of(assignment: Assignment, judged: Sequence[tuple[Answer, Any]]) -> str:
    """How many answers of each item ended in which way, and what each wrong one is told."""
    lines = [f"{assignment.name}: item, then how many answers end in which way"]
    for item in assignment.items("solutions"):
        kinds = collections.Counter(str(outcome.kind) for answer, outcome in judged if answer.item == item.name)
        lines.append(f"  {item.name:22} " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    for answer, outcome in judged:
        if answer.outcome != "correct":
            lines.append(f"    {answer}: {outcome.kind}, {answer.cause}, “{answer.says}”")
    return "\n".join(lines)


def solution_and_release(session: Session) -> Iterator[str]:
    """The solution gets full marks, with the points of nbgrader's metadata; the untouched answer is told from a wrong one."""
    released = {item.name: item for item in session.assignment.items("exercises")}
    for item in session.assignment.items("solutions"):
        solved = session.judge(item.solution, item)
        if solved.kind != "correct" or solved.points != item.points:
            yield f"The solution of {item.name} is {solved.kind} with {solved.points:g} of {item.points:g} points: {solved.text()}"
        if solved.out_of != item.points:
            yield f"{item.name} is out of {solved.out_of:g} in its check and of {item.points:g} in nbgrader's metadata."
        untouched = session.judge(released[item.name].solution, item)
        if (untouched.kind, untouched.points) != ("unattempted", 0):
            yield f"{item.name} as it is handed out should be unattempted, and is {untouched.kind}: {untouched.text()}"


def another_seed(session: Session) -> Iterator[str]:
    """The solutions are written for any seed: those of items that have to do with what the preparation makes."""
    cells = session.assignment.preparation()
    for source in cells:
        session.run(re.sub(r"^SEED = .*$", "SEED = 'another class'", source, flags=re.MULTILINE))
    made = {name for source in cells for name in _bound(source)}
    for item in session.assignment.items("solutions"):
        used = {node.id for part in (item.solution, item.test) for node in _nodes(part) if isinstance(node, ast.Name)}
        if made.isdisjoint(used):
            continue
        made.add(item.name)
        outcome = session.judge(item.solution, item)
        if outcome.kind != "correct":
            yield f"With another SEED the solution of {item.name} is {outcome.kind}: {outcome.text()}"
    for source in cells:
        session.run(source)


def _nodes(source: str) -> Iterator[ast.AST]:
    """The syntax of a cell, without IPython's own commands; nothing of one that cannot be read, which other proofs tell of."""
    try:
        yield from ast.walk(ast.parse(re.sub(r"^\s*[%!].*$", "", source, flags=re.MULTILINE)))
    except SyntaxError:
        return


def _bound(source: str) -> Iterator[str]:
    """The names that a cell gives to anything but what it imports."""
    for node in _nodes(source):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def mutated(session: Session, number: int | None) -> list[Mutated]:
    """What became of mutants of each worked solution: so many of each, or all."""
    return [judge_mutants(session, item, number) for item in session.assignment.items("solutions")]


def open_mutants(found: Sequence[Mutated]) -> Iterator[str]:
    """Changes of a solution that its check did not see."""
    for one in found:
        for what in one.open:
            yield f"{one.item}: nobody sees that {what}. Mend the check, or say in equivalent.toml why it makes no difference."


def table_of_mutants(assignment: Assignment, found: Sequence[Mutated]) -> str:
    """How many mutants of each item were killed, are equivalent (and why), or open."""
    lines = [f"{assignment.name}: mutants of each worked solution"]
    for one in found:
        counts = f"killed {one.killed}, equivalent {len(one.equivalent)}, open {len(one.open)}"
        lines.append(f"  {one.item:22} {one.unmutated or counts}")
        lines += [f"    equivalent: {words}" for words in one.equivalent]
    return "\n".join(lines)
