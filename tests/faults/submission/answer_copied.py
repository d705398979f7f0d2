# verdict: judged
# says: The answer 'build_halved' stood in 2 cells
"""An answer cell copied and pasted, as people do before they change something: its id is there twice."""

notebook.cells.insert(place("build_halved"), copy.deepcopy(notebook.cells[place("build_halved")]))
write(notebook)
