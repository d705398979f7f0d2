"""What lies in the inbound folder of an exchange, and what is collected of it. Accounts of their own: tests/hub."""

import logging
import os
import pwd
import shutil
import time
from datetime import UTC, datetime, timedelta

import pytest
from nbgrader.api import Gradebook
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.grading import exchange
from autograder.grading.exchange import ClosedSubmit, OwnersCollect

ME = pwd.getpwuid(os.getuid()).pw_name


def before_now(**time):
    """What the clock says, and so much before; nbgrader's times have no zone."""
    return datetime.now(UTC).replace(tzinfo=None) - timedelta(**time)


class Place:
    """An exchange, a course that collects from it, and somebody who hands in."""

    def __init__(self, folder, gradebook):
        self.root, self.course = folder / "exchange", folder / "course"
        self.inbound = self.root / "shapes" / "inbound"
        for path in (self.inbound, self.root / "shapes" / "outbound" / "a", self.course):
            path.mkdir(parents=True)
        self.root.chmod(0o1777)
        shutil.copy(gradebook, self.course)
        self.config = Config()
        self.config.CourseDirectory.update(root=str(self.course), course_id="shapes", assignment_id="a")
        self.config.Exchange.root = str(self.root)

    def hand_in(self, name=ME, when=None, files=None, whole=True):
        """Put a folder there as `nbgrader submit` does; its path."""
        when = when or before_now()
        folder = self.inbound / f"{name}+a+{when:%Y-%m-%d %H:%M:%S.%f} UTC+x{len(list(self.inbound.iterdir()))}"
        folder.mkdir()
        for inside, content in (files or {"a.ipynb": "{}"}).items():
            (folder / inside).write_text(content)
        (folder / "timestamp.txt").write_text("2001-01-01 00:00:00.0 UTC")
        if whole:
            (folder / "submission_secret.txt").write_text("s")
        return folder

    def collect(self, update=True):
        """Collect; what was said."""
        said = []
        collecting = OwnersCollect(
            coursedir=CourseDirectory(config=self.config), authenticator=Authenticator(), config=self.config
        )
        collecting.update = update
        log = logging.Logger("collecting")
        log.addHandler(handler := logging.Handler())
        handler.emit = lambda record: said.append(record.getMessage())
        collecting.log = log
        collecting.start()
        return "\n".join(said)

    def got(self, name=ME):
        """What was collected of somebody: {file: content}, when."""
        folder = self.course / "submitted" / name / "a"
        files = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
        when = files.pop("timestamp.txt", None)
        return files, when and datetime.strptime(when, "%Y-%m-%d %H:%M:%S.%f UTC")


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    """One with nothing in it; nbgrader asks another program about each that it makes."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    Gradebook(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def place(tmp_path, gradebook):
    return Place(tmp_path, gradebook)


def test_the_last_that_was_handed_in_is_collected(place):
    a_minute_ago = before_now(minutes=1)
    place.hand_in(when=before_now(minutes=2), files={"a.ipynb": "first"})
    place.hand_in(when=a_minute_ago, files={"a.ipynb": "second", "data.csv": "1"})
    place.collect()
    files, when = place.got()
    assert files == {"a.ipynb": "second", "data.csv": "1", "submission_secret.txt": "s"}
    assert when == a_minute_ago
    place.hand_in(files={"a.ipynb": "third"})
    place.collect()
    assert place.got()[0]["a.ipynb"] == "third"


@pytest.mark.parametrize("days", [3, -3])
def test_a_time_that_was_made_up_does_not_count(place, days):
    begun = before_now(seconds=1)  # a file system's clock is coarse
    place.hand_in(when=before_now(days=days))
    assert "which counts" in place.collect()
    assert begun <= place.got()[1] <= before_now()


def test_work_that_was_changed_after_it_was_handed_in_counts_from_then(place, monkeypatch):
    """The folder's own time says nothing of a file that is written again."""
    folder = place.hand_in()
    before = exchange._last_changed(str(folder))
    time.sleep(0.05)
    (folder / "a.ipynb").write_text("better")
    assert exchange._last_changed(str(folder)) > before
    monkeypatch.setattr(exchange, "_SLACK", timedelta(seconds=-1))
    assert "was changed at" in place.collect()


def test_what_is_still_arriving_waits_for_the_next_time(place, gradebook, monkeypatch):
    folder = place.hand_in(whole=False, files={"notes.txt": "half"})
    assert "still arriving" in place.collect()
    assert not (place.course / "submitted").exists()
    (folder / "a.ipynb").write_text("whole")
    (folder / "submission_secret.txt").write_text("s")
    place.collect()
    assert place.got()[0]["a.ipynb"] == "whole"
    other = Place(place.root.parent / "other", gradebook)
    other.hand_in(whole=False)
    monkeypatch.setattr(exchange, "_ARRIVING", timedelta(0))
    other.collect()
    assert "a.ipynb" in other.got()[0]  # put there by hand, and long ago


def test_a_name_that_is_not_the_owners_is_left_where_it_is(place):
    place.hand_in(name="somebody")
    said = place.collect()
    assert f"it is {ME}'s, and no folder in their name" in said
    assert not (place.course / "submitted").exists()


def test_links_pipes_and_giants_are_left_out_and_the_rest_is_taken(place):
    secret = place.course / "secret.txt"
    secret.write_text("secret")
    folder = place.hand_in(files={"a.ipynb": "mine", "giant.bin": "x" * 2000})
    (folder / "link.ipynb").symlink_to(secret)
    (folder / "whole").symlink_to(place.course)
    os.mkfifo(folder / "pipe.ipynb")
    place.config.CourseDirectory.max_file_size = 1  # KiB
    said = place.collect()
    files, _ = place.got()
    assert files == {"a.ipynb": "mine", "submission_secret.txt": "s"}
    for name in ("link.ipynb", "pipe.ipynb", "giant.bin"):
        assert f"{name}' is left out" in said


def test_one_that_cannot_be_collected_keeps_no_other_back(place):
    (place.inbound / f"{ME}+a+no time at all+x").mkdir()
    (place.inbound / f"{ME}+a").mkdir()
    (place.inbound / f"link+a+{before_now():%Y-%m-%d %H:%M:%S} UTC+x").symlink_to(place.course)
    place.hand_in(files={"a.ipynb": "mine"})
    said = place.collect()
    assert place.got()[0]["a.ipynb"] == "mine"
    assert said.count("is left where it is") >= 2


def test_what_is_handed_in_is_closed_to_others(place):
    work = place.root.parent / "work"
    (work / "a").mkdir(parents=True)
    (work / "a" / "a.ipynb").write_text("{}")
    (place.root / "shapes" / "outbound" / "a" / "a.ipynb").write_text("{}")
    place.config.CourseDirectory.root = str(work)
    place.config.Exchange.cache = str(place.root.parent / "cache")
    place.inbound.chmod(0o3733)
    before = os.getcwd()
    os.chdir(work)
    try:
        ClosedSubmit(
            coursedir=CourseDirectory(config=place.config), authenticator=Authenticator(), config=place.config
        ).start()
    finally:
        os.chdir(before)
    [folder] = place.inbound.iterdir()
    assert folder.stat().st_mode & 0o7777 == 0o770
    assert (folder / "a.ipynb").exists()
