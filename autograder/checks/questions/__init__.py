"""Questions whose numbers are drawn from a seed that the instructor sets."""

from .drawing import (
    convolution,
    layers,
    loss,
    motion,
    padded,
    recording,
    round_trip,
    unread,
    view,
    wanted_frames,
    windowing,
)
from .kinds import Convolution, Layers, Loss, Motion, Recording, RoundTrip, View, WantedFrames, Windowing

__all__ = [
    "Convolution",
    "Layers",
    "Loss",
    "Motion",
    "Recording",
    "RoundTrip",
    "View",
    "WantedFrames",
    "Windowing",
    "convolution",
    "layers",
    "loss",
    "motion",
    "padded",
    "recording",
    "round_trip",
    "unread",
    "view",
    "wanted_frames",
    "windowing",
]
