"""Behind all walls, with the judge elsewhere, an attack gets nothing; whoever comes next is judged as if nothing had been."""

import pytest
from attacks import ATTACKS, World, arena, has_prize, label, outputs, points, with_code

from autograder.grading.judging import Bench
from autograder.sandbox.limits import Limits
from autograder.sandbox.walls import Wall, probe, require


@pytest.fixture(scope="module")
def bench():
    """A judge, and a sandbox with every wall that this machine has."""
    with_walls = Bench(require(probe(), Wall.SECCOMP), Limits(cell_seconds=20))
    yield with_walls
    with_walls.close()


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.stem)
def test_an_attack_gets_nothing(attack, bench, world):
    known = label(attack)
    code = world.prelude() + attack.read_text()
    judged = bench.judge(with_code(arena(), code, known.get("item", "window_size")))

    def run_next(then):
        return bench.judge(with_code(arena(), world.prelude() + then)).notebook

    assert not has_prize(attack, world, judged.notebook, run_next), outputs(judged.notebook)[:3000]
    assert points(judged.notebook) == 0
    assert not world.is_changed()
    assert not world.is_hurt()
    assert world.reached == []
    # The instructor is told of it.
    assert judged.notes or "'error'" in outputs(judged.notebook)


def test_after_all_of_them_an_honest_answer_is_judged_as_ever(bench):
    honest = bench.judge(with_code(arena(), "window_size = (29, 16)"))
    assert points(honest.notebook) == 2
    assert honest.notes == ()
