# verdict: judged
# says:
"""Ends of lines as Windows has them, blanks behind them, Markdown set anew."""

for cell in notebook.cells:
    if cell.cell_type == "markdown" and not cell.metadata.get("nbgrader", {}).get("solution"):
        cell.source = " ".join(cell.source.split()) + "\n"
    elif cell.metadata.get("nbgrader", {}).get("locked"):
        cell.source = cell.source.replace("\n", "  \r\n") + "\r\n"
write(notebook)
