"""Run one kernel's part of a notebook with nbclient, whatever the kernel does."""

import asyncio
import contextlib
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError

from ..sandbox.limits import Limits

_INTERRUPTED_SECONDS = 5
_EXTRA = 20  # so many times the output that is kept is listened to, then the kernel is ended


class KernelGone(Exception):
    """The kernel had to be ended; the sentence says why."""


class KernelDied(KernelGone):
    """The kernel has ended, by its own code or by somebody's hand."""


class CellRunner(NotebookClient):  # type: ignore[misc]  # nbclient says no types
    """Runs cells one by one in a kernel that is there already."""

    def __init__(self, notebook: Any, manager: AsyncKernelManager, client: Any, limits: Limits) -> None:
        super().__init__(notebook, km=manager, allow_errors=True, coalesce_streams=True)
        self.kc = client
        self.on_cell_executed = self._look_at_reply
        self._limits = limits
        self._heard = self._kept = 0
        self._flooded = asyncio.Event()
        self._asked_to_exit = False

    async def run_cell(self, place: int) -> None:
        """Run the cell at this place of the notebook; its outputs are put into it.

        Raises:
            KernelGone: if the kernel ends over it, or does not stop when told to.
        """
        cell = self.nb.cells[place]
        self._heard = self._kept = 0
        self._flooded.clear()
        self._asked_to_exit = False
        running = asyncio.ensure_future(self.async_execute_cell(cell, place))
        # Not by an exception: nbclient looks at those of its listener only when the cell has ended.
        flooded = asyncio.ensure_future(self._flooded.wait())
        seconds = self._limits.cell_seconds
        try:
            in_time, _ = await asyncio.wait([running, flooded], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if self._flooded.is_set():
                raise KernelGone("A cell put out more than is listened to.")
            if not in_time:
                await self._interrupt()
                stopped, _ = await asyncio.wait([running], timeout=_INTERRUPTED_SECONDS)
                if not stopped:
                    raise KernelGone(f"A cell ran for more than {seconds:g} seconds and could not be interrupted.")
            await running
            if self._asked_to_exit:
                raise KernelGone("A cell ended its own kernel.")
            if not in_time:
                self._say(cell, f"Interrupted after {seconds:g} seconds.")
            if self._kept > self._limits.output:
                self._say(cell, f"[No more than {self._limits.output} bytes of output are kept.]")
        except DeadKernelError:
            raise KernelDied("A cell ended its own kernel.") from None
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise KernelGone("A cell made its kernel answer in a form that no kernel answers in.") from problem
        finally:
            flooded.cancel()
            running.cancel()
            await asyncio.wait([running, flooded])
            with contextlib.suppress(asyncio.CancelledError):
                running.exception()  # looked at: nobody else will

    async def _interrupt(self) -> None:
        """Interrupt the kernel. Raises KernelDied if it was ended at that very moment, for the memory it took, say."""
        try:
            await self.km.interrupt_kernel()
        except RuntimeError:
            if self.km.has_kernel:
                raise
            raise KernelDied("A cell ended its own kernel.") from None

    def _look_at_reply(self, execute_reply: Any, **_: Any) -> None:
        """IPython's exit() answers before it ends the kernel: the next cell, or its check, would be blamed for the end."""
        match execute_reply:
            case {"content": {"payload": list(told)}}:
                self._asked_to_exit = any(isinstance(one, dict) and one.get("source") == "ask_exit" for one in told)

    def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
        """Keep what can be kept of an output, and listen no longer when there is far too much."""
        self._heard += 1
        size = _size(msg.get("content"))
        self._kept += size
        if self._heard > self._limits.messages or self._kept > _EXTRA * self._limits.output:
            self._flooded.set()
            return None
        if self._kept > self._limits.output and msg["msg_type"] in ("stream", "display_data", "execute_result"):
            return None
        try:
            return super().process_message(msg, cell, cell_index)
        except CellControlSignal:
            raise
        except Exception:  # a message of a form that nobody knows, which only a learner's own code can have sent
            return None

    def _say(self, cell: Any, words: str) -> None:
        cell.outputs.append(nbformat.v4.new_output("stream", name="stdout", text=words))


def _size(content: Any) -> int:
    if isinstance(content, dict):
        return sum(_size(part) for part in content.values())
    if isinstance(content, list):
        return sum(_size(part) for part in content)
    return len(content) if isinstance(content, str) else 8
