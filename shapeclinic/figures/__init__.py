"""Pure drawing: numbers in, a matplotlib figure out."""

from .clip import clip_axes
from .convolution import sliding_window

__all__ = ["clip_axes", "sliding_window"]
