# verdict: unreadable
# says: is not an ordinary file
"""A folder of the notebook's name."""

path.unlink()
path.mkdir()
