"""A sample of generated programs; `make bench` runs many more."""

from repetition import times

from benchmarks import generated

PROGRAMS = times(60)


def test_sound_programs_raise_no_alarm():
    tally = generated.healthy(PROGRAMS, seed=7)
    assert tally.wrong == []


def test_broken_programs_are_diagnosed():
    tally = generated.broken(PROGRAMS, seed=7)
    assert tally.right_layer >= 0.95 * PROGRAMS, "\n".join(tally.wrong)
