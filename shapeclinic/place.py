"""Where a call stands in a program's source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """The span of a call in the program: lines from 1, columns from 0 in UTF-8 bytes, as Python counts."""

    line: int
    end_line: int
    column: int
    end_column: int
