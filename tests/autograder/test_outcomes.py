"""A check's result counts only where nbgrader reads a number; anywhere else it raises unless it is correct."""

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

SET_UP = """
import sys, warnings, logging
import shapeclinic.quiet
import autograder.checks as check

question = check.questions.convolution(1, "window_size")
right, wrong, half, broken = (29, 16), (1, 1), (29, 1), "a word"
"""
CALL = 'check.size("{}", question, points=2)'


def run(*cells):
    """Run cells in a real kernel; the last one becomes a graded test cell."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in (SET_UP, *cells)])
    NotebookClient(notebook, timeout=120, allow_errors=True).execute()
    last = notebook.cells[-1]
    last.metadata.nbgrader = {"grade": True, "points": 2, "grade_id": "test", "solution": False, "locked": True}
    return last, determine_grade(last)[0]


CELLS = {
    "alone": "{call}",
    "after other lines": "x = 1\n{call}",
    "with a comment after it": "{call}  # ;",
    "over several lines": 'check.size(\n    "{name}",\n    question,\n    points=2,\n)',
}
ELSEWHERE = {
    "followed by a line": "{call}\nx = 1",
    "displayed": "from IPython.display import display\ndisplay({call})",
    "hidden by a semicolon": "{call};",
    "assigned": "result = {call}",
    "inside an expression": "[{call}]",
    "inside a function": "def test():\n    return {call}\ntest()",
    "first of two": "{call}\ncheck.size('right', question, points=2)",
    "under a condition": "if True:\n    {call}",
    "by a star": "(lambda: {call})()",
}


@pytest.fixture(scope="module")
def marks():
    """What nbgrader gives for every kind of cell and answer, from one kernel."""
    found = {}
    cells, names = [SET_UP], [None]
    for place, template in {**CELLS, **ELSEWHERE}.items():
        for answer in ("right", "wrong", "half", "broken"):
            cells.append(template.format(call=CALL.format(answer), name=answer))
            names.append((place, answer))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    NotebookClient(notebook, timeout=120, allow_errors=True).execute()
    for name, cell in zip(names, notebook.cells, strict=True):
        cell.metadata.nbgrader = {"grade": True, "points": 2, "grade_id": "test", "solution": False, "locked": True}
        found[name] = (cell, determine_grade(cell)[0])
    return found


@pytest.mark.parametrize("place", CELLS)
def test_alone_every_outcome_earns_its_points_without_a_traceback(marks, place):
    for answer, points in (("right", 2), ("wrong", 0), ("half", 1)):
        cell, score = marks[place, answer]
        assert score == points
        [result] = cell.outputs
        assert float(result.data["text/plain"]) == points
        assert "<div" in result.data["text/html"]


@pytest.mark.parametrize("place", [*CELLS, *ELSEWHERE])
def test_an_error_is_told_by_its_sentence_alone(marks, place):
    cell, score = marks[place, "broken"]
    [error] = [output for output in cell.outputs if output.output_type == "error"]
    assert score == 0
    assert error.traceback == ["Error: broken must be two numbers, (height, width). Received: 'a word'"]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_anywhere_else_what_does_not_pass_raises(marks, place):
    for answer in ("wrong", "half"):
        cell, score = marks[place, answer]
        assert score == 0
        assert any(output.output_type == "error" for output in cell.outputs)
    assert not any(output.output_type == "error" for output in marks[place, "right"][0].outputs)


def test_a_shell_that_shows_nothing_gets_no_silent_pass():
    cell, score = run('get_ipython().ast_node_interactivity = "none"', CALL.format("wrong"))
    assert score == 0
    assert cell.outputs[0].output_type == "error"


def test_noise_costs_nothing():
    """Warnings, prints, logs of TensorFlow and native lines on descriptor 2, all from within the learner's code."""
    call = (
        'check.model("build", clip={"time": 4, "height": (8, 9), "width": 9, "channels": 1},'
        ' output=("batch", "height - 2", 7, 2), points=2)'
    )
    cell, score = run(
        """
import os, keras, tensorflow as tf
def build(height):
    warnings.warn("w"); print("to stderr", file=sys.stderr); print("to stdout")
    tf.get_logger().warning("a log"); os.write(2, b"native")
    return keras.Sequential([keras.layers.ConvLSTM2D(2, 3, input_shape=(4, height, 9, 1))])
""",
        "from autograder.reference import store\nstore.begin_measuring('any')",
        call,
        "store.read_from(store.end_measuring())",
        call,
    )
    assert score == 2
    assert {output.get("name") for output in cell.outputs} == {"stdout", None}
    assert "to stderr" in cell.outputs[0].text


def test_outside_of_a_notebook_a_check_says_where_it_belongs():
    from autograder import answers

    InteractiveShell.clear_instance()
    with pytest.raises(RuntimeError, match="run them in Jupyter"):
        answers.current()
