"""Run the worked solutions of a notebook in a kernel, and measure what they compute."""

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

RELEASE_SEED = "release"  # a grading draws from another

_SECONDS = 600
_RESULT = "application/json"


class SolutionFails(Exception):
    """A worked solution, or a check of it, that ends in an error."""


def measured_solutions(notebook: Any, folder: Path, seed: str) -> dict[str, Any]:
    """What the worked solutions compute, item by item: the seed, and numbers as text.

    Arguments:
        notebook: with its solutions.
        folder: where it lies; its cells run there.
        seed: from which clips, weights and sizes are drawn.

    Raises:
        SolutionFails: if a cell ends in an error.
    """
    page = copy.deepcopy(notebook)
    page.cells = [
        nbformat.v4.new_code_cell(
            "import shapeclinic.quiet\nfrom autograder.reference import store as _store\n"
            f"_store.begin_measuring({seed!r})"
        ),
        *(cell for cell in page.cells if cell.cell_type == "code"),
        nbformat.v4.new_code_cell(
            "from IPython.display import display as _display\n"
            f"_display({{{_RESULT!r}: _store.end_measuring()}}, raw=True)"
        ),
    ]
    for cell in page.cells:
        cell.metadata["tags"] = []  # a solution must not raise
    page.metadata.pop("kernelspec", None)
    client = NotebookClient(
        page, timeout=_SECONDS, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    with tempfile.TemporaryFile("w+") as errors:  # TensorFlow's log is no news to an instructor
        try:
            client.execute(stderr=errors)
        except CellExecutionError as error:
            raise SolutionFails(f"A solution fails:\n{error}") from None
        except RuntimeError as error:  # the kernel did not start, or died
            errors.seek(0)
            raise SolutionFails(f"The kernel that runs the solutions ended: {error}\n{errors.read()}") from None
    [told] = [output for output in page.cells[-1].outputs if output.output_type == "display_data"]
    return dict(json.loads(json.dumps(told.data[_RESULT])))
