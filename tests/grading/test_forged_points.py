"""A plain test runs among the learner's code, so its points can be forged: those, and no others."""

import nbformat
import pytest
from assignments import ROOT
from attacks import arena, outputs
from nbgrader.utils import determine_grade, is_grade

from autograder.grading.judging import Bench
from autograder.sandbox.limits import Limits
from autograder.sandbox.walls import Wall, probe, require

FORGERIES = sorted((ROOT / "tests" / "attacks" / "plain").glob("*.py"))
ITEMS = {"plain": 2, "partial": 3, "window_size_check": 2, "build_halved_check": 3}


@pytest.fixture(scope="module")
def bench():
    made = Bench(require(probe(), Wall.SECCOMP), Limits(cell_seconds=4, total_seconds=20))
    yield made
    made.close()


def cell(source, grade_id, **settings):
    kept = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    made = nbformat.v4.new_code_cell(source)
    made.metadata["nbgrader"] = nbformat.from_dict({**kept, "grade_id": grade_id, **settings})
    return made


def page_with(answer):
    """Two plain tests above two checks: the answer of the first is the learner's, the others are as handed out."""
    page = arena()
    page.cells[1:1] = [
        cell(answer, "value", solution=True),
        cell("assert value == 424242", "plain", grade=True, locked=True, points=2),
        cell("parts = None", "parts", solution=True),
        cell("1 * (parts == 424242) + 1", "partial", grade=True, locked=True, points=3),
    ]
    return page


def points(page):
    return {one.metadata.nbgrader.grade_id: determine_grade(one)[0] for one in page.cells if is_grade(one)}


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.stem)
def test_a_forgery_gets_nothing_beyond_its_own_points(forgery, bench):
    judged = bench.judge(page_with(f"value = None\n{forgery.read_text()}"))
    got = points(judged.notebook)
    assert {name for name, score in got.items() if score} <= {"plain", "partial"}
    assert all(0 <= got[name] <= most for name, most in ITEMS.items() if name in got)
    assert "TAKEN" not in outputs(judged.notebook)
    for one in judged.notebook.cells:
        if not one.metadata.nbgrader.grade_id.endswith("_check"):  # a card of the judge's
            shown = {kind for output in one.get("outputs", []) for kind in output.get("data", {})}
            assert not shown & {"text/html", "application/javascript"}


def test_an_honest_answer_gets_them_too(bench):
    judged = bench.judge(page_with("value = 424242"))
    assert points(judged.notebook)["plain"] == 2
    assert points(judged.notebook)["partial"] == 1
    wrong = bench.judge(page_with("value = 424241"))
    assert points(wrong.notebook)["plain"] == 0
    assert wrong.notes == ()


def test_a_test_that_ends_the_kernel_costs_its_own_item(bench):
    judged = bench.judge(page_with((ROOT / "tests/attacks/plain/kernel_ended_by_the_test.py").read_text()))
    assert points(judged.notebook)["plain"] == 0
    assert points(judged.notebook)["partial"] == 1
