"""A learner's own copies of the exercises: made once, never overwritten, kept when reset."""

import os
import shutil
from datetime import datetime
from pathlib import Path


class Exercise:
    """Where a learner's copy of an exercise lies, shown as a link."""

    def __init__(self, notebook: Path, link: str, note: str) -> None:
        self.notebook, self._link, self._note = notebook, link, note

    def __repr__(self) -> str:
        return f"{self._note} {self.notebook}"

    def _repr_markdown_(self) -> str:
        return f"{self._note} **[Open {self.notebook.name}]({self._link})**"


class NotFetched:
    """Says how to get an exercise that an instructor hands out."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return f"Your instructor hands {self._name} out. Get it: menu Nbgrader, Assignment List, Fetch. Then run this again."


def exercise(name: str, reset: bool = False) -> Exercise | NotFetched:
    """Copy an exercise into `work/`, unless it is there already, and link to the copy. On a hub, link to what was fetched.

    Arguments:
        name: the assignment, such as `"kernel_and_stride"`.
        reset: start afresh; the old copy stays beside the new one under another name.

    Raises:
        FileNotFoundError: if there is no such exercise; says which there are.
    """
    course = os.environ.get("SHAPECLINIC_COURSE")
    if course:  # on a hub nbgrader hands exercises out
        return _handed_out(Path(course) / name / f"{name}.ipynb")
    root = kit_folder()
    source = root / "exercises" / name
    if not source.is_dir():
        names = ", ".join(sorted(path.name for path in (root / "exercises").iterdir() if path.is_dir()))
        raise FileNotFoundError(f"There is no exercise called {name!r}. There are: {names}")
    folder = root / "work" / name
    folder.mkdir(parents=True, exist_ok=True)
    note = "Your copy is as you left it."
    for original in sorted(path for path in source.rglob("*") if path.is_file()):
        copy = folder / original.relative_to(source)
        if reset and copy.exists():
            kept = copy.with_name(f"{copy.stem}.{datetime.now():%Y-%m-%d_%H.%M.%S.%f}{copy.suffix}")
            copy.rename(kept)
            note = f"This copy is fresh. The old one is kept as {kept.name}."
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, copy)
            note = note if reset else "This copy is yours."
    notebook = folder / f"{name}.ipynb"
    up = [".."] * len(Path.cwd().resolve().relative_to(root).parts) or ["."]
    return Exercise(notebook.relative_to(root), "/".join([*up, *notebook.relative_to(root).parts]), note)


def _handed_out(notebook: Path) -> "Exercise | NotFetched":
    """Where nbgrader's Assignment List puts an exercise: below the home, beside the lessons."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / notebook).is_file():
            up = "/".join([".."] * len(Path.cwd().relative_to(folder).parts)) or "."
            return Exercise(notebook, f"{up}/{notebook.as_posix()}", "Your copy is as you left it.")
    return NotFetched(notebook.stem)


def kit_folder() -> Path:
    """The kit's folder: the nearest one above the working directory that holds exercises."""
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / "exercises").is_dir():
            return folder
    raise FileNotFoundError(f"No folder above {here} holds the exercises. Open this notebook inside the kit.")
