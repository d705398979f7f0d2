"""From the zip that a class gets to the table that Canvas or Moodle takes, with the files that these systems make."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from own_command import autograder

from autograder.classroom.dates import read_dates
from autograder.classroom.roster import NoRoster, read_roster
from benchmarks.classes import WRONG, hand_in, program, worked

HERE = Path(__file__).parent
CANVAS, MOODLE = HERE / "canvas_gradebook.csv", HERE / "moodle_worksheet.csv"
FULL, OUT_OF = 3, 3


def page_of(course, answers):
    """The bytes of a notebook with these answers."""
    path = hand_in(course, "scratch", answers)
    content = path.read_bytes()
    path.unlink()
    path.parent.rmdir()
    path.parent.parent.rmdir()
    return content


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(
                name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, (2026, 11, 23, 9, 0, 0)), content
            )
    return path


def within(files):
    told = io.BytesIO()
    zipped(told, files)
    return told.getvalue()


@pytest.fixture(scope="module")
def course(copied_course, tmp_path_factory):
    return copied_course(tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="module")
def right(course):
    return page_of(course, worked(course))


@pytest.fixture(scope="module")
def half(course):
    """Without the point of build_halved."""
    return page_of(course, {**worked(course), "build_halved": WRONG["build_halved"]})


@pytest.fixture(scope="module")
def downloads(right, half, tmp_path_factory):
    """What the two systems give: files beside each other, or a folder for each; names as browsers and learners change them."""
    folder = tmp_path_factory.mktemp("downloads")
    return {
        "canvas": zipped(
            folder / "submissions.zip",
            {
                "okaforamara_4101_90001_two_items-1.ipynb": right,
                "delacruzluz_LATE_4102_90002_My Solution (final).ipynb": half,
                "unalomer_4103_90003_homework.zip": within(
                    {"homework/two_items.ipynb": half, "homework/notes.txt": b"x"}
                ),
                "somebody_4999_90009_two_items.ipynb": right,
                "__MACOSX/._okaforamara_4101_90001_two_items-1.ipynb": b"\0",
            },
        ),
        "moodle": zipped(
            folder / "CS1-Two items-44.zip",
            {
                "Amara Okafor_700011_assignsubmission_file_/two_items (1).ipynb": right,
                "Luz de la Cruz_700012_assignsubmission_file_/Untitled.ipynb": half,
                "Luz de la Cruz_700012_assignsubmission_onlinetext_/onlinetext.html": b"<p>Hello</p>",
            },
        ),
    }


@pytest.fixture(scope="module")
def graded(course, downloads):
    """Both downloads, collected and graded: {system: what the command said}."""
    said = {}
    for system, roster in (("moodle", MOODLE), ("canvas", CANVAS)):
        said[system] = autograder(course, "collect", "two_items", str(downloads[system]), "--roster", str(roster))
    ended = program("autograder", "grade", "two_items", "--json", "--workers", "1", course=course, check=False)
    assert ended.returncode == 0, ended.stderr
    scores = {one["student"]: one["score"] for one in json.loads(ended.stdout)["graded"]}
    return course, said, scores


def test_the_handout_is_the_release_and_holds_no_solution(course, tmp_path):
    ended = autograder(course, "handout", "two_items")
    assert ended.returncode == 0, ended.stderr
    with zipfile.ZipFile(course / "handed_out" / "two_items.zip") as archive:
        assert archive.namelist() == ["two_items/two_items.ipynb"]
        got = archive.read("two_items/two_items.ipynb")
    assert got == (course / "exercises" / "two_items" / "two_items.ipynb").read_bytes()


def test_a_release_with_a_solution_is_not_handed_out(copied_course, tmp_path):
    course = copied_course(tmp_path)
    path = course / "exercises" / "two_items" / "two_items.ipynb"
    path.write_bytes((course / "solutions" / "two_items" / "two_items.ipynb").read_bytes())
    ended = autograder(course, "handout", "two_items")
    assert ended.returncode == 2
    assert "holds a solution" in ended.stderr
    assert not (course / "handed_out").exists()


def test_everybody_gets_their_own_marks_whatever_their_file_was_called(graded):
    _, _, scores = graded
    assert scores == {
        "amara": FULL,
        "luz": FULL - 1,
        "omer": FULL - 1,
        "amara@example.org": FULL,
        "luz@example.org": FULL - 1,
    }


def test_what_is_left_out_is_named_with_its_reason(graded):
    _, said, _ = graded
    assert said["canvas"].returncode == said["moodle"].returncode == 1
    assert "the table of people has no 4999" in said["canvas"].stderr
    assert "notes.txt" not in said["canvas"].stderr
    assert "onlinetext.html is left out" in said["moodle"].stderr
    assert "Nothing so far of 1: omer@example.org" in said["moodle"].stdout
    assert "2 handed in" in said["moodle"].stdout


def test_the_gradebook_knows_their_names(graded):
    course, _, _ = graded
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        omer = gradebook.find_student("omer")
        assert (omer.first_name, omer.last_name, omer.lms_user_id) == ("Ömer", "Ünal", "4103")
        assert gradebook.find_student("luz@example.org").email == "luz@example.org"


def test_canvas_gets_its_own_rows_back_with_one_column(graded):
    course, _, _ = graded
    ended = autograder(course, "export", "two_items", "--roster", str(CANVAS), "--column", "Two items")
    assert ended.returncode == 1  # the learners of Moodle are not in Canvas's table
    assert "Graded, but not in the table: amara@example.org, luz@example.org" in ended.stderr
    rows = list(csv.reader((course / "handed_out" / "two_items_grades.csv").read_text("utf-8").splitlines()))
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Two items (8801)"]
    assert {row[1]: row[5] for row in rows[3:]} == {"4101": "100", "4102": "66.67", "4103": "66.67", "4104": ""}
    assert [row[0].strip() for row in rows[1:3]] == ["", "Points Possible"]


def test_moodle_gets_its_worksheet_back_with_the_grades_in_its_own_points_and_numbers(graded):
    course, _, _ = graded
    ended = autograder(course, "export", "two_items", "--roster", str(MOODLE))
    before = list(csv.DictReader(MOODLE.read_text("utf-8-sig").splitlines()))
    after = list(csv.DictReader((course / "handed_out" / "two_items_grades.csv").read_text("utf-8").splitlines()))
    assert [row.pop("Grade") for row in after] == ["10", "6,67", ""]
    assert [row.pop("Grade") for row in before] == ["", "", ""]
    assert after == before
    assert "the row stays as it came: omer@example.org" in ended.stderr


@pytest.mark.parametrize(
    ("system", "roster", "names"),
    [
        (
            "canvas",
            CANVAS,
            {
                "okaforamara_4101_90001_two_items-1.html": "predicted",
                "delacruzluz_LATE_4102_90002_My Solution (final).html": "expected (batch, height",
                "unalomer_4103_90003_homework.html": "expected (batch, height",
            },
        ),
        (
            "moodle",
            MOODLE,
            {
                "Amara Okafor_700011_assignsubmission_file_/two_items.html": "predicted",
                "Luz de la Cruz_700012_assignsubmission_file_/two_items.html": "expected (batch, height",
            },
        ),
    ],
)
def test_feedback_is_named_as_the_system_named_what_was_handed_in(graded, downloads, system, roster, names):
    course, _, _ = graded
    autograder(course, "collect", "two_items", str(downloads[system]), "--roster", str(roster))
    ended = autograder(course, "feedback", "two_items")
    assert ended.returncode == 0, ended.stderr
    with zipfile.ZipFile(course / "handed_out" / "two_items_feedback.zip") as archive:
        assert set(names) <= set(archive.namelist())
        for name, words in names.items():
            assert words in archive.read(name).decode()


def test_a_hostile_download_costs_nothing_but_its_own_files(right, copied_course, tmp_path):
    course = copied_course(tmp_path)
    bomb = within({"two_items.ipynb": b"0" * 30_000_000})
    download = zipped(
        tmp_path / "download.zip",
        {
            "../../../out_4101_1_x.ipynb": right,
            "a_4102_2_x.zip": bomb,
            "b_4103_3_x.zip": b"no zip",
            "c_4104_4_x.zip": within({f"{n}.ipynb": b"{}" for n in range(200)}),
            "d_4105_5_x.ipynb": right,
        },
    )
    ended = autograder(course, "collect", "two_items", str(download))
    assert ended.returncode == 1
    for words in ("more than 25,000,000 bytes", "b_4103_3_x.zip is left out: it is no zip", "more than 100 files"):
        assert words in ended.stderr
    got = {path.relative_to(course / "submitted").as_posix() for path in (course / "submitted").rglob("*.ipynb")}
    assert got == {f"{who}/two_items/two_items.ipynb" for who in ("4101", "4104", "4105")}
    assert {path.name for path in tmp_path.iterdir()} == {"course", "download.zip"}


def test_an_earlier_download_is_kept_also_when_it_is_collected_again(right, half, copied_course, tmp_path):
    course = copied_course(tmp_path)
    first = zipped(tmp_path / "first.zip", {"ana/two_items.ipynb": half})
    second = zipped(tmp_path / "second.zip", {"ana/two_items.ipynb": right})
    for download in (first, second):
        assert autograder(course, "collect", "two_items", str(download)).returncode == 0
    handed_in = course / "submitted" / "ana" / "two_items" / "two_items.ipynb"
    assert handed_in.read_bytes() == right
    kept = course / "downloaded" / "two_items" / "earlier" / "1" / "first.zip"
    assert kept.read_bytes() == first.read_bytes()
    lying = course / "downloaded" / "two_items" / "archive" / "second.zip"
    assert autograder(course, "collect", "two_items", str(lying)).returncode == 0
    assert handed_in.read_bytes() == right
    assert autograder(course, "collect", "two_items", str(kept)).returncode == 0
    assert handed_in.read_bytes() == half


def test_of_two_notebooks_of_one_learner_the_newer_counts(right, half, copied_course, tmp_path):
    course = copied_course(tmp_path)
    older, newer = (
        zipfile.ZipInfo("ana/first.ipynb", (2026, 11, 1, 9, 0, 0)),
        zipfile.ZipInfo("ana/b.ipynb", (2026, 11, 2, 9, 0, 0)),
    )
    download = zipped(tmp_path / "download.zip", {newer: right, older: half})
    ended = autograder(course, "collect", "two_items", str(download))
    assert "ana/first.ipynb is left out: ana/b.ipynb is ana's newer one" in ended.stderr
    assert (course / "submitted" / "ana" / "two_items" / "two_items.ipynb").read_bytes() == right
    page = nbformat.reads(right.decode(), as_version=4)
    assert page.cells


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name,points\nana,3\n", "neither Canvas's gradebook .* Its columns: name, points"),
        ("", "Its columns: none"),
        ("Identifier,Full name,Status,Grade,Maximum Grade\nParticipant 1,Ana,-,,10\n", "Row 2 says not who 'Ana' is"),
        ('Student,ID,SIS Login ID,Section\n"A, B",1,x,S\n"C, D",2,x,S\n', "'x' stands for two people"),
        ('Student,ID,SIS Login ID,Section\n"A, B",1,../x,S\n', "'../x' cannot be the name of a folder"),
    ],
)
def test_a_table_that_says_not_who_is_who_is_refused(content, words, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text(content)
    with pytest.raises(NoRoster, match=words):
        read_roster(table)


def test_moodles_numbers_need_the_table(downloads, copied_course, tmp_path):
    course = copied_course(tmp_path)
    ended = autograder(course, "collect", "two_items", str(downloads["moodle"]))
    assert ended.returncode == 2
    assert "Moodle's numbers say not who it is; --roster does." in ended.stderr


def test_a_copy_of_the_same_time_is_not_the_newer_one(right, half, copied_course, tmp_path):
    course = copied_course(tmp_path)
    download = zipped(tmp_path / "download.zip", {"ana/two_items.ipynb": right, "ana/two_items-Copy1.ipynb": half})
    ended = autograder(course, "collect", "two_items", str(download))
    assert "ana/two_items-Copy1.ipynb is left out: ana/two_items.ipynb is ana's newer one" in ended.stderr
    assert (course / "submitted" / "ana" / "two_items" / "two_items.ipynb").read_bytes() == right


def test_who_handed_in_before_is_not_missing(right, copied_course, tmp_path):
    course = copied_course(tmp_path)
    for number, name in ((4101, "amara"), (4102, "luz")):
        download = zipped(tmp_path / f"{name}.zip", {f"{name}_{number}_9_two_items.ipynb": right})
        ended = autograder(course, "collect", "two_items", str(download), "--roster", str(CANVAS))
    assert "1 handed in" in ended.stdout
    assert "amara" not in ended.stdout
    assert "Nothing so far of 2: " in ended.stdout


GERMAN = """\ufeffID,"Vollständiger Name",ID-Nummer,E-Mail-Adresse,Status,Bewertung,"Beste Bewertung","Bewertung kann geändert werden","Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als Kommentar"
"Teilnehmer/in 700011","Amara Okafor",5501,amara@example.org,"Zur Bewertung abgegeben",,"10,00",Ja,"Montag, 23. November 2026, 09:14",-,
"Teilnehmer/in 700012","Luz de la Cruz",5502,luz@example.org,"Zur Bewertung abgegeben","7,00","10,00",Ja,"Dienstag, 24. November 2026, 21:30",-,"gut"
"Teilnehmer/in 700013","Ömer Ünal",5503,omer@example.org,"Keine Abgabe",,"10,00",Ja,-,-,
"""
JAPANESE = """識別子,フルネーム,ユーザ名,ステータス,評定,最大評点,評定を変更できる,最終更新日時(提出),最終更新日時(評定),フィードバックコメント
参加者700011,Amara Okafor,amara,評定のために提出済み,,10.00,Yes,"2026年11月23日(月曜日) 09:14",-,
参加者700012,Luz de la Cruz,luz,評定のために提出済み,,10.00,Yes,"2026年11月24日(火曜日) 21:30",-,
"""


@pytest.mark.parametrize(
    ("table", "names", "grade"), [(GERMAN, ["5501", "5502", "5503"], "Bewertung"), (JAPANESE, ["amara", "luz"], "評定")]
)
def test_moodles_table_is_known_in_any_language_by_its_form(table, names, grade, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(table, encoding="utf-8")
    roster = read_roster(path)
    assert [person.student for person in roster.people] == names
    assert [person.number for person in roster.people] == ["700011", "700012", "700013"][: len(names)]
    assert roster.columns[roster.grade] == grade
    assert [person.handed_in for person in roster.people][:2] == [
        datetime(2026, 11, 23, 9, 14),
        datetime(2026, 11, 24, 21, 30),
    ]


def test_lateness_comes_along(downloads, copied_course, tmp_path):
    """Moodle's table says when; Canvas says only that something is late, and by as little as there is is it taken off."""
    course = copied_course(tmp_path / "course")
    german = tmp_path / "table.csv"
    german.write_text(GERMAN, encoding="utf-8")
    collected = autograder(course, "collect", "two_items", str(downloads["moodle"]), "--roster", str(german))
    assert "When they handed in is known of 2" in collected.stdout
    collected = autograder(course, "collect", "two_items", str(downloads["canvas"]), "--roster", str(CANVAS))
    assert "Late, as Canvas says, and not by how much (taken as one second): luz" in collected.stdout
    with Gradebook(f"sqlite:///{course}/gradebook.db", "two") as gradebook:
        due = datetime(2026, 11, 24, 20, 30).astimezone().astimezone(UTC).replace(tzinfo=None)
        gradebook.find_assignment("two_items").duedate = due
        gradebook.db.commit()
    autograder(course, "grade", "two_items")
    with Gradebook(f"sqlite:///{course}/gradebook.db", "two") as gradebook:
        late = {one.student.id: one.total_seconds_late for one in gradebook.assignment_submissions("two_items")}
    assert late == {"5501": 0, "5502": 3600, "amara": 0, "luz": 1, "omer": 0}
    autograder(course, "report", "two_items")
    page = (course / "reports" / "two_items.html").read_text()
    assert "<td>1 h</td>" in page
    assert "<td>yes</td>" in page
    assert "Amara Okafor" in page


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (["Monday, 23 November 2026, 9:14 PM", "-"], [datetime(2026, 11, 23, 21, 14), None]),
        (["23 November 2026, 12:05 AM"], [datetime(2026, 11, 23, 0, 5)]),
        (["lundi 23 novembre 2026, 09:14"], [datetime(2026, 11, 23, 9, 14)]),
        (["segunda-feira, 23 de novembro de 2026 às 09:14"], [datetime(2026, 11, 23, 9, 14)]),
        (["ponedjeljak, 26. listopada 2026., 09:14"], [datetime(2026, 10, 26, 9, 14)]),
        (["čtvrtek, 26. listopadu 2026, 09:14"], [datetime(2026, 11, 26, 9, 14)]),
        (["26. listopada 2026, 09:14"], None),  # October in Croatian, November in Polish
        (["23/11/26 09:14"], None),
        (["Monday, 31 November 2026, 9:14 AM"], None),
        (["-", ""], [None, None]),
    ],
)
def test_dates_are_read_in_any_language_and_not_guessed(texts, dates):
    assert read_dates(texts) == dates
