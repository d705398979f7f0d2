"""Shape arithmetic in plain integers: sizes, padding, states, receptive fields. Imports no Keras."""

from .receptive_field import ReceptiveField, receptive_field
from .stacks import Conv, ConvLSTM, ConvLSTMShapes, ConvTranspose, Layer, Pooling, Step, UpSampling, stack_shapes
from .windows import (
    ImpossibleShape,
    Padding,
    dropped,
    effective_kernel_size,
    output_length,
    output_length_formula,
    pooled_length,
    same_padding,
    transposed_length,
    upsampled_length,
    window_starts,
)

__all__ = [
    "Conv",
    "ConvLSTM",
    "ConvLSTMShapes",
    "ConvTranspose",
    "ImpossibleShape",
    "Layer",
    "Padding",
    "Pooling",
    "ReceptiveField",
    "Step",
    "UpSampling",
    "dropped",
    "effective_kernel_size",
    "output_length",
    "output_length_formula",
    "pooled_length",
    "receptive_field",
    "same_padding",
    "stack_shapes",
    "transposed_length",
    "upsampled_length",
    "window_starts",
]
