# verdict: unreadable
# says: is not UTF-8 text
"""Saved by an editor in Latin-1."""

path.write_bytes(handed_in.replace(b'"source"', '"söurce"'.encode("latin-1"), 1))
