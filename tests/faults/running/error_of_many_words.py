# says: put out more|could not be interrupted
# other: either
# seconds: 40
"""An exception of a hundred million letters."""

raise ValueError("x" * 10**8)
