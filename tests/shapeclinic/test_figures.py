"""Pictures say what the arithmetic says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapeclinic import arithmetic
from shapeclinic.arithmetic import ConvLSTM, ImpossibleShape, receptive_field
from shapeclinic.figures import clip_axes, frame_rows, sliding_window, views_back


def count(figure, kind):
    """How many cells or windows of one kind are drawn."""
    return sum(patch.get_gid() == kind for patch in figure.axes[0].patches)


@settings(max_examples=40)
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
    assert figure.axes[0].get_title(loc="left").endswith(f"= {length}")


def test_windows_never_overlap_within_a_row():
    figure = sliding_window(20, 5, 2)
    windows = [patch for patch in figure.axes[0].patches if patch.get_gid() == "window"]
    for one in windows:
        for other in windows:
            if one is not other and one.get_y() == other.get_y():
                assert one.get_x() + one.get_width() <= other.get_x() or other.get_x() < one.get_x()


@pytest.mark.parametrize(
    ("setting", "words"), [((4, 5), "spans 5 cells"), ((9, 3, 2, "same", 2), "cannot both step and dilate")]
)
def test_an_impossible_setting_is_explained_in_the_picture(setting, words):
    figure = sliding_window(*setting)
    assert figure.axes[0].get_title(loc="left") == "This cannot be"
    assert any(words in text.get_text() for text in figure.axes[0].texts)


def test_numbers_that_mean_nothing_are_refused():
    with pytest.raises(ImpossibleShape, match="size=0"):
        sliding_window(0, 3)


@settings(max_examples=15)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 6), st.integers(1, 4))
def test_a_clip_shows_every_number_and_names_every_axis(time, height, width, channels):
    figure = clip_axes(time, height, width, channels)
    assert count(figure, "cell") == time * height * width
    assert count(figure, "cell behind") == time * height * width * (channels - 1)
    words = [text.get_text() for text in figure.axes[0].texts]
    for axis in (f"time {time}", f"height {height}", f"width {width}", f"channels {channels}"):
        assert axis in words


@settings(max_examples=20)
@given(st.sampled_from([3, 4, 5, 7]), st.integers(1, 2), st.integers(1, 5))
def test_views_are_as_wide_as_the_arithmetic_says(kernel_size, strides, lags):
    layers = [ConvLSTM(4, kernel_size, strides, "same", return_sequences=True), ConvLSTM(4, 3, padding="same")]
    figure = views_back(layers, size=31, lags=lags)
    drawn = [patch.get_width() for axes in figure.axes for patch in axes.patches if patch.get_gid() == "view"]
    assert drawn == [receptive_field(31, layers, lag).size for lag in reversed(range(lags))]
    assert figure.axes[-1].get_title() == "now"


def test_rows_of_frames_share_one_scale_and_carry_their_names():
    weak, strong = np.full((2, 4, 4, 1), 0.2), np.full((3, 4, 4, 1), 0.8)
    figure = frame_rows({"weak": weak, "strong": strong})
    shown = [axes for axes in figure.axes if axes.images]
    assert len(shown) == 5
    assert {axes.images[0].get_clim() for axes in shown} == {(0, 0.8)}
    assert {axes.get_ylabel() for axes in shown} >= {"weak", "strong"}
    with pytest.raises(ValueError, match="weak must be \\(time, height, width, 1\\)"):
        frame_rows({"weak": weak[0]})
