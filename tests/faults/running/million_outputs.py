# says: put out more
# other: either
# seconds: 600
"""Outputs without end. Nobody waits until its time is up."""

for number in range(10**6):
    display(number)
