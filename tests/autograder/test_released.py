"""Unattempted is told by nbgrader's checksum of the cell that was run, not by what is saved."""

import nbformat
import pytest
import repetition
from assignments import ASSIGNMENTS, ROOT, Session, items, notebook

from autograder.released import bound_names, is_as_released, running_notebook
from autograder.worked_solutions import worked_solution


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 1", True),
        ("a, (x, b) = 1, (2, 3)", True),
        ("x: int = 1", True),
        ("def x(): pass", True),
        ("class x: pass", True),
        ("y = x", False),
        ("def f():\n    x = 1", False),
        ("x =", False),
    ],
)
def test_a_cell_binds_what_it_names_at_its_top_level(source, found):
    assert ("x" in bound_names(source)) is found


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_only_the_last_run_of_the_answer_counts(assignment):
    released, page = items("exercises", assignment)[0], notebook("exercises", assignment)
    name, changed = released.name, released.solution + "\n# tried"
    assert is_as_released(name, [released.solution], page)
    assert is_as_released(name, [changed, released.solution, "y = 1"], page)
    assert not is_as_released(name, [released.solution, changed], page)
    assert not is_as_released(name, [], page)


def test_the_running_notebook_is_the_one_that_jupyter_names(monkeypatch, tmp_path):
    path = tmp_path / "a.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    assert running_notebook() is not None
    monkeypatch.delenv("JPY_SESSION_NAME")
    monkeypatch.chdir(tmp_path)
    assert running_notebook() is not None
    path.write_text("{ broken")
    assert running_notebook() is None
    path.unlink()
    assert running_notebook() is None


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_worked_solution_is_shown_and_is_correct(assignment, monkeypatch):
    """The same code as in the solutions, which other tests judge. As it is shown, without what stands around it, one is judged, all with --thorough."""
    monkeypatch.chdir(ROOT / "exercises" / assignment)
    shown = {item: repr(worked_solution(item.name)) for item in items("solutions", assignment)}
    for item, code in shown.items():
        assert "SOLUTION" not in code
        assert code in item.solution
        assert item.name in bound_names(code)
    session = Session(assignment)
    functions = [item for item in shown if "def " in item.solution]
    for item in shown if repetition.THOROUGH else functions[:1]:
        assert session.judge(shown[item], item).kind == "correct"
    session.close()


def test_where_solutions_are_absent_the_instructor_is_named(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert "your instructor has it" in repr(worked_solution("build_halved"))
