# verdict: unreadable
# says: The file is empty
"""Nothing was saved."""

path.write_bytes(b"")
