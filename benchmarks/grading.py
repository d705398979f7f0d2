"""What a submission costs: plain nbgrader, otter, this kit and the floor on the same class, side by side on two cores."""

import json
import os
import random
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import psutil

from .classes import ROOT, TWO_ITEMS, hand_in, program, released, scores, worked
from .otter import Otter, as_tests, without_tests

CORES = 2
# One look takes a core 0.1 s, counting the pages of a dozen processes that hold TensorFlow: twice a second it was a tenth of all.
LOOKING_SECONDS = 5
# For each notebook: how many hand in for nbgrader, otter and the floor; and for this kit, a small class and a large one.
CLASSES = {"two_items": (6, 50, 1000), "kernel_and_stride": (6, 8, 48)}


def measure() -> dict:
    """Measure everything; takes about half an hour."""
    told: dict = {}
    with tempfile.TemporaryDirectory() as folder, two_cores():
        otter = Otter(Path(folder))
        for source in (TWO_ITEMS, ROOT / "solutions" / "kernel_and_stride"):
            told[source.name] = one_notebook(source, Path(folder) / source.name, otter)
            print(json.dumps({source.name: told[source.name]}, indent=2), flush=True)
    return told


@contextmanager
def two_cores():
    """Keep this process, and all that it starts, on two cores."""
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(all_of_them)[:CORES]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


def one_notebook(source: Path, folder: Path, otter: Otter) -> dict:
    """Measure one assignment; fails if the ways to grade do not agree on every score."""
    few, small, large = CLASSES[source.name]
    template = released(folder / "template", source)

    plain = copied(template, folder / "plain")
    settings = plain / "nbgrader_config.py"
    settings.write_text(settings.read_text().partition("# Copied, split")[0])
    nbgrader_seconds = marginal(
        lambda: program("nbgrader", "autograde", source.name, course=plain), plain, source.name, few
    )
    wanted = scores(plain, source.name)

    autograder = otter.generate(as_tests(template / "exercises" / source.name / f"{source.name}.ipynb"), source.name)
    otter_seconds = []
    for student, points in sorted(wanted.items())[:few]:
        handed_in = plain / "submitted" / student / source.name / f"{source.name}.ipynb"
        found, seconds = otter.run(autograder, without_tests(handed_in, folder / f"{student}.ipynb"))
        otter_seconds.append(seconds)
        assert found == {name: score for name, score in points.items() if name in found}, (student, found, points)

    paths = [str(path) for path in sorted((plain / "submitted").glob("*/*/*.ipynb"))]

    def floor() -> list[float]:
        return json.loads(program("benchmarks.floor", *paths[:2], *paths, course=plain).stdout)[2:]

    # Before, between and after the classes: the machine is fast at one time and slow at another.
    floors = floor()
    sizes = {}
    for size in (small, large):
        course = copied(template, folder / f"class of {size}")
        a_class(course, source.name, range(size))
        with watched_memory() as memory:
            sizes[size] = graded(course, source.name)
        found = scores(course, source.name)
        assert len(found) == size
        for student, points in found.items():
            like = name_of(int(student[1:]) % few)
            assert points == wanted[like], (student, points, wanted[like])
        shutil.rmtree(course)
        floors += floor()
    seconds = (sizes[large] - sizes[small]) / (large - small)
    floor_seconds = statistics.median(floors)
    nbgrader_ratio, floor_ratio = nbgrader_seconds / seconds, nbgrader_seconds / (floor_seconds / CORES)
    return {
        "nbgrader_seconds": round(nbgrader_seconds, 3),
        "otter_seconds": round(statistics.median(otter_seconds), 3),
        "autograder_seconds": round(seconds, 3),
        "floor_seconds": round(floor_seconds, 3),
        "ratio_to_nbgrader": round(nbgrader_ratio, 2),
        "ratio_of_the_floor": round(floor_ratio, 2),
        "share_of_the_floors_ratio": round(nbgrader_ratio / floor_ratio, 2),
        "core_seconds_beyond_the_floor": round(CORES * seconds - floor_seconds, 3),
        "class_seconds": {str(size): round(taken, 1) for size, taken in sizes.items()},
        "seconds_each_with_the_start": {str(size): round(taken / size, 3) for size, taken in sizes.items()},
        "peak_memory_gib": round(max(memory) / 2**30, 2),
    }


def marginal(run: Callable[[], object], course: Path, assignment: str, many: int) -> float:
    """Seconds for one more submission: what is graded already is not graded again, so the start falls out."""
    taken = []
    for group in (range(2), range(2, many)):
        a_class(course, assignment, group)
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return (taken[1] - taken[0]) / (many - 4)


def name_of(number: int) -> str:
    """The name of a learner."""
    return f"s{number:04}"


def a_class(course: Path, assignment: str, numbers: range) -> None:
    """Hand in honest work: of each item either the worked answer or nothing."""
    few = CLASSES[assignment][0]
    solved = worked(course, assignment)
    for number in numbers:
        draw = random.Random(number % few)
        chosen = {name: source for name, source in solved.items() if number % few == 0 or draw.random() < 0.5}
        hand_in(course, name_of(number), chosen, assignment)


def copied(template: Path, to: Path) -> Path:
    """A copy of a course."""
    shutil.copytree(template, to)
    return to


def graded(course: Path, assignment: str) -> float:
    """Grade a class by command; the seconds by the clock."""
    begun = time.perf_counter()
    program("autograder", "grade", assignment, "--workers", str(CORES), "--json", course=course)
    return time.perf_counter() - begun


@contextmanager
def watched_memory():
    """What all children of this process hold together, looked at now and then; shared pages count once."""
    held, stopped = [0], threading.Event()

    def watch() -> None:
        while not stopped.wait(LOOKING_SECONDS):
            total = 0
            for process in psutil.Process().children(recursive=True):
                try:
                    total += process.memory_full_info().pss
                except psutil.Error:
                    continue
            held.append(total)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield held
    finally:
        stopped.set()
        watching.join()
