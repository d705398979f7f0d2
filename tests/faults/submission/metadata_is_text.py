# verdict: judged
# says: The cell 'build_halved' was deleted; it is as it was handed out.
# lost: build_halved
"""nbgrader's metadata overwritten with something else."""

notebook.cells[place("build_halved")].metadata["nbgrader"] = "gone"
write(notebook)
