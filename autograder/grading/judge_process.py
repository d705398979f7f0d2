"""The judge's process: a fork of the warm process without walls, for no learner's code runs in it."""

import os
import secrets
import shutil
from pathlib import Path

from ..sandbox.house import Inmate
from ..sandbox.inmate import SAME_NUMBERS
from ..sandbox.warm import Fork, WarmProcess

_INHERITED = ("PATH", "LANG", "LD_LIBRARY_PATH")


class JudgesRoom:
    """Where a judge's kernel lives; what a House is for learners' kernels.

    Arguments:
        warm: of which process it is a fork.
        folder: of the judge's own.
        gpu: the number of its GPU; None for the CPU.
    """

    def __init__(self, warm: WarmProcess, folder: Path, gpu: int | None) -> None:
        self._warm, self._folder, self._gpu = warm, folder, gpu
        self._fork: Fork | None = None

    def start(self) -> Inmate:
        """Fork a kernel that waits for the word to begin. Raises SandboxProblem if none is to be had."""
        folder = self._folder / secrets.token_hex(4)
        folder.mkdir(mode=0o700)
        environment = {
            **{name: os.environ[name] for name in _INHERITED if name in os.environ},
            **SAME_NUMBERS,
            "CUDA_VISIBLE_DEVICES": "-1" if self._gpu is None else str(self._gpu),
            "HOME": str(folder),
            "IPYTHONDIR": str(folder / "ipython"),
            "MPLCONFIGDIR": str(folder / "matplotlib"),
            "NBGRADER_EXECUTION": "autograde",
        }
        settings = {"folder": str(folder), "environment": environment}
        self._fork = self._warm.fork({"judge": settings, "log": str(self._folder / "log")})
        return Inmate(self._fork.pid, folder, self._fork.handle, None)

    def open_gate(self, inmate: Inmate) -> None:
        """Let it begin; its file kernel.json must be there."""
        self._of(inmate).ask({"begin": inmate.pid})

    def is_alive(self, inmate: Inmate) -> bool:
        """True until it ends."""
        return self._of(inmate).is_alive()

    async def end(self, inmate: Inmate) -> int | None:
        """Kill it and clear its folder; its exit status is not known."""
        self._of(inmate).end()
        self._fork = None
        shutil.rmtree(inmate.room, ignore_errors=True)
        return None

    def _of(self, inmate: Inmate) -> Fork:
        assert self._fork is not None
        assert self._fork.pid == inmate.pid
        return self._fork
