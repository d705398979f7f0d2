# verdict: judged
# says: points of the cell 'build_halved_check' was set to 999
"""Points turned up in the metadata."""

notebook.cells[place("build_halved_check")].metadata.nbgrader.points = 999
write(notebook)
