"""What is measured in real models lies within what the law allows."""

import numpy as np
import pytest

from shapeclinic.arithmetic import Conv, ConvLSTM, Pooling, receptive_field
from shapeclinic.effective_field import effective_field

SAME = {"padding": "same", "return_sequences": True}


@pytest.mark.parametrize(
    "layers",
    [
        [ConvLSTM(4, 3, **SAME)],
        [ConvLSTM(4, 4, **SAME), Conv(2, 3, padding="same")],
        [Pooling(2, 2, "same"), ConvLSTM(4, 3, **SAME)],
    ],
)
def test_the_measured_field_fills_the_receptive_field_and_no_more(layers):
    done = []
    frames = np.random.default_rng(0).random((3, 20, 20))
    field = effective_field(layers, frames, (4, 5), models=3, told=done.append)
    assert field.shape == (3, 20, 20)
    assert field.max() == 1.0
    assert done == [1, 2, 3]
    for lag in range(3):
        rows, columns = (receptive_field(20, layers, lag).interval(place) for place in (4, 5))
        there = np.argwhere(field[lag] > 0)
        assert there.min(axis=0).tolist() == [max(rows[0], 0), max(columns[0], 0)]
        assert there.max(axis=0).tolist() == [min(rows[1], 19), min(columns[1], 19)]


def test_what_tensorflow_does_not_survive_is_refused():
    with pytest.raises(ValueError, match="smaller than its stride"):
        effective_field([ConvLSTM(4, 1, 2, **SAME)], np.zeros((2, 8, 8)), (0, 0))
