# says: could not be interrupted
# other: lost
"""Every descriptor taken."""

kept = []
while True:
    kept.append(open("/dev/null"))
