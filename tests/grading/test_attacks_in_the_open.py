"""Each attack is one: among the learner's code, as nbgrader runs it, or without walls, it takes its prize.

One in three is shown to be on each run, all with --thorough; behind walls all of them are tried on every run.
"""

import pytest
from attacks import ATTACKS, World, attacked, outputs, run_as_nbgrader_does
from repetition import some

from autograder.sandbox.house import House
from autograder.sandbox.limits import Limits
from autograder.sandbox.warm import WarmProcess

LIMITS = Limits(cell_seconds=20)
# nbgrader's preprocessor leaves sockets and loops to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def house():
    """A sandbox without any wall."""
    warm = WarmProcess()
    open_house = House([], LIMITS, warm)
    yield open_house
    open_house.close()
    warm.close()


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("attack", some(ATTACKS), ids=lambda attack: attack.stem)
def test_an_attack_works_where_nothing_stops_it(attack, house, world):
    taken, ran = attacked(attack, world, lambda page: run_as_nbgrader_does(page, house), naive=True)
    assert taken, f"it takes nothing where nothing stops it:\n{outputs(ran)[:3000]}"
