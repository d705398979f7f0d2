"""Where in a program something happens, and which files are its own."""

import functools
import itertools
import os
import sysconfig
from collections.abc import Callable
from types import CodeType, FrameType

from ..place import Place

_INSTALLED = tuple(
    os.path.realpath(path) + os.sep
    for path in {*map(sysconfig.get_path, ("stdlib", "purelib", "platlib")), os.path.dirname(os.path.dirname(__file__))}
)


@functools.lru_cache(maxsize=4096)
def is_own_file(name: str) -> bool:
    """True for the program's own files and notebook cells."""
    if name.startswith("<"):
        return name.startswith("<ipython-input")
    return not os.path.realpath(name).startswith(_INSTALLED)


def place_in(frame: FrameType | None, is_own: Callable[[str], bool]) -> Place | None:
    """The innermost place in the program's own files that a frame was called from; None if there is none."""
    while frame is not None:
        if is_own(frame.f_code.co_filename):
            line, end_line, column, end_column = position(frame.f_code, frame.f_lasti)
            if line is None or end_line is None or column is None or end_column is None:
                return Place(frame.f_lineno, frame.f_lineno, 0, 0, frame.f_code.co_filename)
            return Place(line, end_line, column, end_column, frame.f_code.co_filename)
        frame = frame.f_back
    return None


@functools.lru_cache(maxsize=4096)
def position(code: CodeType, instruction: int) -> tuple[int | None, int | None, int | None, int | None]:
    """Where an instruction stands in the source: line, last line, column, last column."""
    return next(itertools.islice(code.co_positions(), instruction // 2, None))
