"""Judge one notebook: the learner's cells in a sandbox, checks in a process that the learner cannot reach, plain tests where the learner is."""

import asyncio
import contextlib
import copy
import json
import os
import threading
import time
from collections.abc import Collection, Coroutine, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty
from typing import Any, TypeVar

import nbformat
import psutil
import zmq.asyncio
from jupyter_client.manager import AsyncKernelManager

from ..sandbox.house import House
from ..sandbox.limits import MIB, Limits
from ..sandbox.provisioner import KERNEL_NAME, SandboxSpecManager
from ..sandbox.walls import Wall
from ..sandbox.warm import Address, SandboxProblem, WarmProcess
from .cell_kinds import is_shared, is_test, plain_tests
from .judge_process import JudgesRoom
from .notebook_run import CellRunner, KernelDied, KernelGone
from .outputs import harmless, harmless_of_test
from .tampering import worth_a_look

_JUDGE_MEMORY = 1200 * MIB  # above that, a fresh judge takes over
_PATIENCE = 6  # a check may ask the learner's kernel so many times as long as one cell may take
_WATCH_SECONDS = 0.5
_STARTING_SECONDS, _ASKED_AGAIN_SECONDS = 120, 0.1
_LOOKED_AGAIN_SECONDS = 0.5
_MOST_LEFT_OUT = 5  # cells that end their kernel
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Judged:
    """A notebook after it was judged.

    Attributes:
        notebook: with the outputs of the learner's cells, made harmless, and of the test cells.
        notes: what happened, for the instructor; a sentence each.
    """

    notebook: Any
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Ended:
    """How a learner's kernel came to its end.

    Attributes:
        place: of the cell over which it did; None if it was for the time that all of it took.
        words: why, a sentence.
        by_itself: True if nothing of ours ended it: its own code did, or somebody else.
    """

    place: int | None
    words: str
    by_itself: bool


@dataclass(frozen=True)
class _Task:
    """What is to be judged.

    Attributes:
        notebook: the rebuilt submission; it is not changed.
        plain: the grade ids of the tests that run where the learner is.
        files: what lies beside it.
        usual: names that are worth no look.
    """

    notebook: Any
    plain: frozenset[str]
    files: Mapping[str, bytes]
    usual: Collection[str]

    def is_apart(self, cell: Any) -> bool:
        """True for a test that the judge runs."""
        return is_test(cell) and cell.metadata.nbgrader.grade_id not in self.plain

    def is_judges(self, cell: Any) -> bool:
        """True for a cell that the judge runs: where there is a check, the cells that it shares as well."""
        return self.is_apart(cell) or (is_shared(cell) and any(map(self.is_apart, self.notebook.cells)))


class Bench:
    """A warm judge and a warm process to fork learners' kernels from. Judges one notebook at a time.

    Arguments:
        walls: which walls stand around a learner's kernel.
        limits: what it may take.
        gpu: the number of the GPU for the judge; None for the CPU.
        warm: the address of a warm process that others use too; None for one of its own.
    """

    def __init__(
        self,
        walls: Iterable[Wall],
        limits: Limits | None = None,
        gpu: int | None = None,
        warm: Address | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._warm = WarmProcess(warm)
        self.house = House(walls, self.limits, self._warm)
        self._folder = self.house.folder / "judge"
        self._folder.mkdir(mode=0o700)
        self._judges_room = JudgesRoom(self._warm, self._folder, gpu)
        self._judge: AsyncKernelManager | None = None
        self._judge_client: Any = None
        # A loop of its own: nbgrader calls from inside of Formgrader's.
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="judging")
        self._thread.start()
        self._sockets = zmq.asyncio.Context()
        self._sockets.maxmsgsize = self.limits.message
        self._sockets.linger = 0

    def judge(
        self, notebook: Any, files: Mapping[str, bytes] | None = None, usual: Collection[str] = frozenset()
    ) -> Judged:
        """Judge a notebook that was rebuilt from the release.

        Where the learner's kernel ends, all is done once more: nobody pays for a process that somebody else has killed. A cell that
        ends it a second time is left out, so that it costs its own item and no later one.

        Arguments:
            notebook: the learner's answers in the notebook as it was released.
            files: what lies beside it, by relative path.
            usual: names that are worth no look, for the worked solution speaks of them too.

        Raises:
            SandboxProblem: if no sandbox can be made.
            NotJudgeable: if it is not Python's, or a test is half a check; see `plain_tests`.
        """
        task = _Task(notebook, frozenset(plain_tests(notebook)), files or {}, usual)
        deadline = time.monotonic() + self.limits.total_seconds
        left_out: dict[int, str] = {}
        suspected: set[int] = set()
        failed = False
        while True:
            try:
                judged, ended = self._await(self._judged(task, left_out, deadline))
            except SandboxProblem:
                if failed:
                    raise
                failed = True
                continue
            if ended is None or ended.place is None or len(left_out) == _MOST_LEFT_OUT:
                return judged
            if ended.by_itself and ended.place not in suspected:
                suspected.add(ended.place)
            else:
                left_out[ended.place] = ended.words

    def close(self) -> None:
        """End the judge, the sandbox and all that came of it."""
        try:
            self._await(self._end_judge())
            self._await(_nothing_waits())
        finally:
            self.house.close()
            self._warm.close()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._sockets.destroy(linger=0)
            self._loop.close()

    def _await(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _judged(self, task: _Task, left_out: Mapping[int, str], deadline: float) -> tuple[Judged, _Ended | None]:
        notebook = copy.deepcopy(task.notebook)
        sources = [
            cell.source
            for cell in notebook.cells
            if cell.cell_type == "code" and not (is_test(cell) or is_shared(cell))
        ]
        seen = worth_a_look(sources, task.usual)
        notes = [] if seen is None else [seen]
        notes += [f"{words} (cell {place + 1}) All else was run without it." for place, words in left_out.items()]
        manager = AsyncKernelManager(
            kernel_name=KERNEL_NAME, kernel_spec_manager=SandboxSpecManager(self.house), context=self._sockets
        )
        await manager.start_kernel(files=task.files)
        client = manager.client()
        client.start_channels(stdin=False, hb=False)
        watching = asyncio.ensure_future(self._watch(manager, notes))
        try:
            needed = any(map(task.is_judges, notebook.cells))
            if needed:
                await self._start_judge()
            try:
                await asyncio.gather(_ready(manager, client), *([self._begin(notebook, manager)] if needed else []))
            except SandboxProblem as problem:
                raise SandboxProblem(f"{problem}{self.house.last_words()}") from None
            ended = await self._run(task, notebook, manager, client, notes, left_out, deadline)
            if ended is not None and watching.done() and (words := watching.result()) is not None:
                ended = replace(ended, words=words, by_itself=False)
        finally:
            watching.cancel()
            client.stop_channels()
            await manager.shutdown_kernel(now=True)
        return Judged(notebook, tuple(notes)), ended

    async def _run(
        self,
        task: _Task,
        notebook: Any,
        manager: Any,
        client: Any,
        notes: list[str],
        left_out: Mapping[int, str],
        deadline: float,
    ) -> _Ended | None:
        """Run all cells but those that are left out; how the learner's kernel came to its end, if it did.

        A plain test is brought to that kernel when its turn comes, and not before: a later cell may use its names for something else.
        """
        tests = copy.deepcopy(notebook)
        learner = CellRunner(notebook, manager, client, self.limits)
        judge = self._judging(tests)
        ended: _Ended | None = None
        ran: list[int] = []
        for place, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            if place in left_out and is_test(cell):
                cell.outputs = [_failed_check(left_out[place])]
                continue
            if not task.is_apart(cell) and ended is None and place not in left_out:
                try:
                    if time.monotonic() > deadline:
                        raise KernelGone(f"The notebook ran for more than {self.limits.total_seconds:g} seconds.")
                    await learner.run_cell(place)
                except KernelGone as problem:
                    is_over = time.monotonic() > deadline
                    ended = _Ended(None if is_over else place, str(problem), isinstance(problem, KernelDied))
                    notes.append(f"{problem} (cell {place + 1})")
                    await manager.shutdown_kernel(now=True)
            if place in left_out:
                words = f"{left_out[place]} All else was run without this cell."
                cell.outputs = [*cell.outputs, nbformat.v4.new_output("stream", text=words)]
            elif ended is not None and not task.is_apart(cell):
                words = f"Not run any further: {ended.words}"
                said = _failed_check(words) if is_test(cell) else nbformat.v4.new_output("stream", text=words)
                cell.outputs = [*cell.outputs, said]
            if task.is_judges(cell):
                try:
                    await judge.run_cell(place)
                    ran.append(place)
                except KernelGone as problem:
                    notes.append(f"The judge did not survive a check: {problem} (cell {place + 1})")
                    tests.cells[place].outputs = [_failed_check(str(problem))]
                    if ended is None and isinstance(problem, KernelDied):
                        ended = _Ended(place, "The judge did not survive this check.", by_itself=True)
                    await self._end_judge()
                    await self._start_judge()
                    await self._begin(notebook, manager)
                    judge = self._judging(tests)
                    for earlier in (number for number in ran if is_shared(notebook.cells[number])):
                        await judge.run_cell(earlier)
            if task.is_apart(cell) and ended is None and not await manager.is_alive():
                words = "The kernel ended while this answer was looked at."
                notes.append(f"{words} (cell {place + 1})")
                ended = _Ended(place, words, by_itself=True)
            if task.is_apart(cell):
                cell.outputs = tests.cells[place].outputs
            elif is_test(cell):
                cell.outputs = harmless_of_test(cell.outputs, self.limits, float(cell.metadata.nbgrader.points))
            else:
                cell.outputs = harmless(cell.outputs, self.limits)
            cell.execution_count = None
        return ended

    async def _begin(self, notebook: Any, manager: Any) -> None:
        order = self._folder / "order.json"
        sources = [cell.source for cell in notebook.cells if cell.cell_type == "code" and not is_test(cell)]
        connection = {
            key: value.decode() if isinstance(value, bytes) else value
            for key, value in manager.get_connection_info().items()
            if isinstance(value, str | bytes | int)
        }
        told = {
            "connection": connection,
            "seconds": self.limits.cell_seconds,
            "room": str(Path(manager.connection_file).parent),
            "most_bytes": self.limits.message,
            "cells": sources,
            "notebook": notebook,
        }
        order.write_text(json.dumps(told))
        await self._tell_judge(f"from autograder.grading import judge_kernel\njudge_kernel.begin({str(order)!r})")

    async def _tell_judge(self, code: str) -> None:
        """Run code of ours in the judge.

        Raises:
            SandboxProblem: if the judge ends over it.
            RuntimeError: if it fails, which is a mistake of ours.
        """
        assert self._judge is not None
        asked = self._judge_client.execute(code, silent=True, store_history=False, allow_stdin=False)
        while await self._judge.is_alive():
            with contextlib.suppress(Empty):
                reply = await self._judge_client.get_shell_msg(timeout=_LOOKED_AGAIN_SECONDS)
                if reply["parent_header"].get("msg_id") != asked:
                    continue
                if reply["content"]["status"] != "ok":
                    raise RuntimeError(f"The judge: {reply['content']['ename']}: {reply['content']['evalue']}")
                return
        raise SandboxProblem("The judge has ended.")

    def _judging(self, tests: Any) -> CellRunner:
        patient = replace(self.limits, cell_seconds=_PATIENCE * self.limits.cell_seconds)
        return CellRunner(tests, self._judge, self._judge_client, patient)

    async def _start_judge(self) -> None:
        if self._judge is not None:
            if await self._judge.is_alive() and self._judge_memory() < _JUDGE_MEMORY:
                return
            await self._end_judge()
        self._judge = AsyncKernelManager(
            kernel_name=KERNEL_NAME, kernel_spec_manager=SandboxSpecManager(self._judges_room), context=self._sockets
        )
        await self._judge.start_kernel()
        self._judge_client = self._judge.client()
        self._judge_client.start_channels(stdin=False, hb=False)
        await _ready(self._judge, self._judge_client)

    async def _end_judge(self) -> None:
        if self._judge is not None:
            self._judge_client.stop_channels()
            await self._judge.shutdown_kernel(now=True)
            self._judge = None

    def _judge_memory(self) -> int:
        assert self._judge is not None
        try:
            return int(psutil.Process(self._judge.provisioner.inmate.pid).memory_info().rss)
        except psutil.Error:
            return 0

    async def _watch(self, manager: AsyncKernelManager, notes: list[str]) -> str | None:
        """End a kernel that takes too much memory or disk: where control groups do not, and before they do.

        Clear up after one that has ended by itself.

        Returns:
            Why it was ended here; None if it was not.
        """
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            if manager.provisioner is None or (inmate := manager.provisioner.inmate) is None:
                return None
            if not await manager.is_alive():
                await manager.provisioner.kill()  # clears its room, by which the judge knows
                return None
            held, written = await asyncio.to_thread(_taken, inmate.pid, inmate.room)
            for amount, most, what in ((held, self.limits.memory, "memory"), (written, self.limits.disk, "disk")):
                if amount > most:
                    words = f"The notebook took more than {most // MIB} MiB of {what}; its kernel was ended."
                    notes.append(words)
                    await manager.provisioner.kill()
                    return words


def _taken(pid: int, room: Path) -> tuple[int, int]:
    """Bytes of memory that a process and all below it hold beyond what they share, and bytes written in a folder."""
    held = written = 0
    try:
        process = psutil.Process(pid)
        for one in process.children(recursive=True):
            memory = one.memory_info()
            held += memory.rss - memory.shared
    except psutil.Error:
        pass
    for folder, _, files in os.walk(room):
        for name in files:
            try:
                written += os.lstat(os.path.join(folder, name)).st_size
            except OSError:
                continue
    return held, written


async def _nothing_waits() -> None:
    """End what still waits: nbclient's look at a kernel comes once a second, also when that has been ended."""
    waiting = asyncio.all_tasks() - {asyncio.current_task()}
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def _ready(manager: AsyncKernelManager, client: Any) -> None:
    """Wait until a kernel answers, and its outputs arrive.

    Raises:
        SandboxProblem: if it does not.
    """
    listening = False
    for _ in range(int(_STARTING_SECONDS / _ASKED_AGAIN_SECONDS)):
        if not await manager.is_alive():
            break
        if not listening:
            client.kernel_info()
        with contextlib.suppress(Empty):
            # An output can be lost before it is subscribed to; once one has come, all that follow come.
            if not listening:
                await client.get_iopub_msg(timeout=_ASKED_AGAIN_SECONDS)
                listening = True
            await client.get_shell_msg(timeout=_ASKED_AGAIN_SECONDS)
            return
    raise SandboxProblem("A kernel did not start.")


def _failed_check(words: str) -> Any:
    return nbformat.v4.new_output(
        "error", ename="CheckEnded", evalue=words, traceback=[f"This check could not end. {words}"]
    )
