"""Every lesson as it is read: opened in JupyterLab, run from the top, looked at from end to end.

It fails only where it says so, with the error that it quotes. Where there is no browser, the same cells run without one.
"""

import contextlib
import re
from types import SimpleNamespace

import nbformat
import pytest
from assignments import ROOT, SCREENSHOTS
from lab_page import choose_theme, close, open_path, run_all, saved
from nbclient import NotebookClient
from playwright.sync_api import expect
from quoted_errors import error_of, quoted

from shapeclinic.widgets import __all__ as EXPLORERS

LESSONS = sorted(path.stem for path in (ROOT / "course").glob("*.ipynb"))
# Pixels: JupyterLab draws only what is in sight, and while a lesson runs, nobody looks at all of it.
WINDOW, TALL = {"width": 1100, "height": 900}, {"width": 1100, "height": 11_000}


@pytest.fixture(scope="module")
def page(request, chromium):
    """One page of JupyterLab for all lessons, as a learner has who goes from one to the next; None without a browser."""
    if chromium is None:
        yield None
        return
    context = chromium.new_context(viewport=WINDOW)
    page = context.new_page()
    # With nothing open: JupyterLab would show what was open before, and start its kernel.
    page.goto(re.sub(r"/tree/\S+?\.ipynb", "", request.getfixturevalue("lab")) + "&reset")
    expect(page.locator(".jp-Launcher")).to_be_visible(timeout=60_000)
    yield page
    context.close()


# The second half in the dark: a theme stays chosen.
@pytest.fixture(
    scope="module",
    params=[(one, ("JupyterLab Light", "JupyterLab Dark")[2 * n // len(LESSONS)]) for n, one in enumerate(LESSONS)],
    ids=LESSONS,
)
def lesson(request, kit, page):
    """A lesson that was run in a real kernel, as a notebook and, where there is a browser, as a page that is open."""
    name, theme = request.param
    path = kit / "course" / f"{name}.ipynb"
    if page is None:
        notebook = nbformat.read(path, as_version=4)
        resources = {"metadata": {"path": path.parent}}
        NotebookClient(notebook, timeout=600, allow_errors=True, resources=resources).execute()
        yield SimpleNamespace(notebook=notebook, page=None)
        return
    page.set_viewport_size(WINDOW)
    open_path(page, f"course/{name}.ipynb")
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(panel.locator(".jp-CodeCell").first).to_be_visible(timeout=60_000)
    choose_theme(page, theme)
    run_all(page)
    notebook = saved(page, path)
    page.set_viewport_size(TALL)
    panel.locator(".jp-WindowedPanel-outer").evaluate("node => node.scrollTo(0, 0)")
    expect(panel.locator(".jp-Cell")).to_have_count(len(notebook.cells))
    made = re.findall(
        rf"\b(?:{'|'.join(EXPLORERS)})\(", "\n".join(c.source for c in notebook.cells if c.cell_type == "code")
    )
    expect(panel.locator(".shapeclinic-explorer canvas[aria-label]")).to_have_count(len(made), timeout=60_000)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"lesson_{name}.png")
    yield SimpleNamespace(notebook=notebook, page=page)
    close(page)


def test_cells_fail_where_they_are_meant_to_and_nowhere_else(lesson):
    for cell in lesson.notebook.cells:
        meant = "raises-exception" in cell.metadata.get("tags", [])
        assert (error_of(cell) is not None) == meant, cell.source


def test_the_text_after_a_failing_cell_quotes_its_error(lesson):
    cells = lesson.notebook.cells
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        error = error_of(cell)
        if error is not None:
            assert quoted(after.source), cell.source
            for words in quoted(after.source):
                assert words in error


def test_nothing_is_written_to_stderr(lesson):
    """A learner sees no red lines but those that the lesson is about."""
    for cell in lesson.notebook.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", output.text


def test_figures_are_shown_as_pictures(lesson):
    for cell in lesson.notebook.cells:
        for output in cell.get("outputs", []):
            if "<Figure" in output.get("data", {}).get("text/plain", ""):
                assert "image/png" in output.data


def test_every_explorer_follows_a_control_of_its_own_and_every_formula_is_set(lesson, needs_program):
    needs_program("chromium", "chromium")
    panel = lesson.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    for explorer in panel.locator(".shapeclinic-explorer").all():
        caption = explorer.get_by_role("status")
        said = caption.inner_text()
        controls = [*explorer.get_by_role("slider").all(), *explorer.get_by_role("combobox").all()]
        for control in filter(lambda one: one.is_visible(), controls):
            if control.evaluate("node => node.tagName") == "SELECT":
                control.select_option(index=1)
            else:
                for key in ("ArrowRight", "ArrowLeft", "ArrowLeft"):  # at an end one of them does nothing
                    control.focus()
                    lesson.page.keyboard.press(key)
            with contextlib.suppress(AssertionError):
                expect(caption).not_to_have_text(said, timeout=5_000)
                break
        else:
            raise AssertionError(f"no control of it changes what it says: {said}")
    # A formula that MathJax could not set stands in its own source.
    expect(panel.locator("mjx-merror")).to_have_count(0)


def test_a_lesson_leads_to_its_exercise(lesson, needs_program):
    needs_program("chromium", "chromium")
    name = re.search(r"course/(?:\d_)?(\w+)\.ipynb", lesson.page.url)[1]
    if name in ("index", "explorers"):
        return
    expect(lesson.page.get_by_role("link", name=f"Open {name}.ipynb")).to_be_visible()
