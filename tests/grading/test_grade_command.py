"""`python -m autograder grade`, with nbgrader's real gradebook, Dask's real workers and real kernels."""

import json
import shutil
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from own_command import autograder
from small_class import FULL, a_class, grade

from benchmarks.classes import WRONG, hand_in, program, scores, worked


def told(course, *arguments):
    """What `grade --json` says, by student."""
    ended = autograder(course, "grade", "two_items", "--json", "--workers", "1", *arguments)
    assert ended.stdout, ended.stderr
    return {one["student"]: one for one in json.loads(ended.stdout)["graded"]}


def test_a_class_is_graded_like_nbgrader_would_and_never_twice(course):
    expected = a_class(course)
    path = course / "submitted" / "student_00" / "two_items" / "two_items.ipynb"
    page = nbformat.read(path, as_version=4)
    page.cells[-1].outputs = [nbformat.v4.new_output("stream", text="x" * 11_000_000)]
    nbformat.write(page, path)
    unreadable = hand_in(course, "unreadable", {})
    unreadable.write_text("{")
    ended = grade(course, "--workers", "2")
    assert ended.returncode == 1  # one could not be graded
    assert "Isolation: process, landlock, seccomp" in ended.stderr
    assert "large graph" not in ended.stderr
    assert "7 handed in, 6 graded, mean 1.67 of 3, 1 not; 7 judged now" in ended.stdout
    assert "not graded" in ended.stdout
    assert "A cell ended its own kernel. (cell 5) All else was run without it." in " ".join(
        ended.stdout.replace("│", " ").split()
    )
    found = scores(course)
    assert found.pop("unreadable") == dict.fromkeys(FULL)
    assert found == expected

    again = autograder(course, "grade", "two_items", "--workers", "1")
    assert "0 judged now" in again.stdout
    assert "7 unchanged since" in again.stdout
    assert scores(course) == {**expected, "unreadable": dict.fromkeys(FULL)}

    hand_in(course, "student_01", worked(course))
    one = told(course)
    assert {student for student, was in one.items() if was["anew"]} == {"student_01"}
    assert one["student_01"]["score"] == 3

    program("nbgrader", "generate_feedback", "two_items", course=course)
    assert "Correct" in (course / "feedback/student_00/two_items/two_items.html").read_text()


LATE = """
from nbgrader.plugins import BasePlugin


class OnePoint(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0


c.LateSubmissionPlugin  # it is there
c.AssignLatePenalties.plugin_class = OnePoint
"""


def penalties(course, *students):
    """What being late costs each."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        pages = {one: gradebook.find_submission_notebook("two_items", "two_items", one) for one in students}
        return {student: page.late_submission_penalty for student, page in pages.items()}


def test_the_points_and_what_being_late_costs_are_those_that_plain_nbgrader_gives(course):
    settings = course / "nbgrader_config.py"
    settings.write_text(settings.read_text() + LATE)
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment("two_items", duedate="2020-01-01 12:00:00 UTC")
    solved = worked(course)
    half = {**solved, "predicted": WRONG["predicted"]}
    hand_in(course, "in_time", half, at="2020-01-01 11:59:59 UTC")
    hand_in(course, "late", {**solved, "build_halved": WRONG["build_halved"]}, at="2020-01-01 12:00:01 UTC")
    hand_in(course, "not_asked_for", {})
    graded = told(course, "--students", "in_time", "late")
    assert penalties(course, "in_time", "late") == {"in_time": None, "late": 1}
    ours = scores(course)
    forced = told(course, "--force", "--students", "in_time", "late")
    assert sorted(forced) == sorted(graded) == ["in_time", "late"]
    assert all(was["anew"] for was in forced.values())
    # A second grading takes no second point.
    assert penalties(course, "in_time", "late") == {"in_time": None, "late": 1}
    assert scores(course) == ours
    shutil.rmtree(course / "submitted" / "not_asked_for")
    settings.write_text((settings.read_text()).partition("# Copied, split")[0] + LATE)
    program("nbgrader", "autograde", "two_items", "--force", course=course)
    assert scores(course) == ours
    assert penalties(course, "in_time", "late") == {"in_time": None, "late": 1}


def test_whoever_is_not_there_is_named(course):
    hand_in(course, "ana", {})
    for arguments, words in (
        (("two_items", "--students", "ana", "nosuch"), "Nothing of nosuch lies in"),
        (("nosuch",), "There is no assignment nosuch. There are: two_items"),
    ):
        ended = autograder(course, "grade", *arguments)
        assert ended.returncode == 2
        assert words in ended.stderr


def test_with_nothing_released_it_says_what_to_do_first(tmp_path):
    shutil.copy(Path(__file__).resolve().parents[2] / "nbgrader_config.py", tmp_path)
    (tmp_path / "solutions" / "two_items").mkdir(parents=True)
    ended = autograder(tmp_path, "grade", "two_items")
    assert ended.returncode == 2
    assert "First: nbgrader generate_assignment two_items" in ended.stderr
