# says: could not be interrupted
# other: lost
"""A loop in which Python does not look for interrupts."""

sum(range(10**15))
