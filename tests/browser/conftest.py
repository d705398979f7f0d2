"""A real JupyterLab, started as a learner starts it, and a real browser."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import time

import pytest
from assignments import ROOT, SCREENSHOTS
from playwright.sync_api import expect

# Machines are slow at times; what never comes still fails.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def kit(tmp_path_factory):
    """A copy of what is under version control, so that nobody's own work is touched."""
    copy = tmp_path_factory.mktemp("kit")
    names = ["Makefile", "nbgrader_config.py", "course", "exercises", "solutions"]
    for name in names:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


@pytest.fixture(scope="session")
def lab(kit, tmp_path_factory):
    """The address that `make lab` opens in the browser; the environment is there already."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"--no-browser --allow-root --ServerApp.ip=127.0.0.1 --ServerApp.port={port}"
    options += " --ServerApp.port_retries=0"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "TF_CPP"))}
    server = subprocess.Popen(
        ["make", "lab", "PYTHON=true", f"ARGS={options}"],
        cwd=kit,
        env={**environment, "HOME": str(home), "IPYTHONDIR": str(home / "ipython")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield _address(server)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
        server.stdout.close()


def _address(server):
    said = []
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        line = server.stdout.readline()
        said.append(line)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/lab\S*token=\w+", line)
        if found:
            _wait_for(int(found[1]), deadline)
            return found.group()
        if server.poll() is not None:
            break
    raise AssertionError("JupyterLab did not start:\n" + "".join(said))


def _wait_for(port, deadline):
    """JupyterLab says its address a moment before it listens there."""
    while time.monotonic() < deadline:
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise AssertionError("JupyterLab does not listen where it said")


@pytest.fixture
def page(needs_program, chromium):
    """An empty page of a desktop's size."""
    needs_program("chromium", "chromium")
    SCREENSHOTS.mkdir(exist_ok=True)
    context = chromium.new_context(viewport={"width": 1360, "height": 1000})
    yield context.new_page()
    context.close()
