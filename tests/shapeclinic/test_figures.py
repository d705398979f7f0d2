"""Pictures say what the arithmetic says."""

import itertools
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import times

from shapeclinic import arithmetic
from shapeclinic.arithmetic import ConvLSTM, ImpossibleShape, receptive_field
from shapeclinic.figures import clip_axes, frame_rows, sliding_window, views_back


def count(figure, kind):
    """How many cells or windows of one kind are drawn."""
    patches = sum(patch.get_gid() == kind for patch in figure.axes[0].patches)
    return patches + count_in(figure.axes[0], kind)


def boxes(axes, kind):
    """The borders (left, bottom, width, height) of every cell of one kind."""
    [cells] = [collection for collection in axes.collections if collection.get_gid() == kind]
    return [path.get_extents().bounds for path in cells.get_paths()]


def count_in(axes, kind):
    """How many cells of one kind stand on a panel."""
    return sum(len(c.get_paths()) for c in axes.collections if c.get_gid() == kind)


def words(figure):
    """All that stands written in a figure."""
    return [text.get_text() for axes in figure.axes for text in axes.texts if text.get_visible()]


@settings(max_examples=times(40))
@given(st.integers(1, 24), st.integers(1, 6), st.integers(1, 4), st.sampled_from(["valid", "same"]))
def test_every_cell_and_window_is_drawn(size, kernel_size, strides, padding):
    figure = sliding_window(size, kernel_size, strides, padding)
    try:
        length = arithmetic.output_length(size, kernel_size, strides, padding)
    except ImpossibleShape:
        assert count(figure, "output") == 0
        return
    drop = arithmetic.dropped(size, kernel_size, strides) if padding == "valid" else 0
    before, after = arithmetic.same_padding(size, kernel_size, strides) if padding == "same" else (0, 0)
    assert count(figure, "output") == count(figure, "window") == length
    assert count(figure, "dropped") == drop
    assert count(figure, "input") == size - drop
    assert count(figure, "padding") == before + after
    assert any(text.endswith(f"= {length}") for text in words(figure))


def test_windows_never_overlap_within_a_row():
    figure = sliding_window(20, 5, 2)
    for one, other in itertools.combinations(boxes(figure.axes[0], "window"), 2):
        if one[1] == other[1]:
            assert one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]


@pytest.mark.parametrize(
    ("setting", "explanation"), [((4, 5), "spans 5 cells"), ((9, 3, 2, "same", 2), "cannot both step and dilate")]
)
def test_an_impossible_setting_is_explained_in_the_picture(setting, explanation):
    figure = sliding_window(*setting)
    assert "This cannot be" in words(figure)
    assert any(explanation in re.sub(r"\s+", " ", text) for text in words(figure))


def test_numbers_that_mean_nothing_are_refused():
    with pytest.raises(ImpossibleShape, match="size=0"):
        sliding_window(0, 3)


@settings(max_examples=times(15))
@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 6), st.integers(1, 4))
def test_a_clip_shows_every_number_and_names_every_axis(time, height, width, channels):
    figure = clip_axes(time, height, width, channels)
    assert count(figure, "cell") == time * height * width
    assert count(figure, "cell behind") == time * height * width * (channels - 1)
    for axis in (f"time {time}", f"height {height}", f"width {width}", f"channels {channels}"):
        assert axis in words(figure)


@settings(max_examples=times(20))
@given(st.sampled_from([3, 4, 5, 7]), st.integers(1, 2), st.integers(1, 5))
def test_views_are_as_wide_as_the_arithmetic_says(kernel_size, strides, lags):
    layers = [ConvLSTM(4, kernel_size, strides, "same", return_sequences=True), ConvLSTM(4, 3, padding="same")]
    figure = views_back(layers, size=31, lags=lags)
    for axes, lag in zip(figure.axes, reversed(range(lags)), strict=True):
        view = receptive_field(31, layers, lag)
        first, last = view.interval(arithmetic.stack_shapes((None, 1, 31, 31, 1), layers)[-1].output_shape[-2] // 2)
        [(left, _, width, _)] = boxes(axes, "view")
        assert (left, left + width) == (max(first, 0), min(last + 1, 31))  # borders clip as they really do
        cut = first < 0 or last >= 31
        assert count_in(axes, "beyond") == cut
        if cut:
            assert boxes(axes, "beyond")[0][2] == view.size
    assert "now" in [text.get_text() for text in figure.axes[-1].texts]


def test_rows_of_frames_share_one_scale_and_carry_their_names():
    weak, strong = np.full((2, 4, 4, 1), 0.2), np.full((3, 4, 4, 1), 0.8)
    figure = frame_rows({"weak": weak, "strong": strong})
    shown = [axes for axes in figure.axes if axes.images]
    assert len(shown) == 5
    assert {axes.images[0].get_clim() for axes in shown} == {(0, 0.8)}
    assert {axes.get_ylabel() for axes in shown} >= {"weak", "strong"}
    with pytest.raises(ValueError, match="weak must be \\(time, height, width, 1\\)"):
        frame_rows({"weak": weak[0]})
