"""The instructor's page holds nothing of a learner's but words."""

from collections import Counter

import nbformat
import pytest
from attacks import arena, solved, with_code

from autograder.grading.class_report import ClassReport, ItemReport, StudentReport, as_html, causes_of, sentences_of
from autograder.grading.inspection import Inspected
from autograder.grading.judging import Bench
from autograder.sandbox.walls import Wall, probe, require

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def report():
    item = ItemReport("build_check", 2, [2.0, 0.0, 1.0, 2.0], Counter({SCRIPT: 1}), {SCRIPT: SCRIPT})
    return ClassReport(
        "padding",
        2,
        {SCRIPT: 0.0, "b": 1.0, "c": 2.0, "d": 2.0},
        [
            StudentReport("b", SCRIPT, 1.0, 0.5, "2 h 5 min", True, (SCRIPT,)),
            StudentReport(SCRIPT, "", None, 0, "", False, (SCRIPT,)),
        ],
        [item],
        Counter({SCRIPT: 1}),
        [f"{SCRIPT} too"],
        1,
        [Inspected(SCRIPT, "padding.ipynb", SCRIPT, ()), Inspected("b", "padding.ipynb", None, (SCRIPT,))],
    )


def test_learners_words_are_escaped_wherever_they_stand():
    page = as_html(report())
    assert "<script" not in page
    assert "onerror=alert(2)>" not in page.replace("&gt;", "")
    assert (
        page.count("&lt;script&gt;") == 9
    )  # sentence, lesson, name and note, student and reason; student and reason, ungraded
    assert "default-src 'none'" in page


def test_shares_and_means_are_those_of_the_class():
    page = as_html(report())
    assert "4 graded, mean 1.2 of 2 points" in page.replace("1.25", "1.2")
    assert "1.25 of 2" in page
    assert "50 %" in page
    assert "1 hold an answer in words" in page


def test_a_bare_assert_is_told_by_its_name():
    page = arena()
    page.cells[-1].outputs = [nbformat.v4.new_output("error", ename="AssertionError", evalue="", traceback=[])]
    assert [sentence for _, sentence, _ in sentences_of(page)] == ["AssertionError"]


def test_everybody_is_listed_with_points_lateness_and_notes():
    page = as_html(report())
    row = page[page.index("<h2>Everybody</h2>") :]
    for words in ("0.5<br><small>1 − 0.5</small>", "2 h 5 min", "An answer waits for a person.", "not graded"):
        assert words in row


def test_causes_are_counted_and_named_with_their_lesson():
    known = report()
    known.items[0].causes.update({"stride": 3})
    page = as_html(known)
    assert "3 × diagnosed: <b>stride</b>" in page
    assert "2_kernel_and_stride" in page
    assert "How many answers failed for each cause" in page


@pytest.fixture(scope="module")
def bench():
    made = Bench(require(probe(), Wall.SECCOMP))
    yield made
    made.close()


def test_the_cause_of_a_failure_comes_through_the_sandbox_and_an_invented_one_does_not(bench):
    assert list(causes_of(bench.judge(arena()).notebook)) == [("build_halved_check", "stride")]
    assert list(causes_of(bench.judge(solved("build_halved")).notebook)) == []
    invented = (
        "display({'application/vnd.shapeclinic.diagnosis+json': {'cause': '<script>'}, 'text/plain': ''}, raw=True)"
    )
    assert list(causes_of(bench.judge(with_code(solved("build_halved"), invented)).notebook)) == []
