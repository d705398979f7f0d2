"""otter-grader, for comparison: its own environment, and an assignment's checks as its tests."""

import ast
import contextlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade, is_solution

from .classes import ROOT

VERSION = "otter-grader==7.0.0"


class Otter:
    """otter-grader over this kit's environment: what it brings itself lies before what is installed here.

    Arguments:
        folder: where its environment is made; needs the package index.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._python = folder / "environment" / "bin" / "python"
        _run("uv", "venv", "-q", "--python", sys.executable, str(folder / "environment"))
        asked = _run("uv", "pip", "install", "--dry-run", "--python", sys.executable, VERSION)
        brought = re.findall(r"^ \+ (\S+)$", asked, re.MULTILINE)
        _run("uv", "pip", "install", "-q", "--no-deps", "--python", str(self._python), *brought)
        [packages] = (folder / "environment" / "lib").glob("python3*/site-packages")
        [ours] = (Path(sys.prefix) / "lib").glob("python3*/site-packages")
        (packages / "kit.pth").write_text(f"{ours}\n")

    def generate(self, tests: Mapping[str, tuple[str, float]], name: str) -> Path:
        """Make an autograder of tests, by name: the code, which passes if it raises nothing, and the points.

        Arguments:
            tests: the tests.
            name: a name that no other autograder has.
        """
        folder = self._folder / name
        (folder / "tests").mkdir(parents=True)
        for test, (code, points) in tests.items():
            lines = [f">>> {ast.unparse(node)}" for node in ast.parse(code).body]
            suite = {
                "cases": [{"code": "\n".join(lines)}],
                "scored": True,
                "setup": "",
                "teardown": "",
                "type": "doctest",
            }
            told = {"name": test, "points": points, "suites": [suite]}
            (folder / "tests" / f"{test}.py").write_text(f"OK_FORMAT = True\ntest = {told!r}\n")
        self._call("generate", "-t", "tests", "--lang", "python", "--no-environment", cwd=folder)
        return folder / "autograder.zip"

    def run(self, autograder: Path, notebook: Path) -> tuple[dict[str, float], float]:
        """Grade one notebook; the points by test (none if it fell over), and the seconds that it took."""
        output = notebook.parent / f"{notebook.stem}-results"
        output.mkdir()
        begun = time.perf_counter()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._call("run", "-a", str(autograder), "-o", str(output), str(notebook), cwd=notebook.parent, check=False)
        seconds = time.perf_counter() - begun
        results = output / "results.json"
        tests = json.loads(results.read_text())["tests"] if results.exists() else []
        return {one["name"]: one["score"] for one in tests if "score" in one}, seconds

    def _call(self, *arguments: str, cwd: Path, check: bool = True) -> None:
        path = f"{self._python.parent}{os.pathsep}{os.environ['PATH']}"
        subprocess.run(
            [str(self._python), "-m", "otter", *arguments],
            cwd=cwd,
            check=check,
            env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
        )


def as_tests(assignment: Path) -> dict[str, tuple[str, float]]:
    """The check cells of an assignment as otter's tests: passed with full points, failed with fewer."""
    tests = {}
    for cell in nbformat.read(assignment, as_version=4).cells:
        if is_grade(cell) and not is_solution(cell):
            tree, points = ast.parse(cell.source), cell.metadata.nbgrader.points
            *before, last = tree.body
            asserted = [last]  # a test as most people write them: it raises or not
            if isinstance(last, ast.Expr):
                asserted = ast.parse(f"found = {ast.unparse(last)}\nassert repr(found) == '{points:g}'").body
            code = "\n".join(ast.unparse(node) for node in [*before, *asserted])
            tests[cell.metadata.nbgrader.grade_id] = (code, points)
    return tests


def without_tests(notebook: Path, to: Path) -> Path:
    """Write a notebook as it is handed in where the tests are elsewhere."""
    page = nbformat.read(notebook, as_version=4)
    page.cells = [cell for cell in page.cells if is_solution(cell) or not is_grade(cell)]
    nbformat.write(page, to)
    return to


def _run(*command: str) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return ended.stdout + ended.stderr
