"""A worked solution on demand, out of `solutions/` where that is present."""

from pathlib import Path

import nbformat

from .released import bound_names


class WorkedSolution:
    """The code of a worked solution, or the sentence that says where to ask for it."""

    def __init__(self, text: str, is_code: bool) -> None:
        self._text, self._is_code = text, is_code

    def __repr__(self) -> str:
        return self._text

    def _repr_markdown_(self) -> str:
        return f"```python\n{self._text}\n```" if self._is_code else self._text


def worked_solution(name: str) -> WorkedSolution:
    """Show one way to solve an item.

    Arguments:
        name: what the answer is called, such as `"build_strided"`.

    Returns:
        The instructor's code for it. Where the solutions are not at hand (a class), a sentence instead.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        for notebook in sorted((folder / "solutions").glob(f"{here.name}/*.ipynb")):
            for cell in nbformat.read(notebook, as_version=4).cells:
                code = _solution_region(cell.source)
                if code is not None and name in bound_names(cell.source):
                    return WorkedSolution(code, is_code=True)
    return WorkedSolution(f"There is no worked solution of {name!r} here: your instructor has it.", is_code=False)


def _solution_region(source: str) -> str | None:
    lines = source.splitlines()
    starts = [i for i, line in enumerate(lines) if "BEGIN SOLUTION" in line]
    ends = [i for i, line in enumerate(lines) if "END SOLUTION" in line]
    return "\n".join(lines[starts[0] + 1 : ends[0]]) if starts and ends else None
