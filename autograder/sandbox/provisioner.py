"""How Jupyter starts a kernel that is forked: a kernel provisioner, and the kernel specification that names it."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_client.provisioning import KernelProvisionerBase

from .house import Inmate
from .inmate import FILES

KERNEL_NAME = "shapeclinic-sandbox"
PROVISIONER_NAME = "shapeclinic-sandbox"  # as pyproject.toml registers it


class Place(Protocol):
    """Where forked kernels live: a House of sandboxes, say."""

    def start(self) -> Inmate:
        """Fork a kernel; it waits at its gate."""

    def open_gate(self, inmate: Inmate) -> None:
        """Let it begin; its file kernel.json must be there."""

    def is_alive(self, inmate: Inmate) -> bool:
        """True until it ends."""

    async def end(self, inmate: Inmate) -> int | None:
        """Kill it and all that came of it, and clear up; its exit status where that is known."""


class SandboxSpecManager(KernelSpecManager):  # type: ignore[misc]  # jupyter_client says no types
    """Knows the forked kernel alone, and where it is started.

    Arguments:
        place: where it lives.
    """

    def __init__(self, place: Place, **settings: Any) -> None:
        super().__init__(**settings)
        self.place = place

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The specification of the sandbox's kernel.

        Raises:
            NoSuchKernel: for any other name.
        """
        if kernel_name != KERNEL_NAME:
            raise NoSuchKernel(kernel_name)
        return KernelSpec(
            argv=[KERNEL_NAME],  # forked, not run
            display_name="Python 3 (sandbox)",
            language="python",
            interrupt_mode="message",
            metadata={"kernel_provisioner": {"provisioner_name": PROVISIONER_NAME, "config": {}}},
        )


class SandboxProvisioner(KernelProvisionerBase):  # type: ignore[misc]
    """Forks a kernel behind walls out of a warm process, and clears up after it."""

    _place: Place
    _inmate: Inmate | None = None
    _status: int | None = None

    @property
    def has_process(self) -> bool:
        """True from the launch until the end has been waited for."""
        return self._inmate is not None

    async def pre_launch(self, files: Mapping[str, bytes] | None = None, **settings: Any) -> dict[str, Any]:
        """Make the room, and write the connection file into it, and the files that are to lie in the kernel's working folder."""
        manager = self.parent
        self._place = manager.kernel_spec_manager.place
        self._inmate = await asyncio.to_thread(self._place.start)
        for name, content in (files or {}).items():
            path = self._inmate.room / FILES / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for path in (self._inmate.room / FILES).rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)  # for the user that the kernel becomes
        manager.transport = "ipc"
        manager.connection_file = str(self._inmate.room / "kernel.json")
        manager.ip = str(self._inmate.room / "ipc")
        manager.write_connection_file()
        self.connection_info = manager.get_connection_info()
        prepared: dict[str, Any] = await super().pre_launch(cmd=[KERNEL_NAME], **settings)
        return prepared

    async def launch_kernel(self, cmd: list[str], **settings: Any) -> Any:
        """Let the fork begin."""
        assert self._inmate is not None
        self._place.open_gate(self._inmate)
        return self.connection_info

    @property
    def inmate(self) -> Inmate | None:
        """The forked kernel, while there is one."""
        return self._inmate

    async def poll(self) -> int | None:
        """None while it lives."""
        if self._inmate is not None and self._place.is_alive(self._inmate):
            return None
        return self._status or 0

    async def wait(self) -> int | None:
        """Wait for its end, and clear up."""
        if self._inmate is not None:
            while self._place.is_alive(self._inmate):
                await asyncio.sleep(0.005)
            await self._end()
        return self._status

    async def send_signal(self, signum: int) -> None:
        """An interrupt goes by message; any other signal ends it."""
        await self._end()

    async def kill(self, restart: bool = False) -> None:
        """End it and all that came of it."""
        await self._end()

    async def terminate(self, restart: bool = False) -> None:
        """The same: nothing in it is worth waiting for."""
        await self._end()

    async def cleanup(self, restart: bool = False) -> None:
        """Nothing is left behind, also if it was never waited for."""
        await self._end()

    async def _end(self) -> None:
        inmate, self._inmate = self._inmate, None
        if inmate is not None:
            self._status = await self._place.end(inmate)
