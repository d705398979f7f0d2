# says: No space left|MiB of disk
# other: either
# seconds: 40
"""A file without end."""

with open("full", "wb") as file:
    while True:
        file.write(b"1" * 2**20)
