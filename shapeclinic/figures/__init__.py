"""Pure drawing: numbers in, a matplotlib figure out."""

from .clip import clip_axes
from .convolution import sliding_window
from .view import views_back

__all__ = ["clip_axes", "sliding_window", "views_back"]
