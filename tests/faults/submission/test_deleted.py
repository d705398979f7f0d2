# verdict: judged
# says: The cell 'build_halved_check' was deleted; it is put back.
"""A test cell deleted."""

del notebook.cells[place("build_halved_check")]
write(notebook)
