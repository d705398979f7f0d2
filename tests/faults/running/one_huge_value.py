# says: put out more
# other: either
# seconds: 40
"""A result that is shown in a hundred million letters."""


class Long:
    def __repr__(self):
        return "x" * 10**8


Long()
