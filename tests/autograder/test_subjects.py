"""Checks for any subject: a right answer in any dress passes, one changed cell does not, and the message says where it is."""

import collections
import datetime
import json
import math
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import times

from autograder import checks
from autograder.answers import LiveAnswers
from autograder.checks import subjects
from autograder.data import checked, encode
from autograder.reference import store
from autograder.values import AnswerProblem

SEED = "some seed"
JUDGES = {
    "value": (subjects.compared_value, subjects.measured_value),
    "array": (subjects.compared_array, subjects.measured_array),
    "table": (subjects.compared_table, subjects.measured_table),
    "function": (subjects.compared_function, subjects.measured_function),
}
numbers = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).map(lambda x: round(x, 3))
cells = numbers | st.booleans() | st.text(max_size=5) | st.none()
values = st.recursive(
    cells,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3) | st.integers(-99, 99), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.fixture(autouse=True)
def _elsewhere():
    yield
    store.read_from(None)


def found(kind, solution, answer, **told):
    """What the judge finds of an answer, held against a solution."""
    judge, measure = JUDGES[kind]
    kept = measure(LiveAnswers({"x": solution}), "x", seed=SEED, **told)
    store.read_from({"seed": SEED, "items": {"x": store.as_text(kept)}})
    return judge(LiveAnswers({"x": answer}), "x", **told)


def dressed(value):
    """The same in another dress: tuples for lists, floats for whole numbers, NumPy's for Python's."""
    match value:
        case list():
            return tuple(map(dressed, value))
        case dict():
            return collections.OrderedDict((dressed(key), dressed(part)) for key, part in reversed(value.items()))
        case bool() | None | str():
            return value
        case int():
            return float(value) if value % 2 else np.int64(value)
        case float():
            return np.float64(value * (1 + 1e-12))
    raise TypeError(value)


def changed(value, path):
    """The value with one cell changed: the one to which these numbers lead."""
    match value:
        case list() if value:
            place = path.pop() % len(value) if path else 0
            return [changed(part, path) if at == place else part for at, part in enumerate(value)]
        case dict() if value:
            place = path.pop() % len(value) if path else 0
            return {key: changed(part, path) if at == place else part for at, (key, part) in enumerate(value.items())}
        case bool() | None | str() | list() | dict():
            return 12345
        case _:
            return value + max(1, abs(value)) * 1e-3


@given(values)
@settings(max_examples=times(300), deadline=None)
def test_the_same_value_in_another_dress_is_right(value):
    assert found("value", value, dressed(value)).share == 1


@given(values, st.lists(st.integers(0, 5), max_size=4), st.booleans())
@settings(max_examples=times(300), deadline=None)
def test_one_changed_cell_is_seen_and_nothing_is_told(value, path, partial):
    wrong = found("value", value, changed(value, path), partial=partial)
    assert wrong.share < 1
    assert "x" in wrong.sentence
    assert " is " in wrong.sentence or " has " in wrong.sentence


@given(values)
@settings(max_examples=times(100), deadline=None)
def test_data_survive_their_way_to_the_judge(value):
    data = encode("x", value)
    assert checked("x", json.loads(json.dumps(data))) == data


@pytest.mark.parametrize(
    ("solution", "answer", "says"),
    [
        (3.5, 3.6, "x is 3.6, which is not right."),
        ([1, 2, 3], [1, 2], "x has 2 entries; expected 3."),
        ([1, [2, 3]], [1, [2, 4]], "Entry 1 of entry 1 of x is 4, which is not right. 1 of 2 parts are right."),
        ({"a": 1, "b": 2}, {"a": 1}, "x lacks a key. 1 of 2 parts are right."),
        ({"a": 1}, {"a": 2}, "The value of 'a' in x is 2, which is not right."),
        ({"a": 1}, {"a": 1, "z": 0}, "x has the key 'z', which does not belong there. 1 of 2 parts are right."),
        ({"a", "b"}, {"a", "c"}, "x lacks a member. 1 of 3 parts are right."),
        ("word", ["word"], "x is a list; expected one value."),
        (math.nan, 0.0, "x is 0.0, which is not right."),
        (1_000_001, 1_000_002, "x is 1000002, which is not right."),
        (datetime.date(2026, 1, 31), datetime.date(2026, 1, 30), "x is 2026-01-30T00:00:00, which is not right."),
    ],
)
def test_a_wrong_value_is_told_where_it_is_wrong(solution, answer, says):
    assert found("value", solution, solution).share == 1
    told = found("value", solution, answer)
    assert (told.share, told.sentence) == (0, says)


def test_what_was_expected_is_told_where_the_author_says_so():
    assert found("value", 3.5, 3.6, reveal=True).sentence == "x is 3.6; expected 3.5."


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            lambda: None,
            "x must be plain data: numbers, words, lists, dicts, sets, arrays, tables. Received: a value of type function.",
        ),
        (map(str, [1]), "Received: a value of type map. Make a list of it: list(…)."),
        (np.zeros(200_000), "x holds more than 100000 values"),
    ],
)
def test_what_cannot_be_read_is_told_what_to_write(answer, says):
    with pytest.raises(AnswerProblem) as problem:
        found("value", [1], answer)
    assert says in str(problem.value)


def test_a_value_that_claims_to_be_equal_is_refused():
    class Equal(int):
        def __eq__(self, other):
            return True

        __hash__ = None

    with pytest.raises(AnswerProblem, match="type Equal"):
        found("value", 3, Equal(4))


def test_the_release_does_not_hold_the_value():
    kept = subjects.measured_value(LiveAnswers({"x": {"secret": [271828, "hush"]}}), "x", seed=SEED)
    text = kept["data"].tobytes().decode()
    assert not any(part in text for part in ("secret", "271828", "hush"))


ARRAY = np.arange(12.0).reshape(3, 4)


@pytest.mark.parametrize(
    ("answer", "share", "says"),
    [
        (ARRAY.astype(int), 1, "x is right."),
        (ARRAY.tolist(), 1, "x is right."),
        (ARRAY.T, 0, "x has the shape (month 4, city 3); expected (month 3, city 4). Are axes exchanged?"),
        (ARRAY[:2], 0, "x has the shape (month 2, city 4); expected (month 3, city 4)."),
        (
            np.where(ARRAY == 6, 7, ARRAY),
            2 / 3,
            "x at month 1, city 2 is 7.0, which is not right. 2 of 3 parts are right.",
        ),
        (ARRAY + 1, 0, "x at month 0, city 0 is 1.0, which is not right."),
    ],
)
def test_an_array_is_compared_cell_by_cell(answer, share, says):
    told = found("array", ARRAY, answer, axes=("month", "city"), partial=True)
    assert (told.share, told.sentence) == (pytest.approx(share), says)


SALES = pd.DataFrame({"shop": ["b", "a", "b"], "price": [2.5, 1.0, np.nan], "day": pd.to_datetime(["2026-01-01"] * 3)})
SUMS = SALES.groupby("shop")["price"].sum()


@pytest.mark.parametrize(
    ("solution", "answer", "share", "says"),
    [
        (SALES, SALES[["day", "price", "shop"]], 1, "x is right."),
        (SALES, SALES.set_index(pd.Index([7, 8, 9])), 1, "x is right."),
        (SUMS, SUMS.reset_index(), 1, "x is right."),
        (SALES, SALES.iloc[:2], 0, "x has 2 rows; expected 3."),
        (
            SALES,
            SALES.rename(columns={"price": "Price"}),
            2 / 4,
            "x has no column 'price'. Its columns: 'shop', 'Price', 'day'. 2 of 4 parts are right.",
        ),
        (
            SALES,
            SALES.assign(price=[2.5, 1.5, np.nan]),
            2 / 3,
            "Row 1 of the column 'price' in x is 1.5, which is not right. 2 of 3 parts are right.",
        ),
        (
            SALES,
            SALES.fillna({"price": 0.0}),
            2 / 3,
            "Row 2 of the column 'price' in x is 0.0, which is not right. 2 of 3 parts are right.",
        ),
        (
            SALES,
            SALES.sort_values("shop"),
            1 / 3,
            "Row 0 of the column 'shop' in x is 'a', which is not right. 1 of 3 parts are right.",
        ),
    ],
)
def test_a_table_is_compared_column_by_column(solution, answer, share, says):
    told = found("table", solution, answer, partial=True)
    assert (told.share, told.sentence) == (pytest.approx(share), says)


def test_a_table_must_be_one():
    with pytest.raises(
        AnswerProblem, match="x must be a DataFrame or a Series of pandas. Received: a value of type dict"
    ):
        found("table", SALES, SALES.to_dict())


def count(text, letter):
    return text.count(letter)


def count_first(text, letter):
    return int(text.startswith(letter))


DRAWN = {
    "text": lambda draw: "".join(draw.choices("abc", k=draw.randint(3, 9))),
    "letter": lambda draw: draw.choice("abc"),
}


def test_a_function_is_compared_by_what_it_returns():
    assert found("function", count, lambda text, letter: sum(one == letter for one in text), given=DRAWN).share == 1
    wrong = found("function", count, count_first, given=DRAWN)
    assert wrong.share == 0
    assert wrong.sentence.startswith("The result of x(text='")
    assert "; expected " in wrong.sentence
    part = found(
        "function", count, lambda text, letter: text.count(letter) if letter != "a" else -1, given=DRAWN, partial=True
    )
    assert 0 < part.share < 1


def test_whole_numbers_are_tried_at_both_ends():
    right = found("function", lambda n: n * n, lambda n: n**2, given={"n": (-3, 9)})
    assert right.share == 1
    at_an_end = found("function", lambda n: n * n, lambda n: n * n if n < 90 else 0, given={"n": (-30, 90)})
    assert at_an_end.sentence == "The result of x(n=90) is 0; expected 8100. Right in 5 of 6 calls."


def test_what_must_be_tried_is_tried_in_any_case():
    told = {"given": {"n": (1, 9)}, "also": [{"n": 0}]}
    assert found("function", lambda n: n == 0, lambda n: not n, **told).share == 1
    missed = found("function", lambda n: n == 0, lambda n: False, **told)
    assert missed.sentence == "The result of x(n=0) is False; expected True. Right in 6 of 7 calls."


def test_a_function_that_stops_is_told_for_what():
    with pytest.raises(AnswerProblem, match=r"x\(n=-3\) stopped with ZeroDivisionError"):
        found("function", lambda n: n, lambda n: 1 // 0, given={"n": (-3, 9)})


def test_a_function_over_tables():
    def summed(table):
        return table.groupby("k")["v"].sum()

    drawn = {
        "table": lambda draw: pd.DataFrame({"k": draw.choices("ab", k=5), "v": [draw.randint(0, 9) for _ in range(5)]})
    }
    assert (
        found("function", summed, lambda table: table.groupby("k").v.agg("sum"), given=drawn, form="table").share == 1
    )
    wrong = found("function", summed, lambda table: table.groupby("k").v.max(), given=drawn, form="table")
    assert " of the column 'v' in the result of x(table=a table of 5 rows) is " in wrong.sentence


@pytest.mark.parametrize(
    "forged",
    [
        {"is": "list", "items": [{"is": "nothing"}]},
        {"is": "table", "rows": 3, "columns": [["a", [1]]]},
        {"is": "array", "shape": [2, 2], "items": [1]},
        {"is": "array", "shape": [-1], "items": []},
        {"is": "dict", "entries": [[1]]},
        {"is": "list", "items": "abc"},
        {"is": "set"},
        [1],
    ],
)
def test_what_no_encoder_would_have_written_is_refused(forged):
    with pytest.raises(AnswerProblem):
        checked("x", forged)


def test_a_course_about_something_else_hears_nothing_of_tensorflow():
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
    ended = subprocess.run(
        [sys.executable, "-c", "import autograder.checks"], capture_output=True, text=True, check=True, env=environment
    )
    assert ended.stdout + ended.stderr == ""


def test_the_old_name_serves_for_one_release_more():
    with pytest.warns(DeprecationWarning, match="check.axes"):
        assert checks.array("clip", "step") == checks.axes("clip", "step")
