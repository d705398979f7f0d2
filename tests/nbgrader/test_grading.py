"""Real nbgrader, unmodified, from the release to the feedback."""

import csv
import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
import repetition
from assignments import ASSIGNMENTS, ROOT, answers, items, manual_items
from faults import apply_fault
from nbgrader.api import Gradebook
from nbgrader.utils import is_solution
from own_command import autograder
from quoted_errors import error_of, quoted

from autograder.reference import store


def nbgrader(course, *arguments):
    """Run nbgrader in a course's folder; its programs are found beside this Python, as `make` has it."""
    beside = Path(sys.executable).parent
    environment = dict(os.environ, PATH=f"{beside}{os.pathsep}{os.environ['PATH']}")
    environment.pop("TF_CPP_MIN_LOG_LEVEL", None)
    ended = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments], cwd=course, env=environment, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    return ended.stdout + ended.stderr


IN_ONE_PROCESS = """
import sys
from nbgrader.apps import NbGraderApp
from nbgrader.apps.api import NbGraderAPI

app = NbGraderApp()
app.load_config_file()
api = NbGraderAPI(config=app.config)
step, *assignments = sys.argv[1:]
for assignment in assignments:
    students = [()] if step == "generate_assignment" else [(s,) for s in sorted(api.get_submitted_students(assignment))]
    for student in students:
        told = getattr(api, step)(assignment, *student)
        assert told["success"], told.get("error") or told["log"]
"""


def in_one_process(course, step, assignments):
    """A step for several assignments by nbgrader's Python interface: its programs would load everything anew for each."""
    ended = subprocess.run(
        [sys.executable, "-c", IN_ONE_PROCESS, step, *assignments], cwd=course, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr[-3000:]


def new_course(folder):
    """A course's folder with nothing but its sources and settings."""
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(ROOT / "solutions", folder / "solutions")
    return folder


def hand_in(course, student, assignment, chosen):
    """Submit the released notebook with the chosen source in each answer cell."""
    released = course / "exercises" / assignment / f"{assignment}.ipynb"
    notebook = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        if is_solution(cell):
            cell.source = chosen.get(cell.metadata.nbgrader.grade_id, cell.source)
    folder = course / "submitted" / student / assignment
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / released.name)


def spoil(path, fault):
    """Do to a notebook that was handed in what a fault of `tests/faults/submission` does."""
    spoiled = apply_fault(
        ROOT / "tests" / "faults" / "submission" / f"{fault}.py", nbformat.read(path, as_version=4), path
    )
    assert spoiled == path


def columns(assignment, most):
    """Who hands in what: {student: ({item: source}, {item: points})}: the reference and the untouched notebook.

    Then the kept answers, at most so many of each kind: the n-th of all items in one notebook, so that a few submissions hold
    many. Wrong answers alternate with right ones, so that each is seen to cost its own item and no other.
    """
    solved = {item.name: item for item in items("solutions", assignment)}
    kept = answers(assignment)
    right = {name: [a for a in kept if a.item == name and a.outcome == "correct"] for name in solved}
    wrong = {name: [a for a in kept if a.item == name and a.outcome != "correct"] for name in solved}
    [words] = (cell.metadata.nbgrader.grade_id for cell in manual_items("solutions", assignment))
    reference = {words: "Because of the axes.", **{n: i.solution for n, i in solved.items()}}
    students = {
        "reference": (reference, {n: i.points for n, i in solved.items()}),
        "untouched": ({}, dict.fromkeys(solved, 0)),
    }
    longest = max(len(kept) for kept in (*right.values(), *wrong.values()))
    for number in range(longest if most is None else most):
        chosen = {name: right[name][number % len(right[name])] for name in solved}
        students[f"right_{number}"] = as_submission(chosen)
        for half in (0, 1):
            mixed = {
                name: kept[number % len(kept)]
                for place, name in enumerate(solved)
                for kept in [(wrong if place % 2 == half else right)[name]]
            }
            students[f"wrong_{number}_{half}"] = as_submission(mixed)
    return students


def as_submission(chosen):
    return {n: a.source for n, a in chosen.items()}, {n: a.points for n, a in chosen.items()}


# Faults that leave every answer there, and whose notebook has them.
FAULTS = {"answer_copied": "right_0", "all_tests_deleted": "wrong_0_0"}

# What is nbgrader's own doing, and the same for every assignment, is looked at once.
for_one_assignment = pytest.mark.parametrize("graded", ASSIGNMENTS[:1], indirect=True)


@pytest.fixture(scope="module")
def whole_course(tmp_path_factory):
    """A course in which a small class has been graded in all assignments and got its feedback: its folder, who handed in what."""
    course = new_course(tmp_path_factory.mktemp("course"))
    first, *others = ASSIGNMENTS
    nbgrader(course, "generate_assignment", first)
    in_one_process(course, "generate_assignment", others)
    students = {}
    for assignment in ASSIGNMENTS:
        # On every run a few answers of one assignment stand for those of all.
        few = 1 if assignment == first else 0
        students[assignment] = columns(assignment, None if repetition.THOROUGH else few)
        if assignment == first:
            # Handed in by somebody whose name comes before all others: one such used to end the grading of a class.
            for fault, student in FAULTS.items():
                students[first][f"a_{fault}"] = students[first].pop(student)
        for student, (chosen, _) in students[assignment].items():
            hand_in(course, student, assignment, chosen)
    # Without their solutions the others are compared with the numbers of their release.
    for assignment in set(ASSIGNMENTS) - set(repetition.some(ASSIGNMENTS)):
        shutil.rmtree(course / "solutions" / assignment)
    for fault in FAULTS:
        spoil(course / "submitted" / f"a_{fault}" / first / f"{first}.ipynb", fault)
    nbgrader(course, "autograde", first)
    nbgrader(course, "generate_feedback", first)
    in_one_process(course, "autograde", others)
    in_one_process(course, "generate_feedback", others)
    return course, students


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def graded(request, whole_course):
    """An assignment of it."""
    course, students = whole_course
    return course, request.param, students[request.param]


def scores(course, assignment, student):
    """What the gradebook says: {item: points}."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        submission = gradebook.find_submission_notebook(assignment, assignment, student)
        judged = [grade for grade in submission.grades if grade.name.endswith("_check")]
        return {grade.name.removesuffix("_check"): grade.score for grade in judged}


def feedback(course, assignment, student):
    """The text of a student's feedback page."""
    page = (course / "feedback" / student / assignment / f"{assignment}.html").read_text()
    body = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", body)))


def test_every_submission_gets_its_marks(graded):
    course, assignment, students = graded
    wrong = {
        student: (scores(course, assignment, student), expected)
        for student, (_, expected) in students.items()
        if scores(course, assignment, student) != expected
    }
    assert not wrong


def test_what_is_answered_in_words_waits_for_a_person(graded):
    course, assignment, _ = graded
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        for student in ("reference", "untouched"):
            submission = gradebook.find_submission_notebook(assignment, assignment, student)
            [grade] = (grade for grade in submission.grades if not grade.name.endswith("_check"))
            assert grade.needs_manual_grade == (student == "reference")


@for_one_assignment
def test_whoever_marks_by_hand_has_the_rubric_beside_the_answer(graded):
    course, assignment, _ = graded
    page = nbformat.read(course / "autograded" / "reference" / assignment / f"{assignment}.ipynb", as_version=4)
    [place] = (place for place, cell in enumerate(page.cells) if cell.source == "Because of the axes.")
    assert "**Rubric.**" in page.cells[place - 1].source


@for_one_assignment
def test_partial_credit_is_among_them(graded):
    course, assignment, students = graded
    most = {item.name: item.points for item in items("solutions", assignment)}
    marks = [(scores(course, assignment, student), student) for student in students]
    assert any(0 < score < most[name] for found, _ in marks for name, score in found.items())


def test_feedback_says_what_was_wrong(graded):
    course, assignment, students = graded
    labels = {answer.source: answer for answer in answers(assignment)}
    for student, (chosen, _) in students.items():
        text = feedback(course, assignment, student)
        for source in chosen.values():
            answer = labels.get(source)
            if answer is not None and answer.outcome != "correct":
                assert re.sub(r"\s+", " ", answer.says) in text, f"{student}: {answer}"


def test_feedback_tells_the_untouched_from_the_wrong(graded):
    course, assignment, _ = graded
    text = feedback(course, assignment, "untouched")
    for item in items("solutions", assignment):
        assert f"{item.name} is still as it was handed out." in text


@for_one_assignment
def test_grades_are_exported(graded):
    course, assignment, students = graded
    nbgrader(course, "export")
    with (course / "grades.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == assignment]
    exported = {row["student_id"]: float(row["score"]) for row in rows}  # whoever handed in nothing has a row, too
    wanted = {student: sum(points.values()) for student, (_, points) in students.items()}
    assert {student: exported.get(student) for student in wanted} == wanted


@for_one_assignment
def test_validate_passes_the_solution_and_names_what_fails(graded):
    course, assignment, _ = graded
    page = f"submitted/{{}}/{assignment}/{assignment}.ipynb"
    assert "Success!" in nbgrader(course, "validate", page.format("reference"))
    told = nbgrader(course, "validate", page.format("untouched"))
    failing = re.findall(r"The following cell failed", told)
    assert len(failing) == len(items("solutions", assignment)) + len(manual_items("solutions", assignment))
    assert "is still as it was handed out" in told


def without_numbers(path):
    """A released notebook without what its solutions compute, and that by itself."""
    page = nbformat.read(path, as_version=4)
    measured = page.metadata.pop(store.METADATA)
    return page, measured["seed"], {name: store.from_text(text) for name, text in measured["items"].items()}


def test_exercises_are_what_the_solutions_generate(graded):
    """Numbers may differ in their last digits from machine to machine."""
    course, assignment, _ = graded
    path = Path("exercises") / assignment / f"{assignment}.ipynb"
    assert [one.name for one in (course / path).parent.iterdir()] == [
        one.name for one in (ROOT / path).parent.iterdir()
    ]
    fresh, kept = (without_numbers(folder / path) for folder in (course, ROOT))
    assert fresh[:2] == kept[:2], "Run: make exercises"
    assert fresh[2].keys() == kept[2].keys()
    for name, numbers in fresh[2].items():
        assert numbers.keys() == kept[2][name].keys(), f"{name}. Run: make exercises"
        for what, array in numbers.items():
            scale = np.abs(array).max(initial=0) if array.dtype.kind == "f" else 0
            np.testing.assert_allclose(kept[2][name][what] * 1, array * 1, atol=1e-3 * scale, err_msg=f"{name} {what}")


def test_broken_models_fail_as_handed_out_with_the_error_that_the_text_quotes(graded):
    course, assignment, _ = graded
    [path] = (course / "autograded" / "untouched" / assignment).glob("*.ipynb")
    models = {item.name for item in items("exercises", assignment) if "def " in item.solution}
    seen, text = set(), ""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            text = cell.source
        elif is_solution(cell) and cell.metadata.nbgrader.grade_id in models:
            seen.add(cell.metadata.nbgrader.grade_id)
            error = error_of(cell)
            # What the text quotes is raised; where it quotes nothing, the fault is a silent one.
            assert (error is not None) == bool(quoted(text)), cell.source
            assert all(words in error for words in quoted(text)), (quoted(text), error)
    assert seen == models


@for_one_assignment
def test_the_report_tells_an_instructor_how_the_class_did(graded):
    course, assignment, students = graded
    ended = autograder(course, "report", assignment)
    assert ended.returncode == 0, ended.stderr
    text = (course / "reports" / f"{assignment}.html").read_text()
    shown = html.unescape(re.sub(r"<[^>]+>", " ", text))
    assert f"{len(students)} graded" in shown
    for item in items("solutions", assignment):
        full = sum(points[item.name] >= item.points for _, points in students.values())
        [row] = re.findall(rf"<tr><td>{item.name}_check</td>.*?</tr>", text, re.DOTALL)
        assert f"{100 * full / len(students):.0f} %" in row
    assert "× " in shown
    assert "deleted; it is put back" in shown  # what one of them had done to the tests
