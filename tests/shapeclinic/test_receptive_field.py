"""The receptive field is exactly where the gradients of real ConvLSTM stacks are not zero."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import times

from shapeclinic import arithmetic
from shapeclinic.arithmetic import Conv, ConvLSTM, ImpossibleShape, Pooling, UpSampling


def gradient_footprints(layers, size, frames, cell):
    """For each frame back in time, first and last input cell that moves output cell `cell` of the last frame.

    All weights are positive, so that nothing cancels, and inputs are small, so that no gate saturates.
    """
    stack = []
    for layer in layers:
        if isinstance(layer, ConvLSTM):
            stack.append(
                keras.layers.ConvLSTM1D(
                    layer.filters,
                    layer.kernel_size,
                    strides=layer.strides,
                    padding=layer.padding,
                    dilation_rate=layer.dilation_rate,
                    return_sequences=True,
                    kernel_initializer=keras.initializers.Constant(0.2),
                    recurrent_initializer=keras.initializers.Constant(0.2),
                )
            )
        else:
            conv = keras.layers.Conv1D(
                layer.filters,
                layer.kernel_size,
                strides=layer.strides,
                padding=layer.padding,
                kernel_initializer=keras.initializers.Constant(0.2),
            )
            stack.append(keras.layers.TimeDistributed(conv))
    clip = tf.Variable(np.full((1, frames, size, 1), 0.1, "float32"))
    with tf.GradientTape() as tape:
        tensor = clip
        for layer in stack:
            tensor = layer(tensor)
        seen = tf.reduce_sum(tensor[:, -1, cell])
    moved = np.abs(tape.gradient(seen, clip).numpy()[0, :, :, 0]) > 0
    return [(int(row.nonzero()[0][0]), int(row.nonzero()[0][-1])) for row in moved[::-1]]


@st.composite
def stacks(draw):
    def layer(kind):
        strides = draw(st.integers(1, 2))
        return kind(
            filters=1,
            # Not below the stride: TensorFlow 2.21 on a CPU (oneDNN) dies in the gradient of such a ConvLSTM.
            kernel_size=draw(st.integers(strides, 4)),
            strides=strides,
            padding=draw(st.sampled_from(["valid", "same"])),
            dilation_rate=1 if strides > 1 or kind is Conv else draw(st.integers(1, 2)),
        )

    kinds = draw(st.sampled_from([[ConvLSTM], [ConvLSTM, ConvLSTM], [Conv, ConvLSTM], [ConvLSTM, Conv]]))
    return [layer(kind) for kind in kinds]


@settings(max_examples=times(60))
@given(stacks())
def test_the_field_is_where_real_gradients_are(layers):
    size, frames = 112, 4
    length = size
    for layer in layers:
        length = arithmetic.output_length(length, layer.kernel_size, layer.strides, layer.padding, layer.dilation_rate)
    cell = length // 2
    for lag, measured in enumerate(gradient_footprints(layers, size, frames, cell)):
        assert arithmetic.receptive_field(size, layers, lag).interval(cell) == measured


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("strides", [1, 2])
def test_borders_clip_the_field(padding, strides):
    layers = [ConvLSTM(1, 3, strides, padding), ConvLSTM(1, 3, 1, padding)]
    for lag, measured in enumerate(gradient_footprints(layers, 33, 4, cell=0)):
        first, last = arithmetic.receptive_field(33, layers, lag).interval(0)
        assert (max(first, 0), min(last, 32)) == measured


@pytest.mark.parametrize(
    ("layer", "sizes"),
    [
        (ConvLSTM(4, 3), [3, 5, 7, 9, 11]),
        (ConvLSTM(4, 3, strides=2), [3, 7, 11, 15, 19]),
        (ConvLSTM(4, 3, dilation_rate=2), [5, 7, 9, 11, 13]),
        (ConvLSTM(4, 1), [1, 1, 1, 1, 1]),
    ],
)
def test_the_field_grows_with_the_lag(layer, sizes):
    assert [arithmetic.receptive_field(65, [layer], lag).size for lag in range(5)] == sizes


@given(
    st.lists(
        st.builds(
            ConvLSTM,
            filters=st.just(1),
            kernel_size=st.sampled_from([1, 3, 5]),
            strides=st.integers(1, 3),
            padding=st.sampled_from(["valid", "same"]),
        ),
        min_size=1,
        max_size=3,
    ),
    st.integers(0, 5),
)
def test_odd_kernels_obey_the_law(layers, lag):
    jumps = np.cumprod([1, *(layer.strides for layer in layers)])
    law = 1 + sum((layer.kernel_size - 1) * jump for layer, jump in zip(layers, jumps, strict=False))
    law += lag * max((layer.kernel_size - 1) * jump for layer, jump in zip(layers, jumps[1:], strict=True))
    assert arithmetic.receptive_field(301, layers, lag).size == law


def test_pooling_widens_the_jump():
    field = arithmetic.receptive_field(64, [Conv(1, 3, padding="same"), Pooling(2), Conv(1, 3, padding="same")])
    assert field == (8, 2, -3)


def test_looking_back_needs_recurrence():
    with pytest.raises(ImpossibleShape, match="has no ConvLSTM. Received: lag=1"):
        arithmetic.receptive_field(64, [Conv(1, 3)], lag=1)


def test_enlarging_layers_are_refused():
    with pytest.raises(ImpossibleShape, match="Received: UpSampling"):
        arithmetic.receptive_field(64, [UpSampling(2)])
