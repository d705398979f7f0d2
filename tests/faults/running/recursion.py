# says: RecursionError
# other: judged
# item: build_halved
"""A function that calls itself."""


def build_halved(height, width):
    return build_halved(height, width)
