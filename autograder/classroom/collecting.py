"""Bring a download of a learning management system to where nbgrader collects, through `nbgrader zip_collect`."""

import json
import logging
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from ..grading.gradebook_writer import LATE, TIMESTAMP
from .downloads import WHOSE, DownloadCollector, DownloadExtractor, NotADownload
from .roster import Roster


@dataclass(frozen=True)
class Collected:
    """What was brought in.

    Attributes:
        students: whose work lies in submitted/ now.
        missing: who stands in the table of people and has handed nothing in, in this download or before.
        left_out: what was left out, each with its reason.
        times: of how many the table says when they handed in.
        late: whom Canvas calls late.
        unreadable_times: True if the table says times in a form that is not known.
    """

    students: list[str]
    missing: list[str]
    left_out: list[str]
    times: int
    late: list[str]
    unreadable_times: bool


def collect_download(course: CourseDirectory, assignment: str, download: Path, roster: Roster | None) -> Collected:
    """Put each notebook of a download into submitted/STUDENT/ASSIGNMENT/; who is in it replaces what they handed in before.

    Raises:
        NotADownload: if there is nothing of anybody in it.
    """
    if not download.exists():
        raise NotADownload(f"{download} is not there.")
    kept = Path(course.root) / "downloaded" / assignment
    _put_away(download, kept)
    settings = Config()
    settings.ZipCollectApp.update(force=True, extractor_plugin=DownloadExtractor, collector_plugin=DownloadCollector)
    if roster is not None:
        settings.DownloadExtractor.students = {number: person.student for number, person in roster.by_number().items()}
    application = ZipCollectApp(config=settings)
    application.initialize([f"--CourseDirectory.root={course.root}", assignment])
    application.log.setLevel(logging.ERROR)  # what is left out is told by the caller
    application.start()
    told = json.loads((kept / WHOSE).read_text(encoding="utf-8"))
    names, left_out = told["students"], told["left_out"]
    if not names:
        raise NotADownload("\n".join([f"{download} holds nobody's notebook.", *left_out]))
    if roster is not None:
        with Gradebook(course.db_url, course.course_id) as gradebook:
            for person in roster.people:
                name = {"first_name": person.first_name, "last_name": person.last_name, "email": person.email}
                gradebook.update_or_create_student(person.student, lms_user_id=person.number, **name)
    submitted = Path(course.format_path(course.submitted_directory, ".", "."))
    missing = [
        person.student
        for person in (roster.people if roster else ())
        if not (submitted / person.student / assignment).is_dir()
    ]
    times = {person.student: person.handed_in for person in roster.people if person.handed_in} if roster else {}
    for student in names:
        _note_time(submitted / student / assignment, times.get(student), student in told["late"])
    return Collected(
        sorted(names),
        sorted(missing),
        left_out,
        sum(student in times for student in names),
        told["late"],
        bool(roster and roster.unreadable_times),
    )


def _note_time(folder: Path, handed_in: datetime | None, is_late: bool) -> None:
    """Write down when it was handed in, for nbgrader's gradebook; where Canvas says only that it is late, that."""
    stamp, late = folder / TIMESTAMP, folder / LATE
    stamp.unlink(missing_ok=True)
    late.unlink(missing_ok=True)
    if handed_in is not None:
        stamp.write_text(handed_in.astimezone().astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"))
    elif is_late:
        late.write_text("Canvas calls this late, and does not say by how much.\n")


def _put_away(download: Path, kept: Path) -> None:
    """Copy a download to where zip_collect looks for it; what lay there is kept under earlier/."""
    archive, arriving = kept / "archive", kept / "arriving"
    shutil.rmtree(arriving, ignore_errors=True)  # of a copy that was stopped
    arriving.mkdir(parents=True)
    (shutil.copytree if download.is_dir() else shutil.copy)(download, arriving / download.name)
    if archive.exists():
        earlier = kept / "earlier"
        earlier.mkdir(exist_ok=True)
        archive.rename(earlier / f"{len(list(earlier.iterdir())) + 1}")
    arriving.rename(archive)
