"""Every assignment as it is handed out: its hints, its links, its place in the course."""

import re

import nbformat
import pytest
from assignments import ASSIGNMENTS, ROOT, items, manual_items, notebook


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_item_has_two_hints(assignment):
    page = notebook("exercises", assignment)
    texts = [cell.source for cell in page.cells if cell.cell_type == "markdown" and re.match(r"## \d", cell.source)]
    assert len(texts) == len(items("exercises", assignment)) + len(manual_items("exercises", assignment))
    for text in texts:
        assert re.findall(r"<summary>(.*?)</summary>", text) == ["Hint 1", "Hint 2"]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_one_item_is_answered_in_words_and_has_a_rubric_that_is_not_handed_out(assignment):
    [answer], [released] = (manual_items(folder, assignment) for folder in ("solutions", "exercises"))
    name = f"{answer.metadata.nbgrader.grade_id}_question"
    asked, handed_out = (
        next(
            cell
            for cell in notebook(folder, assignment).cells
            if cell.metadata.get("nbgrader", {}).get("grade_id") == name
        )
        for folder in ("solutions", "exercises")
    )
    rubric = asked.source.partition("### BEGIN MARK SCHEME")[2]
    assert "**Rubric.**" in rubric
    assert "Rubric" not in handed_out.source + released.source
    assert released.source == "*Your answer goes here.*"


@pytest.mark.parametrize("page", sorted(ROOT.glob("course/*.ipynb")) + sorted(ROOT.glob("exercises/*/*.ipynb")))
def test_links_lead_somewhere(page):
    for cell in nbformat.read(page, as_version=4).cells:
        if cell.cell_type == "markdown":
            for target in re.findall(r"\]\(([^)#]+)", cell.source):
                assert (page.parent / target).exists(), target


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_assignment_has_its_lesson_and_stands_in_the_index(assignment):
    [page] = (ROOT / "course").glob(f"[0-9]*_{assignment}.ipynb")
    index = nbformat.read(ROOT / "course" / "index.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in index.cells)
    points = sum(item.points for item in items("solutions", assignment))
    points += sum(cell.metadata.nbgrader.points for cell in manual_items("solutions", assignment))
    assert page.name in text
    assert f"`{assignment}`, {points:g} points" in text
