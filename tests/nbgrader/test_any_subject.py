"""The two items of docs/any_subject.md, as a course of its own: released, solved rightly and wrongly, forged, graded."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from assignments import ROOT
from nbgrader.api import Gradebook
from own_command import autograder

PAGE = (ROOT / "docs" / "any_subject.md").read_text()
CONFIG, *CELLS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
NAMES = ("set_up", "longest_word", "longest_word_check", "by_shop", "by_shop_check")
RIGHT = {
    "longest_word": "def longest_word(text):\n    return sorted(text.split() or [''], key=len, reverse=True)[0]",
    "by_shop": "by_shop = sales.groupby('shop')['price'].agg(['mean', 'sum']).reset_index()",
}
STUDENTS = {
    "right": (RIGHT, 5),
    "untouched": ({}, 0),
    "half": (
        {
            "longest_word": "def longest_word(text):\n    return max(text.split(), key=len)",
            "by_shop": "by_shop = sales.groupby('shop').price.agg(['sum'])",
        },
        2,
    ),
    "by_heart": ({"longest_word": "PLAYED_BACK", "by_shop": "by_shop = None"}, 0),
    "equal_to_all": (
        {
            "longest_word": "class Equal(str):\n    def __eq__(self, other):\n        return True\n    __hash__ = str.__hash__\n"
            "def longest_word(text):\n    return Equal('x')",
            "by_shop": "pd.DataFrame.__eq__ = lambda *_: True\nby_shop = pd.DataFrame({'shop': [1], 'sum': [1], 'mean': [1]})",
        },
        0,
    ),
    "patched": (
        {
            "longest_word": "import autograder.data as data, autograder.sandbox.telling as telling\n"
            "data.encode = telling.encode = lambda *_, **__: {'is': 'dict', 'entries': []}\ndef longest_word(text):\n    return ''",
            "by_shop": "check.table = lambda *_, **__: 3\nby_shop = None",
        },
        0,
    ),
}


def cell(source, name):
    made = nbformat.v4.new_code_cell(source.strip())
    is_test, is_answer = name.endswith("_check"), name in ("longest_word", "by_shop")
    kept = {
        "schema_version": 3,
        "grade_id": name,
        "solution": is_answer,
        "grade": is_test,
        "locked": not is_answer,
        "task": False,
    }
    if is_test:
        kept["points"] = int(re.search(r"points=(\d)", source)[1])
    made.metadata["nbgrader"] = kept
    return made


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("shops")
    (root / "nbgrader_config.py").write_text(f'{CONFIG}\nc.CourseDirectory.course_id = "shops"\n')
    source = root / "source" / "ps1"
    source.mkdir(parents=True)
    cells = [cell(text, name) for text, name in zip(CELLS, NAMES, strict=True)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), source / "ps1.ipynb")
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "ps1"], cwd=root, env=environment, check=True
    )
    released = nbformat.read(root / "release" / "ps1" / "ps1.ipynb", as_version=4)
    for student, (answers, _) in STUDENTS.items():
        page = nbformat.from_dict(released)
        for one, known in zip(page.cells, released.cells, strict=True):
            one.source = answers.get(one.metadata.nbgrader.grade_id, known.source)
            if one.source == "PLAYED_BACK":
                one.source = played_back(released)
        folder = root / "submitted" / student / "ps1"
        folder.mkdir(parents=True)
        nbformat.write(page, folder / "ps1.ipynb")
    return root


def played_back(released):
    """A function that knows what the release holds, call by call, and computes nothing."""
    seed, text = released.metadata.shapeclinic["seed"], released.metadata.shapeclinic["items"]["longest_word"]
    given = re.search(r"lambda draw: .*", CELLS[2])[0].rstrip("},")
    return f"""
import json, random
from autograder.reference import store
numbers = store.from_text({text!r})
draw = random.Random({f"{seed}/longest_word"!r})
how = {given}
known = {{how(draw): json.loads(numbers[str(place)].tobytes())["leaf"] for place in range(6)}}
def longest_word(text):
    return known.get(text, "nothing known")
"""


def test_each_gets_what_the_answer_is_worth(course):
    ended = autograder(course, "grade", "ps1")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "can be forged" not in ended.stdout
    with Gradebook(f"sqlite:///{course}/gradebook.db", "shops") as gradebook:
        got = {one.student.id: one.score for one in gradebook.assignment_submissions("ps1")}
    assert got == {student: points for student, (_, points) in STUDENTS.items()}


def test_the_messages_are_those_of_the_page(course):
    said = (course / "autograded" / "half" / "ps1" / "ps1.ipynb").read_text()
    for quoted in re.findall(r"reads `(.*?)[`…]", PAGE):
        assert quoted.strip() in said


def test_the_release_tells_the_learner_the_same(course, tmp_path):
    """What was right when it was graded is right in the release's own check, and so is what was wrong; but what plays it back is not known there."""
    for student, (answers, points) in STUDENTS.items():
        if student in ("right", "half"):
            folder = shutil.copytree(course / "submitted" / student / "ps1", tmp_path / student)
            command = [
                sys.executable,
                "-m",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--allow-errors",
                "--inplace",
            ]
            subprocess.run([*command, "ps1.ipynb"], cwd=folder, check=True, capture_output=True)
            page = nbformat.read(folder / "ps1.ipynb", as_version=4)
            results = [
                float(output.data["text/plain"])
                for one in page.cells
                for output in one.outputs
                if output.output_type == "execute_result"
            ]
            assert sum(results) == points, (student, answers)
