"""Shape arithmetic in plain integers: sizes, padding, states, receptive fields. Imports no Keras."""

from .along import ConvolutionAxis
from .configured import window_arithmetic
from .receptive_field import ReceptiveField, receptive_field
from .stacks import Conv, ConvLSTM, ConvLSTMShapes, ConvTranspose, Layer, Pooling, Step, UpSampling, stack_shapes
from .states import StateMeeting, state_meeting
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
    "ConvolutionAxis",
    "ImpossibleShape",
    "Layer",
    "Padding",
    "Pooling",
    "ReceptiveField",
    "StateMeeting",
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
    "state_meeting",
    "transposed_length",
    "upsampled_length",
    "window_arithmetic",
    "window_starts",
]
