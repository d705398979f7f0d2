# says: Interrupted after
# other: judged
"""A loop that does not end."""

while True:
    pass
