# verdict: judged
# says: these answers were found again: 'window_size'
"""Saved by a tool that keeps no metadata, as Colab and a copy by hand do."""

for cell in notebook.cells:
    cell.metadata.clear()
write(notebook)
