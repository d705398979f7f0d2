"""The instructor's page holds nothing of a learner's but words."""

from collections import Counter

from autograder.grading.class_report import ClassReport, ItemReport, as_html
from autograder.grading.inspection import Inspected

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def report():
    item = ItemReport("build_check", 2, [2.0, 0.0, 1.0, 2.0], Counter({SCRIPT: 1}), {SCRIPT: SCRIPT})
    return ClassReport(
        "padding",
        2,
        {SCRIPT: 0.0, "b": 1.0, "c": 2.0, "d": 2.0},
        [item],
        Counter({SCRIPT: 1}),
        [SCRIPT],
        1,
        [Inspected(SCRIPT, "padding.ipynb", SCRIPT, ()), Inspected("b", "padding.ipynb", None, (SCRIPT,))],
    )


def test_learners_words_are_escaped_wherever_they_stand():
    page = as_html(report())
    assert "<script" not in page
    assert "onerror=alert(2)>" not in page.replace("&gt;", "")
    assert page.count("&lt;script&gt;") == 6  # sentence, lesson, student and reason, ungraded, note
    assert "default-src 'none'" in page


def test_shares_and_means_are_those_of_the_class():
    page = as_html(report())
    assert "4 graded, mean 1.2 of 2 points" in page.replace("1.25", "1.2")
    assert "1.25 of 2" in page
    assert "50 %" in page
    assert "1 hold an answer in words" in page
