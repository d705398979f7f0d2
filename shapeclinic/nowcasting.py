"""Radar-like sequences that are drawn, not downloaded: echoes that move, grow, fade and merge."""

import numpy as np

_LEAST, _MOST = 1, 3  # echoes a sequence


def echoes(sequences: int, time: int, size: int, seed: int, speed: float = 1.5) -> np.ndarray:
    """Draw sequences of frames in which a few echoes drift across, as rain does on a radar.

    Each echo is a round hill that keeps its velocity and slowly changes its size and strength. Where echoes meet, the
    stronger counts, so that they merge. The same seed gives the same sequences.

    Arguments:
        sequences: how many.
        time: frames in each.
        size: rows, and columns, of a frame.
        seed: of the random numbers.
        speed: pixels a frame, at most.

    Returns:
        `(sequences, time, size, size, 1)`, float32, from 0 (dry) to 1.

    Raises:
        ValueError: if a number is too small to draw anything.

    Example:
        >>> echoes(2, time=10, size=16, seed=0).shape
        (2, 10, 16, 16, 1)
    """
    for name, number in (("sequences", sequences), ("time", time), ("size", size)):
        if number < 1:
            raise ValueError(f"{name} must be at least 1. Received: {number}")
    draw = np.random.default_rng(seed)
    steps = np.arange(time)[:, None, None]
    rows, columns = np.arange(size)[None, :, None], np.arange(size)[None, None, :]
    frames = np.zeros((sequences, time, size, size), "float32")
    for sequence in frames:
        for _ in range(draw.integers(_LEAST, _MOST + 1)):
            angle, pace = draw.uniform(0, 2 * np.pi), draw.uniform(0.4, 1.0) * speed
            down, along = pace * np.sin(angle), pace * np.cos(angle)
            # Somewhere near the middle at half of the time, so that little of it is lost behind the borders.
            row, column = draw.uniform(0.3, 0.7, 2) * size - np.array([down, along]) * time / 2
            width = draw.uniform(0.09, 0.16) * size * (1 + draw.uniform(-0.02, 0.04) * steps)
            strength = np.clip(draw.uniform(0.6, 1.0) + draw.uniform(-0.03, 0.03) * steps, 0, 1)
            distance = (rows - row - down * steps) ** 2 + (columns - column - along * steps) ** 2
            np.maximum(sequence, strength * np.exp(-distance / (2 * width**2)), out=sequence)
    return frames[..., None]
