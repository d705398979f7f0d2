# says: must return a Keras model. Received: None
# other: judged
# item: build_halved
"""A function that forgets to return."""


def build_halved(height, width):
    keras.Sequential([keras.Input((6, height, width, 1))])
