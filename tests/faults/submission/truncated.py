# verdict: unreadable
# says: as JSON it ends in an error
"""The upload broke off in the middle."""

path.write_bytes(handed_in[: len(handed_in) // 2])
