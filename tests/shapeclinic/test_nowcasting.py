"""Drawn rain: the same for the same seed, within bounds, and on the move."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapeclinic.nowcasting import echoes

seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=25)
@given(seeds, st.integers(1, 5), st.integers(2, 12), st.integers(8, 40))
def test_sequences_have_the_shape_that_was_asked_for_and_stay_within_bounds(seed, sequences, time, size):
    frames = echoes(sequences, time, size, seed)
    assert frames.shape == (sequences, time, size, size, 1)
    assert frames.dtype == np.float32
    assert frames.min() >= 0
    assert frames.max() <= 1
    assert np.array_equal(frames, echoes(sequences, time, size, seed))


@settings(max_examples=25)
@given(seeds)
def test_each_sequence_is_its_own_and_every_frame_brings_something_new(seed):
    frames = echoes(3, time=8, size=24, seed=seed)
    assert not np.allclose(frames[0], frames[1])
    assert (np.abs(np.diff(frames, axis=1)).max(axis=(2, 3, 4)) > 0.005).all()


@settings(max_examples=25)
@given(seeds)
def test_faster_echoes_change_more_from_frame_to_frame(seed):
    slow, fast = (np.abs(np.diff(echoes(20, 8, 32, seed, speed), axis=1)).mean() for speed in (0.5, 3.0))
    assert fast > 2 * slow


@pytest.mark.parametrize("wrong", [{"sequences": 0}, {"time": 0}, {"size": -1}])
def test_what_cannot_be_drawn_is_refused_by_name(wrong):
    [(name, number)] = wrong.items()
    with pytest.raises(ValueError, match=f"{name} must be at least 1. Received: {number}"):
        echoes(**{"sequences": 1, "time": 2, "size": 8, "seed": 0, **wrong})
