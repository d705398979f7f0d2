"""Behind all walls, with the judge elsewhere, an attack gets nothing; whoever comes next is judged as if nothing had been.

And each is stopped already at the weakest level of isolation whose wall it names, as docs/threat_model.md promises.
"""

import pytest
from attacks import ATTACKS, World, arena, attacked, label, outputs, points, with_code
from repetition import some

from autograder.grading.judging import Bench
from autograder.sandbox.limits import Limits
from autograder.sandbox.walls import Wall, probe, require, up_to
from autograder.sandbox.warm import WarmProcess


@pytest.fixture(scope="module")
def warm():
    """What every judge and every sandbox here is forked from."""
    process = WarmProcess()
    yield process.address()
    process.close()


@pytest.fixture(scope="module")
def bench(warm):
    """A judge, and a sandbox with every wall that this machine has."""
    with_walls = Bench(require(probe(), Wall.SECCOMP), Limits(cell_seconds=20), warm=warm)
    yield with_walls
    with_walls.close()


@pytest.fixture(scope="module")
def bench_of_level(warm):
    """A judge and a sandbox with the walls of a level and no more."""
    made = {}

    def of(level):
        if level not in made:
            require(probe(), level)
            made[level] = Bench(up_to(level), Limits(cell_seconds=20), warm=warm)
        return made[level]

    yield of
    for one in made.values():
        one.close()


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.stem)
def test_an_attack_gets_nothing(attack, bench, world):
    notes = []

    def judge(page):
        judged = bench.judge(page)
        notes.extend(judged.notes)
        return judged.notebook

    taken, ran = attacked(attack, world, judge)
    assert not taken, outputs(ran)[:3000]
    assert points(ran) == 0
    assert not world.is_changed()
    assert not world.is_hurt()
    assert world.reached == []
    # The instructor is told of it.
    assert notes or "'error'" in outputs(ran)


def weakest_level(attack):
    """The weakest level at which an attack is stopped; what the judge refuses is refused at every level."""
    walls = [Wall(name) for name in label(attack)["stopped by"].split(", ") if name in list(Wall)]
    return min(walls, key=list(Wall).index, default=Wall.PROCESS)


def pytest_generate_tests(metafunc):
    """Of those that each level stops, one in three on every run, all with --thorough."""
    if "weaker" in metafunc.fixturenames:
        stopped = [one for one in ATTACKS if weakest_level(one) in up_to(Wall.SECCOMP)]
        levels = {level: [one for one in stopped if weakest_level(one) == level] for level in up_to(Wall.SECCOMP)}
        chosen = [one for level in sorted(levels) for one in some(levels[level])]
        metafunc.parametrize("weaker", chosen, ids=lambda attack: attack.stem)


def test_an_attack_gets_nothing_at_the_weakest_level_that_stops_it(weaker, bench_of_level, world):
    bench = bench_of_level(weakest_level(weaker))
    taken, ran = attacked(weaker, world, lambda page: bench.judge(page).notebook)
    assert not taken, outputs(ran)[:3000]
    assert points(ran) == 0


def test_after_all_of_them_an_honest_answer_is_judged_as_ever(bench):
    honest = bench.judge(with_code(arena(), "window_size = (29, 16)"))
    assert points(honest.notebook) == 2
    assert honest.notes == ()
