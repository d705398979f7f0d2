"""A learner's first hour: the lesson, the exercise, a repair, the card, Validate."""

import re

import pytest
from assignments import SCREENSHOTS
from lab_page import run_all
from playwright.sync_api import expect

REPAIR = """def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides={strides}, padding="same"),
        ]
    )
"""


def answer_cell(page, name):
    """The answer cell that defines `name`."""
    return page.locator(".jp-CodeCell", has_text=f"def {name}(").first


def replace(page, cell, source):
    """Put other code into a cell, and run it and the check below it."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")


@pytest.fixture
def opened(page, lab):
    """JupyterLab as it opens, and then the lesson whose exercise has a stride to repair."""
    page.goto(lab)
    expect(page.get_by_role("heading", name=re.compile("1 · Reading the error"))).to_be_visible(timeout=60_000)
    page.goto(lab.replace("1_reading_the_error", "2_kernel_and_stride"))
    expect(page.get_by_role("heading", name=re.compile("2 · Kernel and stride"))).to_be_visible(timeout=60_000)
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").first).to_be_attached(timeout=60_000)
    return page


def test_from_the_lesson_to_a_judged_repair(opened):
    page = opened
    page.screenshot(path=SCREENSHOTS / "lesson_opens.png")
    # Whether all of it runs, the tests of the lessons see; here its last cell is enough.
    lesson = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    lesson.locator(".jp-WindowedPanel-outer").evaluate("node => node.scrollTo(0, node.scrollHeight)")
    lesson.locator(".jp-CodeCell", has_text='exercise("kernel_and_stride")').locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    link = page.get_by_role("link", name="Open kernel_and_stride.ipynb")
    expect(link).to_be_visible(timeout=90_000)
    page.screenshot(path=SCREENSHOTS / "lesson_end.png")
    link.click()
    expect(page.get_by_role("heading", name="Exercise: kernel and stride")).to_be_visible(timeout=30_000)
    exercise = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(exercise.get_by_text("Python 3 (ipykernel)")).to_be_visible(timeout=30_000)
    run_all(page)

    cards = exercise.get_by_role("status").filter(has_text="Not attempted")
    checks = exercise.locator(".jp-CodeCell", has_text='"build_stack",')
    expect(checks.first.get_by_role("status")).to_contain_text("Not attempted", timeout=90_000)
    expect(cards.first).to_contain_text("still as it was handed out")
    page.screenshot(path=SCREENSHOTS / "exercise_untouched.png")

    broken = answer_cell(exercise, "build_halved")
    card = broken.get_by_role("status").filter(has_text="Shape mismatch: stride")
    expect(card).to_contain_text("strides=(2, 2, 2)")
    broken.get_by_role("button", name="Try these fixes").click()
    tried = exercise.get_by_role("status", name="Fixes tried")
    expect(tried).to_contain_text("works: Leave out the number for time", timeout=90_000)
    card.scroll_into_view_if_needed()
    page.screenshot(path=SCREENSHOTS / "card_diagnosis.png")
    # The shapes through a model stand in columns: long lines scroll.
    ribbon = exercise.locator("details", has_text="the same as text").locator("pre").first
    expect(ribbon).to_have_css("white-space", "pre")

    cell = answer_cell(exercise, "build_halved")
    check = exercise.locator(".jp-CodeCell", has_text='"build_halved",').first
    replace(page, cell, REPAIR.format(strides=1))
    expect(check.get_by_role("status")).to_contain_text("Not yet", timeout=30_000)
    expect(check.get_by_role("status")).to_contain_text("expected (batch, height 8, width 9, channels 4)")
    check.scroll_into_view_if_needed()
    page.screenshot(path=SCREENSHOTS / "card_incorrect.png")
    replace(page, cell, REPAIR.format(strides=2))
    expect(check.get_by_role("status")).to_contain_text("Correct", timeout=30_000)
    expect(check.get_by_role("status")).to_contain_text("1 of 1 point")
    expect(check.get_by_role("status")).to_contain_text(re.compile("Built and run on (cpu|gpu):0"))
    # A long line of the arithmetic breaks between words.
    expect(check.get_by_role("status").locator("pre")).to_have_css("word-break", "normal")
    check.scroll_into_view_if_needed()
    page.screenshot(path=SCREENSHOTS / "card_correct.png")

    exercise.get_by_role("button", name="Validate").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("failed", timeout=120_000, ignore_case=True)
    expect(dialog).to_contain_text("never_read is still as it was handed out")
    expect(dialog).not_to_contain_text("build_halved is still")
    page.screenshot(path=SCREENSHOTS / "validate.png")
