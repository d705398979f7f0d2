# verdict: judged
# says: grade of the cell 'build_halved' was set to True
"""An answer cell that claims to be graded."""

notebook.cells[place("build_halved")].metadata.nbgrader.update(grade=True, points=50)
write(notebook)
