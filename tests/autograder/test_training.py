"""The margin of the training item: five seeds of the reference clear it, and a copy of the last frame does not."""

import zlib

import keras
import numpy as np
import pytest
import repetition
from assignments import items

from autograder.answers import LiveAnswers
from autograder.checks.running import outcome_of
from autograder.checks.training import better_than_persistence
from autograder.reference import store

[REFERENCE] = (item.solution for item in items("solutions", "nowcasting") if item.name == "train_nowcaster")


@pytest.fixture(autouse=True)
def drawn():
    """What a judge draws from."""
    store.read_from({"seed": "judge", "items": {"train": store.as_text({})}})
    yield
    store.read_from(None)


def judged(function, seed):
    return better_than_persistence(LiveAnswers({"train": function}), "train", seed, most=0.75)


def copies(clips, targets):
    """Untrained: the last frame, four times."""
    inputs = keras.Input(clips.shape[1:])
    return keras.Model(inputs, keras.ops.repeat(inputs[:, -1:], 4, axis=1))


# On every run the reference is trained where all solutions are judged: for the class of the notebook, and for another.
if repetition.THOROUGH:

    @pytest.mark.parametrize("trained", range(5))
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
    found = judged(copies, seed)
    assert found.share == 0
    assert "its error is 100% of persistence's" in found.sentence


def test_what_was_written_down_and_not_learned_is_refused():
    """It has no weights, and knows where the echoes will be: a stand-in for whatever beats persistence untrained."""
    from shapeclinic import nowcasting

    def looks_up(clips, targets):
        known = {}
        for which in ("training", "unseen/judge"):
            drawn = nowcasting.echoes(
                128 if which == "training" else 64, 10, 16, zlib.crc32(f"0/train/{which}".encode())
            )
            known |= {sequence[:6].tobytes(): sequence[6:] for sequence in drawn}

        class Table(keras.Model):
            def call(self, clips):
                return np.stack([known.get(np.array(clip).tobytes(), np.zeros((4, 16, 16, 1))) for clip in clips])

        return Table()

    found = judged(looks_up, 0)
    assert found.share == 0
    assert "With all its weights at 0 its error is 0% of persistence's" in found.sentence
    store.read_from({"seed": "another judge", "items": {"train": store.as_text({})}})
    assert "unseen sequences its error is" in judged(looks_up, 0).sentence


HANDED_OUT = next(item.solution for item in items("exercises", "nowcasting") if item.name == "train_nowcaster")


@pytest.mark.filterwarnings("ignore")
def test_as_handed_out_it_trains_on_what_it_has_seen():
    from keras import layers

    shorter = HANDED_OUT.replace("epochs=3", "epochs=1")
    assert shorter != HANDED_OUT
    known = {"keras": keras, "layers": layers}
    exec(shorter, known)
    found = judged(known["train_nowcaster"], 0)
    assert found.share == 0
    assert "of persistence's; at most 75% were expected" in found.sentence


def test_whoever_grades_does_not_wait_for_what_is_as_handed_out():
    class Graded:
        def is_as_released(self, name):
            return True

        def model(self, name, arguments):
            raise AssertionError("it was trained")

    outcome = outcome_of(better_than_persistence, Graded(), "train", 0, most=0.75, points=4)
    assert (outcome.kind, outcome.points) == ("unattempted", 0)
    assert outcome.sentence == "train is still as it was handed out. It was not trained."


@pytest.mark.filterwarnings("ignore")
def test_a_learner_sees_what_there_is_to_repair():
    class Untouched(LiveAnswers):
        def is_as_released(self, name):
            return True

    outcome = outcome_of(better_than_persistence, Untouched({"train": copies}), "train", 0, most=0.75, points=4)
    assert outcome.kind == "unattempted"
    assert "its error is 100% of persistence's" in outcome.sentence
