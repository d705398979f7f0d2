"""Stacks of layers: shapes and states agree with real Keras layers."""

import keras
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import times

from shapeclinic import arithmetic
from shapeclinic.arithmetic import Conv, ConvLSTM, ConvTranspose, ImpossibleShape, Pooling, UpSampling

CONV_LSTM = {1: keras.layers.ConvLSTM1D, 2: keras.layers.ConvLSTM2D, 3: keras.layers.ConvLSTM3D}


@st.composite
def conv_lstms(draw):
    """A ConvLSTM and an input of one to three spatial axes; some pairs impossible."""
    rank = draw(st.integers(1, 3))
    strided = draw(st.booleans())
    one_each = lambda low, high: tuple(draw(st.integers(low, high)) for _ in range(rank))  # noqa: E731
    layer = ConvLSTM(
        filters=draw(st.integers(1, 9)),
        kernel_size=one_each(1, 5),
        strides=one_each(1, 3) if strided else (1,) * rank,
        padding=draw(st.sampled_from(["valid", "same"])),
        dilation_rate=(1,) * rank if strided else one_each(1, 3),
        return_sequences=draw(st.booleans()),
    )
    batch = draw(st.one_of(st.none(), st.integers(1, 4)))
    time = draw(st.one_of(st.none(), st.integers(1, 9)))
    return layer, (batch, time, *one_each(1, 30), draw(st.integers(1, 4)))


@settings(max_examples=times(1500))
@given(conv_lstms())
def test_outputs_and_states_are_those_of_keras_conv_lstms(case):
    layer, input_shape = case
    keras_layer = CONV_LSTM[len(input_shape) - 3](
        layer.filters,
        layer.kernel_size,
        strides=layer.strides,
        padding=layer.padding,
        dilation_rate=layer.dilation_rate,
        return_sequences=layer.return_sequences,
        return_state=True,
    )
    try:
        expected = keras_layer.compute_output_shape(input_shape)
    except ValueError:
        with pytest.raises(ImpossibleShape):
            layer.shapes(input_shape)
        return
    assert layer.shapes(input_shape) == tuple(tuple(shape) for shape in expected)


@settings(max_examples=times(25))
@given(conv_lstms())
def test_a_running_conv_lstm_keeps_the_states_that_are_predicted(case):
    layer, input_shape = case
    input_shape = (1, 2, *input_shape[2:])
    try:
        predicted = layer.shapes(input_shape)
    except ImpossibleShape:
        return
    run = CONV_LSTM[len(input_shape) - 3](
        layer.filters,
        layer.kernel_size,
        strides=layer.strides,
        padding=layer.padding,
        dilation_rate=layer.dilation_rate,
        return_sequences=layer.return_sequences,
        return_state=True,
    )(keras.ops.zeros(input_shape))
    assert predicted == tuple(tuple(tensor.shape) for tensor in run)


layers = st.lists(
    st.one_of(
        st.builds(
            ConvLSTM,
            filters=st.integers(1, 4),
            kernel_size=st.integers(1, 4),
            strides=st.integers(1, 2),
            padding=st.sampled_from(["valid", "same"]),
            return_sequences=st.just(True),
        ),
        st.builds(
            Conv,
            filters=st.integers(1, 4),
            kernel_size=st.integers(1, 4),
            strides=st.integers(1, 2),
            padding=st.sampled_from(["valid", "same"]),
        ),
        st.builds(
            ConvTranspose,
            filters=st.integers(1, 4),
            kernel_size=st.integers(1, 4),
            strides=st.integers(1, 2),
            padding=st.sampled_from(["valid", "same"]),
        ),
        st.builds(Pooling, pool_size=st.integers(1, 3)),
        st.builds(UpSampling, factor=st.integers(1, 2)),
    ),
    min_size=1,
    max_size=4,
)


def as_keras(layer):
    """The Keras layer that a layer of plain numbers stands for."""
    per_frame = keras.layers.TimeDistributed
    match layer:
        case ConvLSTM():
            return keras.layers.ConvLSTM2D(
                layer.filters,
                layer.kernel_size,
                strides=layer.strides,
                padding=layer.padding,
                return_sequences=layer.return_sequences,
            )
        case Conv():
            return per_frame(
                keras.layers.Conv2D(layer.filters, layer.kernel_size, strides=layer.strides, padding=layer.padding)
            )
        case ConvTranspose():
            return per_frame(
                keras.layers.Conv2DTranspose(
                    layer.filters, layer.kernel_size, strides=layer.strides, padding=layer.padding
                )
            )
        case Pooling():
            return per_frame(keras.layers.MaxPooling2D(layer.pool_size))
        case UpSampling():
            return per_frame(keras.layers.UpSampling2D(layer.factor))


@settings(max_examples=times(150))
@given(layers, st.integers(3, 20), st.integers(3, 20))
def test_a_stack_is_followed_as_keras_builds_it(stack, height, width):
    tensor = keras.Input((None, height, width, 2))
    try:
        steps = arithmetic.stack_shapes((None, None, height, width, 2), stack)
    except ImpossibleShape as refusal:
        place = int(str(refusal).split()[1])
        for layer in stack[: place - 1]:
            tensor = as_keras(layer)(tensor)
        with pytest.raises(ValueError):
            as_keras(stack[place - 1])(tensor)
        return
    for step in steps:
        assert tuple(tensor.shape) == step.input_shape
        tensor = as_keras(step.layer)(tensor)
        assert tuple(tensor.shape) == step.output_shape


def test_a_missing_time_axis_is_named():
    with pytest.raises(ImpossibleShape, match=r"takes 5 axes \(batch, time, height, width, channels\).*Received 4"):
        ConvLSTM(8, 3).output_shape((None, 64, 64, 1))


def test_a_stride_for_time_is_refused():
    with pytest.raises(ImpossibleShape, match=r"Time is not one of them. Received: \(2, 2, 2\)"):
        ConvLSTM(8, 3, strides=(2, 2, 2)).output_shape((None, 10, 64, 64, 1))


def test_an_open_frame_size_is_refused():
    with pytest.raises(ImpossibleShape, match="needs a fixed length"):
        ConvLSTM(8, 3).output_shape((None, 10, None, 64, 1))


def test_the_failing_layer_is_counted_from_one():
    with pytest.raises(ImpossibleShape, match=r"^Layer 2 \(ConvLSTM\): The kernel does not fit") as caught:
        arithmetic.stack_shapes((None, 5, 8, 8, 1), [ConvLSTM(4, 5, return_sequences=True), ConvLSTM(4, 5)])
    assert caught.value.rule == "kernel-size"


def test_stride_and_dilation_on_different_axes_are_refused_as_keras_refuses_them():
    with pytest.raises(ImpossibleShape, match="cannot both step and dilate"):
        ConvLSTM(4, 3, strides=(2, 1), dilation_rate=(1, 2)).output_shape((None, 5, 16, 16, 1))
    with pytest.raises(ValueError):
        keras.layers.ConvLSTM2D(4, 3, strides=(2, 1), dilation_rate=(1, 2))
