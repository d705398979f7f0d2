"""What an instructor and a learner do on the pages of a hub."""

import re

from assignments import SCREENSHOTS
from playwright.sync_api import expect
from running_hub import ASSIGNMENT, COURSE

SLOW = 180_000


def press(page, action, student=None):
    """Press one of Formgrader's buttons in the assignment's row, or a student's; what its dialog and log say."""
    row = page.locator("tr", has_text=student or ASSIGNMENT).first
    row.locator(f"td.{action} a").first.click()
    dialog = page.locator(".modal.in")
    expect(dialog).to_contain_text(re.compile("Success|Error"), timeout=SLOW)
    told = dialog.inner_text()
    page.screenshot(path=SCREENSHOTS / f"hub_{action}_{student or 'class'}.png")
    dialog.get_by_role("button", name="OK").click()
    expect(dialog).to_have_count(0)
    assert "Success" in told, told
    return told


def assignment_list(page):
    """Open the list of assignments by the menu."""
    expect(page.get_by_role("menuitem", name="Nbgrader", exact=True)).to_be_visible(timeout=SLOW)
    expect(page.locator("#jupyterlab-splash")).to_have_count(0, timeout=SLOW)
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Assignment List").click()
    expect(
        page.locator(".jp-AssignmentList, #nbgrader-assignment-list-tab, .assignment-list, [id*=assignment]").first
    ).to_be_attached()


def work(page, hub, name, answers):
    """Fetch, open, type the answers, validate and submit."""
    assignment_list(page)
    page.get_by_role("button", name="Fetch", exact=True).click()
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_visible(timeout=SLOW)
    page.goto(f"{hub.address}/user/{name}/lab/tree/{COURSE}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(notebook.get_by_role("heading", name="Two items")).to_be_visible(timeout=SLOW)
    expect(notebook.get_by_text("Python 3 (ipykernel)")).to_be_visible(timeout=SLOW)
    for beginning, source in answers.items():
        cell = notebook.locator(".jp-CodeCell", has_text=beginning).first
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(source)
    # Pressed while a save is on its way, Validate, which saves too, asks about a file that has changed.
    with page.expect_response(lambda one: one.request.method == "PUT" and "/api/contents/" in one.url, timeout=SLOW):
        page.keyboard.press("Control+s")
    expect(page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty")).to_have_count(0, timeout=SLOW)
    page.screenshot(path=SCREENSHOTS / f"hub_typed_{name}.png")
    notebook.get_by_role("button", name="Validate").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(re.compile("success|failed", re.IGNORECASE), timeout=SLOW)
    told = dialog.inner_text()
    page.screenshot(path=SCREENSHOTS / f"hub_validated_{name}.png")
    dialog.get_by_role("button").last.click()
    assignment_list(page)
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text(re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")).first).to_be_visible(timeout=SLOW)
    page.screenshot(path=SCREENSHOTS / f"hub_submitted_{name}.png")
    return told
