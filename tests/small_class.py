"""A small class with the assignment of two items, graded by command."""

from benchmarks.classes import WRONG, hand_in, program, worked

FULL = {"predicted_check": 2, "build_halved_check": 1}


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
