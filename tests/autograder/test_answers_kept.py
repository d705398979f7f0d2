"""Every kept answer gets the verdict that it is labelled with, from the unchanged test cell of its item."""

import pytest
from assignments import ASSIGNMENTS, Session
from repetition import some

from autograder.authoring import proofs

# Learners' code warns as it likes.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def session(request):
    session = Session(request.param)
    yield session
    session.close()


def test_every_answer_gets_its_verdict(session, print_table):
    judged = proofs.judge_answers(session)
    print_table(proofs.table_of(session.assignment, judged))
    assert not list(proofs.verdicts(judged))


def test_every_item_has_answers_of_both_kinds_and_every_wrong_one_its_cause(session):
    assert not list(proofs.enough_answers(session.assignment))


def test_the_notebook_is_made_as_nbgrader_needs_it(session):
    assert not list(proofs.form(session.assignment))


@pytest.mark.parametrize("session", some(ASSIGNMENTS), indirect=True)
def test_the_solution_is_correct_and_the_release_unattempted(session):
    """Of one assignment in three; with --thorough of all of them, both of which real nbgrader judges on every run."""
    assert not list(proofs.solution_and_release(session))


def test_another_seed_draws_other_questions_that_the_solutions_solve(session):
    assert not list(proofs.another_seed(session))
