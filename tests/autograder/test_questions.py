"""Drawn questions can be answered, and no plausible guess is right by accident."""

from hypothesis import given
from hypothesis import strategies as st

from autograder.answers import LiveAnswers
from autograder.checks import predictions, questions
from autograder.checks.running import outcome_of
from shapeclinic.arithmetic import dropped, output_length, same_padding, stack_shapes

seeds = st.one_of(st.integers(), st.text())


def judged(judge, claim, question):
    return outcome_of(judge, LiveAnswers({"claim": claim}), "claim", question, points=2)


@given(seeds)
def test_a_seed_draws_the_same_question_again_and_each_item_its_own(seed):
    assert questions.convolution(seed, "a") == questions.convolution(seed, "a")
    assert questions.convolution(seed, "a") != questions.convolution(seed, "b")


@given(seeds)
def test_guesses_about_the_size_are_wrong_on_both_axes(seed):
    question = questions.convolution(seed, "size")
    right = tuple(output_length(size, kernel, stride) for _, size, kernel, stride in question.axes)
    assert judged(predictions.predicted_size, right, question).points == 2
    for guess in (
        lambda n, k, s: n // s,
        lambda n, k, s: -(-n // s),
        lambda n, k, s: (n - k) // s,
        lambda n, k, s: n - k + 1,
        lambda n, k, s: -(-(n - k) // s) + 1,
    ):
        claim = tuple(guess(size, kernel, stride) for _, size, kernel, stride in question.axes)
        outcome = judged(predictions.predicted_size, claim, question)
        assert outcome.points == 0
        assert len(outcome.arithmetic) == 2


@given(seeds, st.integers(-3, 80))
def test_arguments_never_give_the_right_number_away(seed, claim):
    question = questions.convolution(seed, "size")
    right = [output_length(size, kernel, stride) for _, size, kernel, stride in question.axes]
    outcome = judged(predictions.predicted_size, [claim, claim], question)
    told = {int(word) for line in outcome.arithmetic for word in line.split() if word.isdigit()}
    known = {claim, 1} | {n for axis in question.axes for n in axis[1:]}
    for line, length in zip(outcome.arithmetic, right, strict=False):
        if abs(claim - length) > 1:
            assert f"{length} windows" not in line
            assert f"window {length} " not in line
    assert told or claim in right or known


@given(seeds)
def test_the_drop_is_never_nothing(seed):
    question = questions.convolution(seed, "drop")
    right = tuple(dropped(size, kernel, stride) for _, size, kernel, stride in question.axes)
    assert all(right)
    assert judged(predictions.predicted_drop, right, question).kind == "correct"
    assert judged(predictions.predicted_drop, (0, 0), question).points == 0


@given(seeds)
def test_wanted_frames_can_be_had_by_two_different_strides(seed):
    question = questions.wanted_frames(seed, "strides")
    working = [
        [stride for stride in range(1, 7) if output_length(size, 3, stride, "same") == wanted]
        for _, size, wanted in question.axes
    ]
    assert all(working)
    assert not set(working[0]) & set(working[1])
    assert judged(predictions.chosen_strides, tuple(found[0] for found in working), question).kind == "correct"
    rounded_down = tuple(size // wanted for _, size, wanted in question.axes)
    if rounded_down != tuple(found[0] for found in working):
        assert judged(predictions.chosen_strides, rounded_down, question).kind == "incorrect"


@given(seeds)
def test_a_recording_has_five_different_lengths_and_swapped_ones_are_told_by_name(seed):
    question = questions.recording(seed, "clips")
    assert judged(predictions.predicted_shape, question.shape, question).points == 2
    batch, time, height, width, channels = question.shape
    outcome = judged(predictions.predicted_shape, (batch, time, width, height, channels), question)
    assert outcome.points == 1.2
    assert outcome.arithmetic[0] == f"height: {width} is the number of columns"
    assert judged(predictions.predicted_shape, question.shape[1:], question).points == 0


@given(seeds, st.booleans())
def test_no_axis_of_a_stack_comes_out_as_it_went_in_but_those_that_no_layer_changes(seed, every_frame):
    question = questions.layers(seed, "stack", every_frame=every_frame)
    right = stack_shapes(question.shape, question.layers)[-1].output_shape
    assert judged(predictions.predicted_shape, right, question).points == 2
    assert len(right) == (5 if every_frame else 4)
    without_time = (question.shape[0], *question.shape[2:])
    going_in = question.shape if every_frame else without_time
    outcome = judged(predictions.predicted_shape, going_in, question)
    assert len(outcome.arithmetic) == 3  # height, width, channels
    assert not any(f" {n} is right" in line for n in right for line in outcome.arithmetic)


@given(seeds)
def test_padding_is_even_on_one_axis_alone(seed):
    question = questions.padded(seed, "cells")
    pairs = [same_padding(size, kernel, stride) for _, size, kernel, stride in question.axes]
    right = [cells for pair in pairs for cells in pair]
    assert judged(predictions.predicted_padding, right, question).points == 2
    backwards = [cells for before, after in pairs for cells in (after, before)]
    outcome = judged(predictions.predicted_padding, backwards, question)
    assert outcome.points == 1
    assert "how does Keras share them?" in outcome.arithmetic[0]


@given(seeds)
def test_no_frame_of_a_round_trip_comes_back_as_it_was(seed):
    question = questions.round_trip(seed, "trip")
    step = 2**question.levels
    right = tuple(-(-size // step) * step for size in (question.height, question.width))
    assert judged(predictions.predicted_round_trip, right, question).points == 2
    same = judged(predictions.predicted_round_trip, (question.height, question.width), question)
    assert same.points == 0
