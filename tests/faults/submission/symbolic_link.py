# verdict: unreadable
# says: is a link
"""A link to a file of the instructor's."""

secret = path.parent / "solution.ipynb"
secret.write_bytes(handed_in)
path.unlink()
path.symlink_to(secret)
