"""Every kept answer gets the verdict that it is labelled with, from the unchanged test cell of its item."""

import collections
import re

import pytest
from assignments import ASSIGNMENTS, Session, answers, items

from shapeclinic.diagnosis.report import LESSONS

CAUSES = {*LESSONS, "other"}
# Digits that say nothing of an answer: in names of classes, of layers, of lessons, and a function's own example.
NO_NUMBER = re.compile(r"course/\S+|[A-Za-z]\w*\d\w*|0x\w+|frame\(s\)")

# Learners' code warns as it likes.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def session(request):
    session = Session(request.param)
    session.assignment = request.param
    yield session
    session.close()


@pytest.fixture(scope="module")
def judged(session):
    """The outcome of every answer of one assignment."""
    by_name = {item.name: item for item in items("exercises", session.assignment)}
    return {
        str(answer): (answer, session.judge(answer.source, by_name[answer.item]))
        for answer in answers(session.assignment)
    }


def test_every_answer_gets_its_verdict(session, judged, print_table):
    lines = [f"{session.assignment}: item, then how many answers end in which way"]
    for item in items("solutions", session.assignment):
        kinds = collections.Counter(
            str(outcome.kind) for answer, outcome in judged.values() if answer.item == item.name
        )
        lines.append(f"  {item.name:22} " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    for name, (answer, outcome) in judged.items():
        lines += [] if answer.outcome == "correct" else [f"    {name}: {outcome.kind}, {answer.cause}, “{answer.says}”"]
        assert (outcome.kind, outcome.points) == (answer.outcome, answer.points), f"{name}: {outcome.text()}"
        assert answer.says in outcome.text(), f"{name} should say {answer.says!r}, said: {outcome.text()}"
        if answer.outcome != "correct" and re.search(r"\d", NO_NUMBER.sub("", outcome.text())):
            assert re.search(r"\d", NO_NUMBER.sub("", answer.says)), (
                f"{name} should say a number of its own: {outcome.text()}"
            )
    print_table("\n".join(lines))


def test_every_wrong_answer_names_its_cause(session):
    for answer in answers(session.assignment):
        assert (answer.cause in CAUSES) == (answer.outcome != "correct"), answer


def test_every_item_has_answers_of_both_kinds(session):
    kinds = collections.Counter((answer.item, answer.outcome == "correct") for answer in answers(session.assignment))
    for item in items("solutions", session.assignment):
        assert kinds[item.name, True] >= 3
        assert kinds[item.name, False] >= 5


def test_the_solution_is_correct_and_the_release_unattempted(session):
    released = {item.name: item for item in items("exercises", session.assignment)}
    for item in items("solutions", session.assignment):
        correct = session.judge(item.solution, item)
        assert (correct.kind, correct.points) == ("correct", item.points), correct.text()
        untouched = session.judge(released[item.name].solution, item)
        assert (untouched.kind, untouched.points) == ("unattempted", 0), untouched.text()


def test_points_stand_in_the_check_as_in_the_metadata(session):
    for item in items("solutions", session.assignment):
        assert session.judge(item.solution, item).out_of == item.points


def test_another_seed_draws_other_questions_that_the_solutions_solve(session):
    """The solutions are written for any seed; the numbers of seed 1 are wrong for another."""
    import assignments

    cells = assignments.preparation(session.assignment)
    for source in cells:
        session.run(source.replace("SEED = 1 ", "SEED = 'another class' "))
    for item in items("solutions", session.assignment):
        assert session.judge(item.solution, item).kind == "correct"
    for source in cells:
        session.run(source)
