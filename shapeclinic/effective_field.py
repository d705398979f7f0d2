"""How strongly each pixel of each frame really counts for one output cell: gradients through a real model."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from . import quiet  # noqa: F401  (before anything imports Keras)
from .arithmetic import Conv, ConvLSTM, Layer

# TensorFlow 2.21 ends its process on the CPU (oneDNN) in the gradient of such a convolution.
_TOO_SMALL = "A kernel smaller than its stride cannot be measured here: TensorFlow does not survive its gradient."


def effective_field(
    layers: Sequence[Layer],
    frames: np.ndarray,
    place: tuple[int, int],
    models: int = 5,
    told: Callable[[int], None] = lambda done: None,
) -> np.ndarray:
    """The mean absolute gradient of one output cell over some models with fresh weights.

    This is the effective receptive field of Luo and others, "Understanding the Effective Receptive Field in Deep
    Convolutional Neural Networks" (2016), one frame back in time after another.

    Arguments:
        layers: ConvLSTM, Conv and Pooling layers, in the order in which they are called.
        frames: `(time, height, width)`, what the models are shown.
        place: row and column of the output cell in the last frame.
        models: how many.
        told: called with the number of models done, after each.

    Returns:
        `(lag, height, width)` from 0 to 1, lag 0 first.

    Raises:
        ValueError: if a kernel is smaller than its stride, or Keras does not run on TensorFlow.
    """
    for layer in layers:
        if isinstance(layer, ConvLSTM | Conv) and np.any(np.array(layer.kernel_size) < np.array(layer.strides)):
            raise ValueError(_TOO_SMALL)
    import keras

    if keras.backend.backend() != "tensorflow":
        raise ValueError(f"The field is measured on the backend tensorflow. Received: {keras.backend.backend()}")
    import tensorflow as tf

    clip = tf.constant(frames[None, ..., None], "float32")
    total = np.zeros(frames.shape)
    for seed in range(models):
        keras.utils.set_random_seed(seed)
        model = keras.Sequential([_keras_layer(layer) for layer in layers])
        with tf.GradientTape() as tape:
            tape.watch(clip)
            seen = tf.reduce_sum(model(clip)[0, -1, place[0], place[1]])
        gradient = np.abs(tape.gradient(seen, clip).numpy()[0, ..., 0])
        total += gradient / (gradient.max() or 1)
        told(seed + 1)
    return np.asarray(total[::-1] / (total.max() or 1))


def _keras_layer(layer: Layer) -> Any:
    import keras

    if isinstance(layer, ConvLSTM):
        return keras.layers.ConvLSTM2D(
            layer.filters,
            layer.kernel_size,
            strides=layer.strides,
            padding=layer.padding,
            dilation_rate=layer.dilation_rate,
            return_sequences=True,
        )
    if isinstance(layer, Conv):
        inner = keras.layers.Conv2D(
            layer.filters,
            layer.kernel_size,
            strides=layer.strides,
            padding=layer.padding,
            dilation_rate=layer.dilation_rate,
        )
    else:
        inner = keras.layers.AveragePooling2D(layer.pool_size, strides=layer.strides, padding=layer.padding)  # type: ignore[union-attr]
    return keras.layers.TimeDistributed(inner)
