"""A kernel that starts wherever Python lies, and one that cannot start and says why."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from attacks import arena, points, solved
from small_class import FULL

from autograder.grading.judging import Bench
from autograder.sandbox.limits import Limits
from autograder.sandbox.walls import Wall, probe, require
from autograder.sandbox.warm import SandboxProblem

JUDGE = """
import sys
import nbformat
from autograder.grading.judging import Bench
from autograder.sandbox.walls import Wall, probe, require

bench = Bench(require(probe(), Wall.PROCESS))
judged = bench.judge(nbformat.read(sys.argv[1], as_version=4)).notebook
bench.close()
nbformat.write(judged, sys.argv[1])
"""


@pytest.mark.parametrize("relative", [False, True], ids=["absolute", "relative"])
def test_the_environment_may_be_a_link(tmp_path, relative):
    """A link to a link, as for an environment that several checkouts share."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "environment").symlink_to(sys.prefix)
    (tmp_path / "course").mkdir()
    link = tmp_path / "course" / ".venv"
    link.symlink_to(Path("../shared/environment") if relative else tmp_path / "shared" / "environment")
    page = tmp_path / "page.ipynb"
    nbformat.write(solved("window_size", "build_halved"), page)
    subprocess.run([link / "bin" / "python", "-c", JUDGE, page], check=True, cwd=tmp_path)
    assert points(nbformat.read(page, as_version=4)) == sum(FULL.values())


def test_a_kernel_that_ends_while_it_starts_says_why():
    bench = Bench(require(probe(), Wall.PROCESS), Limits(open_files=40))
    try:
        with pytest.raises(SandboxProblem, match="did not start.*Too many open files"):
            bench.judge(arena())
    finally:
        bench.close()
