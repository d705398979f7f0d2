"""Where models are built and run."""

import sys

import keras

CPU = "cpu:0"


def device() -> str:
    """Keras's name of the device to use: the first GPU if the backend sees one, else the CPU.

    Returns:
        `"gpu:0"` or `"cpu:0"`, as `keras.device` takes it.
    """
    if keras.config.backend() == "torch":  # for which Keras lists none
        return "gpu:0" if sys.modules["torch"].cuda.is_available() else CPU
    try:
        return "gpu:0" if keras.distribution.list_devices("gpu") else CPU
    except RuntimeError:  # JAX raises where it knows no such platform
        return CPU
