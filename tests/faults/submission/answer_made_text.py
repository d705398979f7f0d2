# verdict: judged
# says: The cell 'build_halved' was made a markdown cell; it is a code cell again.
"""An answer cell turned into Markdown by a slip of the keyboard."""

here = notebook.cells[place("build_halved")]
notebook.cells[place("build_halved")] = nbformat.v4.new_markdown_cell(here.source, metadata=here.metadata)
write(notebook)
