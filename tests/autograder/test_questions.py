"""Drawn questions can be answered, mixed up axes are never right, and no other wrong rule where a draw of old is replaced."""

import collections
import dataclasses
import functools
import math
import re
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.answers import LiveAnswers
from autograder.checks import guards, predictions, questions
from autograder.checks.running import outcome_of
from shapeclinic.arithmetic import dropped, output_length, receptive_field, same_padding, stack_shapes

SEEDS = range(1000)
seeds = st.one_of(st.integers(), st.text())


def judged(judge, claim, question):
    return outcome_of(judge, LiveAnswers({"claim": claim}), "claim", question, points=2)


def up(number, divisor):
    return -(-number // divisor)


# What is right, worked out here a second time, and what somebody may well take for it. A rule of one axis is called with its numbers
# (size n, kernel k, stride s; for a stack those of two layers), then with those of the other axis.


def along_axes(rule):
    """A rule of one axis as a rule of a question."""

    def whole(question):
        height, width = numbers_of(question)
        return rule(*height, *width), rule(*width, *height)

    return whole


def numbers_of(question):
    match question:
        case questions.Convolution():
            return [axis[1:] for axis in question.axes]
        case questions.WantedFrames():
            return [axis[1:] for axis in question.axes]
        case questions.View():
            first, second = question.layers
            axes = zip(first.kernel_size, first.strides, second.kernel_size, strict=True)
            return [(*axis, question.back) for axis in axes]
        case questions.Motion():
            return [(speed, question.stride) for speed in question.speeds]
        case questions.RoundTrip():
            return [(size, question.levels) for size in (question.height, question.width)]
    raise TypeError(question)


def swapped(right):
    return lambda question: right(question)[::-1]


def both(number):
    return lambda question: (number, number)


def height_for_both(right):
    return lambda question: (right(question)[0],) * 2


def width_for_both(right):
    return lambda question: (right(question)[1],) * 2


def pair_rules(right, *, most=12):
    """What can be wrong with any two numbers: their order, one for both, one more or less, the same guess for everybody."""
    rules = {f"({number}, {number})": both(number) for number in range(most)}
    rules |= {
        "swapped": swapped(right),
        "height for both": height_for_both(right),
        "width for both": width_for_both(right),
    }
    for more in (-2, -1, 1, 2):
        rules[f"{more:+}"] = lambda question, more=more: tuple(number + more for number in right(question))
    return rules


size = along_axes(lambda n, k, s, *_: (n - k) // s + 1)
SIZE = {
    "no kernel": lambda n, k, s, *_: n // s,
    "no kernel, rounded up": lambda n, k, s, *_: up(n, s),
    "no kernel, and one": lambda n, k, s, *_: n // s + 1,
    "no stride": lambda n, k, s, *_: n - k + 1,
    "as it was": lambda n, k, s, *_: n,
    "steps": lambda n, k, s, *_: (n - k) // s,
    "rounded up": lambda n, k, s, *_: up(n - k, s) + 1,
    "kernels side by side": lambda n, k, s, *_: n // k,
    "kernel and stride swapped": lambda n, k, s, *_: (n - s) // k + 1,
    "kernel of the other axis": lambda n, k, s, _, other, __: (n - other) // s + 1,
    "stride of the other axis": lambda n, k, s, _, __, other: (n - k) // other + 1,
    "size of the other axis": lambda n, k, s, other, *_: (other - k) // s + 1,
    "the kernel": lambda n, k, s, *_: k,
    "the stride": lambda n, k, s, *_: s,
    "kernel of the other, copied": lambda n, k, s, _, other, __: other,
}
SIZE_ON_BOTH = {
    "one inside the division": lambda n, k, s, *_: (n - k + 1) // s,
    "to the nearest": lambda n, k, s, *_: round((n - k) / s) + 1,
    "no kernel, to the nearest": lambda n, k, s, *_: round(n / s),
}

drop = along_axes(lambda n, k, s, *_: (n - k) % s)
DROP = {
    "nothing": lambda n, k, s, *_: 0,
    "no kernel": lambda n, k, s, *_: n % s,
    "remainder of the kernel": lambda n, k, s, *_: n % k,
    "the stride": lambda n, k, s, *_: s,
    "steps": lambda n, k, s, *_: (n - k) // s,
    "one more cell": lambda n, k, s, *_: (n - k + 1) % s,
    "one cell less": lambda n, k, s, *_: (n - k - 1) % s,
}
DROP_ON_BOTH = {
    "stride less one": lambda n, k, s, *_: s - 1,
    "missing for one more": lambda n, k, s, *_: s - (n - k) % s,
    "kernel of the other axis": lambda n, k, s, _, other, __: (n - other) % s,
    "stride of the other axis": lambda n, k, s, _, __, other: (n - k) % other,
    "no kernel, stride of the other axis": lambda n, k, s, _, __, other: n % other,
}

strides = along_axes(lambda n, w, *_: up(n, w))
STRIDES = {  # to divide and take the nearest whole number is what the second hint says
    "rounded down": lambda n, w, *_: n // w,
    "rounded up, and one": lambda n, w, *_: up(n, w) + 1,
    "difference": lambda n, w, *_: n - w,
    "what is wanted": lambda n, w, *_: w,
    "the rule of valid": lambda n, w, *_: (n - 3) // (w - 1),
    "the kernel": lambda n, w, *_: 3,
    "other size": lambda n, w, other, _: up(other, w),
}

now = along_axes(lambda k, s, k2, *_: 1 + (k - 1) + (k2 - 1) * s)
then = along_axes(lambda k, s, k2, back, *_: k + (k2 - 1) * s + back * max(k - 1, k2 - 1) * s)

kernel = along_axes(lambda v, s, *_: 2 * up(v, s) + 1)
KERNEL = {
    "the speed": lambda v, s, *_: v,
    "the speed, odd": lambda v, s, *_: v | 1,
    "no stride": lambda v, s, *_: 2 * v + 1,
    "rounded down": lambda v, s, *_: 2 * (v // s) + 1,
    "one side": lambda v, s, *_: up(v, s),
    "one side, and one": lambda v, s, *_: up(v, s) + 1,
    "even": lambda v, s, *_: 2 * up(v, s),
    "a size smaller": lambda v, s, *_: 2 * up(v, s) - 1,
    "a size larger": lambda v, s, *_: 2 * up(v, s) + 3,
    "times the stride": lambda v, s, *_: 2 * v * s + 1,
}
KERNEL_ON_BOTH = {
    "to the nearest": lambda v, s, *_: 2 * round(v / s) + 1,
    "doubled before it is rounded": lambda v, s, *_: up(2 * v, s) + 1,
}

back_again = along_axes(lambda n, levels, *_: up(n, 2**levels) * 2**levels)
TRIP = {
    "as it was": lambda n, levels, *_: n,
    "rounded down": lambda n, levels, *_: n // 2**levels * 2**levels,
    "to the nearest": lambda n, levels, *_: round(n / 2**levels) * 2**levels,
    "the bottom": lambda n, levels, *_: up(n, 2**levels),
    "a level too few": lambda n, levels, *_: up(n, 2 ** (levels - 1)) * 2 ** (levels - 1),
    "a level too many": lambda n, levels, *_: up(n, 2 ** (levels + 1)) * 2 ** (levels + 1),
    "twice the levels": lambda n, levels, *_: up(n, 2 * levels) * 2 * levels,
    "a power of two": lambda n, levels, *_: 2 ** math.ceil(math.log2(n)),
    "a step too far": lambda n, levels, *_: (up(n, 2**levels) + 1) * 2**levels,
    "no padding": lambda n, levels, *_: functools.reduce(lambda m, _: (m - 3) // 2 + 1, range(levels), n) * 2**levels,
}


def added(n, k, s):
    total = max((up(n, s) - 1) * s + k - n, 0)
    return total // 2, total - total // 2


def split(total):
    return total // 2, total - total // 2


padding = along_axes(lambda n, k, s, *_: added(n, k, s))
PADDING = {
    "half a kernel": lambda n, k, s, *_: (k // 2, k // 2),
    "as at stride 1": lambda n, k, s, *_: split(k - 1),
    "none": lambda n, k, s, *_: (0, 0),
    "all behind": lambda n, k, s, *_: (0, sum(added(n, k, s))),
    "all in front": lambda n, k, s, *_: (sum(added(n, k, s)), 0),
    "one more": lambda n, k, s, *_: split(sum(added(n, k, s)) + 1),
    "one less": lambda n, k, s, *_: split(sum(added(n, k, s)) - 1),
    "what valid would need": lambda n, k, s, *_: split(-(n - k) % s),
    "stride of the other axis": lambda n, k, s, _, __, other: added(n, k, other),
    "kernel of the other axis": lambda n, k, s, _, other, __: added(n, other, s),
}
PADDING_ON_BOTH = {
    "odd one in front": lambda n, k, s, *_: added(n, k, s)[::-1],
    "even on both": lambda n, k, s, *_: (added(n, k, s)[0],) * 2,
    "kernel less stride": lambda n, k, s, *_: split(k - s),
    "kernel less remainder": lambda n, k, s, *_: split(k - n % s),
    "windows rounded down": lambda n, k, s, *_: split((n // s - 1) * s + k - n),
    **{f"all {number}": lambda *_, number=number: (number, number) for number in range(1, 6)},
}


def axis_by_axis(rules):
    return {name: along_axes(rule) for name, rule in rules.items()}


def kind(draw, right, each=None, on_both=None, **settings):
    """A kind of question: how it is drawn, what is right, the rules that may be right on no axis, and those that may on one."""
    pairs = {} if draw is questions.padded else pair_rules(right)
    pairs |= {"swapped": swapped(right)}
    return (functools.partial(draw, **settings), right, axis_by_axis(each or {}), pairs | axis_by_axis(on_both or {}))


def kernels_of(view):
    return [layer.kernel_size for layer in view.layers]


REPLACED = {  # where a question of old is not kept
    "size": kind(questions.convolution, size, SIZE, SIZE_ON_BOTH),
    "drop": kind(questions.unread, drop, DROP, DROP_ON_BOTH),
    "strides": kind(questions.wanted_frames, strides, STRIDES),
    "kernel": kind(questions.motion, kernel, KERNEL, KERNEL_ON_BOTH),
    "padding": kind(questions.padded, padding, PADDING, PADDING_ON_BOTH),
    "round trip": kind(questions.round_trip, back_again, TRIP),
}
KINDS = REPLACED | {
    "view": kind(questions.view, now, back=0),
    "view back": kind(questions.view, then, back=3),
}
JUDGES = {
    "size": predictions.predicted_size,
    "drop": predictions.predicted_drop,
    "strides": predictions.chosen_strides,
    "view": predictions.predicted_view,
    "view back": predictions.predicted_view,
    "kernel": predictions.fast_kernel,
    "padding": predictions.predicted_padding,
    "round trip": predictions.predicted_round_trip,
}


@functools.cache
def drawn(name):
    return [KINDS[name][0](seed, "item") for seed in SEEDS]


@functools.cache
def replacing(name):
    """What would be drawn if no question of old were kept: as if all of them had the same numbers along both axes."""
    first_sound = questions._first_sound

    def replaced(old, then, numbers, *rules):
        return first_sound(old, then, lambda q: numbers(q)[:1] * 2 if q is old else numbers(q), *rules)

    with mock.patch.object(questions, "_first_sound", replaced):
        return [REPLACED[name][0](seed, "item") for seed in SEEDS]


def flat(claim):
    return [number for part in claim for number in (part if isinstance(part, tuple) else (part,))]


def mixed_up(question):
    """The question as it is read by somebody who takes the sizes for each other, or the kernels, or the strides."""
    replace = functools.partial(dataclasses.replace, question)
    match question:
        case questions.Convolution():
            yield replace(height=question.width, width=question.height)
            yield replace(kernel_size=question.kernel_size[::-1])
            yield replace(strides=question.strides[::-1])
        case questions.WantedFrames():
            yield replace(height=question.width, width=question.height)
            yield replace(wanted_height=question.wanted_width, wanted_width=question.wanted_height)
        case questions.RoundTrip():
            yield replace(height=question.width, width=question.height)
        case questions.Motion():
            yield replace(speeds=question.speeds[::-1])
        case questions.View():
            first, second = question.layers
            turned, turned_2 = (
                dataclasses.replace(layer, kernel_size=layer.kernel_size[::-1]) for layer in question.layers
            )
            for layers in (
                (turned, second),
                (first, turned_2),
                (turned, turned_2),
                (dataclasses.replace(first, strides=first.strides[::-1]), second),
            ):
                yield replace(layers=layers)
        case _:
            raise TypeError(question)


def is_right_mixed_up(question, right):
    truth = right(question)
    return truth[0] == truth[1] or any(other != question and right(other) == truth for other in mixed_up(question))


@pytest.mark.parametrize("name", KINDS)
def test_axes_that_are_mixed_up_are_never_right_for_any_seed(name):
    _, right, *_ = KINDS[name]
    for seed, question in zip(SEEDS, drawn(name), strict=True):
        assert not is_right_mixed_up(question, right), f"seed {seed}: {right(question)}\n{question}"


@pytest.mark.parametrize("name", KINDS)
def test_a_question_of_old_is_kept_wherever_they_are_wrong(name):
    draw, right, *_ = KINDS[name]
    with mock.patch.object(questions, "_first_sound", lambda old, *_: old):
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


def guarded(function):
    return outcome_of(guards.guarding, LiveAnswers({"guard": function}), "guard", points=1)


def refusing(differ, words=lambda p, t: f"{p} against {t}"):
    def guard(predictions, targets):
        if differ(predictions, targets):
            raise ValueError(words(predictions.shape, targets.shape))

    return guard


def test_a_guard_may_say_shapes_as_it_likes():
    def differ(predictions, targets):
        return predictions.shape != targets.shape

    for words in (
        lambda p, t: f"{p} against {t}",
        lambda p, t: f"{list(p)} and {list(t)}",
        lambda p, t: f"predictions {' × '.join(map(str, p))}, targets {' × '.join(map(str, t))}",
    ):
        assert guarded(refusing(differ, words)).kind == "correct"
    for words in (lambda p, t: f"{p}", lambda p, t: f"{t}", lambda p, t: f"{p[::-1]} and {t[::-1]}"):
        outcome = guarded(refusing(differ, words))
        assert outcome.kind == "incorrect"
        assert re.search(
            r"does not tell the shape \(.*It met predictions of \(.*\) and targets of \(", outcome.sentence
        )


@pytest.mark.parametrize(
    "differ",
    [
        lambda p, t: p.shape[1:] != t.shape[1:],
        lambda p, t: p.shape[:1] != t.shape[:1] or p.ndim != t.ndim,
        lambda p, t: p.ndim != t.ndim,
        lambda p, t: p.size != t.size,
        lambda p, t: p.size != t.size or p.ndim != t.ndim,
        lambda p, t: sorted(p.shape) != sorted(t.shape),
        lambda p, t: p.shape != t.shape and p.ndim > 0,
        lambda p, t: any(abs(a - b) > 1 for a, b in zip(p.shape, t.shape, strict=False)) or p.ndim != t.ndim,
        lambda p, t: p.shape != t.shape or p.dtype != t.dtype,
        lambda p, t: p.shape != t.shape or p.ndim == 0,
        lambda p, t: p.shape[1:3] != t.shape[1:3] or p.size != t.size,
        lambda p, t: not np.array_equal(p, t),
    ],
)
def test_a_guard_that_looks_at_less_or_more_than_the_shape_is_told(differ):
    assert guarded(refusing(differ)).kind == "incorrect"
