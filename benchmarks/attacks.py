"""The attacks of the tests on nbgrader, otter and this kit, side by side: who loses what. Writes docs/attacks.md too."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from autograder.grading.judging import Bench
from autograder.sandbox.house import House
from autograder.sandbox.limits import Limits
from autograder.sandbox.walls import Wall, probe, require
from autograder.sandbox.warm import WarmProcess

from .classes import ROOT
from .otter import Otter, as_tests, without_tests

sys.path.append(str(ROOT / "tests"))  # the attacks, and what they go for, are the tests' own

from attacks import ATTACKS, World, attacked, label, run_as_nbgrader_does

TABLE = ROOT / "docs" / "attacks.md"
_HEAD = """# The same attacks on three autograders

Each attack of `tests/attacks/` was run for real: by nbgrader's own `Execute` in a kernel without walls, by otter-grader's
`otter run`, and by this kit. *Taken* means that it got its prize: points that were not earned, a secret read, a file changed,
a server reached, a process ended, something left for whoever comes next, or a right that it should not have.

The attacks on points were written against tests that stand in the notebook, as nbgrader has them. Otter keeps its tests in
files, so many of these miss it as they are; that says little about attacks made for otter, which runs its tests in the
learner's process too. Written by `python -m benchmarks attacks`.

| attack | aims at | prize | nbgrader | otter | this kit | stopped by |
|---|---|---|---|---|---|---|
"""
# otter keeps no outputs: what an attack prints is written down instead.
_PRINT = """def print(*words, **_):
    with open({!r}, "a") as loot:
        loot.write(" ".join(map(str, words)) + "\\n")
"""


def measure() -> dict:
    """Run them all; takes about half an hour."""
    limits = Limits(cell_seconds=20)
    warm = WarmProcess()
    open_house, bench = House([], limits, warm), Bench(require(probe(), Wall.SECCOMP), limits)
    taken: dict[str, list[str]] = {"nbgrader": [], "otter": [], "autograder": []}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        otter = _Otter(Path(folder))
        ways: dict[str, tuple[Callable[[Any], Any], bool]] = {
            "nbgrader": (lambda page: run_as_nbgrader_does(page, open_house), True),
            "otter": (otter.run, True),
            "autograder": (lambda page: bench.judge(page).notebook, False),
        }
        for number, attack in enumerate(ATTACKS):
            known = label(attack)
            row = [f"`{attack.stem}`", known["aims"], known["prize"]]
            for name, (run, naive) in ways.items():
                place = Path(folder) / f"{name} {number}"
                place.mkdir()
                world = World(place)
                try:
                    got_it, _ = attacked(attack, world, run, naive)
                finally:
                    world.close()
                if got_it:
                    taken[name].append(attack.stem)
                row.append("**taken**" if got_it else "nothing")
            print(*row[:1], *row[3:], flush=True)
            rows.append("| " + " | ".join([*row, known["stopped by"]]) + " |")
    bench.close()
    open_house.close()
    warm.close()
    counts = {name: len(them) for name, them in taken.items()}
    told = f"\nTaken of {len(ATTACKS)}: nbgrader {counts['nbgrader']}, otter {counts['otter']}, this kit {counts['autograder']}.\n"
    TABLE.write_text(_HEAD + "\n".join(rows) + "\n" + told, encoding="utf-8")
    return {"attacks": len(ATTACKS), "taken": counts}


class _Otter:
    """Runs a page as otter does, and gives it back with what was scored and printed as its outputs."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._otter = folder, Otter(folder)
        self._made: dict[tuple[str, ...], Path] = {}
        self._runs = 0

    def run(self, page: Any) -> Any:
        self._runs += 1
        folder = self._folder / f"run {self._runs}"
        folder.mkdir()
        loot = folder / "loot.txt"
        page.cells.insert(0, nbformat.v4.new_code_cell(_PRINT.format(str(loot))))
        whole = folder / "whole.ipynb"
        nbformat.write(page, whole)
        tests = as_tests(whole)
        key = tuple(code for code, _ in tests.values())
        if key not in self._made:
            self._made[key] = self._otter.generate(tests, f"attacked {len(self._made)}")
        scores, _ = self._otter.run(self._made[key], without_tests(whole, folder / "page.ipynb"))
        for cell in page.cells:
            if cell.cell_type == "code":
                score = scores.get(cell.metadata.get("nbgrader", {}).get("grade_id"), 0)
                cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": f"{score:g}"})]
        said = loot.read_text(errors="replace") if loot.exists() else ""
        page.cells[0].outputs = [nbformat.v4.new_output("stream", text=line) for line in said.splitlines()]
        return page
