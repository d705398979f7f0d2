"""Faults of what is handed in, as data: one small file each in `tests/faults/submission/`, with the verdict that it must get."""

import copy
import json
import os
import re

import nbformat
from assignments import ROOT

FAULTS = sorted((ROOT / "tests" / "faults" / "submission").glob("*.py"))


def labels(fault):
    """What must come of a fault: `verdict`, what the reason or a note `says`, which answer is `lost`."""
    return dict(re.findall(r"^# (verdict|says|lost): ?(.*)$", fault.read_text(), re.MULTILINE))


def apply_fault(fault, page, path):
    """Write a notebook as it is handed in with this fault; the path under which it is found."""
    nbformat.write(page, path)

    def place(grade_id):
        return next(
            n for n, cell in enumerate(page.cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
        )

    def place_of_source(start):
        return next(n for n, cell in enumerate(page.cells) if cell.source.startswith(start))

    def write(changed):
        path.write_text(json.dumps(changed), encoding="utf-8")

    known = {
        "path": path,
        "handed_in": path.read_bytes(),
        "notebook": page,
        "place": place,
        "place_of_source": place_of_source,
    }
    known |= {"write": write}
    exec(fault.read_text(), {**known, "json": json, "os": os, "copy": copy, "nbformat": nbformat})
    return path
