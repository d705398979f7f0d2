# says: more outputs|put out more
# other: either
# seconds: 40
"""Outputs without end."""

for number in range(10**6):
    display(number)
