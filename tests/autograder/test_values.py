"""Plain values and arrays: whatever leaves no doubt is read, anything else is refused with what to write."""

import collections
import json

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from autograder.values import AnswerProblem, plain, read_arrays

Size = collections.namedtuple("Size", "height width")


class Row(list):
    pass


class Liar(tuple):
    def __iter__(self):
        return iter((9, 9))

    def __eq__(self, other):
        return True

    __hash__ = tuple.__hash__


class ClaimsToBeATuple:
    __class__ = tuple


class ClaimsToBeTensorFlow:
    __module__ = "tensorflow.python.framework.tensor_shape"

    def as_list(self):
        return [self]


def built_in(value):
    if type(value) is list:
        return all(map(built_in, value))
    if type(value) is dict:
        return all(type(key) is str and built_in(part) for key, part in value.items())
    return value is None or type(value) in (bool, int, float, str)


@pytest.mark.parametrize(
    ("value", "copy"),
    [
        ((20, 24), [20, 24]),
        ([20, 24], [20, 24]),
        (range(2, 5), [2, 3, 4]),
        (Size(20, 24), [20, 24]),
        (Row([20, (24,)]), [20, [24]]),
        (Liar((20, 24)), [20, 24]),
        (np.array([20, 24], "int32"), [20, 24]),
        (np.array([[True], [False]]), [[True], [False]]),
        (np.array(24), 24),
        (np.array([0.5, 1], "float16"), [0.5, 1.0]),
        (np.array([1], "longdouble"), [1.0]),
        (np.array([None, 24]), [None, 24]),
        (np.zeros((0, 3)), []),
        (np.uint8(200), 200),
        (np.float32(0.5), 0.5),
        (np.longdouble(2), 2.0),
        (np.bool_(True), True),
        (tf.TensorShape([None, 20, 24]), [None, 20, 24]),
        (tf.constant([20, 24]), [20, 24]),
        (tf.shape(tf.zeros((20, 24))), [20, 24]),
        (tf.constant(24), 24),
        (keras.Input((20, 24)).shape, [None, 20, 24]),
        (keras.ops.zeros((2, 3)).shape, [2, 3]),
        ((np.int64(1), [tf.constant(2), np.array([3])], {"a": range(1)}), [1, [2, [3]], {"a": [0]}]),
    ],
)
def test_what_leaves_no_doubt_is_read_as_built_in_values(value, copy):
    read = plain("x", value)
    assert repr(read) == repr(copy)
    assert built_in(read)
    assert plain("x", json.loads(json.dumps(read))) == copy  # the judge's side


@pytest.mark.parametrize(
    "value",
    [
        object(),
        print,
        {1: 2},
        {1, 2},
        (n for n in (1, 2)),
        1j,
        np.array([1j]),
        np.timedelta64(3),
        np.ma.array([1, 2]),
        type("int", (int,), {})(3),
        type("str", (str,), {})("3"),
        ClaimsToBeATuple(),
        keras.Input((20, 24)),
        keras.layers.ConvLSTM2D(8, 3),
        tf.TensorShape(None),
        (20, [object()]),
        np.array([object()]),
        Row([print]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_could_mean_or_be_anything_is_refused_with_what_to_write(value):
    with pytest.raises(AnswerProblem) as caught:
        plain("x", value)
    assert str(caught.value).startswith("x must be plain numbers. Received: a value of type ")
    assert str(caught.value).endswith("Write the numbers themselves, in a tuple.")


def test_what_has_no_end_is_refused_before_it_is_made():
    loop = []
    loop.append(loop)
    holder = np.empty(1, object)
    holder[0] = holder
    for endless in (loop, holder, ClaimsToBeTensorFlow()):
        with pytest.raises(AnswerProblem, match="x is nested more than 20 deep"):
            plain("x", endless)
    for many in (list(range(20_000)), range(10**15), np.zeros(20_000), np.zeros((10**9, 0)), [np.zeros(6_000)] * 2):
        with pytest.raises(AnswerProblem, match="x holds more than 10000 values"):
            plain("x", many)
    with pytest.raises(AnswerProblem, match="x holds a number that is too long"):
        plain("x", [10**5_000])


numbers = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.booleans(), st.floats(allow_nan=False), st.none(), st.text(max_size=3)
)
nests = st.recursive(numbers, lambda inner: st.lists(inner, max_size=4), max_leaves=20)


@given(nests)
def test_a_copy_is_the_same_again_on_the_other_side(value):
    def as_tuples(part):
        return tuple(map(as_tuples, part)) if isinstance(part, list) else part

    assert plain("x", value) == plain("x", as_tuples(value)) == value
    assert built_in(plain("x", value))


tall, flat = np.ones((4, 3)), np.zeros((2, 3), "int8")


@pytest.mark.parametrize(
    ("result", "count", "shapes"),
    [
        (tall, 1, [(4, 3)]),
        ((tall,), 1, [(4, 3)]),
        ([tall, tall], 1, [(2, 4, 3)]),
        ([[True, False]], 1, [(1, 2)]),
        ((3, 4, 5), 1, [(3,)]),
        (7, 1, [()]),
        (tf.constant(tall), 1, [(4, 3)]),
        ([tf.constant(tall)] * 2, 1, [(2, 4, 3)]),
        ((tall, flat), 2, [(4, 3), (2, 3)]),
        ([tall, flat], 2, [(4, 3), (2, 3)]),
        (Size(tall, flat), 2, [(4, 3), (2, 3)]),
        ((tf.constant(tall), [[True, False]]), 2, [(4, 3), (1, 2)]),
        ((tall, [flat, flat], 1), 3, [(4, 3), (2, 2, 3), ()]),
    ],
)
def test_arrays_are_read_in_whatever_row_they_stand(result, count, shapes):
    arrays = read_arrays("split", result, count)
    assert [array.shape for array in arrays] == shapes
    assert all(type(array) is np.ndarray for array in arrays)


def test_arrays_are_copied_whatever_a_class_of_the_learners_says():
    class Lying(np.ndarray):
        @property
        def shape(self):
            return (9, 9)

    [array] = read_arrays("split", np.zeros((2, 3)).view(Lying), 1)
    assert type(array) is np.ndarray
    assert array.shape == (2, 3)


@pytest.mark.parametrize(
    ("result", "count", "says"),
    [
        (tall, 2, "split must return two arrays, separated by a comma. Received: one array of shape (4, 3)"),
        (None, 2, "split must return two arrays, separated by a comma. Received: None"),
        ("ab", 2, "split must return two arrays, separated by a comma. Received: a value of type str"),
        (
            (tall, flat, tall),
            2,
            "split must return two arrays, separated by a comma. Received: three parts, of shapes (4, 3), (2, 3) and (4, 3)",
        ),
        ((tall,), 2, "split must return two arrays, separated by a comma. Received: one part, of shape (4, 3)"),
        ((), 2, "split must return two arrays, separated by a comma. Received: no parts"),
        ([tall] * 9, 2, "Received: 9 parts, of shapes (4, 3), (4, 3), (4, 3), (4, 3), …"),
        ((tall, None), 1, "split must return one array. Received: two parts"),
        ((tall, flat), 1, "split must return one array. Received: two parts, of shapes (4, 3) and (2, 3)"),
        (
            [tall, flat],
            1,
            "split must return arrays of one shape each. Received: a list of two parts, of shapes (4, 3) and (2, 3), which do not",
        ),
        ([[1], [1, 2]], 1, "a list of two parts, of shapes (1,) and (2,), which do not make one array"),
        ([[[1], [1, 2]], [1]], 1, "a list of two parts, which do not make one array"),
        (
            (tall, [flat, tall]),
            2,
            "Received as array 2: a list of two parts, of shapes (2, 3) and (4, 3), which do not",
        ),
        ((tall, np.array(["a"])), 2, "split must return arrays of numbers. Received as array 2: an array of dtype <U1"),
        (np.array([1j]), 1, "split must return arrays of numbers. Received: an array of dtype complex128"),
        (np.array([None]), 1, "split must return arrays of numbers. Received: an array of dtype object"),
        (tf.zeros(2, tf.bfloat16), 1, "split must return arrays of numbers. Received: an array of dtype bfloat16"),
        (None, 1, "split must return arrays of numbers. Received: None"),
        ({"a": tall}, 1, "split must return arrays of numbers. Received: a value of type dict"),
        (keras.Input((2,)), 1, "split must return arrays. Received: a value of type KerasTensor"),
    ],
)
def test_arrays_that_cannot_be_read_are_told_as_what_came(result, count, says):
    with pytest.raises(AnswerProblem) as caught:
        read_arrays("split", result, count)
    assert says in str(caught.value)
