"""Read a notebook that anybody may have handed in: whatever it is, it costs that submission alone."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import nbformat

_MOST_BYTES = 20_000_000
_MOST_CELLS = 2_000


class Unreadable(Exception):
    """A submission that cannot be judged; the sentence is for the instructor."""


def read_submission(path: Path) -> Any:
    """A notebook of format 4 from a file, without following links and without waiting for anything.

    Arguments:
        path: the notebook that was handed in.

    Returns:
        The notebook, outputs left out. An older format is brought up to date.

    Raises:
        Unreadable: if there is no notebook in the file.
    """
    return parse_submission(submitted_bytes(path))


def parse_submission(content: bytes) -> Any:
    """A notebook of format 4 from the bytes that were handed in.

    Raises:
        Unreadable: if there is no notebook in them.
    """
    text = _text(content)
    try:
        document = json.loads(text)
    except RecursionError:
        raise Unreadable("The file nests its brackets too deeply to be a notebook.") from None
    except ValueError as error:
        raise Unreadable(f"The file is no notebook: as JSON it ends in an error ({error}).") from None
    if not isinstance(document, dict):
        raise Unreadable(f"The file is no notebook: it holds a JSON {type(document).__name__}.")
    try:
        notebook = nbformat.convert(nbformat.from_dict(document), 4)
        cells = [_cell(cell) for cell in notebook.cells]
    except RecursionError:
        raise Unreadable("The file nests its cells too deeply to be a notebook.") from None
    except Exception as error:  # nbformat raises whatever a strange structure makes it raise
        raise Unreadable(
            f"The file is no notebook that can be understood ({type(error).__name__}: {error!s:.200})."
        ) from None
    if len(cells) > _MOST_CELLS:
        raise Unreadable(f"The notebook has {len(cells)} cells; {_MOST_CELLS} are read at most.")
    return nbformat.v4.new_notebook(cells=cells, metadata=notebook.get("metadata") or {})


def submitted_bytes(path: Path) -> bytes:
    """What lies in a file, without following links and without waiting for anything.

    Raises:
        Unreadable: if it is no ordinary file, or too large.
    """
    try:
        # Not through a link, and not waiting for a pipe's other end.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        what = "notebook" if path.suffix == ".ipynb" else "file"
        raise Unreadable(f"No {what} was handed in under the name {path.name}.") from None
    except OSError as error:
        kind = "a link" if path.is_symlink() else "not a file that can be opened"
        raise Unreadable(f"{path.name} is {kind} ({error.strerror}).") from None
    known = os.fstat(descriptor)
    if not stat.S_ISREG(known.st_mode):
        os.close(descriptor)
        raise Unreadable(f"{path.name} is not an ordinary file.")
    with os.fdopen(descriptor, "rb") as file:
        if known.st_nlink > 1:
            raise Unreadable(f"{path.name} is a second name of a file that lies elsewhere too (a hard link).")
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        advice = " Clearing its outputs may help." if path.suffix == ".ipynb" else ""
        raise Unreadable(f"The file is larger than {_MOST_BYTES // 1_000_000} MB.{advice}")
    return content


def _text(content: bytes) -> str:
    if not content.strip():
        raise Unreadable("The file is empty.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"The file is not UTF-8 text (byte {error.start} is not).") from None


def _cell(cell: Any) -> Any:
    """A cell with what is judged of it alone: its kind, its source, its metadata."""
    source = cell["source"]
    if isinstance(source, list):
        source = "".join(source)
    if not isinstance(source, str):
        raise TypeError(f"a cell's source is a {type(source).__name__}")
    source = source.encode("utf-8", "replace").decode()  # half of a surrogate pair fits into no file
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    kind = make.get(cell["cell_type"], nbformat.v4.new_raw_cell)
    return kind(source, metadata=cell.get("metadata") or {})
