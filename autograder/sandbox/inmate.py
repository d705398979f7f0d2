"""What a forked process does before the first line of a learner's code: put up the walls around itself."""

import contextlib
import logging
import os
import resource
import shutil
import signal
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

import psutil

from .limits import Limits
from .walls import Wall

# More threads share out sums in another way, and a model that was trained on another number of cores would be another one.
SAME_NUMBERS = {"TF_NUM_INTRAOP_THREADS": "1"}
FILES = "files"  # in a room: what is to lie in the kernel's working folder
_ENVIRONMENT = {
    **SAME_NUMBERS,
    "LANG": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "NBGRADER_EXECUTION": "autograde",
    "PATH": "/usr/bin:/bin",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",  # the judge has the GPU
}


def live(request: dict[str, Any], walls: set[Wall], readable: list[Path], devices: list[Path], gate: int) -> None:
    """Put up the walls and be a kernel until told to end.

    Arguments:
        request: `room`, its folder, with the file kernel.json in it; `user`, whom to become (None: stay); `limits`.
        walls: which walls to put up.
        readable: what may be read.
        devices: what may be used.
        gate: a descriptor; nothing begins until a byte comes out of it.
    """
    from .system_calls import (
        adopt_orphans,
        call_itself,
        die_with_parent,
        drop_capabilities,
        stay_readable_to_itself,
    )

    os.setsid()
    call_itself("learner")
    die_with_parent()
    if os.read(gate, 1) != b"1":
        os._exit(0)
    _close_descriptors()
    limits, room = Limits(**request["limits"]), Path(request["room"])
    home, user = room / "home", request["user"]
    if Wall.NAMESPACES in walls:
        from .namespaces import new_processes

        new_processes()
    if Wall.PROCESS in walls:
        adopt_orphans()
    child = os.fork()
    if child:
        _wait_for(child)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if Wall.NAMESPACES in walls:
        from .namespaces import enter_room

        enter_room(room, home, limits.disk, limits.files, os.getuid() if user is None else user)
    if Wall.PROCESS in walls:
        _limit(limits, counted_alone=user is not None or Wall.NAMESPACES in walls)
        if user is not None:
            os.setgroups([])
            os.setresgid(user, user, user)
            os.setresuid(user, user, user)
        drop_capabilities()
        stay_readable_to_itself()
    die_with_parent()
    _settle(home, room / FILES)
    if Wall.LANDLOCK in walls:
        from .file_rules import restrict_files

        own = [Path("/proc")] if Wall.NAMESPACES in walls else [Path(f"/proc/{os.getpid()}")]
        restrict_files([*readable, *own], devices, room, home)
    if Wall.SECCOMP in walls:
        from .call_filter import refuse_calls

        refuse_calls()
    be_kernel(room / "kernel.json")


def _wait_for(child: int) -> None:
    """Wait until the kernel ends or is told to, and leave nothing of it behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGKILL))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # In a namespace of their own they have ended with it; elsewhere they are our children now.
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, os.WNOHANG)  # raises where no child is left
            for orphan in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    orphan.kill()
            os.waitpid(-1, 0)
    os._exit(code if code >= 0 else 128 - code)


def _close_descriptors() -> None:
    """All but stderr, on which a wall that does not stand is told of until the kernel begins."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nowhere, descriptor)
    os.closerange(3, 65_536)


def _limit(limits: Limits, counted_alone: bool) -> None:
    from .zygote import memory_of_data

    data = memory_of_data() + limits.memory
    others = 0 if counted_alone else _threads_of_this_user()
    for kind, most in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.disk),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_NPROC, limits.processes + others),
        (resource.RLIMIT_DATA, data),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def _threads_of_this_user() -> int:
    threads = 0
    for process in psutil.process_iter(["uids", "num_threads"]):
        if process.info["uids"] and process.info["uids"].real == os.getuid():
            threads += process.info["num_threads"] or 0
    return threads


def _settle(home: Path, files: Path) -> None:
    """Have a folder, with copies of these files in it, an environment and a search path of one's own."""
    os.umask(0o077)
    if files.is_dir():
        shutil.copytree(files, home, dirs_exist_ok=True, copy_function=shutil.copyfile)
    os.chdir(home)
    scratch = home / "tmp"
    scratch.mkdir()
    os.environ.clear()
    os.environ.update(_ENVIRONMENT, HOME=str(home), TMPDIR=str(scratch), IPYTHONDIR=str(home / ".ipython"))
    os.environ.update(MPLCONFIGDIR=str(home / ".matplotlib"), KERAS_HOME=str(home / ".keras"))
    tempfile.tempdir = None
    sys.path[:] = ["", *filter(None, sys.path)]  # modules that lie beside a notebook


def be_kernel(connection_file: Path) -> None:
    """Be an IPython kernel until told to end."""
    from ipykernel.kernelapp import IPKernelApp
    from tornado.ioloop import IOLoop
    from traitlets.config import Config

    settings = Config()
    settings.HistoryManager.enabled = False
    settings.IPKernelApp.capture_fd_output = False
    settings.IPKernelApp.log_level = logging.ERROR
    sys.argv = ["kernel"]
    application = IPKernelApp.instance(config=settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a wall refuses a socket is no error, and would be taken for the last one
        application.initialize(["-f", str(connection_file)])
    IOLoop.current().add_callback(os.dup2, 1, 2)  # it has started: what follows is a learner's
    application.start()
    os._exit(0)
