"""A command of the autograder in the tests' own process, which has imported what it needs."""

import contextlib
import io
import subprocess

from autograder.command_line import main


def autograder(course, *arguments):
    """Run it in a course's folder; its status, stdout and stderr, as of a process of its own."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(course), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())
