# verdict: judged
# says: The answer 'build_halved' stood in 2 cells
"""A copy with an old, wrong try above the right answer."""

old = copy.deepcopy(notebook.cells[place("build_halved")])
old.source = "def build_halved(height, width):\n    return None"
notebook.cells.insert(place("build_halved"), old)
write(notebook)
