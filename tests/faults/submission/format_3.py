# verdict: judged
# says:
"""Saved by a tool of ten years ago, in format 3."""

old = nbformat.convert(notebook, 3)
path.write_text(nbformat.writes(old, version=3))
