"""The warm process: imports all that a notebook needs, runs none of it, and forks whoever asks: houses of sandboxes, judges.

A fork after an import is safe; a fork after TensorFlow has run an operation hangs, for its threads are not there in the
child. So nothing here runs one, and each fork looks first that there is a single thread. A house forks again, for each
notebook.

    python -m autograder.sandbox.zygote LISTENER LEASH DIGEST

LISTENER is a socket: each connection gets a fork of its own, which serves it until the other side is gone. Requests come as
JSON, one a message, each with one answer. The first must hold the secret of which DIGEST is the SHA-256: forks have the
digest in their memory, and cannot ask. LEASH is a pipe; when its other end is closed, nobody needs this process any longer.
"""

import contextlib
import gc
import hashlib
import importlib
import inspect
import itertools
import json
import os
import resource
import select
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .system_calls import call_itself, gather_memory
from .walls import Wall

MOST_BYTES = 65_536
_ENDING_SECONDS = 5
# What a notebook of the course, the kernel itself and the judge would import; what silences TensorFlow first.
_IMPORTED = (
    *("shapeclinic.quiet", "shapeclinic.notebook", "shapeclinic.nowcasting", "autograder.checks"),
    *("autograder.sandbox.telling", "autograder.sandbox.inmate", "keras", "numpy.random", "tensorflow"),
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.debugger", "ipywidgets"),
    *("matplotlib.pyplot", "matplotlib_inline.backend_inline"),
    *("IPython.core.debugger", "IPython.core.oinspect", "IPython.core.completerlib", "IPython.core.logger"),
    *("IPython.extensions.storemagic", "tornado.platform.asyncio"),
    *("nbformat", "jupyter_client.blocking"),
)


def main(listener: int, leash: int, digest: str) -> None:
    """Prepare, then fork for whoever connects, as long as it is needed."""
    connections = socket.socket(fileno=listener)
    os.set_inheritable(listener, False)
    for walls_own in ("file_rules", "call_filter"):  # while programs can be run: libseccomp is found by asking one
        with contextlib.suppress(Exception):  # not to be had here, and then not asked for
            importlib.import_module(f".{walls_own}", __package__)
    gc.disable()  # nearly all that an import makes stays
    _import_all()
    _tell_of_an_error()
    gc.collect()
    gc.freeze()
    gc.enable()
    gather_memory()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for forks
    call_itself("warm process")
    waiting_for: list[Any] = [connections, leash]
    while leash not in select.select(waiting_for, [], [])[0]:
        connection, _ = connections.accept()
        _require_single_thread()
        if os.fork() == 0:
            try:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                os.setsid()
                connections.close()
                os.close(leash)
                _serve(connection, digest)
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(1)
        connection.close()


def _serve(connection: socket.socket, digest: str) -> None:
    """Be what the other side asks for."""
    told = _verified(connection, digest)
    if not told:
        return
    request = json.loads(told)
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for descriptor in (1, 2):
        os.dup2(log, descriptor)
    os.close(log)
    match request:
        case {"house": settings}:
            _be_house(connection, settings)
        case {"judge": settings}:
            _be_judge(connection, settings)
    os._exit(0)


def _verified(connection: socket.socket, digest: str) -> bytes:
    """The first request without its secret, nothing if that is wrong. Another process reads it: what this one has read, its forks can."""
    reading, writing = os.pipe()
    reader = os.fork()
    if reader == 0:
        try:
            request = json.loads(connection.recv(MOST_BYTES))
            if hashlib.sha256(request.pop("secret").encode()).hexdigest() == digest:
                os.write(writing, json.dumps(request).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(reader, 0)
    return told


def _be_house(requests: socket.socket, settings: dict[str, Any]) -> None:
    call_itself("house")
    rooms, walls = Path(settings["rooms"]), {Wall(name) for name in settings["walls"]}
    readable, devices = paths_of_python()
    if Wall.NAMESPACES in walls:
        from .namespaces import enter_house

        enter_house(readable, devices, rooms)
    _answer(requests, {"pid": os.getpid()})
    gates: dict[int, int] = {}
    while message := requests.recv(MOST_BYTES):
        request = json.loads(message)
        match request:
            case {"start": _}:
                _require_single_thread()
                pid, gate = _start(request["start"], walls, readable, devices)
                gates[pid] = gate
                _answer(requests, {"pid": pid})
            case {"open": pid}:
                gate = gates.pop(pid)
                with contextlib.suppress(BrokenPipeError):
                    os.write(gate, b"1")
                os.close(gate)
                _answer(requests, {})
            case {"end": pid}:
                if pid in gates:
                    os.close(gates.pop(pid))
                _answer(requests, {"status": _end(pid)})


def _be_judge(requests: socket.socket, settings: dict[str, Any]) -> None:
    """Be a kernel without walls, which runs no learner's code."""
    from .inmate import be_kernel

    call_itself("judge")
    os.chdir(settings["folder"])
    os.environ.clear()
    os.environ.update(settings["environment"])
    _answer(requests, {"pid": os.getpid()})
    if not requests.recv(MOST_BYTES):  # the word to begin
        return
    _answer(requests, {})
    threading.Thread(target=_end_with, args=[requests], daemon=True, name="leash").start()
    be_kernel(Path(settings["folder"]) / "kernel.json")


def _end_with(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.recv(1)
    os._exit(0)


def paths_of_python() -> tuple[list[Path], list[Path]]:
    """What a sandbox may read to run this Python, and which devices it may use. No course, test or solution is there."""
    import autograder
    import shapeclinic

    packages = [Path(package.__file__).parent for package in (autograder, shapeclinic) if package.__file__]
    wanted = [
        *(Path(f"/{name}") for name in ("usr", "bin", "lib", "lib32", "lib64", "sbin")),
        *(Path("/etc") / name for name in ("ld.so.cache", "localtime", "nsswitch.conf", "passwd")),
        Path("/sys/devices/system/cpu"),
        *(Path(path) for path in (sys.base_prefix, sys.prefix)),
        *packages,
    ]
    readable: list[Path] = []
    for path in itertools.chain.from_iterable(map(_links_to, wanted)):
        if path.exists() and not any(path.is_relative_to(other) for other in readable if not other.is_symlink()):
            readable.append(path)
    devices = [Path("/dev") / name for name in ("null", "zero", "full", "random", "urandom")]
    return readable, [device for device in devices if device.exists()]


def _links_to(path: Path) -> Iterator[Path]:
    """Each link on the way to a file or folder, and where it really lies."""
    for part in (*reversed(path.parents), path):
        if part.is_symlink():
            yield part
            target = os.path.normpath(part.parent / part.readlink() / path.relative_to(part))
            yield from _links_to(Path(target))
            return
    yield path


def _import_all() -> None:
    for name in _IMPORTED:
        importlib.import_module(name)


def _tell_of_an_error() -> None:
    """Fail once and be told, as a notebook is: what reads and colours sources keeps them in mind.

    The failure comes in a constructor that makes no variable, before anything is run.
    """
    import keras
    import stack_data
    from IPython.core.ultratb import AutoFormattedTB

    sources: Any = stack_data  # whose types name only a part of it
    try:
        keras.layers.Conv2D(2, 3, strides=(2, 2, 2))
    except ValueError:
        AutoFormattedTB(mode="Context", theme_name="linux").structured_traceback(*sys.exc_info())
    for kind in keras.layers.ConvLSTM2D.__mro__:
        if kind is not object:
            _ = sources.Source.for_filename(inspect.getsourcefile(kind)).pieces


def _require_single_thread() -> None:
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        raise RuntimeError(f"A fork of {threads} threads would hang: something that was imported has started one.")


def _start(request: dict[str, Any], walls: set[Wall], readable: list[Path], devices: list[Path]) -> tuple[int, int]:
    """Fork a kernel that waits at its gate; its process id, and the descriptor that opens the gate."""
    waiting, gate = os.pipe()
    pid = os.fork()
    if pid:
        os.close(waiting)
        return pid, gate
    try:
        from .inmate import live

        live(request, walls, readable, devices, waiting)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)  # a kernel that has begun sends sys.stderr to whoever listens
    finally:
        if sys.__stderr__ is not None:
            sys.__stderr__.flush()
        os._exit(1)


def _end(pid: int) -> int:
    """End a kernel and what came of it; its exit status."""
    deadline = time.monotonic() + _ENDING_SECONDS
    os.kill(pid, signal.SIGTERM)
    while time.monotonic() < deadline:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _answer(requests: socket.socket, answer: dict[str, Any]) -> None:
    requests.send(json.dumps(answer).encode())


def memory_of_data() -> int:
    """Bytes of private data that this process has set aside (Linux counts them against RLIMIT_DATA)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return resource.RLIM_INFINITY


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
