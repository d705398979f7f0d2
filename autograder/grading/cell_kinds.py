"""What a cell of a released notebook is: an answer, a check that is judged apart, a plain test, or a cell that both sides share."""

import ast
import builtins
from collections.abc import Iterator
from typing import Any

from nbgrader.utils import is_grade, is_locked, is_solution


class NotJudgeable(Exception):
    """An assignment that cannot be judged; the sentence says what to change."""


def is_test(cell: Any) -> bool:
    """True for a cell whose end gives points."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_shared(cell: Any) -> bool:
    """True for a cell that is run on both sides: locked, so that everybody has the same, and not graded."""
    return cell.cell_type == "code" and is_locked(cell) and not is_grade(cell) and not is_solution(cell)


def plain_tests(page: Any) -> tuple[str, ...]:
    """The grade ids of the tests that use no check.

    A check takes an answer by its name and is judged away from the learner's code. Any other test needs the learner's objects or files, so
    it runs among that code, as nbgrader runs it: isolated, and open to whoever forges its result.

    Arguments:
        page: a notebook (nbformat 4) as it was released or rebuilt; answers are not looked at.

    Raises:
        NotJudgeable: for a notebook that is not Python's, and for a test that uses a check and what only the learner's code defines.
    """
    _require_python(page)
    known = {*dir(builtins), "get_ipython", "display", "In", "Out", "_", "__name__"}
    checks: set[str] = set()
    plain = []
    for cell in page.cells:
        if not (is_shared(cell) or is_test(cell)):
            continue
        tree = _tree(cell)
        known |= set(_bound(tree))
        checks |= set(_bound_to_checks(tree))
        if not is_test(cell):
            continue
        used = set(_used(tree))
        if not used & checks:
            plain.append(cell.metadata.nbgrader.grade_id)
        elif missing := sorted(used - known):
            raise NotJudgeable(
                f"The test {cell.metadata.nbgrader.grade_id!r} holds a check and uses {', '.join(missing)}, which no locked cell defines. "
                "A check is judged away from the learner's code: it names an answer in quotes, as in "
                'check.size("answer", …). Put what is no check into a test cell of its own.'
            )
    return tuple(plain)


def require_locked_imports(page: Any) -> None:
    """Look that what makes a test a check stands in a locked cell, or in the test: an open cell is the learner's, and is run elsewhere.

    Arguments:
        page: a notebook (nbformat 4) as its author wrote it, or as it was released.

    Raises:
        NotJudgeable: if a test uses a check that only an open cell imports.
    """
    everywhere = {name for cell in page.cells if cell.cell_type == "code" for name in _bound_to_checks(_tree(cell))}
    locked: set[str] = set()
    for cell in page.cells:
        if is_shared(cell) or is_test(cell):
            locked |= set(_bound_to_checks(_tree(cell)))
        if is_test(cell) and (open_ones := sorted(set(_used(_tree(cell))) & everywhere - locked)):
            raise NotJudgeable(
                f"The test {cell.metadata.nbgrader.grade_id!r} uses {', '.join(open_ones)}, which is imported in a cell that is not locked. "
                "Lock that cell (nbgrader: Read-only), so that the check can be judged away from the learner's code."
            )


def has_checks(page: Any) -> bool:
    """True if a test of this notebook is judged apart. Raises NotJudgeable as `plain_tests` does."""
    return sum(map(is_test, page.cells)) > len(plain_tests(page))


def _require_python(page: Any) -> None:
    kernel, language = (page.metadata.get(key, {}) for key in ("kernelspec", "language_info"))
    name = str(kernel.get("language") or language.get("name") or "python")
    if name.lower() != "python":
        raise NotJudgeable(
            f"The notebook is written in {name} (kernel {kernel.get('name')}); only Python is judged here."
        )


def _tree(cell: Any) -> ast.Module:
    """The code of a cell; nothing if it cannot be read."""
    try:
        return ast.parse(_as_python(cell.source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _as_python(source: str) -> str:
    """The code of a cell without IPython's magics."""
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())


def _bound_to_checks(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (one.asname or "autograder" for one in names if one.name == "autograder.checks")
            case ast.ImportFrom(module="autograder.checks", names=names):
                yield from (one.asname or one.name for one in names)
            case ast.ImportFrom(module="autograder", names=names):
                yield from (one.asname or one.name for one in names if one.name == "checks")


def _bound(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.arg(arg=name):
                yield name
            case ast.alias(name=name, asname=other):
                yield other or name.split(".")[0]


def _used(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                yield name
