"""A hub that runs for a class, started as a system's services start it, and what people ask of it."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import requests
from assignments import ROOT
from repetition import times

COURSE, ASSIGNMENT = "shapes", "two_items"
_PREFIX = "sctest"
# Of this run alone: another may be going on, and one that was killed leaves its accounts behind.
_RUN = f"{_PREFIX}{os.getpid()}"
INSTRUCTOR, GRADER = f"{_RUN}-teacher", f"{_RUN}-grader"
LEARNERS = tuple(f"{_RUN}-learner{number:02}" for number in range(1, 3 + times(30)))
HONEST, CHEAT, CROWD = LEARNERS[0], LEARNERS[1], LEARNERS[2:]
AS_ROOT = os.getuid() == 0
_SECONDS = 120
_CLASS = """\
course = "{course}"
instructors = ["{instructor}"]
learners = {learners}
grader = "{grader}"
port = {port}
state = "{folder}/state"
exchange = "{folder}/exchange"
{homes}
"""


def patiently(ask, seconds=_SECONDS, what="it"):
    """Ask until the answer is true, and return it; what is raised meanwhile is a no."""
    begun, last = time.monotonic(), None
    while time.monotonic() - begun < seconds:
        try:
            last = ask()
            if last:
                return last
        except (requests.RequestException, OSError) as error:
            last = error
        time.sleep(0.5)
    raise AssertionError(f"{what} did not come in {seconds} s; last: {last}")


class RunningHub:
    """A class on this machine: as root with an account for each person, else all of them as one."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.kit = folder / "kit"
        self.python = self.kit / ".venv" / "bin" / "python"
        self.address = f"http://127.0.0.1:{port}"
        self.file = folder / "class.toml"
        self.processes: dict[str, subprocess.Popen] = {}
        self.started: set[str] = set()

    def begin(self):
        """Make accounts and folders, and start it."""
        copy_kit(self.kit)
        if AS_ROOT:
            _remove_accounts(_left_behind())
        homes = "" if AS_ROOT else f'homes = "{self.folder}/homes"'
        told = {"course": COURSE, "instructor": INSTRUCTOR, "learners": list(LEARNERS), "grader": GRADER}
        text = _CLASS.format(**told, port=self.port, folder=self.folder, homes=homes)
        self.file.write_text(text.replace("'", '"'))
        self.run("provision.py", str(self.file), "--make-accounts")
        for what in ("proxy", "hub"):
            self.start(what)
        self.wait()

    def run(self, program, *arguments):
        """Run one of the programs of deploy/hub to its end."""
        command = [str(self.python), str(self.kit / "deploy" / "hub" / program), *arguments]
        ended = subprocess.run(command, capture_output=True, text=True, cwd="/", env=self.environment())
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended

    def environment(self):
        """Nothing of the test's own environment but what programs need."""
        return {"PATH": f"{self.kit}/.venv/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": os.environ["HOME"]}

    def start(self, what):
        """Start the proxy or the hub."""
        command = [str(self.python), str(self.kit / "deploy" / "hub" / "run.py"), what, str(self.file)]
        with (self.folder / f"{what}.log").open("ab") as log:
            self.processes[what] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=self.environment()
            )

    def stop(self, what):
        """End the proxy or the hub."""
        process = self.processes.pop(what)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def restart(self):
        """Start the hub again, as after an update; the proxy and everybody's servers stay."""
        self.stop("hub")
        self.start("hub")
        self.wait()

    def wait(self):
        """Until Formgrader answers: the hub itself answers before."""
        service = f"{self.address}/services/{COURSE}/api"
        try:
            patiently(lambda: b"version" in requests.get(service, timeout=10).content, what="Formgrader")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{(self.folder / 'hub.log').read_text()[-3000:]}") from None

    def password(self, name):
        """Of an account."""
        if not AS_ROOT:
            return (self.folder / "state" / "password").read_text().strip()
        told = dict(line.split(":") for line in (self.folder / "state" / "passwords.txt").read_text().split())
        return told[name]

    def home(self, name):
        """Of an account."""
        return Path(f"~{name}").expanduser() if AS_ROOT else self.folder / "homes" / name

    @property
    def course(self):
        """Where the grader keeps the course."""
        return self.home(GRADER) / COURSE

    def as_account(self, name, *command, cwd="/", check=True):
        """Run a program as an account, with its home."""
        become = ["runuser", "-u", name, "--"] if AS_ROOT else []
        environment = {**self.environment(), "HOME": str(self.home(name))}
        ended = subprocess.run([*become, *command], cwd=cwd, env=environment, capture_output=True, text=True)
        if check:
            assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended

    def close(self):
        """End all of it, and take the accounts away."""
        # Servers outlive their hub. As root they end with their accounts' processes.
        if not AS_ROOT:
            for name in self.started:
                with contextlib.suppress(AssertionError, requests.RequestException):
                    Person(self, name).hub("DELETE", f"users/{name}/server")
        for what in ("hub", "proxy"):
            if what in self.processes:
                self.stop(what)
        if AS_ROOT:
            _remove_accounts((INSTRUCTOR, GRADER, *LEARNERS))


def _remove_accounts(names):
    for name in names:
        subprocess.run(["pkill", "-KILL", "-u", name], capture_output=True)
        subprocess.run(["userdel", "--force", "--remove", name], capture_output=True)


def _left_behind():
    """Accounts of runs that are no more."""
    for account in pwd.getpwall():
        made_by = re.fullmatch(rf"{_PREFIX}(\d+)-\w+", account.pw_name)
        if made_by and not Path("/proc", made_by[1]).exists():
            yield account.pw_name


class Person:
    """Somebody with an account, through the hub's API: logged in by the form as in a browser, then with a token of theirs."""

    def __init__(self, hub: RunningHub, name: str) -> None:
        self.running, self.name = hub, name
        with requests.Session() as session:
            form = session.get(f"{hub.address}/hub/login", timeout=60)
            form.raise_for_status()
            told = {"username": name, "password": hub.password(name), "_xsrf": session.cookies.get("_xsrf")}
            home = session.post(f"{hub.address}/hub/login?next=%2Fhub%2Fhome", data=told, timeout=60)
            assert "login" not in home.url, f"{name} cannot log in"
            xsrf = max(session.cookies, key=lambda cookie: (cookie.name == "_xsrf", len(cookie.path))).value
            made = session.post(
                f"{hub.address}/hub/api/users/{name}/tokens",
                json={"note": "a test"},
                headers={"X-XSRFToken": xsrf, "Referer": f"{hub.address}/hub/token"},
                timeout=60,
            )
        assert made.status_code == 201, made.text
        self.token = made.json()["token"]

    def ask(self, method, path, told=None):
        """Ask for a page, as this person."""
        return requests.request(
            method,
            f"{self.running.address}/{path}",
            json=told if told is not None or method == "GET" else {},
            headers={"Authorization": f"token {self.token}"},
            timeout=300,
        )

    def hub(self, method, path, told=None):
        """Ask the hub's API."""
        return self.ask(method, f"hub/api/{path}", told)

    def start_server(self):
        """Start this person's JupyterLab, and wait for it."""
        asked = self.hub("POST", f"users/{self.name}/server")
        assert asked.status_code in (201, 202), asked.text
        self.running.started.add(self.name)
        patiently(
            lambda: self.hub("GET", f"users/{self.name}").json()["servers"].get("", {}).get("ready"),
            300,
            f"{self.name}'s server",
        )

    def assignments(self, what):
        """Fetch, submit, or fetch the feedback of the assignment."""
        told = {"course_id": COURSE, "assignment_id": ASSIGNMENT}
        answer = self.ask("POST", f"user/{self.name}/assignments/{what}", told)
        assert answer.status_code == 200, answer.text
        assert answer.json()["success"], answer.text
        return answer.json()

    def formgrader(self, method, path):
        """Ask Formgrader, as one of its buttons does."""
        answer = self.ask(method, f"services/{COURSE}/formgrader/api/{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()


def copy_kit(kit: Path) -> None:
    """Copy what is under version control to where all accounts can run it, with an environment of a Python that all can run."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (kit / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, kit / name)
    subprocess.run(["chmod", "--recursive", "go+rX,go-w", str(kit)], check=True)
    shutil.copytree(ROOT / "benchmarks" / "grading_course" / "solutions" / ASSIGNMENT, kit / "solutions" / ASSIGNMENT)
    if not AS_ROOT:
        (kit / ".venv").symlink_to(ROOT / ".venv")
        return
    environment = {**os.environ, "PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}"}
    environment.pop("VIRTUAL_ENV", None)
    made = subprocess.run([everybodys_python(), "install.py"], cwd=kit, env=environment, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr


def everybodys_python() -> str:
    """A Python that other accounts can run, too."""
    candidates = [shutil.which(f"python3.{minor}", path="/usr/bin:/usr/local/bin") for minor in (13, 12, 11)]
    for path in filter(None, candidates):
        real = Path(path).resolve()
        if all(folder.stat().st_mode & 0o001 for folder in real.parents):
            return path
    raise AssertionError("No Python 3.11 to 3.13 that other accounts can run. On Debian: apt-get install python3")


def new_folder() -> Path:
    """A folder that all accounts can look into; pytest's own are root's alone."""
    folder = Path(tempfile.mkdtemp(prefix="shapeclinic-hub-", dir="/var/tmp"))
    folder.chmod(0o755)
    return folder


def free_ports(count):
    """The first of so many in a row."""
    for first in range(18000, 30000, 7):
        try:
            for port in range(first, first + count):
                with socket.socket() as tried:
                    tried.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
    raise AssertionError(f"no {count} ports in a row are free")


def all_at_once(tasks):
    """Run all, each in a thread of its own; what went wrong in any of them is raised."""
    failed = []

    def run(task):
        try:
            task()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed, failed
