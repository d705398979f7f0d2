# says: could not be interrupted
# other: judged
"""Every descriptor taken."""

kept = []
while True:
    kept.append(open("/dev/null"))
