# verdict: unreadable
# says: larger than 20 MB
"""Outputs with a video in them."""

notebook.cells[-1].source = "# " + "x" * 21_000_000
write(notebook)
