"""In the judge's kernel: what is done before and after each notebook that is judged there.

The kernel is warm and serves one notebook after another. Nothing of a learner's runs in it, so nothing has to be feared of
the one before but names and models, and those are cleared.
"""

import contextlib
import gc
import json
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.blocking import BlockingKernelClient

import shapeclinic.quiet  # noqa: F401  (before anything imports Keras)

from .. import answers
from ..reference import store
from ..sandbox.asking import SandboxAnswers

# The imports stay; a collection of garbage need not look through them again for each notebook.
gc.collect()
gc.freeze()
_client: BlockingKernelClient | None = None


def begin(order: str) -> None:
    """Read answers out of another notebook from now on.

    Arguments:
        order: a file with `connection`, of the sandboxed kernel; `seconds` for an answer; `room`, which is there as long
            as that kernel is; `cells`, the sources of the
            learner's cells; `notebook`, the one that is judged, as a file of its own.
    """
    import keras
    from IPython import get_ipython

    global _client
    end()
    shell = get_ipython()
    shell.reset(new_session=True, aggressive=False)
    keras.backend.clear_session(free_memory=False)
    told: dict[str, Any] = json.loads(Path(order).read_text())
    _client = BlockingKernelClient(context=_context(told["most_bytes"]))
    _client.load_connection_info(told["connection"])
    _client.start_channels(iopub=False, stdin=False, hb=False)
    notebook = nbformat.from_dict(told["notebook"])
    answers.read_from(SandboxAnswers(_client, told["seconds"], Path(told["room"]), told["cells"], notebook))
    store.read_from(notebook.metadata.get(store.METADATA, {}))


def end() -> None:
    """Let go of the notebook that was judged."""
    global _client
    answers.read_from(None)
    store.read_from(None)
    if _client is not None:
        with contextlib.suppress(Exception):
            _client.stop_channels()
    _client = None


def _context(most_bytes: int) -> Any:
    import zmq

    context: Any = zmq.Context()
    context.maxmsgsize = most_bytes  # for every socket that is made in it
    context.linger = 0
    return context
