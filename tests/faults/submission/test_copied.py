# verdict: judged
# says: The locked cell 'build_halved_check' was there 2 times
"""A test cell copied: its points must not count twice."""

notebook.cells.insert(0, copy.deepcopy(notebook.cells[place("build_halved_check")]))
write(notebook)
