"""What all tests share: quiet TensorFlow, honest skips."""

import importlib
import os
import shutil
from pathlib import Path

import pytest
import repetition
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
# No test is timed: machines are noisy.
settings.register_profile("kit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")

NEEDS_SHARED = "needs ../shared"
TABLE = "table"


def pytest_addoption(parser):
    parser.addoption(
        "--forbid-skips",
        action="store_true",
        help="fail where a test would be skipped, for want of a system package, say",
    )

    parser.addoption(
        "--thorough",
        action="store_true",
        help="leave out no repetition: real nbgrader judges every kept answer, all mutants, seeds and levels of isolation are tried",
    )


def pytest_configure(config):
    """Known before tests are read: how often they repeat what they do is written above them."""
    repetition.THOROUGH = config.getoption("--thorough")
    hands_out_work = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    # As many tests run at once as there are cores: more threads in each would hand work to and fro.
    os.environ["TF_NUM_INTRAOP_THREADS"] = "1"
    if not hands_out_work:  # which takes no TensorFlow
        importlib.import_module("shapeclinic.quiet")  # before anything else imports Keras


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """With --forbid-skips, what would be left out fails, but for what only a neighbouring folder can bring."""
    report = yield
    if report.skipped and item.config.getoption("--forbid-skips"):
        reason = str(call.excinfo.value)
        if NEEDS_SHARED not in reason:
            report.outcome, report.longrepr = "failed", f"Skips are forbidden here. {reason}"
    return report


def pytest_terminal_summary(terminalreporter):
    """Print the tables that tests recorded, and name the packages whose want left tests out, in the last lines."""
    for report in terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", []):
        for name, text in report.user_properties:
            if name == TABLE:
                terminalreporter.write_line(f"\n{text}")
    reasons = {report.longrepr[2] for report in terminalreporter.stats.get("skipped", []) if report.longrepr}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"Left out: {reason.removeprefix('Skipped: ')}")


@pytest.fixture
def print_table(record_property):
    """Have a text printed at the end of the run, whichever process the test runs in."""
    return lambda text: record_property(TABLE, text)


@pytest.fixture(scope="session")
def needs_program():
    """Skip where a program is not installed, and say which Debian package brings it."""

    def need(program, package):
        path = shutil.which(program)
        if path is None:
            pytest.skip(f"{program} is not here. On Debian or Ubuntu: sudo apt-get install {package}")
        return path

    return need


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium under Playwright."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A course in which the assignment of two items was released."""
    from small_class import measured

    from benchmarks.classes import released

    return measured(released(tmp_path_factory.mktemp("template")))


@pytest.fixture(scope="session")
def copied_course(template):
    """Makes a copy of it in a folder."""
    return lambda folder: Path(shutil.copytree(template, folder / "course"))


@pytest.fixture
def course(copied_course, tmp_path):
    """A copy of it, for one test."""
    return copied_course(tmp_path)
