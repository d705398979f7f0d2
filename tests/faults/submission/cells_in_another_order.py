# verdict: judged
# says:
"""Cells moved about: every cell of the release is there, in reverse."""

notebook.cells.reverse()
write(notebook)
