# says: more than 10000 values
# other: judged
"""An answer of ten million numbers."""

window_size = [0] * 10**7
