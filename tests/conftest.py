"""What all tests share: quiet TensorFlow, honest skips."""

import shutil
from pathlib import Path

import pytest

import shapeclinic.quiet  # noqa: F401  (before anything else imports Keras)

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser):
    parser.addoption(
        "--forbid-skips",
        action="store_true",
        help="fail where a test is skipped for want of a system package",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """With --forbid-skips, what would be skipped for want of a package fails."""
    report = yield
    missing = getattr(item, "missing_package", None)
    if report.skipped and missing and item.config.getoption("--forbid-skips"):
        report.outcome = "failed"
        report.longrepr = f"The system package {missing} is not installed."
    return report


def pytest_terminal_summary(terminalreporter):
    """Name the packages whose want left tests out, in the last lines."""
    reasons = {report.longrepr[2] for report in terminalreporter.stats.get("skipped", []) if report.longrepr}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"Left out: {reason.removeprefix('Skipped: ')}")


@pytest.fixture
def needs_program(request):
    """Skip where a program is not installed, and say which Debian package brings it."""

    def need(program, package):
        path = shutil.which(program)
        if path is None:
            request.node.missing_package = package
            pytest.skip(f"{program} is not here. On Debian or Ubuntu: sudo apt-get install {package}")
        return path

    return need
