"""A small class with the assignment of two items, graded by command."""

import nbformat
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.grading.references import with_fresh_references
from benchmarks.classes import WRONG, hand_in, program, worked

FULL = {"predicted_check": 2, "build_halved_check": 1}


def course_directory(course):
    """nbgrader's folders of a course."""
    folders = {"root": str(course), "source_directory": "solutions", "release_directory": "exercises"}
    return CourseDirectory(config=Config({"CourseDirectory": folders}))


def measured(course, assignment="two_items"):
    """A course with what a grading compares with, so that its copies need not measure it again."""
    page = nbformat.read(course / "exercises" / assignment / f"{assignment}.ipynb", as_version=4)
    with_fresh_references(course_directory(course), assignment, assignment, page)
    return course


def with_penalty(course):
    """A course in which being late costs one point, however late."""
    settings = course / "nbgrader_config.py"
    settings.write_text(
        settings.read_text()
        + "\n\nfrom nbgrader.plugins import BasePlugin\n\n\nclass OnePoint(BasePlugin):\n"
        + "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n        return 1.0\n\n\n"
        + "c.AssignLatePenalties.plugin_class = OnePoint\n"
    )
    return course


def grade(course, *arguments):
    """Grade it, with one worker where nothing else is said: each has nbgrader to import."""
    if not {"--workers", "--scheduler"} & set(arguments):
        arguments = (*arguments, "--workers", "1")
    return program("autograder", "grade", "two_items", *arguments, course=course, check=False)


def a_class(course, size=6):
    """Hand in for a class; the points that each must get."""
    solved = worked(course)
    kinds = [
        (solved, FULL),
        ({}, {"predicted_check": 0, "build_halved_check": 0}),
        ({**solved, "predicted": WRONG["predicted"]}, {**FULL, "predicted_check": 0}),
        ({**solved, "build_halved": WRONG["build_halved"]}, {**FULL, "build_halved_check": 0}),
        ({**solved, "predicted": "import os; os._exit(1)"}, {**FULL, "predicted_check": 0}),
    ]
    expected = {}
    for number in range(size):
        answers, points = kinds[number % len(kinds)]
        hand_in(course, f"student_{number:02}", answers)
        expected[f"student_{number:02}"] = points
    return expected
