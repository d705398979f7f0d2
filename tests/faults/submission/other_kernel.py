# verdict: judged
# says: The kernel was 'ir'; 'python3' is used.
"""Opened with another kernel and saved."""

notebook.metadata.kernelspec = {"name": "ir", "display_name": "R", "language": "R"}
write(notebook)
