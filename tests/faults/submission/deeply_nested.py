# verdict: unreadable
# says: too deeply
"""A file made to exhaust whoever parses it."""

path.write_bytes(b"[" * 200_000)
