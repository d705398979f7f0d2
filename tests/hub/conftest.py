"""One hub for all of its tests."""

import shutil
import socket

import pytest
from running_hub import RunningHub, new_folder


def four_free_ports():
    """The first of four in a row."""
    for first in range(18000, 30000, 7):
        try:
            for port in range(first, first + 4):
                with socket.socket() as tried:
                    tried.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
    raise AssertionError("no four ports in a row are free")


@pytest.fixture(scope="module")
def hub():
    folder = new_folder()
    running = RunningHub(folder, four_free_ports())
    try:
        running.begin()
        yield running
    finally:
        running.close()
        shutil.rmtree(folder, ignore_errors=True)
