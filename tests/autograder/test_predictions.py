"""What is said of a wrong number helps and never tells the right one; what cannot be read is told."""

import collections
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wrong_rules import JUDGES, KINDS, drawn, flat, judged, padding, size

from autograder.checks import predictions, questions
from shapeclinic.arithmetic import stack_shapes


@pytest.mark.parametrize("name", KINDS)
def test_height_and_width_that_are_swapped_are_told_by_name(name):
    _, right, *_ = KINDS[name]
    for question in drawn(name)[:30]:
        outcome = judged(JUDGES[name], flat(right(question)[::-1]), question)
        assert outcome.points == 0
        [line] = outcome.arithmetic
        assert re.match(r"(height and width|rows and columns) are swapped in \(\d+, \d+", line)


def test_swapped_lengths_of_shapes_and_what_else_is_wrong_are_told():
    clips = questions.recording(1, "item")
    batch, time, height, width, channels = clips.shape
    outcome = judged(predictions.predicted_shape, (batch, time, width, height, channels), clips)
    assert outcome.points == 1.2
    assert outcome.arithmetic == (f"height and width are swapped in ({batch}, {time}, {width}, {height}, {channels})",)
    outcome = judged(predictions.predicted_shape, (batch + 1, time, width, height, channels), clips)
    assert [line.split(maxsplit=1)[0] for line in outcome.arithmetic] == ["height", "batch:"]
    assert judged(predictions.predicted_shape, clips.shape[1:], clips).points == 0

    stack = questions.layers(1, "item", every_frame=True)
    right = stack_shapes(stack.shape, stack.layers)[-1].output_shape
    turned = (*right[:2], right[3], right[2], right[4])
    assert "height and width are swapped" in judged(predictions.predicted_shape, turned, stack).arithmetic[0]
    turned = (turned[0], *turned[2:])
    assert "height and width are swapped" in judged(predictions.predicted_state, turned, stack).arithmetic[0]

    loss = questions.loss(1, "item")
    batch, height, width, channels = loss.predictions
    outcome = judged(predictions.predicted_broadcast, (batch, batch, width, height, channels), loss)
    assert "axis 2 and axis 3 are swapped" in outcome.arithmetic[0]


@given(st.integers(0, 999), st.sampled_from(sorted(KINDS)), st.integers(-3, 99), st.integers(-3, 99))
def test_an_argument_never_says_the_right_number(seed, name, first, second):
    """What is worked out stands behind a sign of equality, or is counted in windows."""
    question = drawn(name)[seed]
    claim = (first, second) * (2 if name == "padding" else 1)
    right = KINDS[name][1](question)
    outcome = judged(JUDGES[name], claim, question)
    assert outcome.kind in ("incorrect", "correct")
    for line in outcome.arithmetic:
        axis = 0 if line.startswith(("height", "rows")) else 1
        truth = right[axis] if isinstance(right[axis], int) else sum(right[axis])
        if "in all is right" in line or "are swapped" in line:
            continue
        told = re.findall(r"^\w+: (\d+) (?:is right|must)|(?:expected|should be|not \d+ but) (\d+)", line)
        assert not told
        if name in ("size", "view", "view back", "round trip"):
            assert f"= {truth}" not in line
            assert f"{truth} windows" not in line or first == truth or second == truth


def test_the_score_of_an_axis_is_not_told_in_words():
    question = questions.convolution(1, "item")
    right = size(question)
    outcome = judged(predictions.predicted_size, (right[0], right[1] + 1), question)
    assert outcome.points == 1
    assert len(outcome.arithmetic) == 1
    assert "so far" not in outcome.text()
    assert str(right[1]) not in outcome.arithmetic[0].split()


@pytest.mark.parametrize(
    "claim",
    [
        lambda right: list(right),
        lambda right: np.array(right),
        lambda right: tuple(map(float, right)),
        lambda right: tuple(map(np.int32, right)),
        lambda right: collections.namedtuple("Size", "height width")(*right),
    ],
)
def test_numbers_are_read_in_whatever_row_they_stand(claim):
    question = questions.convolution(1, "item")
    assert judged(predictions.predicted_size, claim(size(question)), question).points == 2


def test_padding_may_be_written_in_pairs_as_keras_writes_it():
    question = questions.padded(1, "item")
    up_down, left_right = padding(question)
    assert judged(predictions.predicted_padding, (up_down, left_right), question).points == 2
    assert judged(predictions.predicted_padding, np.array([up_down, left_right]), question).points == 2
    backwards = (up_down[::-1], left_right[::-1])
    outcome = judged(predictions.predicted_padding, backwards, question)
    assert outcome.points == 1  # one axis is padded evenly
    assert "how does Keras share them?" in outcome.arithmetic[0]
    outcome = judged(predictions.predicted_padding, (*up_down, left_right), question)
    assert "claim must be 4 numbers, (above, below, left, right). Received: (" in outcome.sentence


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        (None, "claim must be two numbers, (height, width). Received: None"),
        (7, "claim must be two numbers, (height, width). Received: 7"),
        ((7,), "claim must be two numbers, (height, width). Received: (7,)"),
        ([7, 8, 9], "claim must be two numbers, (height, width). Received: (7, 8, 9)"),
        (
            (None, 8),
            "claim must hold whole numbers, (height, width). Received: None in (None, 8). None stands for a length",
        ),
        ((7, 8.5), "claim must hold whole numbers, (height, width). Received: 8.5"),
        ((7, "8"), "claim must hold whole numbers, (height, width). Received: '8'"),
        ((7, True), "claim must hold whole numbers, (height, width). Received: True"),
        ((7, (8, 9)), "claim must hold whole numbers, (height, width). Received: (8, 9)"),
        ((7, float("nan")), "claim must hold whole numbers, (height, width). Received: nan"),
        ((float("inf"), 7), "claim must hold whole numbers, (height, width). Received: inf"),
        ({"height": 7}, "claim must be two numbers, (height, width). Received: {'height': 7}"),
        (list(range(999)), "claim must be two numbers, (height, width). Received: (0, 1, 2, "),
        ((10**5000, 1), "claim holds a number that is too long to be written down."),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write(claim, says):
    outcome = judged(predictions.predicted_size, claim, questions.convolution(1, "item"))
    assert outcome.kind == "error"
    assert outcome.sentence.startswith(says)
    assert len(outcome.sentence) < 500


@given(st.integers(0, 999), st.integers(-(10**30), 10**30))
def test_no_claim_breaks_a_judge(seed, number):
    for name, judge in JUDGES.items():
        claim = (number, -number) * (2 if name == "padding" else 1)
        assert judged(judge, claim, drawn(name)[seed]).kind in ("incorrect", "correct")
