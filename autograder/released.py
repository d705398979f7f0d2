"""Whether an answer is still as it was handed out, by nbgrader's own checksum of its cell."""

import ast
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat


def bound_names(source: str) -> set[str]:
    """The names to which the code of a cell gives a value at its top level; none if it cannot be read."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    names: set[str] = set()
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            names.add(statement.name)
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names |= {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
    return names


def is_as_released(name: str, executed: Sequence[str], notebook: Any) -> bool:
    """True if the last cell that gave `name` a value is an answer cell just as it was handed out.

    Arguments:
        name: what the answer is called.
        executed: the sources of the cells that were run, in order.
        notebook: the notebook (nbformat 4) whose metadata holds the checksums of the release.
    """
    from nbgrader.utils import compute_checksum, is_solution

    source = next((source for source in reversed(executed) if name in bound_names(source)), None)
    if source is None:
        return False
    for cell in notebook.cells:
        if is_solution(cell) and "checksum" in cell.metadata.nbgrader:
            as_run = nbformat.from_dict({**cell, "source": source.strip("\n")})
            if compute_checksum(as_run) == cell.metadata.nbgrader.checksum:
                return True
    return False


def running_notebook() -> Any:
    """The notebook that this kernel runs, as saved; None if it cannot be told.

    Jupyter names it in the environment; under nbgrader it lies in the working directory.
    """
    named = Path(os.environ.get("JPY_SESSION_NAME", ""))
    candidates = [named] if named.suffix == ".ipynb" and named.is_file() else sorted(Path.cwd().glob("*.ipynb"))
    if len(candidates) != 1:
        return None
    try:
        return nbformat.read(candidates[0], as_version=4)
    except (OSError, ValueError, nbformat.reader.NotJSONError):
        return None
