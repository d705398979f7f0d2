"""The files beside a notebook: those that were handed in with it, and above them those of the assignment, as nbgrader lays them."""

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from .cell_kinds import NotJudgeable
from .gradebook_writer import LATE, TIMESTAMP
from .reading import Unreadable, submitted_bytes

_MOST_FILES, _MOST_BYTES = 500, 50_000_000
_NO_FILES_OF_A_LEARNER = ("*.ipynb", TIMESTAMP, LATE)


def released_files(course: CourseDirectory, assignment: str) -> dict[str, bytes]:
    """The files of an assignment beside its notebooks, by their paths in its folder: the source's, or the release's where there is no source.

    Raises:
        NotJudgeable: if they are too large to be brought to each submission.
    """
    places = (course.source_directory, course.release_directory)
    folders = (Path(course.format_path(place, ".", assignment)) for place in places)
    folder = next((one for one in folders if one.is_dir()), None)
    if folder is None:
        return {}
    files, left_out = _read(folder, course.ignore)
    if left_out:
        raise NotJudgeable(
            f"{folder} holds {left_out[0]} Each submission needs these files; at most {_MOST_FILES} with {_MOST_BYTES // 1_000_000} MB are brought."
        )
    return files


def files_for(
    course: CourseDirectory, assignment: str, student: str, released: dict[str, bytes]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files beside one student's notebooks, and what had to be left out, a sentence each.

    What the assignment brings replaces what was handed in under the same name, but for what `Autograde.exclude_overwriting` names.
    """
    folder = Path(course.format_path(course.submitted_directory, student, assignment))
    files, left_out = _read(folder, course.ignore)
    kept = Autograde(config=course.config).exclude_overwriting.get(assignment, [])
    files |= {name: content for name, content in released.items() if name not in kept or name not in files}
    return files, tuple(f"Beside the notebook: {words}" for words in left_out)


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of a folder in which nbgrader has laid all that belongs together."""
    return _read(folder, CourseDirectory().ignore)[0]


def _read(folder: Path, ignored: list[str]) -> tuple[dict[str, bytes], list[str]]:
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    total = 0
    for path in _paths(folder, (*ignored, *_NO_FILES_OF_A_LEARNER)):
        name = path.relative_to(folder).as_posix()
        try:
            content = submitted_bytes(path)
        except Unreadable as reason:
            left_out.append(f"{name} was left out. {reason}")
            continue
        total += len(content)
        if len(files) == _MOST_FILES or total > _MOST_BYTES:
            left_out.append(
                f"more than {_MOST_FILES} files or {_MOST_BYTES // 1_000_000} MB; what is more was left out."
            )
            break
        files[name] = content
    return files, left_out


def _paths(folder: Path, ignored: tuple[str, ...]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):  # not into folders that are links
        folders[:] = sorted(name for name in folders if not any(fnmatch(name, one) for one in ignored))
        for name in sorted(names):
            if not any(fnmatch(name, one) for one in ignored):
                yield Path(place) / name
