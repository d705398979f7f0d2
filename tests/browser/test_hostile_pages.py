"""What learners hand in runs nothing in the browser of whoever reads their feedback or the report on the class."""

import nbformat
import pytest
from assignments import ROOT, SCREENSHOTS
from nbformat.v4 import new_code_cell, new_markdown_cell
from own_command import autograder

from benchmarks.classes import hand_in, program

ATTACKS = sorted((ROOT / "tests" / "attacks" / "pages").glob("*"))
NAME = "<img src=x onerror=taken('name')>"
PLAIN = "plain nbgrader"


def cell_of(attack):
    """The cell that a learner adds."""
    return {".py": new_code_cell, ".md": new_markdown_cell}[attack.suffix](attack.read_text())


@pytest.fixture(scope="module")
def pages(copied_course, tmp_path_factory):
    """The feedback of one who aims at the reader's browser with everything, and the report: as it is set up here, and plainly."""
    course = copied_course(tmp_path_factory.mktemp("hostile"))
    path = hand_in(course, PLAIN, {})
    handed_in = nbformat.read(path, as_version=4)
    handed_in.cells += [cell_of(attack) for attack in ATTACKS]
    nbformat.write(handed_in, path)
    settings = (course / "nbgrader_config.py").read_text()
    (course / "nbgrader_config.py").write_text(settings.partition("# Copied, split")[0])
    program("nbgrader", "autograde", "two_items", course=course)
    program("nbgrader", "generate_feedback", "two_items", course=course)
    (course / "submitted" / PLAIN).rename(course / "submitted" / NAME)
    (course / "nbgrader_config.py").write_text(settings)
    program("autograder", "grade", "two_items", "--workers", "1", course=course)
    program("nbgrader", "generate_feedback", "two_items", course=course)
    assert autograder(course, "report", "two_items").returncode == 0
    feedback = {name: course / f"feedback/{name}/two_items/two_items.html" for name in (PLAIN, NAME)}
    return {**feedback, "report": course / "reports" / "two_items.html"}


@pytest.fixture(scope="module")
def taken(needs_program, chromium, pages):
    """What ran in a browser that opened each of these files and pressed every link and button in it."""
    needs_program("chromium", "chromium")
    SCREENSHOTS.mkdir(exist_ok=True)
    found = {}
    for name, path in pages.items():
        page = chromium.new_page()
        # jQuery, which nbconvert's page takes from a distant server, is all that a script in it waits for.
        page.add_init_script(
            "window.got = []; window.taken = what => { window.got.push(what); }; window.$ = () => null"
        )
        page.goto(path.as_uri())
        page.wait_for_timeout(1000)
        page.evaluate(
            "for (const one of document.querySelectorAll('a[href^=javascript], form[action^=javascript] button')) one.click()"
        )
        page.wait_for_timeout(200)
        found[name] = set(page.evaluate("window.got"))
        page.screenshot(path=SCREENSHOTS / f"hostile {list(pages).index(name)}.png", full_page=True)
        page.close()
    return found


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.stem)
def test_feedback_runs_nothing_of_a_learners(taken, attack):
    assert attack.stem in taken[PLAIN]
    assert attack.stem not in taken[NAME]


def test_neither_a_name_nor_the_report_runs_anything(taken, pages):
    assert taken[NAME] == taken["report"] == set()
    assert "onerror=taken" in pages["report"].read_text()  # the name is there, as text
