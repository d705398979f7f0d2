# says: no answer within
# other: judged
# item: build_halved
"""A function that does not return when it is asked for its model."""


def build_halved(height, width):
    while True:
        pass
