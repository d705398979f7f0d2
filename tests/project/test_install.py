"""install.py says plainly what is missing, and does nothing twice."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from assignments import ROOT

import install


@pytest.fixture
def project(tmp_path):
    """A copy of what install.py reads, in a folder of its own."""
    for name in ("install.py", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(project, **environment):
    return subprocess.run(
        [sys.executable, "install.py"],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def fake_uv(folder, words, status):
    """A uv that makes an environment as it should, and fails to install with these words."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "uv").write_text(
        f'#!/bin/sh\n[ "$1" = venv ] && exec {sys.executable} -m venv --without-pip "$5"\n'
        f"echo '{words}' >&2\nexit {status}\n"
    )
    (folder / "uv").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_a_python_that_is_too_old_or_too_new_is_named(monkeypatch):
    for version in ((3, 10, 2), (3, 14, 0)):
        monkeypatch.setattr(sys, "version_info", version)
        with pytest.raises(install.CannotInstall, match=rf"this is Python 3.{version[1]}, .* Python 3.11 to 3.13"):
            install.check_python()


def test_the_versions_are_those_of_the_project():
    import tomllib

    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    oldest, newest = install.OLDEST, install.NEWEST
    assert wanted == f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"


def test_too_little_room_is_told_before_anything_is_made(project, monkeypatch):
    monkeypatch.setattr(install, "VENV", str(project / ".venv"))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9e9, 8e9, 1e9))
    with pytest.raises(install.CannotInstall, match=r"1.0 GB are free here, 4 GB are needed"):
        install.make_environment()
    assert not (project / ".venv").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("error: dns error: failed to lookup address", "The package index cannot be reached."),
        ("error: No space left on device (os error 28)", "The disk is full"),
        ("tensorflow==2.21.0 has no wheels with a matching platform tag", "Intel Macs"),
        ("error: something new", "ended with status 3:\nerror: something new"),
    ],
)
def test_a_failing_download_gets_a_name(project, words, sentence):
    ended = run(project, PATH=fake_uv(project / "bin", words, 3))
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr
    again = run(project, PATH=fake_uv(project / "bin", words, 3))
    assert again.returncode == 1, "a failed installation must not count as done"


def test_a_finished_installation_is_not_repeated(project):
    path = fake_uv(project / "bin", "", 0)
    assert "Ready" in run(project, PATH=path).stdout
    broken = fake_uv(project / "bin", "must not be called", 9)
    assert run(project, PATH=broken).returncode == 0
    with (project / "requirements.lock").open("a") as changed:
        changed.write("# changed\n")
    assert run(project, PATH=broken).returncode == 1


def test_what_is_installed_is_compiled_for_those_who_cannot_write_there():
    tensorflow = Path(importlib.util.find_spec("tensorflow").origin).parent
    sources = [path for path in tensorflow.rglob("*.py") if path.stat().st_size]
    uncompiled = [path for path in sources if not Path(importlib.util.cache_from_source(path)).exists()]
    assert len(sources) > 1000
    assert not uncompiled


def test_an_environment_that_was_moved_is_made_anew(project):
    path = fake_uv(project / "bin", "", 0)
    run(project, PATH=path)
    moved = project.with_name(project.name + "_moved")
    project.rename(moved)
    ended = run(moved, PATH=fake_uv(moved / "bin", "", 0))
    assert ended.returncode == 0, ended.stderr
    assert "Making .venv" in ended.stdout
