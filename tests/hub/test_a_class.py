"""A class on a hub: two learners and an instructor in browsers, then a crowd at once; one file, since there is one hub.

From the release to the feedback, with an attack among what is handed in; then nothing is lost, and nobody reads another's work.
"""

import contextlib
import json
import pwd
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

import nbformat
import pytest
import requests
from assignments import SCREENSHOTS
from hub_page import SLOW, assignment_list, press, work
from nbgrader.utils import is_solution
from playwright.sync_api import expect
from running_hub import (
    AS_ROOT,
    ASSIGNMENT,
    CHEAT,
    COURSE,
    CROWD,
    GRADER,
    HONEST,
    INSTRUCTOR,
    Person,
    all_at_once,
    free_ports,
    new_folder,
)

from benchmarks.classes import WRONG

TYPED = {
    "predicted =": "predicted = tuple((size - kernel) // stride + 1 for _, size, kernel, stride in question.axes)",
    "def build_halved(": """def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same"),
        ]
    )""",
}
FORGED = {"predicted =": "get_ipython().input_transformers_cleanup.append(lambda lines: [])"}
FORMGRADER = f"/services/{COURSE}/formgrader"


@pytest.fixture
def someone(needs_program, chromium, hub):
    """Opens a browser for somebody and logs them in: someone(name, where) gives the page."""
    needs_program("chromium", "chromium")
    SCREENSHOTS.mkdir(exist_ok=True)
    contexts = []

    def log_in(name, where):
        context = chromium.new_context(viewport={"width": 1360, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{hub.address}/hub/login?next={where}")
        page.locator("#username_input").fill(name)
        page.locator("#password_input").fill(hub.password(name))
        page.locator("#login_submit").click()
        hub.started.add(name)
        return page

    yield log_in
    for context in contexts:
        context.close()


def test_from_the_release_to_the_feedback(hub, someone):
    teacher = someone(INSTRUCTOR, f"{FORMGRADER}/manage_assignments")
    expect(teacher.locator("td.assign a").first).to_be_visible(timeout=SLOW)
    press(teacher, "assign")
    press(teacher, "release")

    honest = someone(HONEST, "/hub/spawn")
    assert "Success" in work(honest, hub, HONEST, TYPED)
    cheat = someone(CHEAT, "/hub/spawn")
    work(cheat, hub, CHEAT, FORGED)

    hub.restart()

    teacher.goto(f"{hub.address}{FORMGRADER}/manage_assignments")
    expect(teacher.locator("td.collect a").first).to_be_visible(timeout=SLOW)
    press(teacher, "collect")
    teacher.goto(f"{hub.address}{FORMGRADER}/manage_submissions/{ASSIGNMENT}")
    said = {}
    for name in (HONEST, CHEAT):
        expect(teacher.locator("tr", has_text=name).locator("td.autograde a").first).to_be_visible(timeout=SLOW)
        said[name] = press(teacher, "autograde", name)
    assert "Worth a look" in said[CHEAT], said[CHEAT]
    assert "Worth a look" not in said[HONEST]
    expect(teacher.locator("tr", has_text=HONEST)).to_contain_text("3 / 3")
    expect(teacher.locator("tr", has_text=CHEAT)).to_contain_text("0 / 3")
    teacher.screenshot(path=SCREENSHOTS / "hub_marks.png")
    for name in (HONEST, CHEAT):
        press(teacher, "generate-feedback", name)
        press(teacher, "release-feedback", name)

    honest.goto(f"{hub.address}/user/{HONEST}/lab")
    assignment_list(honest)
    honest.get_by_role("button", name="Fetch Feedback").click()
    honest.get_by_text("view feedback").first.click(timeout=SLOW)
    honest.screenshot(path=SCREENSHOTS / "hub_feedback_listed.png")
    [feedback] = (hub.home(HONEST) / COURSE / ASSIGNMENT / "feedback").rglob("*.html")
    honest.goto(f"{hub.address}/user/{HONEST}/files/{feedback.relative_to(hub.home(HONEST))}")
    expect(honest.get_by_text("Score: 3.0 / 3.0").first).to_be_visible()
    expect(honest.get_by_text("build_halved").first).to_be_visible()
    honest.screenshot(path=SCREENSHOTS / "hub_feedback.png")


FILE = f"{COURSE}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
ANSWERS = {
    "predicted": "predicted = tuple((size - kernel) // stride + 1 for _, size, kernel, stride in question.axes)",
    "build_halved": "def build_halved(height, width):\n"
    "    return keras.Sequential([keras.Input((6, height, width, 1)), layers.ConvLSTM2D(4, 3, strides=2, padding='same')])",
}
KINDS = [
    (ANSWERS, 3),
    ({}, 0),
    ({**ANSWERS, "predicted": WRONG["predicted"]}, 1),
    ({**ANSWERS, "build_halved": WRONG["build_halved"]}, 2),
]
# Where one reads who may what, without the hub.
needs_accounts = pytest.mark.skipif(
    not AS_ROOT, reason="everybody is one account here. Run as root for accounts of their own"
)


@pytest.fixture(scope="module")
def teacher(hub):
    return Person(hub, INSTRUCTOR)


@pytest.fixture(scope="module")
def handed_in(hub, teacher):
    """All of them have handed in: {learner: the points that they must get}, and how long it took."""
    assert teacher.formgrader("POST", f"assignment/{ASSIGNMENT}/assign")["success"]
    released = teacher.formgrader("POST", f"assignment/{ASSIGNMENT}/release")
    assert released["success"] or "already" in released.get("log", ""), released
    people = {name: Person(hub, name) for name in CROWD}
    for batch in (CROWD[n : n + 6] for n in range(0, len(CROWD), 6)):  # so many logins in a moment, and no more
        all_at_once([people[name].start_server for name in batch])
    for name in CROWD:
        people[name].assignments("fetch")
    expected = {}
    for number, name in enumerate(CROWD):
        answers, points = KINDS[number % len(KINDS)]
        expected[name] = points
        page = nbformat.from_dict(people[name].ask("GET", f"user/{name}/api/contents/{FILE}").json()["content"])
        for cell in page.cells:
            if is_solution(cell):
                grade_id = cell.metadata.nbgrader.grade_id
                cell.source = answers.get(grade_id, cell.source)
        page.cells.append(nbformat.v4.new_markdown_cell(f"The work of {name}"))
        kept = people[name].ask("PUT", f"user/{name}/api/contents/{FILE}", {"type": "notebook", "content": page})
        assert kept.status_code == 200, kept.text

    hub.restart()  # between their work and its submission

    done = threading.Event()
    collected = []

    def collecting():
        while not done.is_set():
            collected.append(teacher.formgrader("POST", f"assignment/{ASSIGNMENT}/collect"))

    collector = threading.Thread(target=collecting)
    collector.start()
    begun = time.monotonic()
    try:
        all_at_once([lambda name=name: people[name].assignments("submit") for name in CROWD])
    finally:
        seconds = time.monotonic() - begun
        done.set()
        collector.join()
    collected.append(teacher.formgrader("POST", f"assignment/{ASSIGNMENT}/collect"))
    assert all(told["success"] for told in collected), collected
    return expected, seconds


def test_all_hand_in_within_the_same_minute(handed_in):
    _, seconds = handed_in
    assert seconds < 60


def test_everybodys_own_work_is_collected(hub, handed_in):
    expected, _ = handed_in
    for name in expected:
        page = nbformat.read(hub.course / "submitted" / name / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
        assert page.cells[-1].source == f"The work of {name}"


def test_everybody_gets_their_marks(hub, handed_in):
    expected, _ = handed_in
    ended = hub.as_account(
        GRADER, str(hub.python), "-m", "autograder", "grade", ASSIGNMENT, "--json", cwd=hub.course, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    scores = {one["student"]: one["score"] for one in json.loads(ended.stdout)["graded"]}
    assert {name: scores.get(name) for name in expected} == expected


def test_no_connection_takes_the_port_of_a_server_that_starts(hub, handed_in):
    with contextlib.closing(sqlite3.connect(hub.folder / "state" / "jupyterhub.sqlite")) as known:
        rows = known.execute("SELECT servers.port FROM servers JOIN spawners ON spawners.server_id = servers.id")
        ports = [port for (port,) in rows]
    first_of_connections = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert len(ports) == len(set(ports)) >= len(CROWD)
    assert max(ports) < first_of_connections


@needs_accounts
def test_nobody_reads_or_changes_what_is_anothers(hub, handed_in):
    exchange = hub.folder / "exchange" / COURSE
    curious, other = CROWD[0], CROWD[1]
    theirs = [path for path in (exchange / "inbound").rglob("*") if path.owner() == other]
    theirs += list(hub.home(other).rglob("*.ipynb"))
    theirs += [*list(hub.course.rglob("*.ipynb")), hub.course / "gradebook.db"]
    theirs += [hub.folder / "state" / "jupyterhub.sqlite", hub.folder / "state" / "proxy_token"]
    assert len(theirs) > 6
    for path in theirs:
        if path.is_file():
            assert hub.as_account(curious, "cat", str(path), check=False).returncode != 0, path
        assert hub.as_account(curious, "sh", "-c", f"echo x >> '{path}'", check=False).returncode != 0, path
    for folder in (exchange / "inbound", hub.home(other), hub.course, hub.folder / "state", exchange / "feedback"):
        assert hub.as_account(curious, "ls", str(folder), check=False).returncode != 0, folder
    own = hub.as_account(curious, "cat", str(hub.home(curious) / FILE))
    assert f"The work of {curious}" in own.stdout


@needs_accounts
def test_no_learner_reads_how_items_are_solved(hub, handed_in):
    closed = [hub.kit / name for name in ("solutions", "tests", "benchmarks")]
    assert all(folder.is_dir() for folder in closed)
    telling = [
        next(folder.rglob(name)) for folder, name in zip(closed, ("*.ipynb", "right_*.py", "*.ipynb"), strict=True)
    ]
    for path in (*closed, *telling):
        assert hub.as_account(CROWD[0], "ls", str(path), check=False).returncode != 0, path
    for path in (hub.kit / "course", hub.kit / "autograder"):  # and what all of them run is open
        assert hub.as_account(CROWD[0], "ls", str(path)).stdout


def test_exercises_and_cards_link_to_lessons_that_are_there(hub, handed_in):
    page = hub.home(CROWD[0]) / FILE
    for lesson in (hub.kit / "course").glob("*.ipynb"):
        assert hub.as_account(CROWD[0], "test", "-r", str(page.parent / "../../course" / lesson.name)).returncode == 0
    code = f"from shapeclinic import exercise; print(exercise({ASSIGNMENT!r})._repr_markdown_(), exercise('other'))"
    asked = ["env", f"SHAPECLINIC_COURSE={COURSE}", str(hub.python), "-c", code]
    told = hub.as_account(CROWD[0], *asked, cwd=hub.home(CROWD[0]) / "course").stdout
    assert f"(../{FILE})" in told
    assert "Assignment List, Fetch" in told


def test_the_hub_lets_nobody_into_anothers_server_or_into_formgrader(hub, handed_in, teacher):
    curious, other = Person(hub, CROWD[0]), CROWD[1]
    for method, path in (
        ("GET", f"user/{other}/api/contents"),
        ("GET", f"services/{COURSE}/formgrader/api/assignments"),
        ("POST", f"services/{COURSE}/formgrader/api/assignment/{ASSIGNMENT}/collect"),
        ("GET", f"hub/api/users/{other}"),
        ("DELETE", f"hub/api/users/{other}/server"),
        ("POST", "hub/api/shutdown"),
    ):
        assert curious.ask(method, path).status_code in (403, 404), path
    assert teacher.ask("GET", f"user/{other}/api/contents").status_code in (403, 404)
    assert {one["name"] for one in teacher.formgrader("GET", "assignments")} >= {ASSIGNMENT}


@needs_accounts
def test_whoever_hands_in_in_anothers_name_or_by_a_link_is_not_believed(hub, handed_in, teacher):
    _expected, _ = handed_in
    cheat, victim = CROWD[2], CROWD[3]
    inbound = hub.folder / "exchange" / COURSE / "inbound"
    submitted = hub.course / "submitted"
    before = (submitted / victim / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_bytes()
    secret = hub.course / "solutions" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    script = f"""
    cd {inbound}
    mkdir '{victim}+{ASSIGNMENT}+2030-01-01 00:00:00 UTC+x'
    echo forged > '{victim}+{ASSIGNMENT}+2030-01-01 00:00:00 UTC+x/{ASSIGNMENT}.ipynb'
    mkdir '{cheat}+{ASSIGNMENT}+2030-01-01 00:00:00 UTC+y'
    ln -s '{secret}' '{cheat}+{ASSIGNMENT}+2030-01-01 00:00:00 UTC+y/{ASSIGNMENT}.ipynb'
    mkfifo '{cheat}+{ASSIGNMENT}+2030-01-01 00:00:00 UTC+y/pipe.ipynb'
    ln -s '{hub.course}' '{cheat}+{ASSIGNMENT}+2030-01-02 00:00:00 UTC+z'
    mkdir 'no name at all'
    """
    hub.as_account(cheat, "sh", "-c", script)
    told = teacher.formgrader("POST", f"assignment/{ASSIGNMENT}/collect")
    assert told["success"], told
    again = teacher.formgrader("POST", f"assignment/{ASSIGNMENT}/collect")
    assert again["success"], again
    assert (submitted / victim / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_bytes() == before
    got = [path for path in (submitted / cheat / ASSIGNMENT).rglob("*") if path.name != "timestamp.txt"]
    assert all(not path.is_symlink() and path.read_bytes() != secret.read_bytes() for path in got)
    assert "2030" not in (submitted / cheat / ASSIGNMENT / "timestamp.txt").read_text()


@pytest.fixture
def demo_folder():
    """Of a demo of this run alone: its accounts are named after it."""
    made = new_folder()
    yield made / f"{HONEST.partition('-')[0]}-demo"
    shutil.rmtree(made)


def accounts_of(folder):
    """Those of a demo that are there."""
    wanted = [f"{folder.name}-{name}" for name in ("instructor", "learner1", "learner2", "grader")]
    return [account.pw_name for account in pwd.getpwall() if account.pw_name in wanted]


def test_a_demo_without_its_folder_mends_itself_and_is_removed(hub, demo_folder):
    people = [f"{demo_folder.name}-{name}" for name in ("instructor", "learner1", "learner2")]
    for name in people if AS_ROOT else ():
        subprocess.run(["useradd", "--create-home", name], check=True)
    program = [str(hub.python), str(hub.kit / "deploy" / "hub" / "run.py")]
    where = {
        "cwd": "/",
        "env": {**hub.environment(), "PYTHONUNBUFFERED": "1"},
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
        "text": True,
    }
    port = free_ports(4)
    demo = subprocess.Popen([*program, "demo", "--port", str(port), "--folder", str(demo_folder)], **where)
    said = ""
    for line in demo.stdout:
        said += line
        if "Ctrl-C stops it all" in line:
            break
    assert demo.poll() is None, said
    assert "Traceback" not in said
    assert all(f"  {name:16} " in said for name in people)
    assert requests.get(f"http://127.0.0.1:{port}/hub/login", timeout=60).ok
    demo.send_signal(signal.SIGINT)
    assert "Stopping" in demo.communicate(timeout=120)[0]
    homes = [Path(pwd.getpwnam(name).pw_dir) for name in accounts_of(demo_folder)]
    removed = subprocess.run([*program, "remove", "--folder", str(demo_folder)], **where)
    assert removed.returncode == 0, removed.stdout
    assert not accounts_of(demo_folder)
    assert not any(path.exists() for path in (demo_folder, *homes))


def test_what_is_no_demo_is_not_removed(hub, demo_folder):
    demo_folder.mkdir()
    (demo_folder / "class.toml").write_text(hub.file.read_text())
    program = [str(hub.python), str(hub.kit / "deploy" / "hub" / "run.py"), "remove", "--folder", str(demo_folder)]
    ended = subprocess.run(program, cwd="/", env=hub.environment(), capture_output=True, text=True)
    assert ended.returncode == 2
    assert "is no demo's folder" in ended.stderr
    assert (demo_folder / "class.toml").exists()
