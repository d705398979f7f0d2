# verdict: judged
# says:
"""Saved by an editor that puts a byte order mark in front."""

path.write_bytes(b"\xef\xbb\xbf" + handed_in)
