"""What a person reads: on a terminal, and on a card."""

import re

from shapeclinic.diagnosis.card import html_card
from shapeclinic.diagnosis.report import Diagnosis, Fix, terminal_text
from shapeclinic.tracing import Trace

FOUND = Diagnosis(
    "state-shape",
    layer="decoder",
    line=7,
    stage="silent",
    expected="(batch, height 32, width 32, channels 8)",
    found="(batch, height 16, width 16, channels 8) & <more>",
    explanation="A sentence. " * 20,
    fixes=[Fix("a", "first", (), True), Fix("b", "second " * 20, (), False), Fix("c", "third", ())],
)


def test_colour_adds_nothing_but_colour():
    plain, coloured = terminal_text(FOUND, "train.py"), terminal_text(FOUND, "train.py", colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_lines_fit_a_terminal_and_marks_say_what_colours_say():
    text = terminal_text(FOUND, "train.py")
    assert max(map(len, text.splitlines())) <= 80
    for words in ("✓ works", "✗ did not help", "· not tried", "line 7", "layer decoder"):
        assert words in text


def test_a_suspicion_is_worded_as_one():
    doubt = Diagnosis("channels", certainty="suspicion", expected="x", found="y")
    assert "Probably not meant" in terminal_text(doubt, "train.py")
    assert "Probably not meant" in html_card(doubt, Trace())
    assert "Probably" not in terminal_text(FOUND, "train.py")


def test_what_comes_from_the_program_is_escaped_on_the_card():
    page = html_card(FOUND, Trace())
    assert "&lt;more&gt;" in page
    assert "<more>" not in page


def test_exit_statuses_are_those_of_the_contract():
    assert [Diagnosis(cause).status for cause in ("healthy", "stride", "other")] == [0, 1, 3]
