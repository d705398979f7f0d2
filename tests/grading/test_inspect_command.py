"""`python -m autograder inspect` in a course's folder."""

import json
import shutil

import nbformat
import pytest
from assignments import ROOT, notebook
from faults import apply_fault
from own_command import autograder

ASSIGNMENT = "kernel_and_stride"


def inspect(course, *arguments):
    return autograder(course, "inspect", *arguments)


@pytest.fixture
def course(tmp_path):
    """A course with an honest submission."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    hand_in(tmp_path, "honest")
    return tmp_path


def hand_in(course, student, fault=None):
    folder = course / "submitted" / student / ASSIGNMENT
    folder.mkdir(parents=True)
    path, page = folder / f"{ASSIGNMENT}.ipynb", notebook("exercises", ASSIGNMENT)
    if fault is None:
        nbformat.write(page, path)
    else:
        apply_fault(ROOT / "tests" / "faults" / "submission" / f"{fault}.py", page, path)


def test_everything_in_order(course):
    ended = inspect(course, ASSIGNMENT)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "1 handed in, 0 cannot be graded, 0 will be mended." in ended.stdout


def test_each_submission_gets_its_line_and_none_hides_another(course):
    for fault in ("truncated", "pipe", "symbolic_link", "answer_copied", "points_changed"):
        hand_in(course, f"with_{fault}", fault)
    hand_in(course, "[red]zoe")
    ended = inspect(course, ASSIGNMENT, "--json")
    assert ended.returncode == 1
    found = {one["student"]: one for one in json.loads(ended.stdout)}
    assert list(found) == sorted(found)
    assert [student for student, one in found.items() if one["reason"]] == [
        "with_pipe",
        "with_symbolic_link",
        "with_truncated",
    ]
    assert "was set to 999" in found["with_points_changed"]["notes"][0]
    assert found["honest"]["notes"] == found["[red]zoe"]["notes"] == []
    table = inspect(course, ASSIGNMENT).stdout
    assert "[red]zoe" in table
    assert "7 handed in, 3 cannot be graded, 2 will be mended." in table


def test_an_assignment_that_nobody_was_given(course):
    ended = inspect(course, "no_such_thing")
    assert ended.returncode == 2
    assert "no_such_thing holds no notebook. Was the assignment released" in ended.stderr
