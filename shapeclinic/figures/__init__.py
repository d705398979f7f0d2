"""Pure drawing: numbers in, a matplotlib figure out."""

from .convolution import sliding_window

__all__ = ["sliding_window"]
