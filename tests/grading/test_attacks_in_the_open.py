"""Each attack is one: among the learner's code, as nbgrader runs it, or without walls, it takes its prize."""

import copy

import pytest
from attacks import ATTACKS, World, arena, has_prize, label, naive_arena, outputs, with_code
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient.exceptions import DeadKernelError
from nbgrader.preprocessors import Execute

from autograder.sandbox.house import House
from autograder.sandbox.limits import Limits
from autograder.sandbox.provisioner import KERNEL_NAME, SandboxSpecManager

LIMITS = Limits(cell_seconds=20)
# nbgrader's preprocessor leaves sockets and loops to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def house():
    """A sandbox without any wall."""
    open_house = House([], LIMITS)
    yield open_house
    open_house.close()


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.close()


def run_as_nbgrader_does(page, house):
    """Run all cells in one kernel by nbgrader's own preprocessor."""
    manager = AsyncKernelManager(kernel_name=KERNEL_NAME, kernel_spec_manager=SandboxSpecManager(house))
    execute = Execute(timeout=15)
    try:
        page, _ = execute.preprocess(copy.deepcopy(page), {"metadata": {"path": "/"}}, km=manager)
    except DeadKernelError:
        pass
    finally:
        execute.kc.stop_channels()
        run_sync(manager.shutdown_kernel)(now=True)
    return page


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.stem)
def test_an_attack_works_where_nothing_stops_it(attack, house, world):
    known = label(attack)
    code = world.prelude() + attack.read_text()
    item = known.get("item", "window_size")
    page = naive_arena(item, known["proof"]) if "proof" in known else arena()
    ran = run_as_nbgrader_does(with_code(page, code, item), house)
    taken = has_prize(
        attack, world, ran, lambda then: run_as_nbgrader_does(with_code(arena(), world.prelude() + then), house)
    )
    assert taken, f"it takes nothing where nothing stops it:\n{outputs(ran)[:3000]}"
