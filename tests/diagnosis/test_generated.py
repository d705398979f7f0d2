"""A sample of generated programs; `make bench` runs many more."""

from benchmarks import generated


def test_sound_programs_raise_no_alarm():
    tally = generated.healthy(60, seed=7)
    assert tally.wrong == []


def test_broken_programs_are_diagnosed():
    tally = generated.broken(60, seed=7)
    assert tally.right_layer >= 57, "\n".join(tally.wrong)
