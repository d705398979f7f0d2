"""What the living pictures show is what the arithmetic says, and they draw with what they have."""

import gc
import importlib.util

import numpy as np
import pytest
from assignments import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.artist import Artist
from matplotlib.testing.compare import compare_images
from repetition import times

from shapeclinic.arithmetic import Conv, ConvLSTM, ConvolutionAxis, receptive_field
from shapeclinic.figures.convolution import ConvolutionPicture, Lit
from shapeclinic.figures.sequences import SequencePicture
from shapeclinic.figures.state import StatePicture
from shapeclinic.figures.view import ViewPicture
from shapeclinic.sequences import Clip, Way

PATH = ROOT / "docs" / "pictures.py"
SPECIFICATION = importlib.util.spec_from_file_location("pictures", PATH)
pictures = importlib.util.module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(pictures)
SAME = {"padding": "same", "return_sequences": True}


@st.composite
def axes_of_a_convolution(draw):
    dilation = draw(st.integers(1, 3))
    return ConvolutionAxis(
        draw(st.integers(1, 14)),
        draw(st.integers(1, 5)),
        1 if dilation > 1 else draw(st.integers(1, 4)),
        draw(st.sampled_from(["valid", "same"])),
        dilation,
    )


@given(axes_of_a_convolution())
def test_windows_and_cells_agree_on_who_reads_whom(axis):
    for cell in range(axis.size):
        assert axis.read_by(cell) == [window for window in range(axis.length) if cell in axis.reads(window)]
    never = [cell for cell in range(axis.size) if not axis.read_by(cell)]
    if axis.refusal is None and axis.dilation_rate == 1 and axis.strides <= axis.kernel_size:
        assert len(never) == axis.dropped
        inside = {cell for window in range(axis.length) for cell in axis.reads(window)}
        assert min(inside) == -axis.added.before
        assert max(inside) == axis.size - 1 - axis.dropped + axis.added.after


@settings(max_examples=times(30))
@given(axes_of_a_convolution(), axes_of_a_convolution(), st.data())
def test_a_frame_shows_every_cell_and_lights_what_the_chosen_one_reads(rows, columns, data):
    picture = ConvolutionPicture()
    words = picture.show(rows, columns)
    count = picture.sheet.count
    if rows.refusal or columns.refusal:
        assert words.startswith("This cannot be.")
        assert count("output") == 0
        assert "This cannot be" in picture.sheet.words()
        return
    assert count("output") == rows.length * columns.length
    assert count("input") + count("dropped") == rows.size * columns.size
    assert count("input") == (rows.size - rows.dropped) * (columns.size - columns.dropped)
    whole = (rows.size + sum(rows.added)) * (columns.size + sum(columns.added))
    assert count("padding") == whole - rows.size * columns.size
    assert count("lit") == 0
    chosen = data.draw(st.tuples(st.integers(0, rows.length - 1), st.integers(0, columns.length - 1)))
    words = picture.show(rows, columns, lit=Lit("output", chosen))
    read = [
        [cell for cell in axis.reads(place) if 0 <= cell < axis.size]
        for axis, place in zip((rows, columns), chosen, strict=True)
    ]
    assert picture.sheet.count("lit") == len(read[0]) * len(read[1]) + 1
    assert f"reads {rows.kernel_size * columns.kernel_size} cells" in words


def test_a_choice_that_is_not_there_lights_nothing():
    picture = ConvolutionPicture()
    assert "reads" not in picture.show(ConvolutionAxis(10, 3, 2), lit=Lit("output", (4,)))
    assert picture.sheet.count("lit") == 0


@given(axes_of_a_convolution())
def test_the_cell_under_a_point_is_the_one_that_is_drawn_there(axis):
    picture = ConvolutionPicture()
    picture.show(axis)
    for kind, side in (("input", "input"), ("output", "output")):
        cells = picture.sheet.drawn(kind)
        for number, corners in enumerate(cells):
            middle = np.mean(corners, axis=0)
            assert picture.cell_at(*middle) == Lit(side, (number,))
    assert picture.cell_at(-100, -100) is None


@settings(max_examples=times(20))
@given(st.integers(1, 20), st.integers(1, 20), st.integers(2, 9), st.integers(2, 9))
def test_a_state_that_does_not_fit_is_marked_and_told_with_its_numbers(encoded, decoded, filters, others):
    picture = StatePicture()
    one, other = ConvLSTM(filters, 3, padding="same"), ConvLSTM(others, 3, padding="same")
    words = picture.show((encoded, encoded), one, (decoded, decoded), other)
    assert (picture.sheet.count("mismatch") > 0) == (encoded != decoded or filters != others)
    assert f"{encoded} × {encoded}, {filters} filters" in words
    if encoded == decoded and filters == others:
        assert words.endswith("They fit.")
        assert "The state fits." in picture.sheet.words()
    elif filters != others and filters % others:
        assert f"reads {others} channels and h has {filters}" in words
    elif filters != others and encoded == decoded and others % (filters // others) == 0:
        assert f"the gate has {others} filters and c has {filters}" in words
    elif filters != others:
        assert "fail" in words
    elif 1 in (encoded, decoded):
        assert "repeated to meet the other" in words
    else:
        assert f"{decoded} × {decoded} cells from the frame meet {encoded} × {encoded} cells from h" in words


def test_an_encoder_that_cannot_be_built_is_explained():
    words = StatePicture().show((4, 4), ConvLSTM(4, 5), (4, 4), ConvLSTM(4, 3))
    assert words.startswith("The encoder cannot be built.")
    assert "spans 5 cells" in words


clips = st.lists(st.builds(Clip, st.integers(1, 8), st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=5)


@settings(max_examples=times(30))
@given(clips, st.sampled_from(Way), st.integers(1, 4), st.integers(1, 4))
def test_a_board_shows_every_frame_once_as_kept_or_left_out(clips, way, window, step):
    picture = SequencePicture()
    words = picture.show(clips, way, window, step)
    frames = sum(clip.time for clip in clips)
    assert picture.sheet.count("input") + picture.sheet.count("dropped") == frames
    if words.startswith("This cannot be."):
        assert picture.sheet.count("output") == 0
        assert picture.sheet.count("dropped") == frames
    else:
        assert f"{picture.sheet.count('dropped')} of {frames} frames are left out" in words


@settings(max_examples=times(15))
@given(st.integers(1, 2), st.integers(1, 3), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_a_view_is_where_the_law_says_for_every_output_cell(strides, half, place):
    layers = [ConvLSTM(4, 2 * half + 1, strides, **SAME), Conv(4, 3, padding="same")]
    picture = ViewPicture(3)
    words = picture.show(layers, np.zeros((3, 20, 24)), place)
    for lag in range(3):
        tall, wide = receptive_field(20, layers, lag), receptive_field(24, layers, lag, axis=1)
        (top, bottom), (left, right) = tall.interval(place[0]), wide.interval(place[1])
        [corners] = picture.sheets[2 - lag].drawn("view")
        assert corners[0] == (max(left, 0), max(top, 0))
        assert corners[2] == (min(right + 1, 24), min(bottom + 1, 20))
        assert f"{tall.size} × {wide.size}" in words
    assert picture.place_at(2, *(np.mean(picture.sheets[2].drawn("view")[0], axis=0)))[0] in range(20)


def test_without_a_memory_no_earlier_frame_is_seen():
    picture = ViewPicture(2)
    words = picture.show([Conv(4, 3, padding="same")], np.zeros((2, 9, 9)))
    assert words.endswith("No layer remembers a frame.")
    assert picture.sheets[0].count("view") == 0
    assert "not seen" in picture.sheets[0].words()


def convolution(number):
    return lambda picture: picture.show(
        ConvolutionAxis(10 + number % 20, 3), ConvolutionAxis(9, 2), lit=Lit("output", (1, 1))
    )


def view(number):
    return lambda picture: picture.show([ConvLSTM(4, 3 + number % 4, **SAME)], np.random.rand(4, 20, 20))


def state(number):
    layer = ConvLSTM(4, 3, 1 + number % 3, "same")
    return lambda picture: picture.show((18, 18), layer, (18, 18), ConvLSTM(4, 3, padding="same"))


def board(number):
    ways = list(Way)
    return lambda picture: picture.show([Clip(4 + number % 5, 8, 8), Clip(6, 8, 8)], ways[number % len(ways)])


@pytest.mark.parametrize(
    ("picture", "drawing"),
    [
        (ConvolutionPicture(), convolution),
        (ViewPicture(4), view),
        (StatePicture(), state),
        (SequencePicture(), board),
    ],
)
def test_drawing_again_makes_no_new_artists(picture, drawing):
    def artists():
        gc.collect()
        return sum(isinstance(thing, Artist) for thing in gc.get_objects())

    for number in range(30):  # until the largest was drawn once
        drawing(number)(picture)
    before = artists()
    for number in range(60):
        drawing(number)(picture)
    assert artists() == before


@pytest.mark.parametrize("name", list(pictures.PICTURES))
def test_the_pictures_of_the_readme_are_what_is_drawn_now(name, tmp_path):
    drawn = tmp_path / f"{name}.png"
    pictures.PICTURES[name]().savefig(drawn, dpi=pictures.DPI)
    # In grey levels, root mean square: what another build of the font renderer may change.
    difference = compare_images(str(pictures.HERE / f"{name}.png"), str(drawn), tol=3)
    assert difference is None, f"{difference}\nIf this is meant: make pictures"


def test_another_setting_is_another_picture(tmp_path):
    picture = ConvolutionPicture(7.0, 2.4)
    picture.show(ConvolutionAxis(10, 3, 2))  # the same, with nothing lit
    picture.figure.savefig(tmp_path / "other.png", dpi=pictures.DPI)
    assert compare_images(str(pictures.HERE / "convolution.png"), str(tmp_path / "other.png"), tol=3) is not None
