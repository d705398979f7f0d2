"""One hub for all of its tests."""

import shutil

import pytest
from running_hub import RunningHub, free_ports, new_folder


@pytest.fixture(scope="module")
def hub():
    folder = new_folder()
    running = RunningHub(folder, free_ports(4))
    try:
        running.begin()
        yield running
    finally:
        running.close()
        shutil.rmtree(folder, ignore_errors=True)
