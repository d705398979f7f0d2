"""The floor: the cells of notebooks in one warm process, with nothing around them. Run as a program by `grading`.

    python -m benchmarks.floor NOTEBOOK...

Prints the seconds of each notebook as JSON.
"""

import contextlib
import gc
import io
import json
import os
import sys
import time

import nbformat
from IPython.core.interactiveshell import InteractiveShell


def main(paths: list[str]) -> None:
    """Run each notebook's code cells, learner's and tests', in one shell."""
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    shell = InteractiveShell.instance()
    seconds = []
    for path in paths:
        page = nbformat.read(path, as_version=4)
        shell.reset(new_session=True)
        gc.collect()
        begun = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for cell in page.cells:
                if cell.cell_type == "code":
                    shell.run_cell(cell.source, store_history=True)
        seconds.append(time.perf_counter() - begun)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(sys.argv[1:])
