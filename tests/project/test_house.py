"""The rules of the house: who may import whom, what stays light, how code looks."""

import ast
import json
import subprocess
import sys

import pytest
from assignments import ROOT

LIGHT = [
    "shapeclinic",
    "shapeclinic.arithmetic",
    "shapeclinic.axes",
    "shapeclinic.figures",
    "shapeclinic.workspace",
    "shapeclinic.widgets",
]
HEAVY = {"keras", "tensorflow", "jax", "torch"}


def imports(path):
    """The modules that a file names in its imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_the_learners_library_imports_nothing_of_the_instructors():
    for path in (ROOT / "shapeclinic").rglob("*.py"):
        assert not [name for name in imports(path) if name.split(".")[0] == "autograder"], path


@pytest.mark.parametrize("module", LIGHT)
def test_light_modules_load_no_framework(module):
    code = f"import sys, {module}; print(sorted({HEAVY!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"


def test_the_package_names_what_it_has():
    import shapeclinic

    for name in shapeclinic.__all__:
        assert getattr(shapeclinic, name) is not None
    assert set(shapeclinic.__all__) <= set(dir(shapeclinic))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        shapeclinic.nothing  # noqa: B018


@pytest.mark.parametrize("command", ["ruff check .", "ruff format --check .", "mypy"])
def test_code_and_notebooks_pass(command):
    program, *arguments = command.split()
    ended = subprocess.run([sys.executable, "-m", program, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("folder", ["course", "solutions", "exercises"])
def test_notebooks_hold_no_outputs_and_no_machine(folder):
    pages = sorted((ROOT / folder).rglob("*.ipynb"))
    assert pages
    for page in pages:
        notebook = json.loads(page.read_text())
        known = {"kernelspec", "language_info", *(["shapeclinic"] if folder == "exercises" else [])}
        assert set(notebook["metadata"]) <= known, page
        for cell in notebook["cells"]:
            assert not cell.get("outputs"), page
            assert cell.get("execution_count") is None, page
