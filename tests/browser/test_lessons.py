"""Every lesson as it is read: opened in JupyterLab, run from the top, looked at from end to end."""

import contextlib
import re

import pytest
from assignments import ROOT, SCREENSHOTS
from lab_page import choose_theme, run_all, shut_down
from playwright.sync_api import expect

LESSONS = sorted(path.stem for path in (ROOT / "course").glob("[0-9]*.ipynb"))
TALL = 11_000  # pixels: JupyterLab draws only what is in sight


# Every other one in the dark.
@pytest.mark.parametrize(
    ("lesson", "theme"), [(one, ("JupyterLab Light", "JupyterLab Dark")[n % 2]) for n, one in enumerate(LESSONS)]
)
def test_a_lesson_runs_to_its_exercise(page, lab, lesson, theme):
    page.set_viewport_size({"width": 1100, "height": TALL})
    page.goto(re.sub(r"course/\w+\.ipynb", f"course/{lesson}.ipynb", lab))
    notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(notebook.get_by_role("heading", name="What to keep")).to_be_visible(timeout=60_000)
    choose_theme(page, theme)
    run_all(page)
    name = re.sub(r"^\d+_", "", lesson)
    expect(notebook.get_by_role("link", name=f"Open {name}.ipynb")).to_be_visible(timeout=600_000)  # lesson 8 trains
    page.screenshot(path=SCREENSHOTS / f"lesson_{lesson}.png")
    for explorer in notebook.locator(".shapeclinic-explorer").all():
        caption = explorer.get_by_role("status")
        said = caption.inner_text()
        controls = [*explorer.get_by_role("slider").all(), *explorer.get_by_role("combobox").all()]
        for control in filter(lambda one: one.is_visible(), controls):
            if control.evaluate("node => node.tagName") == "SELECT":
                control.select_option(index=1)
            else:
                for key in ("ArrowRight", "ArrowLeft", "ArrowLeft"):  # at an end one of them does nothing
                    control.focus()
                    page.keyboard.press(key)
            with contextlib.suppress(AssertionError):
                expect(caption).not_to_have_text(said, timeout=5_000)
                break
        else:
            raise AssertionError(f"no control of it changes what it says: {said}")
    # A formula that MathJax could not set stands in its own source.
    expect(notebook.locator("mjx-merror")).to_have_count(0)
    shut_down(page)
