"""The lock, environment.yml and pyproject.toml say the same."""

import re
import tomllib

import yaml
from assignments import ROOT
from packaging.requirements import Requirement

import lock

LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ENTRIES = re.findall(r"^([\w.-]+)==([^\s;]+)(.*?)(?=^\S|\Z)", LOCK, re.MULTILINE | re.DOTALL)
WANTED = {"jupyterlab", "nbgrader", "tensorflow", "matplotlib", "ipywidgets", "pytest"}


def test_the_lock_pins_and_hashes_every_package_and_names_no_index():
    assert len(ENTRIES) > 100
    for name, _, rest in ENTRIES:
        assert "--hash=sha256:" in rest, name
    assert "://" not in LOCK
    assert "index" not in re.sub(r"^#.*$", "", LOCK, flags=re.MULTILINE)


def test_the_lock_holds_all_that_the_project_names():
    locked = {name for name, _, _ in ENTRIES}
    dev = PROJECT["optional-dependencies"]["dev"]
    hub = PROJECT["optional-dependencies"]["hub"]
    named = {Requirement(text).name for text in [*PROJECT["dependencies"], *dev, *hub]}
    assert named <= locked
    assert {Requirement(text).name for text in PROJECT["dependencies"]} >= WANTED
    assert PROJECT["optional-dependencies"]["gpu"] == ["tensorflow[and-cuda]"]


def test_conda_gets_the_versions_of_the_lock():
    text = (ROOT / "environment.yml").read_text()
    assert text == lock.environment(LOCK, (ROOT / "pyproject.toml").read_text()), "Run: make lock"
    *_, pip = yaml.safe_load(text)["dependencies"]
    pins = {(Requirement(line).name, str(Requirement(line).specifier)) for line in pip["pip"] if "==" in line}
    hub = {*PROJECT["optional-dependencies"]["hub"], "jupyterhub-kubespawner"}  # the spawner needs the hub itself
    assert pins == {(name, f"=={version}") for name, version, _ in ENTRIES if name not in hub}
    python = next(line for line in yaml.safe_load(text)["dependencies"] if line.startswith("python="))
    assert Requirement(f"python{PROJECT['requires-python']}").specifier.contains(python.removeprefix("python="))


def test_what_runs_here_is_what_is_locked():
    """Not one package more or less: what the tests show holds for who installs the lock."""
    from importlib.metadata import version

    for name in WANTED | {"keras", "numpy", "ipykernel"}:
        versions = {locked for entry, locked, _ in ENTRIES if entry == name}
        assert version(name) in versions
