"""Resolve the exact versions again: requirements.lock from pyproject.toml, environment.yml from the lock.

python lock.py            keep what is locked where pyproject.toml allows it
python lock.py --upgrade  take the newest versions
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent
COMPILE = (
    "uv pip compile pyproject.toml --extra dev --extra hub --universal --generate-hashes --no-emit-index-url "
    "--quiet --output-file requirements.lock"
)
HEADER = """\
# For conda, mamba and repo2docker (Binder). Written by lock.py: the versions of requirements.lock.
name: shapeclinic
channels:
  - conda-forge
dependencies:
  - python=3.12
  - pip
  - pip:
      - --editable .
"""


def environment(lock: str, project: str) -> str:
    """The text of environment.yml: every pin of the lock, what pyproject.toml itself names first.

    Only what makes a hub, or needs one, is left out: where conda's environment is started by one (Binder), that brings its own.
    """
    told = tomllib.loads(project)["project"]
    pins = re.findall(r"^([\w.-]+==[^\\\n]+?) \\$", lock, re.MULTILINE)
    of_a_hub = {*told["optional-dependencies"]["hub"], "jupyterhub-kubespawner"}
    pins = [pin for pin in pins if pin.split("==")[0] not in of_a_hub]
    named = {re.split(r"[\[<>=]", name)[0] for name in told["dependencies"]}
    first = [pin for pin in pins if pin.split("==")[0] in named]
    rest = [pin for pin in pins if pin not in first]
    return f"{HEADER}{_lines(first)}      # what those need, and what tests and lints the kit\n{_lines(rest)}"


def _lines(pins: list[str]) -> str:
    return "".join(f'      - "{pin}"\n' if ";" in pin else f"      - {pin}\n" for pin in pins)


def main() -> None:
    """Write both files."""
    subprocess.run([*COMPILE.split(), *sys.argv[1:]], cwd=ROOT, check=True)
    (ROOT / "environment.yml").write_text(
        environment((ROOT / "requirements.lock").read_text(), (ROOT / "pyproject.toml").read_text())
    )


if __name__ == "__main__":
    main()
