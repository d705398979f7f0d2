# says: SyntaxError
# other: judged
"""What Python cannot read."""

window_size = (29, 16
