"""nbgrader's exchange, a folder that all learners write to, so that whose work is whose is the file system's to say.

nbgrader believes the name of what lies there, follows links in it, and ends over the first thing that it cannot read; so one learner
could hand in for another, have the grader's own files copied, or keep a class from being collected. And what is handed in may be read and
changed by whoever guesses its name. In nbgrader_config.py, for the grader and for everybody:

    c.ExchangeFactory.collect = OwnersCollect
    c.ExchangeFactory.submit = ClosedSubmit
"""

import os
import pwd
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeSubmit

_TIMESTAMP = "timestamp.txt"
_WRITTEN_LAST = "submission_secret.txt"
_SLACK = timedelta(minutes=5)  # between handing in and the last file's arrival
_ARRIVING = timedelta(minutes=1)
_MOST_FILES = 1_000


class ClosedSubmit(ExchangeSubmit):  # type: ignore[misc]  # nbgrader says no types
    """Hands in for the eyes of the inbound folder's group alone, which is the grader's (the folder has the setgid bit)."""

    inbound_path: str
    assignment_filename: str

    def copy_files(self) -> None:
        """Copy, then close what was copied to all others."""
        super().copy_files()
        os.chmod(os.path.join(self.inbound_path, self.assignment_filename), 0o770)


class OwnersCollect(ExchangeCollect):  # type: ignore[misc]  # nbgrader says no types
    """Takes a submission for that of the account which owns it, when it was last changed for when it was handed in, and files alone."""

    src_records: list[dict[str, Any]]
    _handed_in: datetime

    def _path_to_record(self, path: str) -> dict[str, Any]:
        try:
            known = os.lstat(path)
            owner = pwd.getpwuid(known.st_uid).pw_name
            record: dict[str, Any] = super()._path_to_record(path)
            if record["timestamp"] is None:
                raise ValueError("its name has no time")
        except Exception as error:
            self.log.error("%r is left where it is: %s", path, error)
            return {"username": "", "filename": os.path.basename(path), "timestamp": datetime.min, "refused": True}
        if record["username"] != owner or not stat.S_ISDIR(known.st_mode):
            self.log.error("%r is left where it is: it is %s's, and no folder in their name.", path, owner)
            return {**record, "username": owner, "refused": True}
        last_changed = _last_changed(path)
        now = datetime.now(UTC).replace(tzinfo=None)
        if now - last_changed < _ARRIVING and not os.path.lexists(os.path.join(path, _WRITTEN_LAST)):
            self.log.info("%r is still arriving.", path)
            return {**record, "username": owner, "refused": True}
        if abs(last_changed - record["timestamp"]) > _SLACK:
            self.log.warning("%r says %s and was changed at %s, which counts.", path, record["timestamp"], last_changed)
            record["timestamp"] = last_changed
        return {**record, "username": owner, "refused": False}

    def _sort_by_timestamp(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(records, key=lambda record: (not record["refused"], record["timestamp"]), reverse=True)

    def copy_files(self) -> None:
        """Copy one submission after another; what cannot be copied keeps no other back."""
        chosen = [record for record in self.src_records if not record["refused"]]
        for record in chosen:
            self.src_records, self._handed_in = [record], record["timestamp"]
            try:
                super().copy_files()
            except Exception as error:
                self.log.error("%s could not be collected: %s", record["filename"], error)
        self.src_records = chosen

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy ordinary files, never through a link and never waiting for a pipe."""
        most = self.coursedir.max_file_size * 1000
        for number, (name, folder, place) in enumerate(_files(src)):
            told = os.path.join(folder, name)
            if number >= _MOST_FILES:
                self.log.error("%r has more than %d files; the rest is left out.", src, _MOST_FILES)
                break
            content = _ordinary(name, place, most)
            target = Path(dest) / os.path.relpath(told, src)
            target.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                self.log.error("%r is left out: it is no ordinary file of at most %d bytes.", told, most)
            else:
                target.write_bytes(content)
        # Whatever stood in it: the learner wrote that.
        Path(dest).mkdir(parents=True, exist_ok=True)
        (Path(dest) / _TIMESTAMP).write_text(f"{self._handed_in:%Y-%m-%d %H:%M:%S.%f} UTC")


def _files(folder: str) -> Iterator[tuple[str, str, int]]:
    """All that is no folder below one: its name, the folder that it is in, and that folder opened. Links are not followed."""
    for inner, _, files, place in os.fwalk(folder, follow_symlinks=False):
        for name in files:
            yield name, inner, place


def _last_changed(folder: str) -> datetime:
    """When a folder or something in it was last changed, which nobody but root can set back."""
    last = os.lstat(folder).st_ctime
    for number, (name, _, place) in enumerate(_files(folder)):
        if number >= _MOST_FILES:
            break
        last = max(last, os.stat(name, dir_fd=place, follow_symlinks=False).st_ctime)
    return datetime.fromtimestamp(last, UTC).replace(tzinfo=None)


def _ordinary(name: str, folder: int, most: int) -> bytes | None:
    """The content of a file in an open folder; None if it is a link, no file, or too large."""
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        content = file.read(most + 1)
    return content if len(content) <= most else None
