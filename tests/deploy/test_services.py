"""What systemd is given, as systemd itself reads it."""

import subprocess

import pytest
from assignments import ROOT

UNITS = sorted((ROOT / "deploy" / "hub" / "systemd").glob("*.service"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_takes_the_service(unit, needs_program, tmp_path):
    needs_program("systemd-analyze", "systemd")
    text = unit.read_text()
    assert "/opt/shapeclinic/.venv/bin/python /opt/shapeclinic/deploy/hub/run.py" in text
    # Where the docs put the kit; here it lies elsewhere.
    here = text.replace("/opt/shapeclinic/.venv/bin/python", str(ROOT / ".venv" / "bin" / "python"))
    copy = tmp_path / unit.name
    copy.write_text(here)
    ended = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(copy)], capture_output=True, text=True
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    copy.write_text(here.replace("ExecStart=", "ExecBegin="))
    broken = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(copy)], capture_output=True, text=True
    )
    assert broken.returncode != 0 or "ExecBegin" in broken.stderr
