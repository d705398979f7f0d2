# verdict: judged
# says:
"""An answer that leans on a helper in a cell that the learner made."""

here = place("build_halved")
notebook.cells.insert(here, nbformat.v4.new_code_cell("HALF = 2"))
here += 1
notebook.cells[here].source = "assert HALF == 2\n\n" + notebook.cells[here].source
write(notebook)
