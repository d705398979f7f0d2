# says: Exception in callback|put out more|could not be interrupted
# other: either
"""Text without end."""

line = "x" * 2**20
for _ in range(1024):
    print(line)
