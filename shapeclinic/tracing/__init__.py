"""Records what a Keras program does with shapes: every layer made and called, data fed, targets met."""

from .objects import keras_name
from .records import CallRecord, Failure, FeedRecord, LayerRecord, LossRecord, Operands, Source, Trace
from .shapes import Shape, Shapes, flat, shape_of, shapes_of
from .tracer import Tracer

__all__ = [
    "CallRecord",
    "Failure",
    "FeedRecord",
    "LayerRecord",
    "LossRecord",
    "Operands",
    "Shape",
    "Shapes",
    "Source",
    "Trace",
    "Tracer",
    "flat",
    "keras_name",
    "shape_of",
    "shapes_of",
]
