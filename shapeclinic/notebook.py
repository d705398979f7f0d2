"""`%load_ext shapeclinic`: a cell that fails over shapes gets a card under its traceback."""

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from . import quiet  # noqa: F401  (before anything imports Keras)
from .diagnosis.card import fixes_tried, html_card
from .diagnosis.inspection import inspect_trace
from .diagnosis.report import DIAGNOSIS_TYPE, Diagnosis, terminal_text
from .tracing import Trace, Tracer

_MOST_CALLS = 5_000
_LIMITS = ("--time-limit", "60", "--budget", "20")  # of running a session again: the kernel waits meanwhile
# Lines that mean nothing to a program's shapes, and may be left out when it is run again.
_HARMLESS = re.compile(
    r"^\s*%%?(diagnose|load_ext|matplotlib|autoreload|config|time|timeit|pip|reload_ext)\b.*$", re.MULTILINE
)

_watcher: "Watcher | None" = None


class Watcher:
    """Traces every cell of a session, and shows a card where one fails over shapes."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._tracer = Tracer()
        self._forced = False
        self._seen = 0, 0, 0
        self._ran: list[str] = []  # the cells that ran, in order, and the one that is looked at

    def start(self) -> None:
        """Begin to watch."""
        self._tracer.start()
        self._shell.events.register("post_run_cell", self.after_cell)

    def stop(self) -> None:
        """Leave the session as it was."""
        self._shell.events.unregister("post_run_cell", self.after_cell)
        self._tracer.stop()

    def after_cell(self, result: Any) -> None:
        """Look at what the cell did; whatever goes wrong here, the session goes on."""
        try:
            if result.info.raw_cell is not None and result.info.store_history:
                self._ran.append(result.info.raw_cell)
            self._look(result.error_in_exec)
            if result.error_in_exec is not None and self._ran:
                self._ran.pop()
        except Exception as error:
            print(f"shapeclinic could not diagnose this cell ({type(error).__name__}: {error}).")

    def force(self, cell: str) -> None:
        """Judge the cell that runs next whatever comes of it."""
        self._forced = True
        self._ran.append(cell)

    def _look(self, error: BaseException | None) -> None:
        forced, self._forced = self._forced, False
        # What has a way of its own to be shown (a check that did not pass) has said what it means.
        if hasattr(error, "_render_traceback_"):
            error = None
        trace = self._tracer.trace
        if error is not None:
            self._tracer.fail(error)
        if error is not None or forced:
            self._tracer.finish()
            calls, feeds, losses = self._seen
            # A failure may go back to earlier cells; what runs is judged by this cell alone.
            scope = (
                trace
                if error is not None
                else Trace(trace.layers, trace.calls[calls:], trace.feeds[feeds:], trace.losses[losses:])
            )
            diagnosis = inspect_trace(scope)
            if diagnosis.cause not in ("healthy", "other"):
                self._show(diagnosis)
            elif forced:
                print("No mismatch found." if diagnosis.cause == "healthy" else "No shape mismatch that is known here.")
        self._tracer.forget(_MOST_CALLS)
        self._seen = len(trace.calls), len(trace.feeds), len(trace.losses)

    def _show(self, diagnosis: Diagnosis) -> None:
        import ipywidgets
        from IPython.display import display

        card = {
            "text/html": html_card(diagnosis, self._tracer.trace),
            "text/plain": terminal_text(diagnosis, "this cell"),
            DIAGNOSIS_TYPE: {"cause": diagnosis.cause},
        }
        display(card, raw=True)
        # nbgrader says in this way that it runs the notebook: nobody is there to press a button.
        if not diagnosis.fixes or "NBGRADER_EXECUTION" in os.environ:
            return
        button = ipywidgets.Button(
            description="Try these fixes", tooltip="Run this session's cells again with each fix"
        )
        tried = ipywidgets.HTML()
        cells = list(self._ran)

        def try_them(_: Any) -> None:
            button.disabled, button.description = True, "Trying …"
            diagnosis.note = try_in_child(cells, diagnosis)
            tried.value = fixes_tried(diagnosis)
            button.description = "Tried"

        button.on_click(try_them)
        display(ipywidgets.VBox([button, tried]))


def try_in_child(cells: list[str], diagnosis: Diagnosis) -> str:
    """Run a session's cells again as a script, in a process of its own, and try the fixes there.

    Sets `verified` on the fixes that were tried.

    Returns:
        A sentence about how that went: why it could not be done, or what was run.
    """
    try:
        source = _as_script(cells)
    except SyntaxError as error:
        return (
            f"The fixes were not tried: the session's cells do not run as a script ({error.msg}: {error.text or ''})."
        )
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "session.py"
        script.write_text(source, encoding="utf-8")
        ended = subprocess.run(
            [sys.executable, "-m", "shapeclinic", "diagnose", str(script), "--json", "--short", *_LIMITS],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
    try:
        found = json.loads(ended.stdout)
    except ValueError:
        return "The fixes were not tried: the session's cells could not be run again."
    if found["cause"] != diagnosis.cause:
        return f"The fixes were not tried: run again from the top, the session ends differently ({found['cause']})."
    tried = {(fix["kind"], place): fix for place, fix in enumerate(found["fixes"])}
    for place, fix in enumerate(diagnosis.fixes):
        told = tried.get((fix.kind, place))
        if told is not None and told["tried"]:
            fix.verified = told["verified"]
            fix.description = told["description"]
    return "Tried by running the session's cells again, cut to the first and last batch."


def _as_script(cells: list[str]) -> str:
    """The cells one after another. What fails in an earlier one (a check, away from its notebook) is passed over.

    Raises:
        SyntaxError: if a cell is no plain Python, but a shell command, say.
    """
    *earlier, last = [_HARMLESS.sub("pass", cell) for cell in cells]
    guarded = []
    for cell in earlier:
        body = ast.parse(cell).body or [ast.Pass()]
        handler = ast.ExceptHandler(type=ast.Name("Exception"), body=[ast.Pass()])
        attempt = ast.Try(body=body, handlers=[handler], orelse=[], finalbody=[])
        guarded.append(ast.unparse(ast.fix_missing_locations(ast.Module([attempt], []))))
    ast.parse(last)
    return "\n".join([*guarded, last])


def load_ipython_extension(shell: Any) -> None:
    """Called by `%load_ext shapeclinic`."""
    global _watcher
    if _watcher is not None:
        return
    _watcher = Watcher(shell)
    _watcher.start()
    shell.register_magic_function(_diagnose_cell, "cell", "diagnose")


def unload_ipython_extension(shell: Any) -> None:
    """Called by `%unload_ext shapeclinic`."""
    global _watcher
    if _watcher is not None:
        _watcher.stop()
        _watcher = None


def _diagnose_cell(line: str, cell: str) -> None:
    """Run the cell and say what is wrong with its shapes, if anything, also if it runs."""
    from IPython import get_ipython

    shell = get_ipython()
    if _watcher is not None and shell is not None:
        _watcher.force(cell)
        shell.run_cell(cell)
