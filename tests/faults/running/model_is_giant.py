# says: OOM when allocating|no answer within|ended the
# other: judged
# item: build_halved
"""A model that no machine can hold."""


def build_halved(height, width):
    return keras.Sequential(
        [keras.Input((6, height, width, 1)), layers.Flatten(), layers.Dense(10**6), layers.Dense(10**6)]
    )
