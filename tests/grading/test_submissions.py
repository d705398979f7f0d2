"""Whatever is handed in is judged like the answers in it, or refused with a reason, and harms nobody else."""

import copy
import re

import nbformat
import pytest
from assignments import ROOT, items, notebook
from faults import FAULTS, apply_fault, labels
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.utils import is_grade, is_locked, is_solution

from autograder.grading.reading import Unreadable, read_submission
from autograder.grading.rebuilding import rebuilt

ASSIGNMENT = "kernel_and_stride"
SOLVED = {item.name: item.solution for item in items("solutions", ASSIGNMENT)}


def released():
    return notebook("exercises", ASSIGNMENT)


def solved():
    """The released notebook with every reference answer in it, as a careful learner hands it in."""
    page = released()
    for cell in page.cells:
        if is_solution(cell) and cell.metadata.nbgrader.grade_id in SOLVED:
            cell.source = SOLVED[cell.metadata.nbgrader.grade_id]
    return page


def hand_in(fault, folder):
    """Do to a solved notebook what a fault does; the path under which it is handed in."""
    return apply_fault(fault, solved(), folder / f"{ASSIGNMENT}.ipynb")


def sources(page):
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in page.cells if "nbgrader" in cell.metadata}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.stem)
def test_a_fault_gets_its_verdict(fault, tmp_path):
    label = labels(fault)
    path = hand_in(fault, tmp_path)
    if label["verdict"] == "unreadable":
        with pytest.raises(Unreadable, match=re.escape(label["says"])):
            rebuilt(read_submission(path), released())
        return
    result = rebuilt(read_submission(path), released())
    assert label["says"] in " ".join(result.notes)
    assert bool(result.notes) == bool(label["says"])
    assert len(result.notes) < 25
    # What is judged is the release itself, whatever was handed in.
    kept = [cell for cell in result.notebook.cells if "nbgrader" in cell.metadata]
    for cell, own in zip(kept, [cell for cell in released().cells if "nbgrader" in cell.metadata], strict=True):
        assert cell.metadata == own.metadata
        assert cell.cell_type == own.cell_type
        assert cell.get("outputs", []) == []
        if is_locked(own) or (is_grade(own) and not is_solution(own)):
            assert cell.source == own.source
    # An answer that is still there is judged as it was given.
    lost = label.get("lost", "")
    answers = sources(result.notebook)
    for name, source in SOLVED.items():
        if lost in ("everything", name):
            assert answers[name] == sources(released())[name]
        else:
            assert answers[name].endswith(source)
    nbformat.validate(result.notebook)


def test_a_helper_stands_above_the_answer_that_needs_it(tmp_path):
    path = hand_in(ROOT / "tests" / "faults" / "submission" / "helper_in_a_cell_of_its_own.py", tmp_path)
    cells = rebuilt(read_submission(path), released()).notebook.cells
    helper = next(n for n, cell in enumerate(cells) if cell.source == "HALF = 2")
    answer = next(n for n, cell in enumerate(cells) if cell.source.startswith("assert HALF == 2"))
    assert helper < answer
    assert cells[helper].metadata == {}


def test_an_honest_submission_comes_back_as_it_is(tmp_path):
    path = tmp_path / "page.ipynb"
    nbformat.write(solved(), path)
    result = rebuilt(read_submission(path), released())
    assert result.notes == ()
    assert [cell.source for cell in result.notebook.cells] == [cell.source for cell in solved().cells]


@settings(max_examples=40)
@given(st.data())
def test_however_cells_are_shuffled_doubled_and_deleted_the_release_stands(data):
    page = solved()
    places = data.draw(st.lists(st.integers(0, len(page.cells) - 1), max_size=2 * len(page.cells)))
    page.cells = [copy.deepcopy(page.cells[place]) for place in places]
    if not any(is_grade(cell) or is_solution(cell) for cell in page.cells):
        with pytest.raises(Unreadable, match="No answer and no check"):
            rebuilt(page, released())
        return
    result = rebuilt(page, released())
    ids = [cell.metadata.nbgrader.grade_id for cell in result.notebook.cells if "nbgrader" in cell.metadata]
    assert ids == list(sources(released()))
    there = {cell.metadata.nbgrader.grade_id for cell in page.cells if "nbgrader" in cell.metadata}
    for name, source in SOLVED.items():
        assert sources(result.notebook)[name] == (source if name in there else sources(released())[name])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_notebook_or_get_a_reason(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "page.ipynb"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"\w+ .*\."):
        read_submission(path)
