# verdict: unreadable
# says: 2000 are read at most
"""As many cells as fit into 20 MB."""

notebook.cells += [nbformat.v4.new_code_cell("pass") for _ in range(10_000)]
write(notebook)
