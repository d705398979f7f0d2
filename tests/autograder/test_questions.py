"""Drawn questions can be answered, mixed up axes are never right, and no other wrong rule where a draw of old is replaced."""

import collections
import functools
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from wrong_rules import (
    JUDGES,
    KINDS,
    REPLACED,
    SEEDS,
    drawn,
    drop,
    flat,
    is_right_mixed_up,
    judged,
    now,
    numbers_of,
    padding,
    replacing,
    seeds,
    size,
    then,
    up,
)

from autograder.checks import predictions, questions
from autograder.checks.questions import drawing
from shapeclinic.arithmetic import dropped, output_length, receptive_field, same_padding, stack_shapes


@pytest.mark.parametrize("name", KINDS)
def test_axes_that_are_mixed_up_are_never_right_for_any_seed(name):
    _, right, *_ = KINDS[name]
    for seed, question in zip(SEEDS, drawn(name), strict=True):
        assert not is_right_mixed_up(question, right), f"seed {seed}: {right(question)}\n{question}"


@pytest.mark.parametrize("name", KINDS)
def test_a_question_of_old_is_kept_wherever_they_are_wrong(name):
    draw, right, *_ = KINDS[name]
    with mock.patch.object(drawing, "first_sound", lambda old, *_: old):
        of_old = [draw(seed, "item") for seed in SEEDS]
    for old, question in zip(of_old, drawn(name), strict=True):
        assert question == old or is_right_mixed_up(old, right), old


def test_one_cell_or_none_on_both_axes_is_never_the_drop_for_any_seed():
    for question in drawn("drop"):
        assert drop(question) not in ((0, 0), (1, 1))


@pytest.mark.parametrize("name", REPLACED)
def test_no_wrong_rule_is_right_about_what_replaces_a_question(name):
    _, right, each, whole = KINDS[name]
    for seed, question in zip(SEEDS, replacing(name), strict=True):
        truth = right(question)
        for rule, guess in each.items():
            hits = [a == b for a, b in zip(guess(question), truth, strict=True)]
            assert not any(hits), f"seed {seed}: {rule} gives {guess(question)}, right is {truth}\n{question}"
        for rule, guess in whole.items():
            assert tuple(guess(question)) != truth, f"seed {seed}: {rule} gives the right {truth}\n{question}"


@pytest.mark.parametrize("name", REPLACED)
def test_no_constant_is_right_on_an_axis_for_many_of_those(name):
    _, right, *_ = KINDS[name]
    for axis in (0, 1):
        [(_, most)] = collections.Counter(right(question)[axis] for question in replacing(name)).most_common(1)
        assert most < 0.3 * len(SEEDS)


@pytest.mark.parametrize("name", KINDS)
def test_the_judge_agrees_with_what_is_right_here(name):
    _, right, *_ = KINDS[name]
    for question in drawn(name):
        outcome = judged(JUDGES[name], flat(right(question)), question)
        assert outcome.points == 2, f"{question}: {outcome.text()}"


@pytest.mark.parametrize("name", REPLACED)
def test_the_judge_tells_each_wrong_rule_on_each_axis(name):
    _, _, each, _ = KINDS[name]
    for question in replacing(name)[:30]:
        for rule, guess in each.items():
            outcome = judged(JUDGES[name], flat(guess(question)), question)
            assert (outcome.kind, outcome.points) == ("incorrect", 0), rule
            assert len(outcome.arithmetic) == 2 or "are swapped" in outcome.arithmetic[0]


SHAPES = {
    "last shape": functools.partial(questions.layers, every_frame=False),
    "every frame": functools.partial(questions.layers, every_frame=True),
}


@pytest.mark.parametrize("name", SHAPES)
def test_no_wrong_height_width_or_channels_of_a_stack_is_right_for_any_seed(name):
    for seed in SEEDS:
        question = SHAPES[name](seed, "item")
        first, second = question.layers
        batch, time, height, width, channels = question.shape
        k = second.kernel_size
        right = [up(n, 2) - k + 1 for n in (height, width)]
        come_out = (batch, time, *right, second.filters) if name == "every frame" else (batch, *right, second.filters)
        assert stack_shapes(question.shape, question.layers)[-1].output_shape == come_out
        assert right[0] != right[1]
        for n, length in zip((height, width), right, strict=True):
            guesses = {
                "as it was": n,
                "valid keeps": up(n, 2),
                "rounded down": n // 2 - k + 1,
                "rounded down, valid keeps": n // 2,
                "kernel": up(n, 2) - k,
                "half a kernel": up(n, 2) - k // 2,
                "other order": up(n - k + 1, 2),
                "first without padding": (n - 3) // 2 + 1 - k + 1,
                "both without padding": n - k + 1,
                "stride twice": up(n, 4),
                "one more": up(n, 2) - k + 2,
            }
            assert length not in guesses.values()
        wrong_channels = (
            channels,
            first.filters,
            4 * second.filters,
            first.filters + second.filters,
        )
        assert second.filters not in (*wrong_channels, first.filters + channels, 1)


def test_a_recording_has_five_different_lengths_for_any_seed():
    for seed in SEEDS:
        question = questions.recording(seed, "item")
        assert len(set(question.shape)) == 5


def test_no_wrong_count_of_clips_is_right_for_any_seed():
    counts, starts = collections.Counter(), collections.Counter()
    for seed in SEEDS:
        q = questions.windowing(seed, "item")
        whole = q.past + q.future
        room = q.frames - whole
        all_starts = [start for start in range(0, q.frames, q.step) if start + whole <= q.frames]
        count, last = len(all_starts), all_starts[-1]
        assert judged(predictions.predicted_clips, (count, last), q).points == 2
        guesses = {
            "every start": (up(q.frames, q.step), (q.frames - 1) // q.step * q.step),
            "frames by steps": (q.frames // q.step, q.frames // q.step * q.step),
            "no overlap": (q.frames // whole, (q.frames // whole - 1) * whole),
            "no overlap, from 1": (q.frames // whole + 1, q.frames // whole * whole),
            "no future": ((q.frames - q.past) // q.step + 1, (q.frames - q.past) // q.step * q.step),
            "no past": ((q.frames - q.future) // q.step + 1, q.frames - q.past),
            "every frame": (room + 1, room),
            "steps": (room // q.step, (count - 2) * q.step),
            "rounded up": (up(room, q.step) + 1, up(room, q.step) * q.step),
            "one inside the division": ((room + 1) // q.step, count * q.step),
            "after the past": (room, q.frames - q.future),
            "step of a clip": (room // whole + 1, (count - 1) * whole),
            "from 1": (count + 1, last + 1),
            "end of the last": (q.frames, last + whole - 1),
            "last frame": (0, q.frames - 1),
            "swapped": (last, count),
            "ones": (1, 1),
        }
        for rule, guess in guesses.items():
            assert guess != (count, last), f"seed {seed}: {rule}\n{q}"
        counts[count] += 1
        starts[last] += 1
    assert max(counts.most_common(1)[0][1], starts.most_common(1)[0][1]) < 0.3 * len(SEEDS)


def test_no_wrong_shape_of_a_difference_is_right_for_any_seed():
    for seed in SEEDS:
        question = questions.loss(seed, "item")
        batch, height, width, channels = question.predictions
        assert question.targets == (batch, 1, height, width, 1)
        assert height != width
        right = np.broadcast_shapes(question.predictions, question.targets)
        in_front = tuple(map(max, (*question.predictions, 1), question.targets))
        for guess in (
            (batch, 1, height, width, channels),
            (batch, batch, height, width, 1),
            question.targets,
            in_front,
        ):
            assert guess != right
            assert judged(predictions.predicted_broadcast, guess, question).points < 2


HANDED_OUT = [
    (predictions.predicted_size, questions.convolution(1, "window_size"), (29, 16)),
    (predictions.predicted_size, questions.convolution(1, "predicted"), (20, 19)),
    (predictions.chosen_strides, questions.wanted_frames(1, "chosen_strides"), (2, 5)),
    (predictions.predicted_shape, questions.recording(1, "clip_shape"), (8, 20, 84, 96, 1)),
    (predictions.predicted_shape, questions.layers(1, "last_shape", every_frame=False), (5, 9, 14, 16)),
    (predictions.predicted_state, questions.layers(1, "state_lengths", every_frame=True), (2, 21, 28, 8)),
    (predictions.predicted_clips, questions.windowing(1, "clip_count"), (33, 64)),
    (predictions.predicted_broadcast, questions.loss(1, "difference_shape"), (8, 8, 34, 37, 10)),
    (predictions.predicted_view, questions.view(1, "seen_now", back=0), (19, 15)),
    (predictions.predicted_view, questions.view(1, "seen_back", back=3), (55, 47)),
    (predictions.fast_kernel, questions.motion(1, "fast_kernel"), (11, 13)),
    (predictions.predicted_padding, questions.padded(1, "padding_cells"), (1, 1, 2, 3)),
    (predictions.predicted_round_trip, questions.round_trip(1, "back_again"), (36, 40)),
    # Of another seed, as for the first one cell is dropped on both axes.
    (predictions.predicted_drop, questions.unread(3, "never_read"), (2, 1)),
]


@pytest.mark.parametrize(("judge", "question", "right"), HANDED_OUT)
def test_what_is_right_about_a_question_that_was_handed_out_stays(judge, question, right):
    outcome = judged(judge, right, question)
    assert outcome.points == 2, f"{question}: {outcome.text()}"


@given(seeds)
def test_a_seed_draws_the_same_question_again_and_each_item_its_own(seed):
    assert questions.convolution(seed, "a") == questions.convolution(seed, "a")
    assert questions.convolution(seed, "a") != questions.convolution(seed, "b")


def test_right_is_what_the_kit_says():
    for question in drawn("size")[:50]:
        numbers = numbers_of(question)
        assert size(question) == tuple(output_length(*axis) for axis in numbers)
        assert drop(question) == tuple(dropped(*axis) for axis in numbers)
    for question in drawn("padding")[:50]:
        assert padding(question) == tuple(tuple(same_padding(*axis)) for axis in numbers_of(question))
    for question in [*drawn("view")[:50], *drawn("view back")[:50]]:
        seen = tuple(receptive_field(999, question.layers, question.back, axis).size for axis in (0, 1))
        assert seen == (then(question) if question.back else now(question))
