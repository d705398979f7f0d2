"""A new assignment passes all proofs, and each fault in it is named."""

import inspect
import shutil

import nbformat
import pytest
from assignments import ROOT
from own_command import autograder

import autograder.checks as check
from shapeclinic.diagnosis.report import LESSONS


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    made = autograder(folder, "new", "mine")
    assert made.returncode == 0, made.stderr
    return folder


def verify(course):
    return autograder(course, "verify", "mine")


def test_a_new_assignment_passes_all_proofs(course):
    ended = verify(course)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.endswith("All holds.\n")
    assert "predicted              3 correct, 2 error, 3 incorrect" in ended.stdout


def test_a_test_that_is_no_check_is_judged_as_nbgrader_does(course, tmp_path):
    copy = tmp_path / "course"
    shutil.copytree(course, copy)
    path = copy / "solutions" / "mine" / "mine.ipynb"
    page = nbformat.read(path, as_version=4)
    test = next(cell for cell in page.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "predicted_check")
    test.source = "assert tuple(predicted) == (20, 19), predicted"
    nbformat.write(page, path)
    ended = verify(copy)
    assert "Traceback" not in ended.stdout + ended.stderr
    assert "predicted/wrong_one_number should be told" in ended.stdout
    assert "and is told: Incorrect: TypeError: 'int' object is not iterable" in ended.stdout


@pytest.mark.parametrize("name", [name for name in check.__all__ if hasattr(getattr(check, name), "__wrapped__")])
def test_the_help_of_a_check_is_what_a_test_cell_writes(name):
    function = getattr(check, name)
    parameters = inspect.signature(function).parameters
    assert next(iter(parameters)) == "name"
    assert {"points", "lesson"} <= set(parameters)
    assert "source" not in parameters
    assert all(f"    {parameter}: " in function.__doc__ for parameter in parameters), function.__doc__


def test_the_causes_that_an_answer_may_name_are_told():
    told = (ROOT / "docs" / "authors.md").read_text()
    assert all(f"`{cause}`" in told for cause in LESSONS)


def test_nothing_is_written_over(course):
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    again = autograder(course, "new", "mine")
    assert again.returncode == 2
    assert "is there already. Nothing was written." in again.stderr
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before
    outside = autograder(course, "new", "../mine")
    assert "Received: '../mine'" in outside.stderr


def test_each_fault_is_named(course, tmp_path):
    """All at once, so that one run shows that none hides another."""
    copy = tmp_path / "course"
    shutil.copytree(course, copy)
    answers = copy / "tests" / "answers" / "mine"
    mislabelled = answers / "predicted" / "wrong_stride_ignored.py"
    mislabelled.write_text(mislabelled.read_text().replace("# outcome: incorrect", "# outcome: correct"))
    silent = answers / "predicted" / "wrong_one_number.py"
    silent.write_text(silent.read_text().replace("two numbers, (height, width). Received: 20", "two numbers"))
    (answers / "build_features" / "right_functional.py").unlink()
    causeless = answers / "build_features" / "wrong_not_padded.py"
    causeless.write_text(causeless.read_text().replace("# cause: padding", "# cause: bad luck"))
    path = copy / "solutions" / "mine" / "mine.ipynb"
    (path.parent / "answers.txt").write_text("for nobody")
    page = nbformat.read(path, as_version=4)
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in page.cells if "nbgrader" in cell.metadata}
    cells[
        "predicted"
    ].source = "predicted = (0, 0)\n### BEGIN SOLUTION\npredicted = (20, 19)\n### END SOLUTION"  # for this seed alone
    check = cells["build_features_check"]
    check.source = check.source.replace(
        '    keeps=[check.layer("ConvLSTM2D", kernel_size=(3, 3))],\n', '    free=["values", "view"],\n'
    )
    check.metadata.nbgrader.points = 3
    nbformat.write(page, path)
    ended = verify(copy)
    assert ended.returncode == 1, ended.stderr
    for words in (
        "holds answers.txt too",
        "predicted/wrong_stride_ignored should be correct with 2 points, and is incorrect with 0",
        "predicted/wrong_one_number should quote a number of its own",
        "build_features has 2 right answers; at least 3 are needed",
        "wrong_not_padded must name its cause",
        "With another SEED the solution of predicted is incorrect",
        "build_features is out of 1 in its check and of 3 in nbgrader's metadata",
        "build_features: nobody sees that ConvLSTM2D kernel_size: 3 → 4",
    ):
        assert words in ended.stdout, words
