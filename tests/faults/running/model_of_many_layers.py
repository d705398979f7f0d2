# says: no answer within|more than
# other: judged
# item: build_halved
"""A model of thousands of layers."""


def build_halved(height, width):
    return keras.Sequential([keras.Input((6, height, width, 1)), *[layers.Identity() for _ in range(5_000)]])
