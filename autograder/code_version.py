"""Which code judges: what was judged by other code is judged again."""

import functools
import hashlib
import json
import sys
from importlib import metadata
from pathlib import Path

_JUDGED_BY = ("tensorflow", "keras", "numpy", "ipykernel", "ipython")


@functools.cache
def code_version() -> str:
    """The versions of Python and of the packages that judge, and a digest of this project's own code, as text."""
    packages = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(p for name in ("autograder", "shapeclinic") for p in (packages / name).rglob("*.py")):
        digest.update(path.read_bytes())
    versions = [f"{name} {metadata.version(name)}" for name in _JUDGED_BY]
    return json.dumps([sys.version, versions, digest.hexdigest()])
