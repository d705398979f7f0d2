# verdict: judged
# says: The cell 'build_halved' was deleted; it is as it was handed out.
# lost: build_halved
"""An answer cell deleted by a tool that does not know that it is locked against it."""

del notebook.cells[place("build_halved")]
write(notebook)
