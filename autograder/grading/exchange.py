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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeSubmit

_TIMESTAMP = "timestamp.txt"
_SLACK = timedelta(minutes=5)  # between handing in and the last file's arrival
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
    _changed: datetime | None = None

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
        refused = record["username"] != owner or not stat.S_ISDIR(known.st_mode)
        if refused:
            self.log.error("%r is left where it is: it is %s's, and no folder in their name.", path, owner)
        last_changed = datetime.fromtimestamp(known.st_ctime, UTC).replace(tzinfo=None)
        if not refused and last_changed > record["timestamp"] + _SLACK:
            self.log.warning("%r says %s and was changed at %s, which counts.", path, record["timestamp"], last_changed)
            record["timestamp"] = record["changed"] = last_changed
        return {**record, "username": owner, "refused": refused}

    def _sort_by_timestamp(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(records, key=lambda record: (not record["refused"], record["timestamp"]), reverse=True)

    def copy_files(self) -> None:
        """Copy one submission after another; what cannot be copied keeps no other back."""
        chosen = [record for record in self.src_records if not record["refused"]]
        for record in chosen:
            self.src_records, self._changed = [record], record.get("changed")
            try:
                super().copy_files()
            except Exception as error:
                self.log.error("%s could not be collected: %s", record["filename"], error)
        self.src_records = chosen

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy ordinary files, never through a link and never waiting for a pipe."""
        most = self.coursedir.max_file_size * 1000
        copied = 0
        for folder, _, files, place in os.fwalk(src, follow_symlinks=False):
            target = Path(dest) / os.path.relpath(folder, src)
            target.mkdir(parents=True, exist_ok=True)
            for name in files:
                told = os.path.join(folder, name)
                copied += 1
                if copied > _MOST_FILES:
                    self.log.error("%r has more than %d files; the rest is left out.", src, _MOST_FILES)
                    return
                content = _ordinary(name, place, most)
                if content is None:
                    self.log.error("%r is left out: it is no ordinary file of at most %d bytes.", told, most)
                else:
                    (target / name).write_bytes(content)
        if self._changed is not None:
            (Path(dest) / _TIMESTAMP).write_text(f"{self._changed:%Y-%m-%d %H:%M:%S.%f} UTC")


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
