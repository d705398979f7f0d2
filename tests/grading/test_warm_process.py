"""The process of which houses and judges are forks: one import of TensorFlow for all of them."""

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from autograder.sandbox.house import House
from autograder.sandbox.limits import Limits
from autograder.sandbox.walls import Wall
from autograder.sandbox.warm import Address, Fork, SandboxProblem, WarmProcess


@pytest.fixture(scope="module")
def warm():
    made = WarmProcess()
    yield made
    made.close()


def as_judge(folder):
    return {"judge": {"folder": str(folder), "environment": {}}, "log": str(folder / "log")}


def eventually(is_so):
    deadline = time.monotonic() + 20
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.05)
    return is_so()


def test_houses_and_judges_are_forks_of_one_process(warm, tmp_path):
    judge = warm.fork(as_judge(tmp_path))
    houses = [House([Wall.PROCESS], Limits(), WarmProcess(shared=warm.address())) for _ in range(2)]
    inmates = [house.start() for house in houses]
    mother = psutil.Process(psutil.Process(judge.pid).ppid())
    assert mother.name() == "warm process"
    forks = {child.pid: child.name() for child in mother.children()}
    assert forks[judge.pid] == "judge"
    assert sorted(forks.values()) == ["house", "house", "judge"]
    assert {psutil.Process(psutil.Process(inmate.pid).ppid()).name() for inmate in inmates} == {"house"}
    for house in houses:
        house.close()
    judge.end()
    assert eventually(lambda: not mother.children())


@pytest.mark.parametrize("secret", ["", "0" * 64])
def test_who_does_not_know_the_secret_gets_nothing(warm, tmp_path, secret):
    """A learner's fork has the digest in its memory, and at the weakest level it may find the socket."""
    path, _ = warm.address()
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asking:
        asking.settimeout(180)
        asking.connect(path)
        asking.send(json.dumps({"secret": secret, **as_judge(tmp_path)}).encode())
        assert asking.recv(100) == b""
    assert not (tmp_path / "log").exists()
    warm.fork(as_judge(tmp_path)).end()  # and it serves those who do


def test_a_fork_does_not_hold_the_secret(warm, tmp_path):
    """Its own forks, a learner's kernel among them, would have it in their memory."""
    fork = warm.fork(as_judge(tmp_path))
    secret, digest = warm.address().secret.encode(), hashlib.sha256(warm.address().secret.encode()).hexdigest().encode()
    held = memory_of(fork.pid)
    fork.end()
    assert digest in held  # so that looking finds what is there
    assert secret not in held


def memory_of(pid):
    """What a process has in its writable memory."""
    parts = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if rights.startswith("rw") and "[v" not in line:
                first, last = (int(end, 16) for end in span.split("-"))
                try:
                    memory.seek(first)
                    parts.append(memory.read(last - first))
                except (OSError, ValueError, OverflowError):
                    continue
    return b"".join(parts)


def test_one_that_says_nothing_keeps_nobody_waiting(warm, tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as silent:
        silent.connect(warm.address().path)
        warm.fork(as_judge(tmp_path)).end()


def test_where_nobody_listens_a_process_of_its_own_serves(tmp_path):
    nowhere = Address(str(tmp_path / "nobody"), "secret")
    with pytest.raises(OSError, match="No such file"):
        Fork(nowhere, as_judge(tmp_path))
    alone = WarmProcess(shared=nowhere)
    alone.fork(as_judge(tmp_path)).end()
    alone.close()


def test_what_it_cannot_be_is_told_in_a_sentence(warm, tmp_path):
    with pytest.raises(SandboxProblem, match="No such file or directory: '/nowhere'"):
        warm.fork({"judge": {"folder": "/nowhere", "environment": {}}, "log": str(tmp_path / "log")})


def test_it_ends_with_whoever_started_it():
    code = (
        "import time; from autograder.sandbox.warm import WarmProcess; warm = WarmProcess(); warm.address(); "
        "print('there', flush=True); time.sleep(300)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    owner.stdout.readline()
    [mother] = psutil.Process(owner.pid).children()
    assert eventually(lambda: mother.name() == "warm process")
    os.kill(owner.pid, signal.SIGKILL)
    owner.communicate()
    assert eventually(lambda: not mother.is_running() or mother.status() == psutil.STATUS_ZOMBIE)
