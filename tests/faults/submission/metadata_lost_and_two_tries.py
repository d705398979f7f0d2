# verdict: unreadable
# says: nbgrader's metadata of 'build_halved' are lost, and 2 cells can be that answer.
"""No metadata, and an older try of one answer in a cell of its own: which of them is meant?"""

for cell in notebook.cells:
    cell.metadata.clear()
tried = place_of_source("def build_halved")
notebook.cells.insert(tried, nbformat.v4.new_code_cell("def build_halved(height, width):\n    return None"))
write(notebook)
