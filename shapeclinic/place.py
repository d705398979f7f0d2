"""Where a call stands in a program's source."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """The span of a call in the program: lines from 1, columns from 0 in UTF-8 bytes, as Python counts.

    The file tells a notebook's cells apart; places are compared without it.
    """

    line: int
    end_line: int
    column: int
    end_column: int
    file: str = field(default="", compare=False)
