"""The gradebook on a real PostgreSQL server, which this test starts."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from small_class import a_class, grade

from benchmarks.classes import program

SERVER = "postgres"


def found(name):
    """Debian keeps the server's programs out of the PATH."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(beside[-1]) if beside else None)


@pytest.fixture
def server():
    """The address of an empty database."""
    if found("initdb") is None:
        pytest.skip("PostgreSQL is not here. On Debian or Ubuntu: sudo apt-get install postgresql")
    # The server refuses to be root, and the path of its socket must be short.
    user = pwd.getpwnam(SERVER) if os.getuid() == 0 else None
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with tempfile.TemporaryDirectory(prefix="gradebook-", dir="/tmp") as folder, socket.socket() as free:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = f"{folder}/data"
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **as_user}
        subprocess.run([found("initdb"), "-D", data, "-U", SERVER, "-A", "trust", "--no-sync"], **quiet)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        control = [found("pg_ctl"), "-D", data, "-w", "-l", f"{folder}/log", "-o", options]
        subprocess.run([*control, "start"], **quiet)
        try:
            yield f"postgresql+psycopg://{SERVER}@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


def test_a_class_is_graded_into_postgresql(server, course):
    with (course / "nbgrader_config.py").open("a") as settings:
        settings.write(f'\nc.CourseDirectory.db_url = "{server}"\n')
    program("nbgrader", "generate_assignment", "two_items", "--force", course=course)
    expected = a_class(course)
    for judged in (len(expected), 0):
        ended = grade(course)
        assert ended.returncode == 0, ended.stderr
        assert f"; {judged} judged now" in ended.stdout
        with Gradebook(server) as gradebook:
            points = {
                submission.student.id: {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
                for submission in gradebook.assignment_submissions("two_items")
            }
        assert points == expected
    program("nbgrader", "generate_feedback", "two_items", course=course)
    assert len(list((course / "feedback").glob("*/two_items/two_items.html"))) == len(expected)
