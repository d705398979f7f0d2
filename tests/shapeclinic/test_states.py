"""A step of a real ConvLSTM runs with a state, or fails, as the arithmetic says."""

import keras
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from repetition import times

from shapeclinic.arithmetic import ConvLSTM, ImpossibleShape, state_meeting

lengths = st.integers(1, 7)


@settings(max_examples=times(40))
@given(
    st.tuples(st.integers(3, 9), st.integers(3, 9)),
    st.tuples(lengths, lengths, st.sampled_from([2, 3, 4, 8])),
    st.sampled_from([2, 3, 4, 8]),
    st.integers(1, 3),
    st.integers(1, 2),
    st.sampled_from(["valid", "same"]),
)
@example((6, 6), (6, 6, 2), 2, 3, 1, "same")
@example((6, 6), (3, 3, 2), 2, 3, 1, "same")
@example((6, 6), (1, 1, 2), 2, 3, 1, "same")
@example((6, 6), (6, 6, 3), 2, 3, 1, "same")
@example((6, 6), (6, 6, 4), 2, 3, 1, "same")
@example((6, 6), (6, 6, 8), 2, 3, 1, "same")
@example((6, 6), (6, 6, 2), 4, 3, 1, "same")
def test_keras_runs_the_step_or_fails_as_the_arithmetic_says(frame, state, filters, kernel_size, strides, padding):
    layer = ConvLSTM(filters, kernel_size, strides, padding)
    meeting = state_meeting((*frame, 1), layer, state)
    real = keras.layers.ConvLSTM2D(filters, kernel_size, strides=strides, padding=padding)
    clip, states = np.zeros((2, 1, *frame, 1), "float32"), [np.zeros((2, *state), "float32")] * 2
    own = real(clip).shape[1:]
    assert meeting.wanted == own
    assert meeting.fits == (state == own)
    if meeting.problem is None:
        assert meeting.fits or meeting.broadcasts
        real(clip, initial_state=[keras.ops.convert_to_tensor(array) for array in states])
    else:
        words = "depth|groups|channels"
        if meeting.recurrent is not None:
            words = "Op:Mul" if meeting.sum_fits else "Op:Add"
        with pytest.raises(Exception, match=words):
            real(clip, initial_state=[keras.ops.convert_to_tensor(array) for array in states])


def test_the_sum_is_told_with_its_numbers():
    meeting = state_meeting((20, 24, 1), ConvLSTM(8, 3, padding="same"), (10, 12, 8))
    assert meeting.problem is not None
    assert "20 × 24 cells from the frame meet 10 × 12 cells from h" in meeting.problem


def test_fewer_filters_stop_the_recurrent_convolution_and_twice_as_many_the_product():
    fewer = state_meeting((20, 24, 1), ConvLSTM(8, 3, padding="same"), (20, 24, 4))
    assert fewer.recurrent is None
    assert "reads 8 channels and h has 4" in (fewer.problem or "")
    twice = state_meeting((20, 24, 1), ConvLSTM(4, 3, padding="same"), (20, 24, 8))
    assert twice.recurrent == (20, 24, 16)
    assert "the gate has 4 filters and c has 8" in (twice.problem or "")


def test_no_state_is_refused():
    with pytest.raises(ImpossibleShape, match="Received: \\(4, 4\\)"):
        state_meeting((8, 8, 1), ConvLSTM(8, 3), (4, 4))  # type: ignore[arg-type]
