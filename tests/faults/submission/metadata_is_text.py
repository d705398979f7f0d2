# verdict: judged
# says: these answers were found again: 'build_halved'
"""nbgrader's metadata overwritten with something else."""

notebook.cells[place("build_halved")].metadata["nbgrader"] = "gone"
write(notebook)
