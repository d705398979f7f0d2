"""The margin of the training item: five seeds of the reference clear it, and a copy of the last frame does not.

Two of the five on every run, all with --thorough.
"""

import keras
import pytest
from assignments import items

from autograder.answers import LiveAnswers
from autograder.checks.training import better_than_persistence

[REFERENCE] = (item.solution for item in items("solutions", "nowcasting") if item.name == "train_nowcaster")


def judged(function, seed):
    return better_than_persistence(LiveAnswers({"train": function}), "train", seed, most=0.75)


def pytest_generate_tests(metafunc):
    if "trained" in metafunc.fixturenames:
        metafunc.parametrize("trained", range(5 if metafunc.config.getoption("--thorough") else 2))


@pytest.mark.filterwarnings("ignore")
def test_the_reference_clears_the_margin_on_sequences_and_weights_of_every_seed(trained):
    from keras import layers

    source = REFERENCE.replace("set_random_seed(0)", f"set_random_seed({trained})")
    assert source != REFERENCE or trained == 0
    known = {"keras": keras, "layers": layers}
    exec(source, known)
    found = judged(known["train_nowcaster"], trained)
    assert found.share == 1, found.arithmetic


@pytest.mark.parametrize("seed", range(5))
def test_a_copy_of_the_last_frame_is_as_good_as_persistence_and_no_better(seed):
    def copies(clips, targets):
        inputs = keras.Input(clips.shape[1:])
        return keras.Model(inputs, keras.ops.repeat(inputs[:, -1:], 4, axis=1))

    found = judged(copies, seed)
    assert found.share == 0
    assert "its error is 100% of persistence's" in found.sentence
