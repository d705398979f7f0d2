# says: ZeroDivisionError
# other: judged
# item: build_halved
"""A function that raises."""


def build_halved(height, width):
    return 1 / 0
