"""Where models are built and run."""

import keras


def device() -> str:
    """Keras's name of the device to use: the first GPU if the backend sees one, else the CPU.

    Returns:
        `"gpu:0"` or `"cpu:0"`, as `keras.device` takes it.
    """
    try:
        return "gpu:0" if keras.distribution.list_devices("gpu") else "cpu:0"
    except RuntimeError:  # JAX raises where it knows no such platform
        return "cpu:0"
