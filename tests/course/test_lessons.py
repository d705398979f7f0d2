"""Every lesson runs from top to bottom, and fails only where it says so, with the error that it quotes."""

import re
import shutil

import nbformat
import pytest
from assignments import ASSIGNMENTS, ROOT, items, manual_items, notebook
from nbclient import NotebookClient

LESSONS = sorted(path.name for path in (ROOT / "course").glob("*.ipynb"))


def plain(text):
    """Words without colour codes, line breaks and Markdown."""
    return re.sub(r"\s+", " ", re.sub(r"\x1b\[[0-9;]*m", "", text))


def quoted(source):
    """What a page quotes of an error: its fenced text blocks."""
    return [plain(block).strip() for block in re.findall(r"```text\n(.*?)```", source, re.DOTALL)]


def error_of(cell):
    """The error that a cell ended with, in words; None if it ran."""
    errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
    return plain(f"{errors[0].ename}: {errors[0].evalue}") if errors else None


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request, tmp_path_factory):
    """A lesson that was run in a real kernel, in a copy of the kit."""
    kit = tmp_path_factory.mktemp("kit")
    for folder in ("course", "exercises"):
        shutil.copytree(ROOT / folder, kit / folder)
    page = nbformat.read(kit / "course" / request.param, as_version=4)
    client = NotebookClient(page, timeout=600, allow_errors=True, resources={"metadata": {"path": kit / "course"}})
    client.execute()
    return page


def test_cells_fail_where_they_are_meant_to_and_nowhere_else(lesson):
    for cell in lesson.cells:
        meant = "raises-exception" in cell.metadata.get("tags", [])
        assert (error_of(cell) is not None) == meant, cell.source


def test_the_text_after_a_failing_cell_quotes_its_error(lesson):
    for cell, after in zip(lesson.cells, [*lesson.cells[1:], None], strict=True):
        error = error_of(cell)
        if error is not None:
            assert quoted(after.source), cell.source
            for words in quoted(after.source):
                assert words in error


def test_nothing_is_written_to_stderr(lesson):
    """A learner sees no red lines but those that the lesson is about."""
    for cell in lesson.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", output.text


def test_figures_are_shown_as_pictures(lesson):
    for cell in lesson.cells:
        for output in cell.get("outputs", []):
            if "<Figure" in output.get("data", {}).get("text/plain", ""):
                assert "image/png" in output.data


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_broken_models_fail_as_handed_out_with_the_error_that_the_text_quotes(assignment):
    page = notebook("exercises", assignment)
    NotebookClient(page, timeout=600, allow_errors=True).execute()
    models = {item.name for item in items("exercises", assignment) if "def " in item.solution}
    seen, text = set(), ""
    for cell in page.cells:
        if cell.cell_type == "markdown":
            text = cell.source
        elif cell.metadata.get("nbgrader", {}).get("solution") and cell.metadata.nbgrader.grade_id in models:
            seen.add(cell.metadata.nbgrader.grade_id)
            error = error_of(cell)
            # What the text quotes is raised; where it quotes nothing, the fault is a silent one.
            assert (error is not None) == bool(quoted(text)), cell.source
            assert all(words in error for words in quoted(text)), (quoted(text), error)
    assert seen == models


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_item_has_two_hints(assignment):
    page = notebook("exercises", assignment)
    texts = [cell.source for cell in page.cells if cell.cell_type == "markdown" and re.match(r"## \d", cell.source)]
    assert len(texts) == len(items("exercises", assignment)) + len(manual_items("exercises", assignment))
    for text in texts:
        assert re.findall(r"<summary>(.*?)</summary>", text) == ["Hint 1", "Hint 2"]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_one_item_is_answered_in_words_and_has_a_rubric_that_is_not_handed_out(assignment):
    [cell], [released] = (manual_items(folder, assignment) for folder in ("solutions", "exercises"))
    assert "**Rubric.**" in cell.source
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
