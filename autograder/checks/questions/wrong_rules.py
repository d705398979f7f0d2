"""Wrong rules that somebody may go by, and questions that no wrong rule is right about."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from shapeclinic.arithmetic import same_padding

Question = TypeVar("Question")
Rule = Callable[..., int]

# Wrong rules that somebody may well go by. They are never right about a question that replaces one of old (first_sound). Each
# is called with the numbers of an axis (size n, kernel k, stride s), then with those of the other.
SIZE_RULES: tuple[Rule, ...] = (
    lambda n, k, s, *_: n // s,  # no kernel
    lambda n, k, s, *_: -(-n // s),  # "same"
    lambda n, k, s, *_: n // s + 1,
    lambda n, k, s, *_: (n - k) // s,  # steps, not windows
    lambda n, k, s, *_: -(-(n - k) // s) + 1,  # rounded up
    lambda n, k, s, *_: n - k + 1,  # no stride
    lambda n, k, s, *_: n - k * s,
    lambda n, k, s, *_: n // k,
    lambda n, k, s, *_: (n - s) // k + 1,  # kernel and stride swapped
    lambda n, k, s, other, *_: (other - k) // s + 1,
    lambda n, k, s, _, other, __: (n - other) // s + 1,
    lambda n, k, s, _, __, other: (n - k) // other + 1,
)
SIZE_RULES_FOR_BOTH: tuple[Rule, ...] = (
    lambda n, k, s, *_: (n - k + 1) // s,
    lambda n, k, s, *_: round((n - k) / s) + 1,
    lambda n, k, s, *_: round(n / s),
)
DROP_RULES: tuple[Rule, ...] = (
    lambda n, k, s, *_: n % s,  # no kernel
    lambda n, k, s, *_: n % k,
)
DROP_RULES_FOR_BOTH: tuple[Rule, ...] = (
    lambda n, k, s, *_: s - 1,
    lambda n, k, s, *_: s - (n - k) % s,  # what is missing for one more window
    lambda n, k, s, _, other, __: (n - other) % s,
    lambda n, k, s, _, __, other: (n - k) % other,
    lambda n, k, s, _, __, other: n % other,
)

# Called with a size and what is wanted of it. To divide the one by the other and to take the nearest whole number is not
# among them: it is a way to find a stride that is worth a try.
STRIDE_RULES: tuple[Rule, ...] = (
    lambda *_: 3,  # as the kernel
    lambda n, wanted, *_: wanted,
    lambda n, wanted, other, *_: -(-other // wanted),
)

# Called with a speed and the stride.
KERNEL_RULES: tuple[Rule, ...] = (
    lambda v, s, *_: v,
    lambda v, s, *_: v | 1,  # the speed itself, made odd
    lambda v, s, *_: 2 * v + 1,  # no stride
    lambda v, s, *_: 2 * (v // s) + 1,  # rounded down
    lambda v, s, *_: 2 * (v // s) - 1,
    lambda v, s, *_: -(-v // s) | 1,  # to one side alone
)
KERNEL_RULES_FOR_BOTH: tuple[Rule, ...] = (
    lambda v, s, *_: 2 * round(v / s) + 1,
    lambda v, s, *_: -(-2 * v // s) + 1,
)

# How many cells are added along an axis, called as SIZE_RULES.
PADDING_RULES: tuple[Rule, ...] = (
    lambda n, k, s, *_: k - 1,  # half a kernel on each side
    lambda n, k, s, *_: k,
    lambda n, k, s, *_: -(n - k) % s,  # until the last window of "valid" ends on the last cell
    lambda n, k, s, _, __, other: sum(same_padding(n, k, other)),
    lambda n, k, s, _, other, __: sum(same_padding(n, other, s)),
)
PADDING_RULES_FOR_BOTH: tuple[Rule, ...] = (
    lambda n, k, s, *_: k - s,  # as where the stride divides the size
    lambda n, k, s, *_: k - n % s,  # as where it does not
)

# Called with a size and how often it is halved.
TRIP_RULES: tuple[Rule, ...] = (
    lambda n, levels, *_: n,
    lambda n, levels, *_: n - n % 2**levels,  # rounded down
    lambda n, levels, *_: n + -n % 2 ** (levels - 1),  # a level too few
    lambda n, levels, *_: n + -n % 2 ** (levels + 1),
    lambda n, levels, *_: n + -n % (2 * levels),
    lambda n, levels, *_: 1 << n.bit_length(),  # the next power of two
)


def first_sound(
    handed_out: Question,
    then: Callable[[], Question],
    numbers: Callable[[Question], Sequence[tuple[int, ...]]],
    right: Rule,
    rules: Sequence[Rule],
    rules_for_both: Sequence[Rule] = (),
) -> Question:
    """The first question that no wrong rule is right about.

    Arguments:
        handed_out: what was drawn before wrong rules were ruled out. Classes that were handed out such notebooks are to be
            graded by their numbers, so it is given up only where to mix up the axes, or to guess one number twice, is right.
        then: draws a question in its place.
        numbers: gives a question's numbers along either axis.
        right: what is right along an axis.
        rules: must be wrong along either axis of a question drawn by `then`.
        rules_for_both: must be wrong along one of them.
    """
    question = handed_out
    while _is_mixed_up(right, numbers(question)) or (
        question is not handed_out and _is_guessed(right, numbers(question), rules, rules_for_both)
    ):
        question = then()
    return question


def _is_mixed_up(right: Rule, axes: Sequence[tuple[int, ...]]) -> bool:
    """True if the answer is the same along both axes, or is still right where two sizes, kernels or strides are swapped."""
    here, there = axes
    answer = [right(*here), right(*there)]
    return answer[0] == answer[1] or any(
        one != other
        and [right(*here[:place], other, *here[place + 1 :]), right(*there[:place], one, *there[place + 1 :])] == answer
        for place, (one, other) in enumerate(zip(here, there, strict=True))
    )


def _is_guessed(
    right: Rule, axes: Sequence[tuple[int, ...]], rules: Sequence[Rule], rules_for_both: Sequence[Rule]
) -> bool:
    """True if some wrong rule happens to be right along either axis, or one of the others along both."""
    facing = [(right(*axis), axis, other) for axis, other in zip(axes, axes[::-1], strict=True)]
    return any(rule(*axis, *other) == number for rule in rules for number, axis, other in facing) or any(
        all(rule(*axis, *other) == number for number, axis, other in facing) for rule in rules_for_both
    )
