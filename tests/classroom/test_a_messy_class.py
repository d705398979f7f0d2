"""A class of 25, as messy as classes are, from the hand-out to the feedback: each fault costs its own item or its own notebook, and nothing else."""

import csv
import io
import json
import zipfile

import nbformat
import pytest
from attacks import SOLVED, solved
from faults import FAULTS, apply_fault, labels
from nbgrader.api import Gradebook
from own_command import autograder
from small_class import with_penalty

from autograder.reference.store import METADATA
from benchmarks.classes import released

WORDS, WRITTEN = "in_words", "A stride of two takes every second place."
FULL = {"window_size": 2, "build_halved": 1}
# What can come in a download, and finds its place in two items.
MESSES = [
    fault
    for fault in FAULTS
    if fault.stem
    not in (
        "folder",
        "hard_link",
        "link_in_a_circle",
        "missing",
        "pipe",
        "symbolic_link",
        "hundred_megabytes",
        "ten_thousand_cells",
    )
]
NAMES = ["Ünal, Ömer", "de la Cruz, Luz", "O'Neil, Zoë", "Łoś, Ania", "Đặng, Mai", "Ødegård, Åse"]
SIZE = 25


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The assignment of two items and a third in words, released, with a penalty of one point for whoever is late."""
    source = tmp_path_factory.mktemp("source") / "short"
    source.mkdir()
    page = solved(*FULL)
    page.metadata.pop(METADATA)
    for cell in page.cells:
        cell.metadata.nbgrader.pop("checksum", None)
        if cell.metadata.nbgrader.grade_id in FULL:
            cell.source = SOLVED[cell.metadata.nbgrader.grade_id].solution
    known = {"schema_version": 3, "grade_id": WORDS, "grade": True, "solution": True, "locked": False, "task": False}
    page.cells.append(nbformat.v4.new_markdown_cell("", metadata={"nbgrader": {**known, "points": 2}}))
    nbformat.write(page, source / "short.ipynb")
    course = released(tmp_path_factory.mktemp("course"), source)
    return with_penalty(course)


def answered(course, words=WRITTEN):
    page = nbformat.read(course / "exercises" / "short" / "short.ipynb", as_version=4)
    for cell in page.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = SOLVED[name].solution if name in FULL else words if name == WORDS else cell.source
    return page


def the_class(course, folder):
    """What everybody handed in and must get: {login: (bytes, items lost or None)}; nobody is spared but the first three."""
    page = nbformat.writes(answered(course)).encode()
    told = {
        "right": (page, set()),
        "late": (page, set()),
        "nothing": ((course / "exercises" / "short" / "short.ipynb").read_bytes(), set(FULL)),
    }
    for fault in MESSES[:: max(1, len(MESSES) // (SIZE - len(told)))][: SIZE - len(told)]:
        path = apply_fault(fault, answered(course), folder / "page.ipynb")
        label = labels(fault)
        told[fault.stem] = (
            path.read_bytes(),
            None if label["verdict"] == "unreadable" else set(filter(None, [label.get("lost")])),
        )
    return told


def download(path, handed_in):
    """A zip as Canvas gives it: names as browsers change them, some in a zip of the learner's own, one late."""
    with zipfile.ZipFile(path, "w") as archive:
        for number, (login, content) in enumerate(handed_in.items()):
            late = "LATE_" if login == "late" else ""
            if number % 5 == 4:
                inner = io.BytesIO()
                with zipfile.ZipFile(inner, "w") as own:
                    own.writestr("homework/My solution.ipynb", content)
                archive.writestr(
                    f"{login.replace('_', '')}_{late}{5000 + number}_{number}_homework.zip", inner.getvalue()
                )
            else:
                name = ("short.ipynb", "short-1.ipynb", "Untitled (final).ipynb")[number % 3]
                archive.writestr(f"{login.replace('_', '')}_{late}{5000 + number}_{number}_{name}", content)
    return path


def roster(path, logins):
    rows = [["Student", "ID", "SIS Login ID", "Section", "short (1)"], ["    Points Possible", "", "", "", "50"]]
    rows += [[NAMES[n % len(NAMES)], str(5000 + n), login, "a", ""] for n, login in enumerate([*logins, "absent"])]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def grade(course):
    ended = autograder(course, "grade", "short", "--json", "--workers", "2")
    assert ended.stdout, ended.stderr
    return {one["student"]: one for one in json.loads(ended.stdout)["graded"]}


def export(course, table):
    ended = autograder(course, "export", "short", "--roster", str(table))
    with (course / "handed_out" / "short_grades.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[2:]
    with table.open(newline="", encoding="utf-8") as file:
        logins = [row[2] for row in list(csv.reader(file))[2:]]
    return {login: row[-1] for login, row in zip(logins, rows, strict=True)}, ended


def mark(course, points):
    """Mark all answers in words that wait, as Formgrader does; for whom."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        waiting = [
            grade
            for submission in gradebook.assignment_submissions("short")
            for page in submission.notebooks
            for grade in page.grades
            if grade.needs_manual_grade
        ]
        for one in waiting:
            one.manual_score, one.needs_manual_grade = points, False
        gradebook.db.commit()
        return len(waiting)


def test_the_whole_way(course, tmp_path):
    handed_out = autograder(course, "handout", "short")
    assert handed_out.returncode == 0, handed_out.stderr

    told = the_class(course, tmp_path)
    assert len(told) == SIZE
    table = roster(tmp_path / "table.csv", told)
    archive = download(tmp_path / "submissions.zip", {login: content for login, (content, _) in told.items()})
    collected = autograder(course, "collect", "short", str(archive), "--roster", str(table))
    assert f"{SIZE} handed in" in collected.stdout, collected.stderr
    assert "Nothing so far of 1: absent" in collected.stdout

    found = grade(course)
    wanted = {
        login: None if lost is None else sum(points for item, points in FULL.items() if item not in lost)
        for login, (_, lost) in told.items()
    }
    assert {login: one["score"] for login, one in found.items()} == wanted
    unreadable = sorted(login for login, score in wanted.items() if score is None)
    assert len(unreadable) >= 5
    assert all(found[login]["reason"] for login in unreadable)

    column, exported = export(course, table)
    assert exported.returncode == 1
    assert {login for login, value in column.items() if not value} == {*unreadable, "absent"}
    assert "Answers wait for a person" in exported.stderr
    assert "Answers wait for a person" in autograder(course, "feedback", "short").stderr

    # Marked by hand; then a due date is set, and one who was late is.
    marked = mark(course, 1.5)
    assert marked > 10
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment("short", duedate="2026-11-20 12:00:00 UTC")
    again = grade(course)
    assert not any(one["anew"] for one in again.values())
    assert {login: one["penalty"] for login, one in again.items() if one["penalty"]} == {"late": 1.0}
    assert (again["right"]["score"], again["late"]["score"]) == (4.5, 4.5)

    # One who could not be graded hands in again, and one changes the answer in words, in a second download.
    second = {
        unreadable[0]: nbformat.writes(answered(course)).encode(),
        "right": nbformat.writes(answered(course, "Because.")).encode(),
    }
    places = list(told)
    with zipfile.ZipFile(tmp_path / "second.zip", "w") as later:
        for login, content in second.items():
            later.writestr(f"x_{5000 + places.index(login)}_{1}_short.ipynb", content)
    collected = autograder(course, "collect", "short", str(tmp_path / "second.zip"), "--roster", str(table))
    assert "2 handed in" in collected.stdout
    last = grade(course)
    assert {login for login, one in last.items() if one["anew"]} == set(second)
    assert last[unreadable[0]]["score"] == 3
    assert last["right"]["score"] == 4.5
    assert "its answer has changed since: the mark stays" in last["right"]["notes"][0]
    assert {login: one["score"] for login, one in last.items() if login not in second} == {
        login: one["score"] for login, one in again.items() if login not in second
    }

    column, exported = export(course, table)
    assert (column["right"], column["late"], column["nothing"]) == ("45", "35", "0")
    assert {login for login, value in column.items() if not value} == {*unreadable[1:], "absent"}
    assert "right" in exported.stderr.partition("Answers wait for a person")[2]
    assert "Late, with points taken off: late (1)" in exported.stderr

    fed_back = autograder(course, "feedback", "short")
    assert fed_back.returncode == 0, fed_back.stderr
    assert f"for {SIZE - len(unreadable) + 1}" in fed_back.stdout
    autograder(course, "report", "short")
    page = (course / "reports" / "short.html").read_text(encoding="utf-8")
    rows = page[page.index("<h2>Everybody</h2>") : page.index("<h2>Not gradable</h2>")]
    assert rows.count("<tr>") == SIZE + 1
    assert all(name in page for name in ("Ömer Ünal", "Luz de la Cruz", "Mai Đặng"))
