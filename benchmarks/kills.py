"""Kill one process of a grading, whichever, at a random moment, and go on: the gradebook is what it would have been."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from .classes import ROOT, released, scores
from .grading import CORES, a_class, copied, graded, two_cores

KILLS = 50


def measure() -> dict:
    """Kill and go on, as often as KILLS says; takes about an hour."""
    with tempfile.TemporaryDirectory() as folder, two_cores():
        return kills(Path(folder))


def kills(folder: Path) -> dict:
    """Kill one process of a grading, whichever, at a random moment and go on; as often as KILLS says."""
    template = released(folder / "template")
    a_class(template, "two_items", range(12))
    whole = copied(template, folder / "whole")
    graded(whole, "two_items")
    wanted = scores(whole)
    same, victims, other = 0, {}, []
    for seed in range(KILLS):
        course = copied(template, folder / f"killed {seed}")
        what = kill_one(course, seed)
        victims[what] = victims.get(what, 0) + 1
        graded(course, "two_items")
        found = scores(course)
        same += found == wanted
        if found != wanted:
            differing = {name: (wanted.get(name), found.get(name)) for name in {*wanted, *found}}
            other.append(
                {"seed": seed, "victim": what, "wanted, found": {n: b for n, b in differing.items() if b[0] != b[1]}}
            )
        shutil.rmtree(course)
    return {"killed": KILLS, "same_gradebook_after": same, "victims": victims, "differing": other}


def kill_one(course: Path, seed: int) -> str:
    """Begin to grade and kill one process of it with SIGKILL; what it was. The rest is given time, then killed too."""
    draw = random.Random(seed)
    running = subprocess.Popen(
        [sys.executable, "-m", "autograder", "grade", "two_items", "--workers", str(CORES)],
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(draw.uniform(2, 20))
    what = "it had ended"
    if running.poll() is None:
        family = [psutil.Process(running.pid), *psutil.Process(running.pid).children(recursive=True)]
        victim = draw.choice(family)
        try:
            what = kind(victim, running.pid)
            victim.kill()
        except psutil.Error:
            what = "it had ended"
    try:
        running.wait(30)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
    return what


def kind(process: psutil.Process, command: int) -> str:
    """What a process of a grading is."""
    name = process.name()
    return f"a {name}" if name in ("warm process", "house", "judge", "learner") else "a worker or what watches it"
