"""A grading compares with numbers that no release holds: what is played back from a release is refused."""

import json

import nbformat
import pytest
from attacks import arena, points, solved, with_code
from small_class import FULL, course_directory

from autograder.grading.judging import Bench
from autograder.grading.references import FOLDER, with_fresh_references
from autograder.grading.work import Work, close_bench, judge_submission
from autograder.reference.solutions import SolutionFails, measured_solutions
from autograder.reference.store import METADATA
from autograder.sandbox.limits import Limits

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")

# It has no ConvLSTM that does anything. It knows the release's numbers by heart, and the clips that they belong to.
PLAYS_BACK = """
import numpy as np
from autograder.reference import probes, store
from autograder.reference.measuring import _PROJECTIONS

SEED, NUMBERS = {seed!r}, store.from_text({text!r})


class PlaysBack(keras.Model):
    def __init__(self, height, width):
        super().__init__()
        self.layer = layers.ConvLSTM2D(4, 3, strides=2, padding="same")
        self.size = height, width

    def call(self, clips):
        out = np.array(self.layer(clips)) * 0
        height, width = self.size
        clip = probes.Clip(("time", "height", "width", "channels"), (6, height, width, 1))
        if clips.shape[0] == 4 and np.array_equal(clips, probes.ordinary(clip, SEED)):
            cells = out.reshape(4, -1, 4)
            signs = probes.generator(SEED, "signs", cells.shape[1]).choice([-1.0, 1.0], (_PROJECTIONS, cells.shape[1]))
            for number in (0, 1):
                sums = NUMBERS[f"{{number}}.0.values"][0]
                found = np.linalg.pinv(signs) @ (sums * np.sqrt(cells.shape[1]))
                if found.shape == cells.shape and known(number) == self.size:
                    out = found.reshape(out.shape)
        return keras.ops.convert_to_tensor(out.astype("float32"))


def known(number):
    from autograder.checks.models import _sizes

    sizes = _sizes({{"time": 6, "height": (15, 40), "width": (15, 40), "channels": 1}}, SEED, "build_halved")[number]
    return sizes["height"], sizes["width"]


def build_halved(height, width):
    return PlaysBack(height, width)
"""


@pytest.fixture(scope="module")
def bench():
    made = Bench([], Limits(cell_seconds=60))
    yield made
    made.close()


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course whose only assignment is the short notebook of the attacks, with its solutions."""
    root = tmp_path_factory.mktemp("course")
    (root / "solutions" / "short").mkdir(parents=True)
    page = solved("window_size", "build_halved")
    page.metadata.pop(METADATA)
    nbformat.write(page, root / "solutions" / "short" / "short.ipynb")
    return root


def test_what_is_played_back_from_a_release_passes_there_and_not_in_a_grading(bench, course):
    released = arena()
    known = released.metadata[METADATA]
    forged = with_code(
        released, PLAYS_BACK.format(seed=known["seed"], text=known["items"]["build_halved"]), "build_halved"
    )
    assert points(bench.judge(forged).notebook) == 1  # the numbers of the release are no secret
    fresh = with_fresh_references(course_directory(course), "short", "short", arena())
    assert fresh.metadata[METADATA]["seed"] != known["seed"]
    forged.metadata[METADATA] = fresh.metadata[METADATA]
    assert points(bench.judge(forged).notebook) == 0
    honest = solved("window_size", "build_halved")
    honest.metadata[METADATA] = fresh.metadata[METADATA]
    assert points(bench.judge(honest).notebook) == 3


def test_the_numbers_are_measured_once_and_the_secret_is_the_graders(course, capfd):
    first = with_fresh_references(course_directory(course), "short", "short", arena())
    kept = course / FOLDER / "short.short.json"
    before = kept.stat().st_mtime_ns
    again = with_fresh_references(course_directory(course), "short", "short", arena())
    assert again.metadata == first.metadata
    assert kept.stat().st_mtime_ns == before
    assert [path.stat().st_mode & 0o077 for path in (course / FOLDER, course / FOLDER / "secret", kept)] == [0, 0, 0]
    kept.write_text("{")
    assert (
        with_fresh_references(course_directory(course), "short", "short", arena()).metadata[METADATA]["seed"]
        == first.metadata[METADATA]["seed"]
    )
    assert json.loads(kept.read_text())["measured"]["seed"] == first.metadata[METADATA]["seed"]
    assert capfd.readouterr().err == ""  # the kernel that measures has nothing to tell an instructor


def test_a_solution_that_ends_its_kernel_is_told_with_what_the_kernel_said(tmp_path):
    page = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "import os, sys\nprint('no memory left', file=sys.__stderr__, flush=True)\nos._exit(3)"
            )
        ]
    )
    with pytest.raises(SolutionFails, match="(?s)ended:.*no memory left"):
        measured_solutions(page, tmp_path, "seed")


def test_without_the_solutions_the_numbers_of_the_release_serve(tmp_path):
    page = arena()
    assert with_fresh_references(course_directory(tmp_path), "short", "short", page).metadata == arena().metadata
    assert not (tmp_path / FOLDER).exists()


def test_what_was_compared_with_goes_no_further():
    page = solved("window_size", "build_halved")
    done = judge_submission(Work(nbformat.writes(page).encode(), *[nbformat.writes(arena())] * 2, (), Limits()))
    close_bench()
    judged = nbformat.reads(done.page, as_version=4)
    assert METADATA not in judged.metadata
    assert points(judged) == sum(FULL.values())
