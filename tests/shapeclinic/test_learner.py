"""The learner's map: kept over restarts and damage, and told by real checks alone."""

import json
import shutil

import pytest
from assignments import ASSIGNMENTS, ROOT, Session, items

from shapeclinic import progress
from shapeclinic.learner import record


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A copy of what a learner has, with copies of all exercises in `work/`, and the working directory in it."""
    for folder in ("course", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copytree(ROOT / "exercises", tmp_path / "work")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def notebook(kit, assignment):
    return kit / "work" / assignment / f"{assignment}.ipynb"


def states(assignment):
    [chapter] = (chapter for chapter in progress().chapters if chapter.exercise == assignment)
    return {item.name: item.state for item in chapter.items}


def test_the_map_shows_every_lesson_and_item_in_order(kit):
    shown = progress()
    assert [chapter.lesson[0] for chapter in shown.chapters] == [str(n + 1) for n in range(len(ASSIGNMENTS))]
    assert {chapter.exercise for chapter in shown.chapters} == set(ASSIGNMENTS)
    for chapter in shown.chapters:
        assert [item.name for item in chapter.judged] == [item.name for item in items("exercises", chapter.exercise)]
        assert [item.state for item in chapter.items] == ["open"] * len(chapter.judged) + ["words"]
        assert chapter.lesson in repr(shown)
        assert chapter.lesson in shown._repr_html_()


def test_an_item_is_tried_then_done_and_stays_done(kit):
    page = notebook(kit, "padding")
    record(page, "build_unet", "unattempted", 0)
    assert states("padding")["build_unet"] == "open"
    record(page, "build_unet", "incorrect", 0)
    assert states("padding")["build_unet"] == "tried"
    record(page, "build_unet", "correct", 3)
    record(page, "build_unet", "error", 0)
    assert states("padding")["build_unet"] == "done"
    assert "3 of 14 points" in repr(progress())


def test_finishing_an_exercise_is_said_once_and_finishing_all_otherwise(kit):
    said = {}
    for assignment in ASSIGNMENTS:
        for item in items("exercises", assignment):
            said[assignment] = record(notebook(kit, assignment), item.name, "correct", item.points)
    *earlier, last = (said[assignment] for assignment in ASSIGNMENTS)
    assert all(f"{assignment} is done" in words for assignment, words in zip(ASSIGNMENTS, earlier, strict=False))
    assert f"the last of {len(ASSIGNMENTS)} exercises" in last
    assert record(notebook(kit, "padding"), "build_unet", "correct", 3) is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"items": 3}', "\x00\x00"])
def test_a_damaged_file_costs_no_more_than_the_last_check(kit, damage):
    page, file = notebook(kit, "padding"), kit / "work" / "progress.json"
    record(page, "build_unet", "correct", 3)
    record(page, "build_residual", "correct", 1)
    file.write_text(damage)
    assert states("padding")["build_unet"] == "done"
    assert "was damaged" in repr(progress())
    record(page, "build_residual", "correct", 1)
    assert states("padding")["build_residual"] == states("padding")["build_unet"] == "done"
    assert "damaged" not in repr(progress())
    assert sorted(path.name for path in (kit / "work").iterdir() if path.is_file()) == [
        "progress.json",
        "progress.json.old",
    ]


def test_only_a_learners_own_copy_counts(kit, tmp_path):
    record(kit / "exercises" / "padding" / "padding.ipynb", "build_unet", "correct", 3)
    record(tmp_path / "elsewhere.ipynb", "build_unet", "correct", 3)
    assert set(states("padding").values()) == {"open", "words"}
    assert not (kit / "work" / "progress.json").exists()


def test_a_folder_that_cannot_be_written_costs_no_check(kit, monkeypatch):
    def refuses(*_, **__):
        raise PermissionError("read-only")

    monkeypatch.setattr("tempfile.mkstemp", refuses)
    assert record(notebook(kit, "padding"), "build_unet", "incorrect", 0) is None


@pytest.mark.filterwarnings("ignore")
def test_a_real_check_tells_the_map_and_nbgrader_does_not(kit, monkeypatch):
    session = Session("kernel_and_stride")
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebook(kit, "kernel_and_stride")))
    item = items("solutions", "kernel_and_stride")[0]
    try:
        monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
        session.judge(item.solution, item)
        assert not (kit / "work" / "progress.json").exists()
        monkeypatch.delenv("NBGRADER_EXECUTION")
        session.judge(item.solution, item)
    finally:
        session.close()
    assert json.loads((kit / "work" / "progress.json").read_text())["items"]["kernel_and_stride/window_size"]["done"]
