"""Assignments that have nothing to do with this kit get the scores from `grade` that plain `nbgrader autograde` gives them.

Ten of common kinds lie in `assignments/`; the others are the notebooks with which nbgrader tests itself.
"""

import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import nbformat
import nbgrader.tests
import pytest
import repetition
from nbgrader.api import Gradebook
from own_command import autograder

KINDS = sorted(path for path in Path(__file__).with_name("assignments").iterdir() if path.is_dir())
OWN = Path(nbgrader.tests.__file__).parent / "apps" / "files"
# As nbgrader's own tests pair them: what is released, and what is handed in.
PAIRS = {
    "submitted-unchanged": ["submitted-unchanged", "submitted-changed"],
    "autotest-simple": ["autotest-simple-unchanged", "autotest-simple-changed"],
    "autotest-hashed": ["autotest-hashed-unchanged", "autotest-hashed-changed"],
    "autotest-multi": ["autotest-multi-unchanged", "autotest-multi-changed"],
    "autotest-hidden": ["autotest-hidden-unchanged", "autotest-hidden-changed-wrong", "autotest-hidden-changed-right"],
    "test-hidden-tests": ["test-hidden-tests"],
    "side-effects": ["side-effects"],
    "validating-environment-variable": ["validating-environment-variable"],
}


def run_nbgrader(course, *arguments):
    """Run nbgrader in a course's folder; seconds of the clock and of processors that it took."""
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    begun, before = time.monotonic(), os.times()
    command = [sys.executable, "-m", "nbgrader", *arguments]
    ended = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-3000:]
    after = os.times()
    return time.monotonic() - begun, after.children_user + after.children_system - (
        before.children_user + before.children_system
    )


def new_course(folder, name, source):
    """A course with one released assignment."""
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "ordinary"\n')
    shutil.copy(OWN / "autotests.yml", folder)
    shutil.copytree(source, folder / "source" / name)
    run_nbgrader(folder, "generate_assignment", name)
    return folder


def hand_in(course, name, student, told):
    """Hand in a release with these answers, cells and files."""
    folder = course / "submitted" / student / name
    shutil.copytree(course / "release" / name, folder)
    for path in sorted(folder.glob("*.ipynb")):
        page = nbformat.read(path, as_version=4)
        of_it = told.get("notebooks", {}).get(path.stem, told)
        cells = []
        for cell in page.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = of_it.get("answers", {}).get(grade_id, cell.source)
            cells.append(cell)
            if own := of_it.get("cells", {}).get(f"after:{grade_id}"):
                cells.append(nbformat.v4.new_code_cell(own))
        page.cells = cells
        nbformat.write(page, path)
    for file, content in told.get("files", {}).items():
        (folder / file).write_text(content)


def scores(course, name):
    """What the gradebook says of each item of each student: the score, and whether a person must look."""
    with Gradebook(f"sqlite:///{course}/gradebook.db", "ordinary") as gradebook:
        return {
            (submission.student.id, page.name, grade.name): (grade.auto_score, grade.needs_manual_grade)
            for submission in gradebook.assignment_submissions(name)
            for page in submission.notebooks
            for grade in page.grades
        }


def compare(course, name, print_table):
    """Grade a course by both, and hold the scores against each other."""
    beside = shutil.copytree(course, course.with_name("beside"))
    seconds, processors = run_nbgrader(course, "autograde", name)
    begun = time.monotonic()
    ended = autograder(beside, "grade", name)
    print_table(
        f"{name}: nbgrader {seconds:.1f} s ({processors:.1f} s of processors), grade {time.monotonic() - begun:.1f} s, "
        f"{len(list((course / 'submitted').iterdir()))} students"
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    wanted = scores(course, name)
    assert scores(beside, name) == wanted
    return ended, wanted


@pytest.mark.parametrize("kind", repetition.few(KINDS), ids=lambda kind: kind.name)
def test_it_gets_the_scores_of_nbgrader(kind, tmp_path, print_table):
    course = new_course(tmp_path / "course", kind.name, kind / "source")
    students = tomllib.loads((kind / "submissions.toml").read_text())
    for student, told in students.items():
        hand_in(course, kind.name, student, told)
    ended, wanted = compare(course, kind.name, print_table)
    assert "can be forged" in ended.stdout
    assert len(set(wanted.values())) > 1  # not all of them are right, or wrong


@pytest.mark.parametrize("source", repetition.few(list(PAIRS)))
def test_notebooks_of_nbgraders_own_tests_do_too(source, tmp_path, print_table):
    made = tmp_path / "made"
    made.mkdir()
    shutil.copy(OWN / f"{source}.ipynb", made / "p1.ipynb")
    course = new_course(tmp_path / "course", "ps1", made)
    for student in PAIRS[source]:
        folder = course / "submitted" / student / "ps1"
        folder.mkdir(parents=True)
        shutil.copy(OWN / f"{student}.ipynb", folder / "p1.ipynb")
    compare(course, "ps1", print_table)


def test_a_notebook_of_another_language_is_refused_in_a_sentence(tmp_path):
    course = new_course(tmp_path / "course", "words", Path(__file__).with_name("assignments") / "words" / "source")
    path = course / "release" / "words" / "words.ipynb"
    page = nbformat.read(path, as_version=4)
    page.metadata.kernelspec = {"name": "ir", "language": "R", "display_name": "R"}
    nbformat.write(page, path)
    ended = autograder(course, "grade", "words")
    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (
        2,
        "The notebook is written in R (kernel ir); only Python is judged here.",
    )
