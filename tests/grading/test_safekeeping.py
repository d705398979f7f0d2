"""Back up, lose, restore, go on."""

import fcntl
import json
import shutil
import stat
import tarfile

import pytest
from nbgrader.api import Gradebook
from own_command import autograder
from small_class import a_class

from autograder.grading.ledger import LEDGER


def settle(course, tmp_path):
    """Give the course an exchange with something handed in."""
    exchange = tmp_path / "exchange"
    inbound = exchange / "shapeclinic" / "inbound"
    inbound.mkdir(parents=True)
    inbound.chmod(0o733)
    (inbound / "ada+two_items+now").mkdir()
    (inbound / "ada+two_items+now" / "two_items.ipynb").write_text("{}")
    settings = course / "nbgrader_config.py"
    settings.write_text(f'{settings.read_text()}\nc.Exchange.root = "{exchange}"\n')
    return exchange / "shapeclinic"


def grade(course):
    ended = autograder(course, "grade", "two_items", "--json", "--workers", "1")
    assert ended.returncode == 0, ended.stderr
    return {one["student"]: (one["score"], one["anew"]) for one in json.loads(ended.stdout)["graded"]}


def comment(course, text=None):
    """What a person wrote beside an answer."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        found = gradebook.find_comment("build_halved", "two_items", "two_items", "student_00")
        if text is not None:
            found.manual_comment = text
            gradebook.db.commit()
        return found.manual_comment


def test_a_course_that_was_lost_goes_on_where_it_was(course, tmp_path):
    exchange = settle(course, tmp_path)
    a_class(course, 3)
    before = grade(course)
    comment(course, "Well done.")
    secret = (course / "grading_references" / "secret").read_text()
    written = autograder(course, "backup", str(tmp_path / "safe" / "course.tar.gz"))
    assert written.returncode == 0, written.stderr
    archive = tmp_path / "safe" / "course.tar.gz"
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]

    settings = (course / "nbgrader_config.py").read_text()
    shutil.rmtree(course)
    shutil.rmtree(exchange)
    course.mkdir()
    (course / "nbgrader_config.py").write_text(settings)
    restored = autograder(course, "restore", str(archive))
    assert restored.returncode == 0, restored.stderr
    assert grade(course) == {student: (score, False) for student, (score, _) in before.items()}
    assert comment(course) == "Well done."
    assert (course / "grading_references" / "secret").read_text() == secret
    assert (exchange / "inbound" / "ada+two_items+now" / "two_items.ipynb").exists()
    assert stat.S_IMODE((exchange / "inbound").stat().st_mode) == 0o733


def test_what_stands_in_the_way_is_kept(course, tmp_path):
    settle(course, tmp_path)
    a_class(course, 1)
    archive = tmp_path / "course.tar.gz"
    autograder(course, "backup", str(archive))
    work = course / "submitted" / "student_00" / "two_items" / "two_items.ipynb"
    work.write_text("later")
    said = autograder(course, "restore", str(archive)).stdout
    assert work.read_text() != "later"
    [aside] = course.glob("before_restoring_*")
    assert str(aside) in said
    assert (aside / "submitted" / "student_00" / "two_items" / "two_items.ipynb").read_text() == "later"


def test_not_while_a_grading_runs(course, tmp_path):
    with (course / LEDGER).with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in ("backup", "restore"):
            archive = tmp_path / "course.tar.gz"
            if command == "restore":
                with tarfile.open(archive, "w:gz"):
                    pass
            ended = autograder(course, command, str(archive))
            assert (ended.returncode, ended.stderr) == (
                2,
                "Another grading of this course is running; wait for it, or end it.\n",
            )


@pytest.mark.parametrize(("content", "says"), [(b"no archive", "is no backup"), (None, "it holds other")])
def test_what_is_no_backup_is_refused_and_nothing_is_changed(course, tmp_path, content, says):
    archive = tmp_path / "course.tar.gz"
    if content is None:
        (tmp_path / "other").write_text("x")
        with tarfile.open(archive, "w:gz") as made:
            made.add(tmp_path / "other", "other")
    else:
        archive.write_bytes(content)
    before = sorted(path.name for path in course.iterdir() if path.suffix != ".lock")
    ended = autograder(course, "restore", str(archive))
    assert ended.returncode == 2
    assert says in ended.stderr
    assert sorted(path.name for path in course.iterdir() if path.suffix != ".lock") == before


def test_a_gradebook_of_its_own_is_named(course, tmp_path):
    settings = course / "nbgrader_config.py"
    settings.write_text(
        f'{settings.read_text()}\nc.CourseDirectory.db_url = "postgresql+psycopg://ada:hush@localhost/gradebook"\n'
    )
    ended = autograder(course, "backup", str(tmp_path / "course.tar.gz"))
    assert ended.returncode == 1
    assert "postgresql+psycopg://ada:***@localhost/gradebook" in ended.stderr


def test_all_of_one_student_is_erased_and_nothing_of_another(course, tmp_path):
    exchange = settle(course, tmp_path)
    a_class(course, 2)
    grade(course)
    autograder(course, "feedback", "two_items")
    (exchange / "inbound" / "student_00+two_items+now").mkdir()
    listed = autograder(course, "erase", "student_00")
    assert listed.returncode == 1
    assert "1 submissions with their marks in the gradebook" in listed.stdout
    assert "1 judged notebooks" in listed.stdout
    assert (course / "submitted" / "student_00").is_dir()
    assert autograder(course, "erase", "student_00", "--yes").returncode == 0
    assert autograder(course, "erase", "student_00").stdout == "Nothing is stored of student_00.\n"
    left = [path.name for path in (*course.rglob("*"), *exchange.rglob("*"))]
    assert not [name for name in left if "student_00" in name]
    for database in (LEDGER, "gradebook.db"):
        assert b"student_00" not in (course / database).read_bytes()
    for folder in ("submitted", "autograded", "feedback"):
        assert (course / folder / "student_01").is_dir()
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        assert [student.id for student in gradebook.students] == ["student_01"]
