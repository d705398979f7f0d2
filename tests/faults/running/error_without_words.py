# says: Silent|expected how many windows
# other: judged
"""An exception that cannot be shown."""


class Silent(Exception):
    def __str__(self):
        raise ValueError


raise Silent
