"""Pure drawing: numbers in, a matplotlib figure out."""

from .clip import clip_axes
from .convolution import sliding_window
from .frames import frame_rows
from .view import views_back

__all__ = ["clip_axes", "frame_rows", "sliding_window", "views_back"]
