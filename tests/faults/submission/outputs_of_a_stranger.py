# verdict: judged
# says:
"""Outputs that claim points and carry a script: none of them is kept."""

check = notebook.cells[place("build_halved_check")]
check.outputs = [nbformat.v4.new_output("display_data", {"text/html": "<script>alert(1)</script>", "text/plain": "99"})]
write(notebook)
