# verdict: unreadable
# says: a hard link
"""A second name of somebody else's file."""

secret = path.parent / "solution.ipynb"
secret.write_bytes(handed_in)
path.unlink()
os.link(secret, path)
