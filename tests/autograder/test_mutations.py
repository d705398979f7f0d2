"""Change one argument of a reference answer: the checks see every change that matters.

A mutant that still gets full marks must be equivalent: it does what the item asks. Those are listed in
tests/answers/<assignment>/equivalent.toml with the reason; another survivor is a defect of the check.
"""

import pytest
import repetition
from assignments import ASSIGNMENTS, Session

from autograder.authoring import proofs

pytestmark = pytest.mark.filterwarnings("ignore")

PER_ITEM = 2  # all of them with --thorough


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_change_that_matters_is_seen(assignment, print_table):
    session = Session(assignment)
    try:
        found = proofs.mutated(session, None if repetition.THOROUGH else PER_ITEM)
    finally:
        session.close()
    print_table(proofs.table_of_mutants(session.assignment, found))
    assert not list(proofs.open_mutants(found))
