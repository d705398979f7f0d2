"""Explorers follow their controls, say what they show, and take bad input with a sentence."""

import html
import threading

import keras
import numpy as np
import pytest
from matplotlib.backend_bases import MouseEvent

from shapeclinic.arithmetic import ConvLSTM, output_length_formula
from shapeclinic.widgets import (
    convolution_explorer,
    receptive_field_explorer,
    sequence_board,
    shape_ledger,
    state_explorer,
)


def click(explorer, x, y, panel=0):
    """Click on a place of a picture, given in the picture's own numbers."""
    axes = explorer.figure.axes[panel]
    pixels = axes.transData.transform((x, y))
    event = MouseEvent("button_press_event", explorer.figure.canvas, *pixels, button=1)
    explorer.figure.canvas.callbacks.process("button_press_event", event)


def small_model():
    return keras.Sequential([keras.Input((6, 25, 24, 1)), keras.layers.ConvLSTM2D(4, 3, strides=2, padding="same")])


def broken_model():
    return keras.Sequential(
        [keras.Input((6, 25, 24, 1)), keras.layers.ConvLSTM2D(4, 3), keras.layers.ConvLSTM2D(4, 3, name="second")]
    )


def test_the_convolution_follows_its_controls():
    explorer = convolution_explorer(size=33)
    assert "⌊(33 − 3) / 2⌋ + 1 = 16" in explorer.words
    for size, kernel_size, strides, padding in ((10, 3, 1, "valid"), (12, 4, 3, "same"), (7, 7, 2, "valid")):
        values = {"size": size, "kernel_size": kernel_size, "strides": strides, "padding": padding}
        for name, value in values.items():
            explorer.controls[name].value = value
        assert output_length_formula(size, kernel_size, strides, padding) in explorer.words
    explorer.controls["kernel_size"].value = 8
    assert "This cannot be. The kernel does not fit: it spans 8 cells" in explorer.words
    explorer.controls["show"].value = "a frame"
    explorer.controls["kernel_size"].value = 3
    explorer.controls["width"].value = 9
    assert "Width: 9 cells, kernel 3, stride 2, valid: ⌊(9 − 3) / 2⌋ + 1 = 4" in explorer.words


def test_a_click_does_what_the_controls_do():
    clicked, controlled = convolution_explorer(size=10), convolution_explorer(size=10)
    click(clicked, 4.5, 0.5)
    controlled.controls["light up"].value = "an input cell"
    controlled.controls["cell"].value = 4
    assert clicked.words == controlled.words
    assert "Input cell 4 is read by 2 output cells: 1, 2." in clicked.words
    click(clicked, 4.5, 2.0)
    assert clicked.controls["light up"].value == "nothing"


def test_a_chosen_cell_stays_within_a_smaller_output():
    explorer = convolution_explorer(size=20)
    explorer.controls["light up"].value = "an output cell"
    explorer.controls["cell"].value = 8
    explorer.controls["size"].value = 9
    assert explorer.controls["cell"].value == 3
    assert "Output cell 3 reads 3 cells: 6, 7, 8." in explorer.words


def test_a_stack_is_changed_moved_and_shortened():
    explorer = receptive_field_explorer([ConvLSTM(4, 3, padding="same")])
    assert "3 × 3, 5 × 5, 7 × 7" in explorer.words
    explorer.controls["kernel_size"].value = 5
    assert "5 × 5, 9 × 9, 13 × 13" in explorer.words
    explorer.controls["add"].click()
    assert explorer.controls["layers"].index == 1
    explorer.controls["kind"].value = "Pooling"
    explorer.controls["strides"].value = 2
    explorer.controls["earlier"].click()
    assert [words.split(",")[0] for words in explorer.controls["layers"].options] == ["1 · Pooling", "2 · ConvLSTM"]
    assert "The output is 16 × 16" in explorer.words
    assert "grows by 8 rows" in explorer.words
    explorer.controls["remove"].click()
    explorer.controls["remove"].click()  # the last layer stays
    assert len(explorer.controls["layers"].options) == 1
    explorer.controls["padding"].value = "valid"
    explorer.controls["kernel_size"].value = 5
    assert "The output is 28 × 28" in explorer.words


def test_dilation_widens_the_view_and_a_wide_kernel_stays_as_it_is():
    explorer = receptive_field_explorer(
        [ConvLSTM(4, 3, padding="same", dilation_rate=2), ConvLSTM(4, 17, padding="same")]
    )
    assert explorer.controls["dilation_rate"].value == 2
    explorer.controls["layers"].index = 1
    assert explorer.controls["kernel_size"].value == 17
    explorer.controls["remove"].click()
    assert "5 × 5, 7 × 7, 9 × 9" in explorer.words
    explorer.controls["dilation_rate"].value = 3
    assert "7 × 7, 9 × 9, 11 × 11" in explorer.words
    explorer.controls["kind"].value = "Pooling"
    assert explorer.controls["dilation_rate"].layout.display == "none"


def test_a_slider_that_is_moved_while_another_thread_draws_is_drawn_too():
    explorer = convolution_explorer(size=10)
    draw, slow = explorer._draw, threading.Event()
    explorer._draw = lambda: slow.wait(5) and draw()
    measuring = threading.Thread(target=explorer.update)
    measuring.start()
    explorer._draw = draw
    threading.Timer(0.2, slow.set).start()
    explorer.controls["kernel_size"].value = 5
    measuring.join()
    assert output_length_formula(10, 5, 2, "valid") in explorer.words


def test_clicking_a_frame_chooses_the_output_cell_there():
    explorer = receptive_field_explorer([ConvLSTM(4, 3, 2, "same")])
    click(explorer, 4.2, 20.1, panel=5)
    assert (explorer.controls["row"].value, explorer.controls["column"].value) == (9, 1)
    assert "Output cell (9, 1)" in explorer.words


def test_a_measured_field_is_shown_until_something_changes():
    explorer = receptive_field_explorer([ConvLSTM(4, 3, padding="same")], frames=np.random.rand(3, 12, 12))
    explorer.controls["measure"].click()
    assert explorer.controls["measure"].disabled
    explorer.background.join()
    assert not explorer.controls["measure"].disabled
    assert explorer.controls["progress"].value == 5
    assert "Measured: pixels that count at least a tenth" in explorer.words
    explorer.controls["row"].value = 2
    assert "Measured" not in explorer.words


def test_a_field_that_cannot_be_measured_is_explained():
    explorer = receptive_field_explorer([ConvLSTM(4, 1, 2, "same")])
    explorer.controls["measure"].click()
    explorer.background.join()
    assert "smaller than its stride cannot be measured" in explorer.words
    assert not explorer.controls["measure"].disabled


def test_encoder_and_decoder_are_set_apart():
    explorer = state_explorer(frame=16, strides=2)
    assert "16 × 16 cells from the frame meet 8 × 8 cells from h" in explorer.words
    explorer.controls["decoder strides"].value = 2
    assert explorer.words.endswith("They fit.")
    explorer.controls["decoder filters"].value = 4
    assert "the gate has 4 filters and c has 8" in explorer.words
    explorer.controls["decoder filters"].value = 5
    assert "reads 5 channels and h has 8" in explorer.words


def test_clips_are_typed_and_joined():
    explorer = sequence_board("4, 6")
    assert "(4, 8, 8) and (6, 8, 8) do not stack" in explorer.words
    explorer.controls["join"].value = "pad to the longest"
    assert "1 batch: (2, 6, 8, 8, channels). 128 of their 768 cells (17%) are padding" in explorer.words
    explorer.controls["clips"].value = "4, 4x16x8"
    assert "(2, 4, 16, 8, channels). 256 of their 1024 cells (25%) are padding" in explorer.words


def test_a_ledger_shows_models_that_are_and_models_that_fail():
    healthy = shape_ledger(small_model())
    assert healthy.words.startswith("1 layers")
    name = healthy.controls["layer"].options[1]
    healthy.controls["layer"].value = name
    assert "height ⌈25 / 2⌉ = 13, width ⌈24 / 2⌉ = 12" in healthy.words
    assert "gives (batch, height 13, width 12, channels 4)" in healthy.words
    broken = shape_ledger(broken_model)
    assert "second is where the shapes do not fit" in broken.words
    gids = {c.get_gid(): len(c.get_paths()) for c in broken.figure.axes[0].collections}
    assert (gids["culprit"], gids["box"]) == (1, 1)
    click(broken, 1.5, 0.7)
    assert broken.controls["layer"].value == broken.controls["layer"].options[1]
    broken.controls["layer"].value = broken.controls["layer"].options[2]
    assert "and second reads a sequence. second, ConvLSTM2D: reads (batch, height 23" in broken.words


def test_every_layer_of_a_deep_model_can_be_reached():
    inner = [keras.layers.Dense(2, name=f"dense_of_{number}") for number in range(20)]
    ledger = shape_ledger(keras.Sequential([keras.Input((3,)), *inner]))
    assert ledger.controls["layers before"].value == 4
    assert "20 layers" in ledger.words
    first = ledger.controls["layer"].options[1]
    ledger.controls["layer"].value = first
    assert ledger.controls["layers before"].value == 0
    assert ledger.words.startswith("dense_of_0, Dense: reads (batch, features 3)")
    click(ledger, 1.5, ledger.figure.axes[0].get_ylim()[1] - 0.8)
    assert ledger.controls["layer"].value == first


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: convolution_explorer(size=2.5), "size must be a whole number from 1 to 40. Received: 2.5"),
        (lambda: convolution_explorer(size=10**9), "Received: 1000000000; 10 is shown."),
        (lambda: convolution_explorer(padding="full"), "padding must be 'valid' or 'same'. Received: 'full'"),
        (lambda: convolution_explorer(kernel_size=True), "kernel_size must be a whole number"),
        (lambda: state_explorer(frame=-1), "frame must be a whole number from 1 to 24. Received: -1"),
        (lambda: sequence_board(""), "From 1 to 12 clips can be drawn. Received: 0"),
        (lambda: sequence_board("4, six"), "Received: 'six'"),
        (lambda: sequence_board([4, 99999]), "Received: '99999'"),
        (lambda: sequence_board([4, 999]), "from 1 to 40 frames"),
        (lambda: receptive_field_explorer(frames=np.zeros((0, 4, 4))), "Received: (0, 4, 4); drawn echoes are shown."),
        (lambda: receptive_field_explorer(frames=[[1], [1, 2]]), "frames must be numbers. Received: list"),
        (lambda: receptive_field_explorer(frames=np.full((2, 4, 4), np.nan)), "frames must be finite numbers"),
        (lambda: receptive_field_explorer(frames=np.zeros((2, 4000, 4000))), "at most 128 a side"),
        (lambda: receptive_field_explorer([ConvLSTM(4, 3, 1, "weird")]), "padding 'same' or 'valid'"),
        (lambda: sequence_board(5), "1 batch: (1, 5, 8, 8, channels)"),
        (lambda: sequence_board(None), "Received: 'None'"),
        (lambda: receptive_field_explorer("stack"), "layers must be ConvLSTM, Conv and Pooling layers"),
        (
            lambda: receptive_field_explorer([ConvLSTM(4, 40)]),
            "This cannot be. Layer 1 (ConvLSTM): The kernel does not fit",
        ),
        (lambda: shape_ledger(3), "Received: a value of type int"),
        (lambda: shape_ledger(lambda: 1 / 0), "not over shapes: ZeroDivisionError"),
        (lambda: shape_ledger(lambda: None), "No layer was called."),
        (lambda: shape_ledger(keras.Sequential([keras.layers.Dense(2)])), "shape_ledger(lambda: model(clips))"),
    ],
)
def test_bad_input_gets_a_sentence(make, words):
    assert words in make().words


@pytest.mark.parametrize(
    "make",
    [convolution_explorer, receptive_field_explorer, state_explorer, sequence_board, lambda: shape_ledger(small_model)],
)
def test_a_still_picture_stands_beside_the_living_one(make):
    explorer = make()
    still = explorer.still
    assert still["image/png"].startswith("iVBOR")  # a PNG
    assert f'alt="{html.escape(explorer.words)}"' in still["text/html"]
    assert still["text/plain"] == explorer.words


@pytest.mark.parametrize(
    "make",
    [convolution_explorer, receptive_field_explorer, state_explorer, sequence_board, lambda: shape_ledger(small_model)],
)
def test_every_control_has_a_label(make):
    explorer = make()
    for label, control in explorer.controls.items():
        assert label
        assert control.description
