"""Back up what a course knows, restore it, erase what it knows of one student: gradebook, ledger, the grading's secret, all that was handed in, and the exchange."""

import contextlib
import glob
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import Exchange
from sqlalchemy.engine import make_url

from .ledger import LEDGER, Ledger, no_other_grading, opened_ledger
from .references import FOLDER

_EXCHANGE = "exchange"  # what it is called in a backup
_OWN = ("nbgrader_config.py", FOLDER, "downloaded", "handed_out", "reports")
_ASIDE = "before_restoring"


class CannotRestore(Exception):
    """A sentence about a backup that cannot be used."""


def back_up(course: CourseDirectory, target: Path) -> list[str]:
    """Write one archive (tar, gzip) that nobody else can read; what stands in it.

    Databases are copied as SQLite copies them, whole at one moment. No grading may run meanwhile.

    Raises:
        LedgerBusy: if a grading is running.
        OSError: if something cannot be read or written.
    """
    root = Path(course.root)
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = []
    with no_other_grading(root / LEDGER), tempfile.TemporaryDirectory(dir=target.parent) as folder:
        Ledger(root / LEDGER).close()  # there also where nothing was graded yet
        half = Path(folder) / target.name
        half.touch(mode=0o600)
        with tarfile.open(half, "w:gz") as archive:
            for database in _databases(course):
                copy = Path(folder) / database.name
                _copied(database, copy)
                archive.add(copy, database.relative_to(root).as_posix())
                kept.append(database.name)
            for name, path in _parts(course):
                archive.add(path, name)
                kept.append(name)
        half.replace(target)
    return kept


def restore(course: CourseDirectory, source: Path) -> tuple[list[str], list[Path]]:
    """Put a backup back; what was put back, and where that lies now which stood in its place.

    Owners and rights come back if this is root.

    Raises:
        CannotRestore: if the file is no backup.
        LedgerBusy: if a grading is running.
        OSError: if something cannot be read or written.
    """
    root = Path(course.root)
    stamp = f"{_ASIDE}_{datetime.now():%Y-%m-%dT%H%M%S}"
    moved = []
    try:
        with tarfile.open(source) as archive, no_other_grading(root / LEDGER):
            names = list(dict.fromkeys(map(_top, archive.getnames())))
            if LEDGER not in names:
                raise CannotRestore(f"{source} is no backup of a course: it holds {', '.join(names[:5]) or 'nothing'}.")
            for name in names:
                place = _exchange(course) if name == _EXCHANGE else root / name
                if place is None:
                    continue
                place.parent.mkdir(parents=True, exist_ok=True)
                with tempfile.TemporaryDirectory(dir=place.parent) as folder:
                    members = [member for member in archive.getmembers() if _top(member.name) == name]
                    archive.extractall(folder, members, filter=_with_its_rights)
                    for there in (place, *(place.with_name(f"{place.name}{end}") for end in ("-wal", "-shm"))):
                        if there.exists():
                            (place.parent / stamp).mkdir(exist_ok=True)
                            moved.append(there.rename(place.parent / stamp / there.name))
                    (Path(folder) / name).rename(place)
    except tarfile.TarError as error:
        raise CannotRestore(f"{source} is no backup: {error}") from None
    return names, moved


def _with_its_rights(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo:
    """A member as it was kept: others write into an exchange. Raises tarfile.FilterError for one that would lie outside."""
    tarfile.tar_filter(member, folder)
    return member


def _top(name: str) -> str:
    return name.partition("/")[0]


def stored_of(course: CourseDirectory, student: str) -> list[str]:
    """What this course's folder, gradebook and exchange hold of a student, a phrase each."""
    found = [str(path) for path in _folders_of(course, student)]
    with no_other_grading(Path(course.root) / LEDGER):
        ledger = Ledger(Path(course.root) / LEDGER)
        judged = ledger.count(student)
        ledger.close()
    if judged:
        found.append(f"{judged} judged notebooks in {LEDGER}")
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            gradebook.find_student(student)
        except MissingEntry:
            return found
        return [*found, f"{len(gradebook.student_submissions(student))} submissions with their marks in the gradebook"]


def erase(course: CourseDirectory, student: str) -> None:
    """Erase that. Zips of a whole class (downloaded/, handed_out/), reports and backups stay.

    Raises:
        LedgerBusy: if a grading is running.
    """
    with opened_ledger(Path(course.root) / LEDGER) as ledger:
        ledger.forget(student)
        with Gradebook(course.db_url, course.course_id) as gradebook, contextlib.suppress(MissingEntry):
            gradebook.remove_student(student)
        for folder in _folders_of(course, student):
            shutil.rmtree(folder)
    for database in _databases(course):
        connection = sqlite3.connect(database)
        connection.execute("VACUUM")  # else what was deleted stays in the file until something is written over it
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


def _folders_of(course: CourseDirectory, student: str) -> Iterator[Path]:
    for folder in (course.submitted_directory, course.autograded_directory, course.feedback_directory):
        path = Path(course.format_path(folder, student, "."))
        if path.is_dir():
            yield path
    exchange = _exchange(course)
    if exchange is not None:
        yield from sorted((exchange / "inbound").glob(f"{glob.escape(student)}+*"))


def gradebook_elsewhere(course: CourseDirectory) -> str | None:
    """The address, without its password, of a gradebook that is no file of the course's and so in no backup; None if it is one."""
    url = make_url(course.db_url)
    in_course = url.get_backend_name() == "sqlite" and Path(url.database or "").is_relative_to(course.root)
    return None if in_course else url.render_as_string()


def _databases(course: CourseDirectory) -> Iterator[Path]:
    yield Path(course.root) / LEDGER
    if gradebook_elsewhere(course) is None:
        path = Path(make_url(course.db_url).database or "")
        if path.is_file():
            yield path


def _parts(course: CourseDirectory) -> Iterator[tuple[str, Path]]:
    """Names in a backup, and where the folders and files lie."""
    root = Path(course.root)
    folders = (
        *(course.source_directory, course.release_directory, course.submitted_directory),
        *(course.autograded_directory, course.feedback_directory),
    )
    for name in (*folders, *_OWN):
        if (root / name).exists():
            yield name, root / name
    exchange = _exchange(course)
    if exchange is not None and exchange.is_dir():
        yield _EXCHANGE, exchange


def _exchange(course: CourseDirectory) -> Path | None:
    """The folder of this course in nbgrader's exchange; None if the course has no name of its own there."""
    root = str(Exchange(coursedir=course, config=course.config).root)
    return Path(root) / str(course.course_id) if course.course_id else None


def _copied(database: Path, copy: Path) -> None:
    source, target = sqlite3.connect(f"file:{database}?mode=ro", uri=True), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    os.chmod(copy, database.stat().st_mode & 0o777)
