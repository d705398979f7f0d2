"""Grade a class: every submission judged by Dask's workers, written down, and put into the gradebook by one writer."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import dask
import nbformat
import psutil
from distributed import Client, KilledWorker, LocalCluster, as_completed
from nbgrader.coursedir import CourseDirectory

from ..code_version import code_version
from ..sandbox.limits import Limits
from ..sandbox.walls import Wall
from ..sandbox.warm import Address, WarmProcess
from .cell_kinds import plain_tests
from .files_beside import files_for, released_files
from .gradebook_writer import GradebookWriter
from .inspection import NothingHandedIn, known_elsewhere
from .ledger import LEDGER, Entry, opened_ledger
from .reading import Unreadable, submitted_bytes
from .references import with_fresh_references
from .released_pages import released_pages
from .tampering import names_worth_a_look
from .work import Done, Work, judge_submission

_BYTES_A_WORKER = 2 * 2**30
# Dask looks at its own loops fifty times a second and at its machine twice, in every process, and profiles its workers: there are few, and nobody looks.
_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "1 minute",
    "distributed.admin.large-graph-warning-threshold": "1GB",  # a notebook with large outputs is no mistake of the instructor's
}
_WAITING = 2  # submissions that wait for each worker; more would only take memory


@dataclass(frozen=True)
class Graded:
    """One notebook of one student's, after a grading.

    Attributes:
        student: the student's name.
        notebook: the notebook's name.
        score: the points in the gradebook, with those given by hand; None if it could not be graded.
        out_of: the points that it could have.
        penalty: the points that being late costs.
        reason: why it could not be graded, else None.
        notes: what was mended, and what happened.
        seconds: how long the judging took.
        anew: False if nothing had changed since it was judged.
        forgeable: the ids of the tests that ran among the learner's code, isolated: their points, and no others, can be forged.
    """

    student: str
    notebook: str
    score: float | None
    out_of: float | None
    penalty: float
    reason: str | None
    notes: tuple[str, ...]
    seconds: float
    anew: bool
    forgeable: tuple[str, ...]


@dataclass
class Options:
    """How to grade.

    Attributes:
        workers: how many judge at once on this machine; None for as many as it has room for.
        scheduler: the address of a Dask scheduler; None for workers on this machine.
        walls: the walls around each learner's kernel.
        limits: what each may take.
        force: True to judge also what has not changed.
        students: the only ones to grade; None for all.
    """

    walls: list[Wall]
    workers: int | None = None
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)
    force: bool = False
    students: set[str] | None = None


@dataclass(frozen=True)
class _HandedIn:
    student: str
    notebook: str
    content: bytes | None
    files: dict[str, bytes]
    reason: str | None
    notes: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True)
class _Released:
    """An assignment as it is graded.

    Attributes:
        course: nbgrader's folders.
        name: of the assignment.
        handed_out: its notebooks as learners got them, as JSON, by their names.
        pages: the same with all tests and with numbers to compare with.
        files: what lies beside them.
        forgeable: the ids of each notebook's plain tests.
        usual: what is worth no look in a learner's code, for the worked solutions speak of it too.
        others: the grade ids of the course's other assignments, by their names.
    """

    course: CourseDirectory
    name: str
    handed_out: dict[str, str]
    pages: dict[str, str]
    files: dict[str, bytes]
    forgeable: dict[str, tuple[str, ...]]
    usual: frozenset[str]
    others: dict[str, frozenset[str]]


def grade_class(
    course: CourseDirectory, assignment: str, options: Options, started: Callable[[int], None] = lambda total: None
) -> Iterator[Graded]:
    """Grade every submission of an assignment; each is yielded when it stands in the gradebook.

    Ended at any moment, it goes on where it was when it is called again.

    Arguments:
        course: nbgrader's folders and gradebook.
        assignment: the assignment's name.
        options: how to grade.
        started: told how many notebooks there are before the first is graded.

    Raises:
        NothingReleased: if the assignment was not released.
        NothingHandedIn: if somebody is named who handed nothing in.
        NotJudgeable: if it cannot be judged here: another language's kernel, a test that is half a check, files beside it that are too large.
        SolutionFails: if a worked solution ends in an error.
        LedgerBusy: if another grading of this course is running.
        SandboxProblem: if no sandbox can be made.
    """
    released = _released(course, assignment)
    with opened_ledger(Path(course.root) / LEDGER) as ledger:
        writer = GradebookWriter(course, assignment)
        try:
            todo: list[tuple[str, str]] = []
            places = _handed_in(released, options.students)
            started(len(places))
            for student, name in places:
                one = _read(released, student, name, options)
                entry = ledger.find(assignment, student, name)
                if entry is None or entry.fingerprint != one.fingerprint or options.force:
                    todo.append((student, name))
                    continue
                there = writer.has(student, name, entry.page)
                yield _written(writer, released, one, entry, anew=False, there=there)

            def judged(one: _HandedIn, done: Done) -> Graded:
                entry = Entry(one.fingerprint, done.page, done.reason, (*one.notes, *done.notes), done.seconds)
                ledger.write(assignment, one.student, one.notebook, entry)
                return _written(writer, released, one, entry, anew=True, there=False)

            readable: list[tuple[str, str]] = []
            for student, name in todo:
                one = _read(released, student, name, options)
                if one.content is None:
                    yield judged(one, Done(None, one.reason, (), 0.0))
                else:
                    readable.append((student, name))
            if readable:
                with _cluster(options, len(readable)) as (client, warm):
                    waiting = (_read(released, *place, options) for place in readable)
                    for one, done in _judge_all(client, waiting, released, options, warm):
                        yield judged(one, done)
        finally:
            writer.close()


def _judge_all(
    client: Client,
    handed_in: Iterable[_HandedIn],
    released: _Released,
    options: Options,
    warm: Address | None,
) -> Iterator[tuple[_HandedIn, Done]]:
    """Keep every worker busy, and no more than a few submissions in memory."""
    walls = tuple(str(wall) for wall in options.walls)
    under_way: dict[Any, _HandedIn] = {}
    handed_in = iter(handed_in)

    def next_one() -> Any:
        for one in handed_in:
            if one.content is None:  # gone since it was looked at
                continue
            work = Work(
                one.content,
                released.handed_out[one.notebook],
                released.pages[one.notebook],
                walls,
                options.limits,
                warm,
                released.others,
                one.files,
                released.usual,
            )
            future = client.submit(judge_submission, work, pure=False)
            under_way[future] = one
            return future
        return None

    room = _WAITING * max(1, len(client.scheduler_info()["workers"]))
    first = [future for future in (next_one() for _ in range(room)) if future is not None]
    results = as_completed(first, with_results=False)
    for future in results:
        one = under_way.pop(future)
        try:
            done = future.result()
        except KilledWorker:
            # Not the learner's doing, as far as anybody knows: no fingerprint, so that the next grading tries it again.
            one = replace(one, fingerprint="")
            done = Done(None, "Its judging ended one worker after another; grade again to try it again.", (), 0.0)
        future.release()
        more = next_one()
        if more is not None:
            results.add(more)
        yield one, done


def _released(course: CourseDirectory, assignment: str) -> _Released:
    pages = released_pages(course, assignment)
    source = Path(course.format_path(course.source_directory, ".", assignment))
    solved = [nbformat.read(path, as_version=4) for path in sorted(source.glob("*.ipynb"))]
    usual = names_worth_a_look(cell.source for page in solved for cell in page.cells if cell.cell_type == "code")
    forgeable = {name: plain_tests(page.graded) for name, page in pages.items()}
    fresh = {name: with_fresh_references(course, assignment, name, page.graded) for name, page in pages.items()}
    return _Released(
        course,
        assignment,
        {name: nbformat.writes(page.handed_out, version=4) for name, page in pages.items()},
        {name: nbformat.writes(page, version=4) for name, page in fresh.items()},
        released_files(course, assignment),
        forgeable,
        frozenset(usual),
        known_elsewhere(course, assignment),
    )


def _written(
    writer: GradebookWriter, released: _Released, one: _HandedIn, entry: Entry, anew: bool, there: bool
) -> Graded:
    student, name = one.student, one.notebook
    marks = None
    notes = entry.notes
    if entry.page is None:
        if not there:
            writer.write_ungraded(student, name)
    else:
        if not there:
            notes = (*notes, *writer.write(student, name, entry.page))
        marks = writer.update_lateness(student, name)
    score, out_of, penalty = (None, None, 0.0) if marks is None else (marks.score, marks.out_of, marks.penalty)
    return Graded(
        student, name, score, out_of, penalty, entry.reason, notes, entry.seconds, anew, released.forgeable[name]
    )


def _handed_in(released: _Released, only: set[str] | None) -> list[tuple[str, str]]:
    """Who handed in, with each notebook of the assignment, in the order of the names."""
    course = released.course
    submitted = Path(course.format_path(course.submitted_directory, ".", "."))
    students = sorted(path.name for path in submitted.glob("*") if (path / released.name).is_dir())
    absent = sorted((only or set()) - set(students))
    if absent:
        raise NothingHandedIn(
            f"Nothing of {', '.join(absent)} lies in {submitted}. There is: {', '.join(students) or 'nobody'}"
        )
    return [(student, name) for student in students if only is None or student in only for name in released.pages]


def _read(released: _Released, student: str, name: str, options: Options) -> _HandedIn:
    course = released.course
    path = Path(course.format_path(course.submitted_directory, student, released.name)) / f"{name}.ipynb"
    content, reason = None, None
    files: dict[str, bytes] = {}
    notes: tuple[str, ...] = ()
    try:
        for folder in (path.parent, path.parent.parent):
            if folder.is_symlink():
                raise Unreadable(f"The folder {folder.name} is a link to another place.")
        content = submitted_bytes(path)
        files, notes = files_for(course, released.name, student, released.files)
    except Unreadable as problem:
        reason = str(problem)
    parts = [content or (reason or "").encode(), released.pages[name].encode(), environment(options).encode()]
    parts += [part for path_there, its in sorted(files.items()) for part in (path_there.encode(), its)]
    fingerprint = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return _HandedIn(student, name, content, files, reason, notes, fingerprint)


def environment(options: Options) -> str:
    """What a judgement depends on beside the submission and the release, as text."""
    return json.dumps([code_version(), options.limits.as_plain()])


@contextmanager
def _cluster(options: Options, submissions: int) -> Iterator[tuple[Client, Address | None]]:
    """Workers, and the warm process that those of this machine share."""
    if options.scheduler is not None:
        with Client(options.scheduler, timeout=30) as client:
            yield client, None
        return
    count = min(options.workers or room_for_workers(), submissions)
    warm = WarmProcess()
    try:
        address = warm.address()  # it imports while the workers start
        with (
            dask.config.set(_QUIET),
            LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                processes=True,
                dashboard_address="127.0.0.1:0",  # any port that is free: two courses may be graded at once
                scheduler_kwargs={"dashboard": False},
                memory_limit=0,  # the sandboxes have limits of their own
                host="127.0.0.1",
                silence_logs=50,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client, address
    finally:
        warm.close()


def room_for_workers() -> int:
    """How many submissions this machine can judge at once: one a core, as far as memory goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return int(max(1, min(cores, psutil.virtual_memory().available // _BYTES_A_WORKER)))
