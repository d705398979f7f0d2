# says: ended its own kernel
# other: judged
"""IPython's own way out."""

exit()
