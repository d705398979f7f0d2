# says: StdinNotImplementedError
# other: judged
"""Waits for a person."""

input("How large? ")
