# says: could not be interrupted
# other: judged
"""A loop that catches whatever is raised in it."""

while True:
    try:
        while True:
            pass
    except BaseException:
        continue
