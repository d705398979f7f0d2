"""A grading that is killed, shared out or started twice comes to the same end."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from attacks import ATTACKS, ITEMS, SOLVED, arena, label, outputs, points, solved, with_code
from nbgrader.coursedir import CourseDirectory
from own_command import autograder
from repetition import times
from small_class import a_class, grade
from traitlets.config import Config

from autograder.grading import batch
from autograder.grading.batch import Options, grade_class
from autograder.grading.judging import Bench
from autograder.grading.ledger import LedgerBusy, opened_ledger
from autograder.sandbox.limits import Limits
from autograder.sandbox.walls import Wall, probe, require
from benchmarks.classes import scores


def options(**others):
    return Options(walls=require(probe(), Wall.SECCOMP), **others)


def folders(course):
    """What nbgrader knows of a course's folders."""
    return CourseDirectory(
        config=Config(
            CourseDirectory={
                "root": str(course),
                "course_id": "shapeclinic",
                "source_directory": "solutions",
                "release_directory": "exercises",
                "db_url": f"sqlite:///{course}/gradebook.db",
            }
        )
    )


def test_two_gradings_at_once_do_not_mix(course):
    a_class(course, 1)
    with opened_ledger(course / "grading_ledger.db"):
        with pytest.raises(LedgerBusy):
            list(grade_class(folders(course), "two_items", options()))
        ended = autograder(course, "grade", "two_items")
    assert ended.returncode == 2
    assert "Another grading of this course is running" in ended.stderr


def test_the_workers_of_a_scheduler_serve_as_well(course):
    expected = a_class(course, 3)
    (course / "scheduler.json").unlink(missing_ok=True)
    started = [
        subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", *arguments], cwd=course)
        for arguments in [
            ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", "scheduler.json"]
        ]
    ]
    try:
        started += [
            subprocess.Popen(
                [
                    *(sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", "scheduler.json"),
                    *("--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"),
                ],
                cwd=course,
            )
            for _ in range(2)
        ]
        while not (course / "scheduler.json").exists():
            time.sleep(0.1)
        address = json.loads((course / "scheduler.json").read_text())["address"]
        ended = grade(course, "--scheduler", address)
        assert ended.returncode == 0, ended.stderr
        assert scores(course) == expected
        assert all(process.poll() is None for process in started)
    finally:
        for process in started:
            process.terminate()
            process.wait()


def test_a_submission_that_ends_its_workers_is_told_of_and_tried_again(course, monkeypatch):
    expected = a_class(course, 1)
    monkeypatch.setattr(batch, "judge_submission", lambda work: os._exit(1))
    [found] = grade_class(folders(course), "two_items", options(workers=1))
    assert "ended one worker after another" in found.reason
    monkeypatch.undo()
    [found] = grade_class(folders(course), "two_items", options(workers=1))
    assert (found.anew, found.reason) == (True, None)
    assert scores(course) == expected


def test_points_do_not_depend_on_who_came_before(bench):
    draw = random.Random(0)
    wanted = {names: sum(SOLVED[name].points for name in names) for names in [ITEMS, ITEMS[:1], ITEMS[1:], ()]}
    order = [*wanted, *wanted, *draw.sample(ATTACKS, 3)]
    draw.shuffle(order)
    for one in order:
        if isinstance(one, tuple):
            assert points(bench.judge(solved(*one)).notebook) == wanted[one], one
        else:
            bench.judge(with_code(arena(), one.read_text(), label(one).get("item", "window_size")))


TRAINED = """
import hashlib, keras, numpy as np

keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((4, 16, 16, 1)), keras.layers.ConvLSTM2D(8, 3)])
model.compile("adam", "mse")
clips = np.random.default_rng(0).random((32, 4, 16, 16, 1), "float32")
model.fit(clips, clips[:, 0, :14, :14], verbose=0)
window_size = hashlib.sha256(b"".join(weight.tobytes() for weight in model.get_weights())).hexdigest()
"""


def test_a_training_gives_the_same_numbers_however_many_cores_there_are(bench):
    """TensorFlow has one thread in this process, and as many as there are cores where nobody says otherwise."""
    here = {}
    exec(TRAINED, here)
    assert here["window_size"] in outputs(bench.judge(with_code(arena(), TRAINED)).notebook)


def kill_at_random(course, seed, after):
    """Begin to grade, kill one process of it (or all) with SIGKILL after so many seconds; what was killed."""
    draw = random.Random(seed)
    beside = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    running = subprocess.Popen(
        [sys.executable, "-m", "autograder", "grade", "two_items", "--workers", "2"],
        cwd=course,
        env=beside,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    group = [psutil.Process(running.pid), *psutil.Process(running.pid).children(recursive=True)]
    victim = draw.choice(group)
    what = " ".join(victim.cmdline()[1:4]) if victim.is_running() else "nothing"
    victim.kill()
    if victim.pid != running.pid:
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
    running.wait()
    return what


@pytest.mark.parametrize("seed", range(times(2)))
def test_killed_at_any_moment_it_goes_on_where_it_was(course, seed):
    expected = a_class(course)
    what = kill_at_random(course, seed, after=random.Random(seed).uniform(5, 16))
    ended = grade(course)
    assert ended.returncode == 0, (what, ended.stderr)
    assert scores(course) == expected, what


KINDS = ("warm process", "house", "judge", "learner")


def processes():
    """The processes of a bench in this one, by what they are."""
    children = psutil.Process().children(recursive=True)
    return {name: [child for child in children if child.name() == name] for name in KINDS}


@pytest.fixture(scope="module")
def bench():
    made = Bench(require(probe(), Wall.SECCOMP), Limits(cell_seconds=10))
    yield made
    made.close()


@pytest.mark.parametrize("after", [0.05, 0.4])
@pytest.mark.parametrize("what", KINDS)
def test_nobody_pays_for_a_process_that_somebody_else_has_killed(bench, what, after):
    page = solved("window_size", "build_halved")
    bench.judge(page)

    def kill():
        time.sleep(after)
        for victim in processes()[what][:1]:
            victim.kill()

    killing = threading.Thread(target=kill)
    killing.start()
    judged = bench.judge(page)
    killing.join()
    assert (points(judged.notebook), judged.notes) == (3, ())
