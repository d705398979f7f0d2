"""The arithmetic of one axis agrees with real Keras layers, and refuses what Keras refuses."""

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import times

from shapeclinic import arithmetic
from shapeclinic.arithmetic import ImpossibleShape

CONV = {1: keras.layers.Conv1D, 2: keras.layers.Conv2D, 3: keras.layers.Conv3D}
TRANSPOSE = {1: keras.layers.Conv1DTranspose, 2: keras.layers.Conv2DTranspose, 3: keras.layers.Conv3DTranspose}
POOL = {1: keras.layers.MaxPooling1D, 2: keras.layers.AveragePooling2D, 3: keras.layers.MaxPooling3D}
UPSAMPLE = {1: keras.layers.UpSampling1D, 2: keras.layers.UpSampling2D, 3: keras.layers.UpSampling3D}

paddings = st.sampled_from(["valid", "same"])


@st.composite
def window_settings(draw, with_dilation=True):
    """Settings of one to three axes; some of them impossible."""
    rank = draw(st.integers(1, 3))
    numbers = lambda low, high: tuple(draw(st.integers(low, high)) for _ in range(rank))  # noqa: E731
    strided = draw(st.booleans()) or not with_dilation
    return {
        "size": numbers(1, 40),
        "kernel_size": numbers(1, 7),
        "strides": numbers(1, 4) if strided else (1,) * rank,
        "padding": draw(paddings),
        "dilation_rate": (1,) * rank if strided else numbers(1, 4),
    }


def ours(function, setting, *names):
    """Our lengths for every axis, or None where any axis is impossible."""
    try:
        return tuple(
            function(*(setting[name] if name == "padding" else setting[name][axis] for name in names))
            for axis in range(len(setting["size"]))
        )
    except ImpossibleShape:
        return None


def keras_lengths(layer, sizes):
    """The lengths that a Keras layer computes, or None where it refuses."""
    try:
        return tuple(layer.compute_output_shape((2, *sizes, 3))[1:-1])
    except ValueError:
        return None


@settings(max_examples=times(2000))
@given(window_settings())
def test_output_lengths_are_those_of_keras_convolutions(setting):
    layer = CONV[len(setting["size"])](
        4,
        setting["kernel_size"],
        strides=setting["strides"],
        padding=setting["padding"],
        dilation_rate=setting["dilation_rate"],
    )
    expected = keras_lengths(layer, setting["size"])
    assert (
        ours(arithmetic.output_length, setting, "size", "kernel_size", "strides", "padding", "dilation_rate")
        == expected
    )


@settings(max_examples=times(1000))
@given(window_settings(with_dilation=False))
def test_pooled_lengths_are_those_of_keras_pooling(setting):
    layer = POOL[len(setting["size"])](setting["kernel_size"], strides=setting["strides"], padding=setting["padding"])
    expected = keras_lengths(layer, setting["size"])
    assert ours(arithmetic.pooled_length, setting, "size", "kernel_size", "strides", "padding") == expected


@settings(max_examples=times(1000))
@given(window_settings(), st.one_of(st.none(), st.integers(0, 3)))
def test_transposed_lengths_are_those_of_keras(setting, output_padding):
    if output_padding is not None and output_padding >= min(setting["strides"]):
        output_padding = None
    layer = TRANSPOSE[len(setting["size"])](
        4,
        setting["kernel_size"],
        strides=setting["strides"],
        padding=setting["padding"],
        dilation_rate=setting["dilation_rate"],
        output_padding=output_padding,
    )
    lengths = tuple(
        arithmetic.transposed_length(
            size,
            setting["kernel_size"][axis],
            setting["strides"][axis],
            setting["padding"],
            setting["dilation_rate"][axis],
            output_padding,
        )
        for axis, size in enumerate(setting["size"])
    )
    assert lengths == keras_lengths(layer, setting["size"])


@settings(max_examples=times(300))
@given(st.integers(1, 3), st.data())
def test_upsampled_lengths_are_those_of_keras(rank, data):
    sizes = tuple(data.draw(st.integers(1, 30)) for _ in range(rank))
    factor = data.draw(st.integers(1, 5))
    expected = keras_lengths(UPSAMPLE[rank](factor if rank == 1 else (factor,) * rank), sizes)
    assert tuple(arithmetic.upsampled_length(size, factor) for size in sizes) == expected


@settings(max_examples=times(150))
@given(st.integers(1, 24), st.integers(1, 6), st.integers(1, 3), st.integers(1, 3), paddings)
def test_windows_start_where_a_real_convolution_reads(size, kernel_size, strides, dilation_rate, padding):
    """A convolution of cell numbers with ones adds up the cells of each window; padding adds nothing."""
    if strides > 1:
        dilation_rate = 1
    cells = np.arange(1, size + 1, dtype="float32").reshape(1, size, 1)
    ones = np.ones((kernel_size, 1, 1), dtype="float32")
    try:
        starts = arithmetic.window_starts(size, kernel_size, strides, padding, dilation_rate)
    except ImpossibleShape:
        assert padding == "valid"
        return
    read = keras.ops.conv(cells, ones, strides=strides, padding=padding, dilation_rate=dilation_rate)
    sums = [
        sum(cell + 1 for cell in range(start, start + kernel_size * dilation_rate, dilation_rate) if 0 <= cell < size)
        for start in starts
    ]
    np.testing.assert_allclose(np.asarray(read).reshape(-1), sums, atol=1e-3)


@given(st.integers(1, 60), st.integers(1, 9), st.integers(1, 5))
def test_valid_drops_what_stands_after_the_last_window(size, kernel_size, strides):
    try:
        starts = arithmetic.window_starts(size, kernel_size, strides)
    except ImpossibleShape:
        return
    assert arithmetic.dropped(size, kernel_size, strides) == size - (starts[-1] + kernel_size)


@given(st.integers(1, 60), st.integers(1, 9), st.integers(1, 5))
def test_same_padding_makes_room_for_every_window(size, kernel_size, strides):
    before, after = arithmetic.same_padding(size, kernel_size, strides)
    assert after - before in (0, 1)
    starts = arithmetic.window_starts(size, kernel_size, strides, "same")
    assert starts[0] == -before
    assert starts[-1] + kernel_size <= size + after


def test_same_at_stride_two_pads_even_and_odd_axes_differently():
    assert arithmetic.same_padding(64, 3, 2) == (0, 1)
    assert arithmetic.same_padding(33, 3, 2) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "rule", "words"),
    [
        ((4, 5), "kernel-size", ["spans 5 cells", "has 4", "padding='valid'"]),
        ((8, 3, 1, "valid", 4), "kernel-size", ["(3 − 1)·4 + 1", "spans 9", "has 8"]),
        ((8, 3, 0), "stride", ["strides must be a whole number of at least 1", "strides=0"]),
        ((8, 3, 2, "same", 2), "stride", ["strides=2, dilation_rate=2", "cannot both step and dilate"]),
        ((-1, 3), "frame-size", ["size must be", "size=-1"]),
        ((8, 3, 1, "full"), "padding", ["'valid' or 'same'", "'full'"]),
        ((8, 2.5), "kernel-size", ["kernel_size=2.5"]),
        ((8, True), "kernel-size", ["kernel_size=True"]),
        ((8, "3"), "kernel-size", ["kernel_size='3'"]),
    ],
)
def test_impossible_settings_name_the_rule_and_the_numbers(arguments, rule, words):
    with pytest.raises(ImpossibleShape) as caught:
        arithmetic.output_length(*arguments)
    assert caught.value.rule == rule
    for word in words:
        assert word in str(caught.value)


def test_output_padding_must_stay_below_the_stride():
    with pytest.raises(ImpossibleShape, match="output_padding=2, strides=2"):
        arithmetic.transposed_length(8, 3, strides=2, output_padding=2)


@given(st.integers(1, 60), st.integers(1, 9), st.integers(1, 5), paddings)
def test_a_formula_ends_in_the_length_it_explains(size, kernel_size, strides, padding):
    try:
        length = arithmetic.output_length(size, kernel_size, strides, padding)
    except ImpossibleShape:
        with pytest.raises(ImpossibleShape):
            arithmetic.output_length_formula(size, kernel_size, strides, padding)
        return
    formula = arithmetic.output_length_formula(size, kernel_size, strides, padding)
    assert formula.endswith(f"= {length}")
    left = formula.split(" = ")[0].replace("−", "-").replace("⌊", "floor(").replace("⌋", ")")
    left = left.replace("⌈", "ceil(").replace("⌉", ")")
    assert eval(left, {"floor": np.floor, "ceil": np.ceil}) == length
