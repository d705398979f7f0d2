"""Which tests are checks, which are plain, and what is neither."""

import nbformat
import pytest

from autograder.grading.cell_kinds import NotJudgeable, has_checks, plain_tests, require_locked_imports


def page_of(*cells, **metadata):
    """A notebook: each cell a source and "locked", "open" or the name of a test."""
    made = []
    for source, kind in cells:
        cell = nbformat.v4.new_code_cell(source)
        known = {"grade": kind not in ("locked", "open"), "locked": kind != "open", "solution": kind == "open"}
        cell.metadata["nbgrader"] = nbformat.from_dict(
            {**known, "grade_id": kind, "points": 1, "schema_version": 3, "task": False}
        )
        made.append(cell)
    return nbformat.v4.new_notebook(cells=made, metadata=metadata)


@pytest.mark.parametrize(
    ("imported", "test"),
    [
        ("import autograder.checks as check", 'check.value("x", points=1)'),
        ("from autograder import checks", 'checks.value("x", points=1)'),
        ("from autograder.checks import value as v", 'v("x", points=1)'),
        ("", 'import autograder.checks as c\nc.value("x", points=1)'),
    ],
)
def test_what_uses_a_check_is_one(imported, test):
    page = page_of((imported, "locked"), ("x = 1", "open"), (test, "t1"), ("assert x == 1", "t2"))
    assert plain_tests(page) == ("t2",)
    assert has_checks(page)
    require_locked_imports(page)


@pytest.mark.parametrize(
    "test", ["assert x == 1", "%matplotlib inline\nassert x", "this is no Python", "import solution_of_theirs"]
)
def test_anything_else_is_plain(test):
    page = page_of(("import autograder.checks as check", "locked"), (test, "t1"))
    assert plain_tests(page) == ("t1",)
    assert not has_checks(page)


def test_half_a_check_is_refused():
    page = page_of(("import autograder.checks as check", "locked"), ('assert y\ncheck.value("x", points=1)', "t1"))
    with pytest.raises(NotJudgeable, match="'t1' holds a check and uses y"):
        plain_tests(page)


def test_a_check_whose_import_is_open_is_refused_and_not_run_as_a_plain_test():
    page = page_of(("import autograder.checks as check\nx = 1", "open"), ('check.value("x", points=1)', "t1"))
    with pytest.raises(NotJudgeable, match="uses check, which is imported in a cell that is not locked"):
        require_locked_imports(page)


@pytest.mark.parametrize(
    ("metadata", "refused"),
    [
        ({"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}}, True),
        ({"language_info": {"name": "julia"}}, True),
        ({"kernelspec": {"name": "python3", "language": "Python", "display_name": "x"}}, False),
        ({}, False),
    ],
)
def test_only_python_is_judged(metadata, refused):
    page = page_of(("assert True", "t1"), **metadata)
    if refused:
        with pytest.raises(NotJudgeable, match="only Python is judged here"):
            plain_tests(page)
    else:
        assert plain_tests(page) == ("t1",)
