# verdict: unreadable
# says: is a link
"""A link to itself."""

path.unlink()
path.symlink_to(path)
