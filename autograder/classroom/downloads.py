"""What a learning management system gives when an assignment's submissions are downloaded: whose each notebook is.

`nbgrader zip_collect` does the rest: `DownloadExtractor` and `DownloadCollector` are its plugins.
"""

import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from traitlets import Dict, List, Unicode

_MOODLE = re.compile(r"(?P<name>[^/]+)_(?P<number>\d+)_assignsubmission_file_?(?P<rest>/.+|.+)")
_CANVAS = re.compile(r"(?P<name>[^_/]+)_(?P<late>LATE_)?(?P<number>\d+)_\d+_(?P<rest>[^/]+)")
_MOST_BYTES = 25_000_000  # of one notebook; what is larger cannot be graded
_MOST_FILES = 100_000
_MOST_NESTED = 100  # files in a zip that a learner handed in
WHOSE = "whose.json"


class NotADownload(Exception):
    """A sentence about a download that cannot be used."""


@dataclass(frozen=True)
class Handed:
    """A notebook that somebody handed in.

    Attributes:
        number: who, as the system calls them: a number, or what a folder is called.
        system: canvas, moodle, or folders.
        path: where it lies in the download.
        when: when it was last changed, as the download says; compared within one download alone.
        content: what it holds.
        late: True if Canvas says that it is.
    """

    number: str
    system: str
    path: str
    when: tuple[int, ...]
    content: bytes
    late: bool = False


def read_download(download: Path, log: list[str]) -> Iterator[Handed]:
    """The notebooks in a download: a zip, or a folder.

    Arguments:
        download: as it came from Canvas or Moodle, or with a folder for each student.
        log: what was left out, and why, is added to it.

    Raises:
        NotADownload: if it is no zip and no folder.
    """
    for path, when, content in _files(download, log):
        moodle, canvas = _MOODLE.search(path), _CANVAS.fullmatch(path.rpartition("/")[2])
        if moodle:
            number, system, name = moodle["number"], "moodle", moodle["rest"]
        elif canvas:
            number, system, name = canvas["number"], "canvas", canvas["rest"]
        elif "/" in path:
            number, system, name = path.split("/")[0], "folders", path
        else:
            log.append(f"{path} is left out: its name says not whose it is.")
            continue
        late = bool(canvas and not moodle and canvas["late"])
        if name.lower().endswith(".zip"):
            for inner, changed, notebook in _unpacked(io.BytesIO(content), f"{path}/", _MOST_NESTED, log):
                if inner.lower().endswith(".ipynb"):
                    yield Handed(number, system, path, changed, notebook, late)
        elif name.lower().endswith(".ipynb"):
            yield Handed(number, system, path, when, content, late)
        else:
            log.append(f"{path} is left out: it is no notebook.")


def _files(download: Path, log: list[str]) -> Iterator[tuple[str, tuple[int, ...], bytes]]:
    if download.is_dir():
        for path in sorted(download.rglob("*")):
            name = path.relative_to(download).as_posix()
            known = path.lstat()
            if not stat.S_ISREG(known.st_mode) or _is_litter(name):
                if not stat.S_ISDIR(known.st_mode) and not _is_litter(name):
                    log.append(f"{name} is left out: it is no ordinary file.")
                continue
            if known.st_size > _MOST_BYTES and not name.endswith(".zip"):
                log.append(f"{name} is left out: it has more than {_MOST_BYTES:,} bytes.")
                continue
            yield name, (int(known.st_mtime),), path.read_bytes()
        return
    try:
        with download.open("rb") as file:
            yield from _unpacked(file, "", _MOST_FILES, log)
    except OSError as error:
        raise NotADownload(f"{download} cannot be read: {error}") from None


def _unpacked(
    file: io.BufferedIOBase, where: str, most: int, log: list[str]
) -> Iterator[tuple[str, tuple[int, ...], bytes]]:
    """The files of a zip, none larger than may be; a zip within is told of and not opened but for the first level."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        if not where:
            raise NotADownload(f"It is no zip: {error}") from None
        log.append(f"{where.rstrip('/')} is left out: it is no zip ({error}).")
        return
    with archive:
        for number, entry in enumerate(archive.infolist()):
            if number >= most:
                log.append(f"{where or 'The download'} holds more than {most} files; the rest is left out.")
                return
            name = "/".join(
                part for part in PurePosixPath(entry.filename.replace("\\", "/")).parts if part not in ("/", "..", ".")
            )
            if entry.is_dir() or _is_litter(name):
                continue
            if entry.file_size > _MOST_BYTES:
                log.append(f"{where}{name} is left out: it has more than {_MOST_BYTES:,} bytes.")
                continue
            try:
                with archive.open(entry) as opened:
                    content = opened.read(_MOST_BYTES + 1)
            except Exception as error:  # what a broken archive makes zipfile and zlib raise
                log.append(f"{where}{name} is left out: {error}")
                continue
            if len(content) > _MOST_BYTES:
                log.append(f"{where}{name} is left out: it says it is smaller than it is.")
                continue
            yield name, entry.date_time, content


def _is_litter(name: str) -> bool:
    """What systems and editors add by themselves."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


class DownloadExtractor(ExtractorPlugin):  # type: ignore[misc]  # nbgrader says no types
    """Takes a download apart for `nbgrader zip_collect`: a folder for each student, a file for each notebook, the newest of each."""

    students = Dict(help="what nbgrader calls somebody, by what the system calls them; itself if left out").tag(
        config=True
    )

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Write the notebooks of all downloads in a folder to `extracted_path/STUDENT/NOTEBOOK`."""
        log: list[str] = []
        newest: dict[tuple[str, str], Handed] = {}
        notebooks = self._notebooks()
        for download in sorted(Path(archive_path).iterdir()):
            for handed in read_download(download, log):
                student = self._student(handed, log)
                if student is None:
                    continue
                place = student, _meant(handed.path, notebooks)
                known = newest.get(place)
                if known is not None:
                    older, newer = sorted((known, handed), key=_newness)
                    log.append(f"{older.path} is left out: {newer.path} is {student}'s newer one.")
                    handed = newer
                newest[place] = handed
        for (student, name), handed in newest.items():
            file = Path(extracted_path) / student / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(handed.content)
        told = {
            "students": {student: handed.path for (student, _), handed in newest.items()},
            "late": sorted({student for (student, _), handed in newest.items() if handed.late}),
            "left_out": log,
        }
        (Path(extracted_path).parent / WHOSE).write_text(
            json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8"
        )
        for line in log:
            self.log.warning(line)

    def _student(self, handed: Handed, log: list[str]) -> str | None:
        if handed.system == "folders":
            return handed.number
        if handed.number in self.students:
            return str(self.students[handed.number])
        if self.students:
            log.append(f"{handed.path} is left out: the table of people has no {handed.number}.")
            return None
        if handed.system == "moodle":
            log.append(f"{handed.path} is left out: Moodle's numbers say not who it is; --roster does.")
            return None
        return handed.number

    def _notebooks(self) -> list[str]:
        course = self.parent.coursedir
        folder = Path(course.format_path(course.release_directory, ".", course.assignment_id))
        found = sorted(path.name for path in folder.glob("*.ipynb"))
        if not found:
            raise NotADownload(
                f"{folder} holds no notebook. First: nbgrader generate_assignment {course.assignment_id}"
            )
        return found


def _newness(handed: Handed) -> tuple[tuple[int, ...], int]:
    """By which the newer of two files is told; of two of one time a copy, whose name is longer, is not the newer."""
    return handed.when, -len(handed.path)


def _meant(path: str, notebooks: list[str]) -> str:
    """Which notebook of the assignment a file is, whatever was done to its name on the way; the only one, if there is one."""
    if len(notebooks) == 1:
        return notebooks[0]
    name = path.rpartition("/")[2]
    inside = [notebook for notebook in notebooks if notebook.removesuffix(".ipynb") in name]
    return max(inside, key=len, default=name)


class DownloadCollector(FileNameCollectorPlugin):  # type: ignore[misc]  # nbgrader says no types
    """Reads whose a notebook is from where `DownloadExtractor` put it."""

    named_regexp = Unicode(r".*/(?P<student_id>[^/]+)/(?P<file_id>[^/]+)").tag(config=True)
    valid_ext = List([".ipynb"]).tag(config=True)
