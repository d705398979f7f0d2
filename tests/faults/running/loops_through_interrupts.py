# says: could not be interrupted
# other: lost
"""A loop that catches whatever is raised in it."""

while True:
    try:
        while True:
            pass
    except BaseException:
        continue
