"""Shapes with the names of their axes, the way every text of this kit writes them."""

from collections.abc import Sequence

_NAMES_BY_RANK = {
    1: ("batch",),
    2: ("batch", "features"),
    3: ("batch", "time", "features"),
    4: ("batch", "height", "width", "channels"),
    5: ("batch", "time", "height", "width", "channels"),
    6: ("batch", "time", "depth", "height", "width", "channels"),
}


def axis_names(rank: int) -> tuple[str, ...]:
    """The usual names of a tensor's axes, channels last.

    Arguments:
        rank: how many axes the tensor has.

    Returns:
        One name an axis. Ranks without a usual meaning get `axis_0`, `axis_1`, …
    """
    return _NAMES_BY_RANK.get(rank) or tuple(f"axis_{i}" for i in range(rank))


def named(shape: Sequence[int | None], names: Sequence[str] | None = None) -> str:
    """Write a shape with the name of each axis: `(batch, time 10, height 64, width 64, channels 1)`.

    Arguments:
        shape: lengths in order; None where a length is not fixed, which shows the name alone.
        names: one name an axis; the usual names of this rank if left out.

    Raises:
        ValueError: if there are not as many names as axes.
    """
    names = axis_names(len(shape)) if names is None else names
    if len(names) != len(shape):
        raise ValueError(f"A shape of {len(shape)} axes needs {len(shape)} names. Received: {tuple(names)}")
    words = [name if length is None else f"{name} {length}" for name, length in zip(names, shape, strict=True)]
    return f"({', '.join(words)})"
