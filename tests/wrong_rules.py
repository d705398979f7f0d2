"""What is right about drawn questions, worked out a second time, and what somebody may well take for it."""

import dataclasses
import functools
import math
from unittest import mock

from hypothesis import strategies as st

from autograder.answers import LiveAnswers
from autograder.checks import predictions, questions
from autograder.checks.questions import drawing
from autograder.checks.running import outcome_of

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
    first_sound = drawing.first_sound

    def replaced(old, then, numbers, *rules):
        return first_sound(old, then, lambda q: numbers(q)[:1] * 2 if q is old else numbers(q), *rules)

    with mock.patch.object(drawing, "first_sound", replaced):
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
