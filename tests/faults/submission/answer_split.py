# verdict: judged
# says: The answer 'build_halved' stood in 2 cells
"""An answer cell split in two, as JupyterLab does it: both halves carry the id."""

here = place("build_halved")
lines = notebook.cells[here].source.splitlines()
second = copy.deepcopy(notebook.cells[here])
notebook.cells[here].source, second.source = "import math\n\nfactor = math.floor(2.5)", "\n".join(lines)
notebook.cells.insert(here + 1, second)
write(notebook)
