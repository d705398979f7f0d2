"""A learner's copy is made once, never overwritten, and kept when it is reset."""

import re

import pytest

from shapeclinic import exercise


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit with one exercise, seen from its course folder."""
    (tmp_path / "exercises" / "one" / "data").mkdir(parents=True)
    (tmp_path / "exercises" / "one" / "one.ipynb").write_text("released")
    (tmp_path / "exercises" / "one" / "data" / "frames.csv").write_text("1,2")
    (tmp_path / "course").mkdir()
    monkeypatch.chdir(tmp_path / "course")
    return tmp_path


def link_of(shown):
    """The parts of the link that a learner clicks."""
    return re.search(r"\]\((.*)\)\*\*$", shown._repr_markdown_())[1].split("/")


def test_the_first_call_copies_everything_and_links_to_it(kit):
    shown = exercise("one")
    assert (kit / "work" / "one" / "one.ipynb").read_text() == "released"
    assert (kit / "work" / "one" / "data" / "frames.csv").read_text() == "1,2"
    assert link_of(shown) == ["..", "work", "one", "one.ipynb"]
    assert "This copy is yours." in repr(shown)


def test_later_calls_leave_the_work_alone(kit):
    exercise("one")
    (kit / "work" / "one" / "one.ipynb").write_text("solved")
    assert "as you left it" in repr(exercise("one"))
    assert (kit / "work" / "one" / "one.ipynb").read_text() == "solved"


def test_a_reset_keeps_every_old_copy(kit):
    exercise("one")
    for number in range(3):
        (kit / "work" / "one" / "one.ipynb").write_text(f"try {number}")
        assert "The old one is kept as" in repr(exercise("one", reset=True))
    texts = sorted(path.read_text() for path in (kit / "work" / "one").glob("*.ipynb"))
    assert texts == ["released", "try 0", "try 1", "try 2"]


def test_the_link_holds_from_the_kits_own_folder(kit, monkeypatch):
    monkeypatch.chdir(kit)
    assert link_of(exercise("one")) == [".", "work", "one", "one.ipynb"]


def test_an_unknown_exercise_is_told_with_those_there_are(kit):
    with pytest.raises(FileNotFoundError, match="no exercise called 'two'. There are: one"):
        exercise("two")


def test_outside_the_kit_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="holds the exercises"):
        exercise("one")
