# verdict: unreadable
# says: The file is empty
"""Blank lines and nothing else."""

path.write_bytes(b" \n\n \t\n")
