"""Two learners and an instructor, each in a browser of their own: from the release to the feedback, with an attack among it."""

import re

import pytest
from assignments import SCREENSHOTS
from playwright.sync_api import expect
from running_hub import ASSIGNMENT, CHEAT, COURSE, HONEST, INSTRUCTOR

SOLVED = {
    "predicted =": "predicted = tuple((size - kernel) // stride + 1 for _, size, kernel, stride in question.axes)",
    "def build_halved(": """def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same"),
        ]
    )""",
}
FORGED = {"predicted =": "get_ipython().input_transformers_cleanup.append(lambda lines: [])"}
SLOW = 180_000
FORMGRADER = f"/services/{COURSE}/formgrader"


@pytest.fixture
def someone(needs_program, chromium, hub):
    """Opens a browser for somebody and logs them in: someone(name, where) gives the page."""
    needs_program("chromium", "chromium")
    SCREENSHOTS.mkdir(exist_ok=True)
    contexts = []

    def log_in(name, where):
        context = chromium.new_context(viewport={"width": 1360, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{hub.address}/hub/login?next={where}")
        page.locator("#username_input").fill(name)
        page.locator("#password_input").fill(hub.password(name))
        page.locator("#login_submit").click()
        hub.started.add(name)
        return page

    yield log_in
    for context in contexts:
        context.close()


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
    page.keyboard.press("Control+s")
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


def test_from_the_release_to_the_feedback(hub, someone):
    teacher = someone(INSTRUCTOR, f"{FORMGRADER}/manage_assignments")
    expect(teacher.locator("td.assign a").first).to_be_visible(timeout=SLOW)
    press(teacher, "assign")
    press(teacher, "release")

    honest = someone(HONEST, "/hub/spawn")
    assert "Success" in work(honest, hub, HONEST, SOLVED)
    cheat = someone(CHEAT, "/hub/spawn")
    work(cheat, hub, CHEAT, FORGED)

    hub.restart()

    teacher.goto(f"{hub.address}{FORMGRADER}/manage_assignments")
    expect(teacher.locator("td.collect a").first).to_be_visible(timeout=SLOW)
    press(teacher, "collect")
    teacher.goto(f"{hub.address}{FORMGRADER}/manage_submissions/{ASSIGNMENT}")
    said = {}
    for name in (HONEST, CHEAT):
        expect(teacher.locator("tr", has_text=name).locator("td.autograde a").first).to_be_visible(timeout=SLOW)
        said[name] = press(teacher, "autograde", name)
    assert "Worth a look" in said[CHEAT], said[CHEAT]
    assert "Worth a look" not in said[HONEST]
    expect(teacher.locator("tr", has_text=HONEST)).to_contain_text("3 / 3")
    expect(teacher.locator("tr", has_text=CHEAT)).to_contain_text("0 / 3")
    teacher.screenshot(path=SCREENSHOTS / "hub_marks.png")
    for name in (HONEST, CHEAT):
        press(teacher, "generate-feedback", name)
        press(teacher, "release-feedback", name)

    honest.goto(f"{hub.address}/user/{HONEST}/lab")
    assignment_list(honest)
    honest.get_by_role("button", name="Fetch Feedback").click()
    honest.get_by_text("view feedback").first.click(timeout=SLOW)
    honest.screenshot(path=SCREENSHOTS / "hub_feedback_listed.png")
    page = hub.home(HONEST) / COURSE / ASSIGNMENT / "feedback"
    [feedback] = page.rglob("*.html")
    assert "predicted" in feedback.read_text()
