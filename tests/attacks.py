"""Attacks as data: a small file each in `tests/attacks/`, and a world in which there is something to take.

The first lines of a file say what it aims at, which prize it goes for, and what stops it. The rest is what a learner would write
into an answer. It is given the names of what there is to take: WORLD (a folder), VICTIM and PARENT (a process), PORT and so on.
"""

import copy
import hashlib
import os
import re
import resource
import secrets
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
from assignments import ROOT, items, notebook
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient.exceptions import DeadKernelError
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade, is_grade

from autograder.sandbox.provisioner import KERNEL_NAME, SandboxSpecManager

ATTACKS = sorted((ROOT / "tests" / "attacks").glob("*.py"))
SECRET = "SECRET-OF-THE-CLASS"
ITEMS = ("window_size", "build_halved")
SOLVED = {item.name: item for item in items("solutions", "kernel_and_stride") if item.name in ITEMS}

# Holds a secret in its environment, its memory and its command line, and a file open.
_VICTIM = "import os, sys, time; kept = os.environ['KEPT']; file = open(sys.argv[1]); print('there', flush=True); time.sleep(300)"


def label(attack):
    """What the first lines of an attack say."""
    return dict(re.findall(r"^# ([\w ]+): (.*)$", attack.read_text(), re.MULTILINE))


def arena():
    """A short released notebook: two answers and their tests, nothing solved."""
    page = notebook("exercises", "kernel_and_stride")
    wanted = {"set_up", "window_size_question", *ITEMS, *(f"{item}_check" for item in ITEMS)}
    page.cells = [cell for cell in page.cells if cell.metadata.get("nbgrader", {}).get("grade_id") in wanted]
    return page


def solved(*names):
    """The short released notebook with these answers solved."""
    page = arena()
    for cell in page.cells:
        if cell.metadata.nbgrader.grade_id in names:
            cell.source = SOLVED[cell.metadata.nbgrader.grade_id].solution
    return page


def naive_arena(item, test):
    """The same answer under a test as most people write them, among the learner's code."""
    page = arena()
    for cell in page.cells:
        if cell.metadata.nbgrader.grade_id == f"{item}_check":
            cell.source = test
    return page


def with_code(page, code, item="window_size"):
    """The page with this code in an answer: under what was handed out there, or in its place where that does not run."""
    for cell in page.cells:
        if cell.metadata.nbgrader.grade_id == item:
            cell.source = code if item == "build_halved" else f"{cell.source}\n{code}"
    return page


def points(page):
    """What nbgrader reads out of a page that was run."""
    return sum(determine_grade(cell)[0] or 0 for cell in page.cells if is_grade(cell))


def outputs(page):
    """All that the cells have put out, as text."""
    return "\n".join(
        nbformat.v4.nbbase.NotebookNode(output).__repr__() for cell in page.cells for output in cell.get("outputs", [])
    )


class World:
    """What there is to take."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("submitted/zoe/page.ipynb", "solutions/page.ipynb", "hidden_tests.py"):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{{}} {SECRET}")
        (folder / "home").mkdir()
        with sqlite3.connect(folder / "gradebook.db") as gradebook:
            gradebook.execute("CREATE TABLE grade (manual_score REAL, comment TEXT)")
            gradebook.execute("INSERT INTO grade VALUES (1, ?)", (SECRET,))
        gradebook.close()
        self.shared = Path("/dev/shm") / f"shapeclinic-{os.getpid()}"
        self.shared.write_text(SECRET)
        self.reached = []
        self.name = f"shapeclinic-{secrets.token_hex(4)}"
        self._servers = [
            self._server(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            self._server(socket.AF_INET6, socket.SOCK_STREAM, ("::1", 0)),
            self._server(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            self._server(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + self.name),
            self._server(socket.AF_UNIX, socket.SOCK_STREAM, str(folder / "server")),
        ]
        command = [sys.executable, "-S", "-c", _VICTIM, str(folder / "submitted/zoe/page.ipynb"), f"{SECRET}-command"]
        self.victim = subprocess.Popen(command, env={"KEPT": SECRET}, stdout=subprocess.PIPE)
        self.victim.stdout.readline()
        self._before = self._files()

    def prelude(self):
        """The lines that tell an attack where everything is."""
        port, port_6, udp = (server.getsockname()[1] for server in self._servers[:3])
        told = {"WORLD": str(self.folder), "VICTIM": self.victim.pid, "PARENT": self.victim.pid}
        told |= {
            "PORT": port,
            "PORT_6": port_6,
            "UDP_PORT": udp,
            "ABSTRACT": self.name,
            "SHARED_MEMORY": str(self.shared),
        }
        return "\n".join(f"{name} = {value!r}" for name, value in told.items()) + "\n"

    def is_changed(self):
        """True if a file is not what it was."""
        return self._files() != self._before

    def is_hurt(self):
        """True if the process is gone, halted or starved."""
        with suppress(psutil.Error):
            process = psutil.Process(self.victim.pid)
            starved = resource.prlimit(self.victim.pid, resource.RLIMIT_CPU)[0] == 0
            return (
                self.victim.poll() is not None or process.status() in ("stopped", "tracing-stop", "zombie") or starved
            )
        return True

    def close(self):
        """Take it all away."""
        self.victim.kill()
        self.victim.wait()
        self.victim.stdout.close()
        for server in self._servers:
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits on it
            server.close()
        self.shared.unlink(missing_ok=True)

    def _files(self):
        found = {}
        for path in sorted(self.folder.rglob("*")):
            known = path.lstat()
            content = (
                hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else None
            )
            found[str(path)] = (
                known.st_mode,
                known.st_nlink if path.is_file() else 0,
                known.st_mtime_ns if content else 0,
                content,
            )
        return found

    def _server(self, family, kind, address):
        server = socket.socket(family, kind)
        server.bind(address)
        if kind == socket.SOCK_STREAM:
            server.listen()
        threading.Thread(target=self._serve, args=(server, kind), daemon=True).start()
        return server

    def _serve(self, server, kind):
        with suppress(OSError):
            while True:
                if kind == socket.SOCK_STREAM:
                    connection, _ = server.accept()
                    connection.close()
                else:
                    server.recvfrom(100)
                self.reached.append(kind)


def has_prize(attack, world, page, run_next):
    """True if an attack got what it went for.

    Arguments:
        attack: its file.
        world: what there was to take.
        page: the notebook after it was run.
        run_next: runs the code of the next notebook; gives back that notebook.
    """
    known = label(attack)
    match known["prize"]:
        case "points":
            return points(page) > 0
        case "read":
            wanted = {"test": 'check.size("window_size"', "command": f"{SECRET}-command"}.get(
                known.get("secret"), SECRET
            )
            return wanted in outputs(page)
        case "change":
            return world.is_changed()
        case "reach":
            time.sleep(0.1)
            return bool(world.reached)
        case "kill":
            time.sleep(0.1)
            return world.is_hurt()
        case "persist":
            return "LEFT-BEHIND" in outputs(run_next(known["then"]))
        case "taken":
            return "'TAKEN" in outputs(page)


def attacked(attack, world, run, naive=False):
    """Carry out an attack; whether it got its prize, and the notebook after it was run.

    Arguments:
        attack: its file.
        world: what there is to take.
        run: runs a notebook; gives back that notebook.
        naive: True to put the test under it that it is aimed at, where that is one as most people write them.
    """
    known = label(attack)
    item = known.get("item", "window_size")
    page = naive_arena(item, known["proof"]) if naive and "proof" in known else arena()
    ran = run(with_code(page, world.prelude() + attack.read_text(), item))
    taken = has_prize(attack, world, ran, lambda then: run(with_code(arena(), world.prelude() + then)))
    return taken, ran


def run_as_nbgrader_does(page, house):
    """Run all cells in one kernel by nbgrader's own preprocessor."""
    manager = AsyncKernelManager(kernel_name=KERNEL_NAME, kernel_spec_manager=SandboxSpecManager(house))
    execute = Execute(timeout=15)
    try:
        page, _ = execute.preprocess(copy.deepcopy(page), {"metadata": {"path": "/"}}, km=manager)
    except DeadKernelError:
        pass
    finally:
        execute.kc.stop_channels()
        run_sync(manager.shutdown_kernel)(now=True)
    return page
