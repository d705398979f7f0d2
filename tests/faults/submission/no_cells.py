# verdict: unreadable
# says: No answer and no check of this assignment is in it.
"""A new notebook under the old name."""

notebook.cells = []
write(notebook)
