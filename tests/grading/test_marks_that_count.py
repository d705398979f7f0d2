"""What stands in the gradebook and in an export after all that happens to a class: nothing is zero by mistake, and no mark by hand is lost."""

import csv
import json
import shutil

import nbformat
import pytest
from assignments import ROOT
from nbgrader.api import Gradebook
from own_command import autograder
from small_class import measured, with_penalty

from benchmarks.classes import TWO_ITEMS, WRONG, hand_in, released, worked

WORDS = "in_words"
WRITTEN = {WORDS: "Because a stride of two takes every second place."}
STUDENTS = ("clever", "cut_off", "empty", "lost", "astray", "written")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """The assignment of two items with a third in words, released; a second assignment of the course lies beside it."""
    folder = tmp_path_factory.mktemp("source") / "two_items"
    shutil.copytree(TWO_ITEMS, folder)
    path = folder / "two_items.ipynb"
    page = nbformat.read(path, as_version=4)
    known = {"schema_version": 3, "grade_id": WORDS, "grade": True, "solution": True, "locked": False, "task": False}
    text = "### BEGIN SOLUTION\nA stride of 2 looks at every second place.\n### END SOLUTION"
    page.cells.append(nbformat.v4.new_markdown_cell(text, metadata={"nbgrader": {**known, "points": 2}}))
    nbformat.write(page, path)
    course = released(tmp_path_factory.mktemp("course"), folder)
    shutil.copytree(ROOT / "exercises" / "padding", course / "exercises" / "padding")
    rows = [["Student", "ID", "SIS Login ID", "Section", "two_items (1)"], ["Points Possible", "", "", "", "5"]]
    rows += [[name, str(number), name, "a", ""] for number, name in enumerate((*STUDENTS, "absent"), start=1)]
    with (course / "roster.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return measured(course)


@pytest.fixture
def course(template, tmp_path):
    return shutil.copytree(template, tmp_path / "course")


def grade(course, *arguments):
    """What `grade` says, by student, and as text."""
    ended = autograder(course, "grade", "two_items", "--json", "--workers", "1", *arguments)
    assert ended.stdout, ended.stderr
    return {one["student"]: one for one in json.loads(ended.stdout)["graded"]}


def export(course):
    """The exported column by student, what was said, and the exit status."""
    ended = autograder(course, "export", "two_items", "--roster", "roster.csv")
    with (course / "handed_out" / "two_items_grades.csv").open(newline="") as file:
        column = {row[0]: row[-1] for row in list(csv.reader(file))[2:]}
    return column, ended.stderr, ended.returncode


def in_words(course, student):
    """The grade of the item in words, for reading and marking as Formgrader does."""
    gradebook = Gradebook(f"sqlite:///{course}/gradebook.db")
    return gradebook, gradebook.find_grade(WORDS, "two_items", "two_items", student)


def state(course, student):
    gradebook, grade = in_words(course, student)
    with gradebook:
        return grade.manual_score, grade.needs_manual_grade


def mark(course, student, points):
    gradebook, grade = in_words(course, student)
    with gradebook:
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def test_what_could_not_be_graded_is_left_blank_and_named(course):
    hand_in(course, "clever", {**worked(course), **WRITTEN})
    hand_in(course, "cut_off", worked(course)).write_text('{"cells": [')
    nbformat.write(nbformat.v4.new_notebook(), hand_in(course, "empty", {}))
    shutil.copy(course / "exercises" / "padding" / "padding.ipynb", hand_in(course, "astray", {}))
    lost = hand_in(course, "lost", {**worked(course), **WRITTEN})
    page = nbformat.read(lost, as_version=4)
    for cell in page.cells:
        cell.metadata.clear()
    lost.write_bytes(nbformat.writes(page).replace("\\n", " \\r\\n").encode())
    found = grade(course)
    assert {name: one["score"] for name, one in found.items()} == {
        "clever": 3,
        "lost": 3,
        **dict.fromkeys(("cut_off", "empty", "astray")),
    }
    assert (
        found["astray"]["reason"]
        == "It is the notebook of padding. No answer and no check of this assignment is in it."
    )
    assert found["empty"]["reason"] == "No answer and no check of this assignment is in it."
    [note] = found["lost"]["notes"]
    assert "these answers were found again: 'predicted', 'build_halved', 'in_words'" in note
    column, said, status = export(course)
    assert column == {
        "clever": "3",
        "lost": "3",
        **dict.fromkeys(("cut_off", "empty", "astray", "written", "absent"), ""),
    }
    assert "could not be graded (grade says why), the row stays as it came: astray, cut_off, empty" in said
    assert "Nothing handed in or graded, the row stays as it came: written, absent" in said
    assert status == 1


def test_a_mark_by_hand_outlives_every_grading(course):
    hand_in(course, "written", {**worked(course), **WRITTEN})
    grade(course)
    assert state(course, "written") == (None, True)
    assert "Answers wait for a person" in export(course)[1]
    mark(course, "written", 1.5)
    for arguments in ((), ("--force",)):
        assert grade(course, *arguments)["written"]["score"] == 4.5
        assert state(course, "written") == (1.5, False)
    column, said, _ = export(course)
    assert column["written"] == "4.5"
    assert "wait for a person" not in said
    # Another answer than the one in words changes: that mark is as good as before.
    hand_in(course, "written", {**worked(course), **WRITTEN, "build_halved": WRONG["build_halved"]})
    assert grade(course)["written"]["score"] == 3.5
    assert state(course, "written") == (1.5, False)
    # The answer itself changes: the mark stays, and somebody looks at it again.
    hand_in(course, "written", {**worked(course), WORDS: "I do not know."})
    [note] = grade(course)["written"]["notes"]
    assert (
        note
        == "'in_words' was marked by hand, and its answer has changed since: the mark stays, and waits for a person."
    )
    assert grade(course)["written"]["score"] == 4.5
    assert state(course, "written") == (1.5, True)
    # Then comes a file that cannot be read, and the right one again.
    path = hand_in(course, "written", {})
    path.write_text("{")
    assert grade(course)["written"]["score"] is None
    assert export(course)[0]["written"] == ""
    assert state(course, "written") == (1.5, True)
    mark(course, "written", 0.5)
    hand_in(course, "written", {**worked(course), **WRITTEN})
    assert grade(course)["written"]["score"] == 3.5
    assert state(course, "written") == (0.5, True)


def test_being_late_is_reckoned_at_each_grading_and_each_export(course):
    with_penalty(course)
    hand_in(course, "clever", worked(course), at="2020-01-02 12:00:00 UTC")
    assert grade(course)["clever"]["penalty"] == 0
    due(course, "2020-01-01 12:00:00 UTC")
    column, said, _ = export(course)  # nobody graded again
    assert column["clever"] == "2"
    assert "Late, with points taken off: clever (1)" in said
    again = grade(course)["clever"]
    assert (again["score"], again["penalty"], again["anew"]) == (3, 1, False)
    table = autograder(course, "grade", "two_items").stdout
    assert "mean 2 of 5" in table
    assert "3 of 5, 1 off for being late: 2" in " ".join(table.replace("│", " ").split())
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        gradebook.grant_extension("two_items", "clever", days=2)
    assert export(course)[0]["clever"] == "3"
    assert grade(course)["clever"]["penalty"] == 0


def due(course, when):
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment("two_items", duedate=when)
