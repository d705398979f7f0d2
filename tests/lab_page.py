"""What a person does on a page of JupyterLab."""

import contextlib
import re
import time

import nbformat
from nbformat.reader import NotJSONError
from playwright.sync_api import Error, expect

_TRIES = 6


def run_all(page):
    """Run every cell by the menu; again if the kernel was not there yet, as a person would.

    On a busy machine JupyterLab asks about its own slowness: that is answered so that it goes on. A kernel that died is none of this.
    """
    asked = page.locator("dialog.jp-Dialog", has_not_text=re.compile("died|restart", re.IGNORECASE))
    page.add_locator_handler(asked, _go_on)
    try:
        _run_all(page)
    finally:
        page.remove_locator_handler(asked)


def _go_on(dialog):
    print("JupyterLab asked:", dialog.inner_text())
    waiting = dialog.get_by_role("button", name="Keep Waiting")
    (waiting if waiting.count() else dialog.locator("button.jp-mod-accept")).click()


def _run_all(page):
    notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(notebook.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").first).to_be_attached(timeout=60_000)
    first = notebook.locator(".jp-CodeCell .jp-InputPrompt").first
    for _ in range(_TRIES):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        try:
            expect(first).not_to_have_text("[ ]:", timeout=5_000)
            return
        except (AssertionError, Error):
            continue
    raise AssertionError("Run All Cells ran nothing")


def saved(page, path):
    """The notebook as JupyterLab saves it, once its last cell has run: lesson 8 trains for a minute on a slow machine."""
    deadline = time.monotonic() + 600
    resting = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook-ExecutionIndicator[data-status='idle']")
    while time.monotonic() < deadline:
        page.wait_for_timeout(1_000)
        if not resting.count():  # a save of what is half done tells nothing
            continue
        page.keyboard.press("Control+s")
        with contextlib.suppress(NotJSONError):  # read while it was written
            notebook = nbformat.read(path, as_version=4)
            if all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code"):
                return notebook
    raise AssertionError(f"{path.name} did not run to its end within ten minutes")


def open_path(page, path):
    """Open a file by the menu; wait until its page is the one in front."""
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.get_by_role("menuitem", name="Open from Path…", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(path)
    dialog.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator(".lm-TabBar-tab.lm-mod-current", has_text=path.rpartition("/")[2])).to_be_visible(
        timeout=60_000
    )


def close(page):
    """Close the notebook that is open, and shut its kernel down."""
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.get_by_role("menuitem", name="Close and Shut Down Notebook", exact=False).click()
    page.get_by_role("dialog").get_by_role("button", name="Ok", exact=True).click()
    expect(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")).to_have_count(0, timeout=60_000)


def shut_down(page):
    """Shut the kernel of the open notebook down, and wait for it: whoever opens the notebook next would get it while it ends."""
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    kernel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Toolbar-kernelName")
    expect(kernel).to_have_text("No Kernel", timeout=60_000)


def choose_theme(page, name):
    """Switch to a theme by the menu, if it is another one."""
    expect(page.locator("body[data-jp-theme-name]")).to_be_attached()
    if page.locator(f"body[data-jp-theme-name='{name}']").count():
        return
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^Theme$")).hover()
    page.locator(".lm-Menu-item", has_text=name).first.click()
    expect(page.locator(f"body[data-jp-theme-name='{name}']")).to_be_attached(timeout=20_000)
    expect(page.locator("#jupyterlab-splash")).to_have_count(0, timeout=20_000)
