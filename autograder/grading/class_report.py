"""What a class did with an assignment: for the instructor, from nbgrader's gradebook and what the checks said."""

import base64
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
import nbformat
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import is_grade

from shapeclinic.diagnosis.report import DIAGNOSIS_TYPE, LESSONS
from shapeclinic.figures import palette
from shapeclinic.figures.sheet import as_png

from ..outcomes import OUTCOME_TYPE
from .cell_kinds import plain_tests
from .gradebook_writer import has_no_mark
from .inspection import Inspected, NothingGraded, inspect_class
from .ledger import LEDGER, Ledger

_MOST_SENTENCES = 5
_TEMPLATE = Path(__file__).with_name("class_report.html")


@dataclass
class ItemReport:
    """One graded cell over the whole class.

    Attributes:
        name: its grade id.
        out_of: the points that it gives at most.
        scores: what each submission got.
        told: how often each sentence was said by its check, numbers taken out.
        examples: each such sentence with the numbers of somebody.
        causes: how often the answers above it failed for each cause, as the diagnosis named it among the learner's code.
        can_be_forged: True for a plain test, which ran among the learner's code.
    """

    name: str
    out_of: float
    scores: list[float] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    causes: Counter[str] = field(default_factory=Counter)
    can_be_forged: bool = False

    @property
    def passed(self) -> float:
        """The share of submissions with full points."""
        return sum(score >= self.out_of for score in self.scores) / len(self.scores)

    @property
    def mean(self) -> float:
        """The mean of the points."""
        return sum(self.scores) / len(self.scores)

    @property
    def commonest(self) -> list[tuple[int, str]]:
        """The sentences that were said most often to those without full points."""
        return [(count, self.examples[words]) for words, count in self.told.most_common(_MOST_SENTENCES)]


@dataclass(frozen=True)
class StudentReport:
    """One row of the list of everybody.

    Attributes:
        student: what nbgrader calls them.
        name: their own, if it is known.
        points: None if their work has no marks.
        penalty: the points that being late cost.
        late: by how much, in words; empty if it is not.
        is_waiting: True if an answer waits for a person.
        notes: what was noted, and why it could not be graded.
    """

    student: str
    name: str
    points: float | None
    penalty: float
    late: str
    is_waiting: bool
    notes: tuple[str, ...]


@dataclass
class ClassReport:
    """An assignment as a class did it."""

    assignment: str
    out_of: float
    totals: dict[str, float]
    everybody: list[StudentReport]
    items: list[ItemReport]
    lessons: Counter[str]
    ungraded: list[str]
    to_read: int
    inspected: Sequence[Inspected]

    @property
    def causes(self) -> Counter[str]:
        """How often each cause was diagnosed, all items together."""
        return sum((item.causes for item in self.items), Counter())


def class_report(course: CourseDirectory, assignment: str) -> ClassReport:
    """Collect what is known about an assignment.

    Raises:
        NothingGraded: if the gradebook knows no graded submission of it.
    """
    items: dict[str, ItemReport] = {}
    report = ClassReport(assignment, 0, {}, [], [], Counter(), [], 0, _remarks(course, assignment))
    notes: dict[str, tuple[str, ...]] = {}
    for one in report.inspected:
        notes[one.student] = (*notes.get(one.student, ()), *([one.reason] if one.reason else []), *one.notes)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            submissions = gradebook.assignment_submissions(assignment)
        except MissingEntry:
            submissions = []
        for submission in sorted(submissions, key=lambda one: one.student.id):
            student, grades = submission.student.id, [g for page in submission.notebooks for g in page.grades]
            is_graded = not any(map(has_no_mark, grades))
            report.everybody.append(_row(submission, is_graded, notes.pop(student, ())))
            if not is_graded:
                report.ungraded.append(student)
                continue
            report.totals[student] = float(submission.score)
            report.out_of = float(submission.max_score)
            report.to_read += any(grade.needs_manual_grade for grade in grades)
            for grade in grades:
                if grade.needs_manual_grade:  # read by nobody yet
                    continue
                item = items.setdefault(grade.name, ItemReport(grade.name, float(grade.max_score)))
                item.scores.append(float(grade.score))
    if not report.totals:
        raise NothingGraded(
            f"No graded submission of {assignment} is in the gradebook. First: python -m autograder grade {assignment}"
        )
    report.everybody += [StudentReport(student, "", None, 0, "", False, told) for student, told in notes.items()]
    report.everybody.sort(key=lambda row: (row.name.casefold(), row.student))
    report.items = list(items.values())
    for student in report.totals:
        folder = Path(course.format_path(course.autograded_directory, student, assignment))
        for path in sorted(folder.glob("*.ipynb")):
            page = nbformat.read(path, as_version=4)
            for name in plain_tests(page):
                if name in items:
                    items[name].can_be_forged = True
            for name, sentence, lesson in sentences_of(page):
                if name in items:
                    words = re.sub(r"\d+", "#", sentence)
                    items[name].told[words] += 1
                    items[name].examples.setdefault(words, sentence)
                    if lesson is not None:
                        report.lessons[lesson] += 1
            for name, cause in causes_of(page):
                if name in items:
                    items[name].causes[cause] += 1
    return report


def _row(submission: Any, is_graded: bool, notes: tuple[str, ...]) -> StudentReport:
    student = submission.student
    name = " ".join(filter(None, (student.first_name, student.last_name)))
    penalty = sum(float(notebook.late_submission_penalty or 0) for notebook in submission.notebooks)
    seconds = submission.total_seconds_late
    return StudentReport(
        student.id,
        name,
        float(submission.score) if is_graded else None,
        penalty,
        _duration(seconds) if seconds > 0 else "",
        bool(submission.needs_manual_grade),
        notes,
    )


def _duration(seconds: float) -> str:
    """How long in words, by its two largest units; Canvas's late ones, of which only that is known, as late."""
    if seconds <= 1:
        return "yes"
    minutes = max(1, round(seconds / 60))
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    told = [f"{number} {unit}" for number, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if number]
    return " ".join(told[:2])


def _remarks(course: CourseDirectory, assignment: str) -> list[Inspected]:
    """What was noted when each was graded; where that was not by us, what can be seen without running anything."""
    found = {(one.student, one.notebook): one for one in inspect_class(course, assignment)}
    path = Path(course.root) / LEDGER
    if path.is_file():
        ledger = Ledger(path)
        for (student, name), (reason, notes) in ledger.remarks(assignment).items():
            found[student, f"{name}.ipynb"] = Inspected(student, f"{name}.ipynb", reason, notes)
        ledger.close()
    return [found[key] for key in sorted(found)]


def as_html(report: ClassReport) -> str:
    """The report as one page, with its pictures in it and nothing that runs: learners' words are escaped."""
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    unreadable = [one for one in report.inspected if one.reason]
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        report=report,
        made=datetime.now().strftime("%Y-%m-%d %H:%M"),
        mean=sum(report.totals.values()) / len(report.totals),
        scores=_picture(_scores(report)),
        passed=_picture(_passed(report)),
        unreadable=unreadable,
        ungraded=[student for student in report.ungraded if student not in {one.student for one in unreadable}],
        taught=LESSONS,
        causes=_picture(_diagnosed(report)) if report.causes else None,
    )


def sentences_of(notebook: Any) -> Iterator[tuple[str, str, str | None]]:
    """What each check said that did not give full points: the cell's id, the sentence, the lesson."""
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield name, str(output.evalue or output.ename), None  # a bare assert says nothing
            said = output.get("data", {}).get(OUTCOME_TYPE)
            if isinstance(said, dict) and said.get("kind") != "correct":
                lesson = said.get("lesson")
                yield name, str(said.get("sentence", "")), lesson if isinstance(lesson, str) else None


def causes_of(notebook: Any) -> Iterator[tuple[str, str]]:
    """The causes that were diagnosed in a learner's cells: the id of the check below, the cause."""
    above: set[str] = set()
    for cell in notebook.cells:
        above |= {
            said["cause"] for output in cell.get("outputs", []) if (said := output.get("data", {}).get(DIAGNOSIS_TYPE))
        }
        if is_grade(cell):
            yield from ((cell.metadata.nbgrader.grade_id, cause) for cause in sorted(above))
            above = set()


def _scores(report: ClassReport) -> Figure:
    figure = Figure(figsize=(6, 2.6), layout="constrained")
    axes = figure.add_subplot()
    axes.hist(
        list(report.totals.values()), bins=10, range=(0, report.out_of), color=palette.OUTPUT, edgecolor=palette.PAPER
    )
    axes.set(xlabel=f"points of {report.out_of:g}", ylabel="submissions")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return figure


def _passed(report: ClassReport) -> Figure:
    figure = Figure(figsize=(6, 0.34 * len(report.items) + 0.9), layout="constrained")
    axes = figure.add_subplot()
    names = [item.name.removesuffix("_check") for item in report.items]
    bars = axes.barh(names, [100 * item.passed for item in report.items], color=palette.STATE)
    axes.bar_label(bars, fmt="%.0f %%", padding=3)
    axes.set(xlim=(0, 115), xlabel="submissions with full points, in percent")
    axes.invert_yaxis()
    return figure


def _diagnosed(report: ClassReport) -> Figure:
    causes = report.causes.most_common()
    figure = Figure(figsize=(6, 0.34 * len(causes) + 0.9), layout="constrained")
    axes = figure.add_subplot()
    bars = axes.barh([cause for cause, _ in causes], [count for _, count in causes], color=palette.MISMATCH)
    axes.bar_label(bars, padding=3)
    axes.set(xlabel="answers that failed for it")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.margins(x=0.1)
    axes.invert_yaxis()
    return figure


def _picture(figure: Figure) -> str:
    return base64.b64encode(as_png(figure, dpi=120)).decode()
