# verdict: unreadable
# says: is not an ordinary file
"""A pipe: whoever opens it to read waits forever."""

path.unlink()
os.mkfifo(path)
