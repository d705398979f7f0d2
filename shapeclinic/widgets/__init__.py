"""Explorers: pictures with controls, for a notebook with a kernel. Nothing here imports TensorFlow before it has to."""

from typing import Any

from .convolution import convolution_explorer
from .receptive_field import receptive_field_explorer
from .sequences import sequence_board
from .state import state_explorer


def __getattr__(name: str) -> Any:
    if name == "shape_ledger":  # follows Keras, and so imports it
        from .ledger import shape_ledger

        return shape_ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "convolution_explorer",
    "receptive_field_explorer",
    "sequence_board",
    "shape_ledger",
    "state_explorer",
]
