# verdict: judged
# says: The locked cell 'build_halved_check' was changed; the release's own is used.
"""A test cell that gives full marks."""

notebook.cells[place("build_halved_check")].source = "2.0"
write(notebook)
