# says: Exception in callback
# other: judged
"""Text without end."""

line = "x" * 2**20
for _ in range(1024):
    print(line)
