"""What was judged already: a small database beside the gradebook, one transaction for each submission.

Whatever is killed at whatever moment, a submission stands in it whole or not at all, and the next run goes on from there.
"""

import fcntl
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LEDGER = "grading_ledger.db"  # in the course's folder
_TABLE = """
CREATE TABLE IF NOT EXISTS judged (
    assignment TEXT NOT NULL, student TEXT NOT NULL, notebook TEXT NOT NULL,
    fingerprint TEXT NOT NULL,  -- of the submission, the release and the environment
    page TEXT,                  -- the judged notebook; NULL if it could not be judged
    reason TEXT,                -- why it could not
    notes TEXT NOT NULL,        -- what was mended or happened, as JSON
    seconds REAL NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (assignment, student, notebook)
)
"""


class LedgerBusy(Exception):
    """Another grading of this course is running."""


@dataclass(frozen=True)
class Entry:
    """One notebook of one student's, judged.

    Attributes:
        fingerprint: of what was judged, and by what.
        page: the judged notebook as JSON; None if it could not be judged.
        reason: why it could not be judged, else None.
        notes: what was mended, and what happened.
        seconds: how long it took.
    """

    fingerprint: str
    page: str | None
    reason: str | None
    notes: tuple[str, ...]
    seconds: float


class Ledger:
    """The ledger of a course.

    Arguments:
        path: its file; made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        with self._database:
            self._database.execute(_TABLE)

    def find(self, assignment: str, student: str, notebook: str) -> Entry | None:
        """What was judged of this notebook last."""
        row = self._database.execute(
            "SELECT fingerprint, page, reason, notes, seconds FROM judged"
            " WHERE assignment = ? AND student = ? AND notebook = ?",
            (assignment, student, notebook),
        ).fetchone()
        if row is None:
            return None
        fingerprint, page, reason, notes, seconds = row
        return Entry(fingerprint, page, reason, tuple(json.loads(notes)), seconds)

    def remarks(self, assignment: str) -> dict[tuple[str, str], tuple[str | None, tuple[str, ...]]]:
        """For each student and notebook of an assignment, why it could not be judged and what was noted."""
        rows = self._database.execute(
            "SELECT student, notebook, reason, notes FROM judged WHERE assignment = ?", (assignment,)
        )
        return {(student, name): (reason, tuple(json.loads(notes))) for student, name, reason, notes in rows}

    def write(self, assignment: str, student: str, notebook: str, entry: Entry) -> None:
        """Write one down, in the place of what was judged before. When this returns, it stays."""
        values: tuple[Any, ...] = (
            *(assignment, student, notebook, entry.fingerprint, entry.page, entry.reason),
            *(json.dumps(entry.notes), entry.seconds, time.time()),
        )
        with self._database:
            self._database.execute("INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def forget(self, student: str) -> int:
        """Remove all that was judged of a student; how many notebooks that were."""
        with self._database:
            return self._database.execute("DELETE FROM judged WHERE student = ?", (student,)).rowcount

    def count(self, student: str) -> int:
        """How many notebooks of a student were judged."""
        return int(self._database.execute("SELECT count(*) FROM judged WHERE student = ?", (student,)).fetchone()[0])

    def close(self) -> None:
        """Close its file."""
        self._database.close()


@contextmanager
def no_other_grading(path: Path) -> Iterator[None]:
    """As long as this lasts, no other process has the ledger at this path.

    Raises:
        LedgerBusy: if one has.
    """
    with path.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise LedgerBusy("Another grading of this course is running; wait for it, or end it.") from None
        yield


@contextmanager
def opened_ledger(path: Path) -> Iterator[Ledger]:
    """The ledger, for this process alone. Raises LedgerBusy as `no_other_grading` does."""
    with no_other_grading(path):
        ledger = Ledger(path)
        try:
            yield ledger
        finally:
            ledger.close()
