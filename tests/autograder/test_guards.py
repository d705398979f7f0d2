"""A guard of shapes is right whatever its words, and wrong if it looks at less or more than the shapes."""

import re

import numpy as np
import pytest

from autograder.answers import LiveAnswers
from autograder.checks import guards
from autograder.checks.running import outcome_of


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
