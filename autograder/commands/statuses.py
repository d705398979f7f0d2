"""How a command ends."""

WELL, PARTLY, CANNOT, STOPPED = 0, 1, 2, 130
