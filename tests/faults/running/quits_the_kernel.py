# says: ended its own kernel
# other: lost
"""IPython's own way out."""

exit()
