# says: could not be interrupted
# other: judged
"""A loop in which Python does not look for interrupts."""

sum(range(10**15))
