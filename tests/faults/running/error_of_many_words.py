# says: put out more|could not be interrupted
# other: either
"""An exception of a hundred million letters."""

raise ValueError("x" * 10**8)
