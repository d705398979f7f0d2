"""The explorers on their page in a real JupyterLab: dragged, typed, clicked, read aloud, in light and dark."""

import re

import pytest
from assignments import SCREENSHOTS
from lab_page import choose_theme, run_all, saved, shut_down
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from shapeclinic.arithmetic import output_length_formula

EXPLORERS = 5


@pytest.fixture(scope="module")
def explorers(needs_program, chromium, lab):
    """The page with all five explorers, run; each test has those that it changes to itself."""
    needs_program("chromium", "chromium")
    SCREENSHOTS.mkdir(exist_ok=True)
    # JupyterLab draws only what is in sight.
    context = chromium.new_context(viewport={"width": 1360, "height": 4200})
    page = context.new_page()
    page.goto(re.sub(r"course/\w+\.ipynb", "course/explorers.ipynb", lab))
    notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(notebook.get_by_role("heading", name="Explorers")).to_be_visible(timeout=60_000)
    run_all(page)
    expect(notebook.locator(".shapeclinic-explorer canvas[aria-label]")).to_have_count(EXPLORERS, timeout=300_000)
    yield notebook
    shut_down(page)
    context.close()


def explorer(notebook, number):
    """One explorer and its caption."""
    found = notebook.locator(".shapeclinic-explorer").nth(number)
    return found, found.get_by_role("status")


def formula(size, kernel_size, strides=2, padding="valid"):
    return output_length_formula(size, kernel_size, strides, padding)


def test_a_picture_follows_whoever_drags_types_clicks_or_uses_keys(explorers):
    page = explorers.page
    first, caption = explorer(explorers, 0)
    expect(caption).to_contain_text(formula(33, 3))
    page.screenshot(path=SCREENSHOTS / "explorers_light.png")

    kernel = first.get_by_role("slider", name="kernel_size")
    kernel.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text(formula(33, 5))

    box = first.get_by_role("slider", name="strides").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(middle[0] + 12 * step, middle[1])
    page.mouse.up()
    expect(caption).to_contain_text(formula(33, 5, strides=6))

    typed = first.locator(".widget-slider", has_text="size").first.locator(".widget-readout")
    for words, size in (("12", 12), ("nothing", 12), ("99999999", 40)):
        typed.click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(words)
        page.keyboard.press("Enter")
        expect(caption).to_contain_text(formula(size, 5, strides=6))

    picture = first.locator("canvas").last.bounding_box()
    page.mouse.click(picture["x"] + 0.5 * picture["width"], picture["y"] + 78)
    expect(caption).to_contain_text(re.compile(r"Input cell \d+ is read by"))
    expect(first.get_by_label("light up")).to_have_value("an input cell")
    first.get_by_label("show", exact=True).select_option("a frame")
    expect(caption).to_contain_text("Height: 40 cells")
    page.wait_for_timeout(1000)  # for the picture's sake: the caption comes first
    first.screenshot(path=SCREENSHOTS / "explorer_frame.png")
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def test_the_other_explorers_answer_too(explorers):
    page = explorers.page
    view, caption = explorer(explorers, 1)
    expect(caption).to_contain_text("grows by 4 rows a frame")
    view.get_by_role("button", name="measure").click()
    expect(caption).to_contain_text("Measured: pixels that count", timeout=60_000)
    view.screenshot(path=SCREENSHOTS / "explorer_view.png")
    view.get_by_role("button", name="add").click()
    expect(view.get_by_label("layers", exact=True).locator("option")).to_have_count(3)

    state, caption = explorer(explorers, 2)
    expect(caption).to_contain_text("16 × 16 cells from the frame meet 8 × 8 cells from h")
    slider = state.get_by_role("slider", name="decoder strides")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text("They fit.")
    state.screenshot(path=SCREENSHOTS / "explorer_state.png")

    board, caption = explorer(explorers, 3)
    expect(caption).to_contain_text("do not stack")
    board.get_by_label("join", exact=True).select_option("pad and mask")
    expect(caption).to_contain_text("A mask goes with them")
    board.get_by_label("clips", exact=True).fill("4, six")
    expect(caption).to_contain_text("Received: 'six'")
    board.get_by_label("clips", exact=True).fill("4, 6x8x8")
    expect(caption).to_contain_text("(2, 6, 8, 8, channels)")
    board.screenshot(path=SCREENSHOTS / "explorer_board.png")

    ledger, caption = explorer(explorers, 4)
    expect(caption).to_contain_text("is where the shapes do not fit")
    ledger.get_by_label("layer", exact=True).select_option(index=1)
    expect(caption).to_contain_text("height ⌈24 / 2⌉ = 12")
    ledger.screenshot(path=SCREENSHOTS / "explorer_ledger.png")


def test_every_control_has_a_name_and_every_picture_says_what_it_shows(explorers):
    for number in range(EXPLORERS):
        found, caption = explorer(explorers, number)
        said = caption.inner_text()
        for line in found.aria_snapshot().splitlines():
            role = re.match(r"\s*- '?(slider|combobox|listbox|textbox|button|img)\b(.*)", line)
            if role:
                assert '"' in role[2], line
        expect(found.get_by_role("img")).to_have_attribute("aria-label", said)
    expect(explorers.locator("figure[id^='shapeclinic-']").first).to_be_hidden()


def contrast(page, locator):
    """The contrast between some text and what is behind it, as WCAG 2 defines it."""
    return locator.evaluate(
        """node => {
            const channels = text => text.match(/[\\d.]+/g).map(Number);
            let behind = node;
            while (behind && (channels(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
            const light = text => {
                const [r, g, b] = channels(text).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const [one, two] = [light(getComputedStyle(node).color), light(getComputedStyle(behind).backgroundColor)];
            return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        }"""
    )


def test_the_page_is_legible_in_the_dark(explorers):
    page = explorers.page
    choose_theme(page, "JupyterLab Dark")
    page.screenshot(path=SCREENSHOTS / "explorers_dark.png")
    first, caption = explorer(explorers, 0)
    assert contrast(page, caption) >= 7
    assert contrast(page, first.locator(".widget-label").first) >= 4.5
    choose_theme(page, "JupyterLab Light")  # which the server keeps for the pages after


def test_a_copy_without_a_kernel_shows_each_picture_with_its_words(explorers, kit, page, tmp_path):
    notebook = saved(explorers.page, kit / "course" / "explorers.ipynb")
    html, _ = HTMLExporter().from_notebook_node(notebook)
    (tmp_path / "explorers.html").write_text(html, encoding="utf-8")
    page.context.set_offline(True)
    page.goto((tmp_path / "explorers.html").as_uri())
    pictures = page.locator("figure[id^='shapeclinic-'] img")
    expect(pictures).to_have_count(EXPLORERS)
    for number in range(EXPLORERS):
        picture = pictures.nth(number)
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.naturalWidth") > 500
        assert len(picture.get_attribute("alt")) > 40
    page.screenshot(path=SCREENSHOTS / "explorers_still.png", full_page=True)
