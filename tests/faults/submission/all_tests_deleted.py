# verdict: judged
# says: The cell 'set_up' was deleted; it is put back.
"""Everything deleted but the answers."""

notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
write(notebook)
