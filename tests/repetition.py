"""How much of what is alike is tried: enough on every run, all of it with --thorough."""

from collections.abc import Sequence
from typing import Any

THOROUGH = False  # conftest.py sets it before any test is read


def times(number: int) -> int:
    """So many examples of a property; without --thorough a third of them."""
    return number if THOROUGH else -(-number // 3)


def few(alike: Sequence[Any]) -> Sequence[Any]:
    """All of them; without --thorough one in five."""
    return alike if THOROUGH else alike[::5]


def some(alike: Sequence[Any]) -> Sequence[Any]:
    """All of them; without --thorough one in three."""
    return alike if THOROUGH else alike[::3]
