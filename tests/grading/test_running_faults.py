"""Whatever a notebook does while it runs costs its own answers at most, says why, and leaves nothing behind."""

import os
import re
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from assignments import ROOT
from attacks import ITEMS, SOLVED, outputs, points, solved, with_code
from jupyter_client.manager import AsyncKernelManager
from own_loop import finished

from autograder.grading.judging import Bench
from autograder.grading.notebook_run import CellRunner, KernelDied
from autograder.sandbox.limits import MIB, Limits
from autograder.sandbox.walls import Wall, probe, require

FAULTS = sorted((ROOT / "tests" / "faults" / "running").glob("*.py"))
FULL = {name: SOLVED[name].points for name in ITEMS}


@pytest.fixture(scope="module")
def bench():
    """A judge, and a sandbox with every wall that this machine has."""
    walls = require(probe(), Wall.SECCOMP)
    with_walls = Bench(walls, Limits(cell_seconds=4, total_seconds=60, disk=32 * MIB, memory=1024 * MIB, messages=2000))
    assert points(with_walls.judge(solved("window_size", "build_halved")).notebook) == sum(FULL.values())
    yield with_walls
    with_walls.close()


def label(fault):
    """What must come of it: what is said (a pattern), whether the other answer keeps its points, which answer has the fault.

    And how many seconds a cell has, where something else is to run out first.
    """
    return dict(re.findall(r"^# (says|other|item|seconds): ?(.*)$", fault.read_text(), re.MULTILINE))


def left(house):
    """What could be left behind: processes, files, control groups, mounts, queues."""
    return {
        "processes": {process.pid for process in psutil.Process().children(recursive=True)},
        "files": {str(path) for path in house.rooms.rglob("*")},
        "control groups": {str(path) for path in Path("/sys/fs/cgroup").glob(f"**/{house.folder.name}-*")},
        "mounts": set(Path("/proc/self/mountinfo").read_text().splitlines()),
        "queues": set(queues()),
    }


def queues():
    """System V's queues, semaphores and shared memory of this account: a database beside these tests has its own."""
    for path in Path("/proc/sysvipc").glob("*"):
        head, *lines = path.read_text().splitlines()
        for line in lines:
            if dict(zip(head.split(), line.split(), strict=True))["cuid"] == str(os.getuid()):
                yield path.name, line


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.stem)
def test_a_fault_costs_its_own_answer(fault, bench, monkeypatch):
    known = label(fault)
    seconds = float(known.get("seconds", bench.limits.cell_seconds))
    monkeypatch.setattr(bench, "limits", replace(bench.limits, cell_seconds=seconds))
    item = known.get("item", "window_size")
    [other] = set(ITEMS) - {item}
    before = left(bench.house)
    judged = bench.judge(with_code(solved(other), fault.read_text(), item))
    told = outputs(judged.notebook) + " ".join(judged.notes)
    assert re.search(known["says"], told)
    if known["other"] != "either":
        assert points(judged.notebook) == (FULL[other] if known["other"] == "judged" else 0)
    assert points(judged.notebook) <= FULL[other]
    assert len(told) < 4 * MIB
    after = left(bench.house)
    assert {what: after[what] - before[what] for what in after} == {what: set() for what in after}


def test_after_all_of_them_an_honest_answer_is_judged_as_ever(bench):
    honest = bench.judge(solved("window_size", "build_halved"))
    assert points(honest.notebook) == sum(FULL.values())
    assert honest.notes == ()


def test_a_kernel_that_ends_at_the_moment_of_its_interruption_costs_its_own_notebook():
    gone = CellRunner(solved(), AsyncKernelManager(), None, Limits())
    with pytest.raises(KernelDied, match="ended its own kernel"):
        finished(gone._interrupt)
