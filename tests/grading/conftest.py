"""What the tests of grading share."""

import shutil

import pytest

from benchmarks.classes import released


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A course in which the assignment of two items was released."""
    return released(tmp_path_factory.mktemp("template"))


@pytest.fixture
def course(template, tmp_path):
    folder = tmp_path / "course"
    shutil.copytree(template, folder)
    return folder
