"""An edit changes one call and leaves every other character alone."""

import ast

import pytest

from shapeclinic.diagnosis import edits
from shapeclinic.diagnosis.edits import CannotEdit, apply
from shapeclinic.place import Place


def place(source, code):
    """Where a call stands, found as Python counts."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.get_source_segment(source, node) == code:
            return Place(node.lineno, node.end_lineno, node.col_offset, node.end_col_offset)
    raise AssertionError(code)


LIST = """import keras
from keras import layers  # ü
model = keras.Sequential([
    keras.Input((4, 9, 9, 1)),   # größe
    layers.Conv2D(8, 3,   stride = 2),
    layers.Dense(1)
])
"""


def changed(source, code, make):
    return apply(source, [make(place(source, code))])


CONV = "layers.Conv2D(8, 3,   stride = 2)"


@pytest.mark.parametrize(
    ("code", "make", "old", "new"),
    [
        (CONV, lambda p: edits.RenameArgument(p, "stride", "strides"), "stride = 2", "strides = 2"),
        (CONV, lambda p: edits.RemoveArgument(p, "stride"), "8, 3,   stride = 2", "8, 3"),
        (CONV, lambda p: edits.SetArgument(p, "stride", "1"), "stride = 2", "stride = 1"),
        (CONV, lambda p: edits.SetArgument(p, "kernel_size", "5", 1), "8, 3, ", "8, 5, "),
        (CONV, lambda p: edits.SetArgument(p, "padding", '"same"'), "stride = 2)", 'stride = 2, padding="same")'),
        (CONV, lambda p: edits.Wrap(p, "{layers}TimeDistributed({})"), CONV, f"layers.TimeDistributed({CONV})"),
        (
            "keras.Input((4, 9, 9, 1))",
            lambda p: edits.SetArgument(p, "shape", "(*{}, 1)", 0),
            "(4, 9, 9, 1)",
            "(*(4, 9, 9, 1), 1)",
        ),
        (
            "layers.Dense(1)",
            lambda p: edits.FeedThrough(p, "{layers}Flatten()"),
            "layers.Dense(1)",
            "layers.Flatten(),\n    layers.Dense(1)",
        ),
    ],
)
def test_one_call_changes_and_nothing_else(code, make, old, new):
    text = changed(LIST, code, make)
    if "Flatten" in new:
        assert "layers.Flatten()" in text
        assert text.index("Flatten") < text.index("Dense")
    else:
        assert text == LIST.replace(old, new)
    ast.parse(text)


def test_unwrapping_leaves_the_inner_call():
    source = "x = TimeDistributed(ConvLSTM2D(4, 3))(y)\n"
    text = changed(source, "TimeDistributed(ConvLSTM2D(4, 3))", edits.Unwrap)
    assert text == "x = ConvLSTM2D(4, 3)(y)\n"


def test_layers_without_a_module_get_an_import():
    source = '"""Doc."""\nfrom keras.layers import Conv2D\nx = Conv2D(4, 3)(y)\n'
    text = changed(source, "Conv2D(4, 3)", lambda p: edits.Wrap(p, "{layers}TimeDistributed({})"))
    assert "x = keras.layers.TimeDistributed(Conv2D(4, 3))(y)" in text
    assert text.startswith('"""Doc."""\nimport keras\n')


@pytest.mark.parametrize(
    ("source", "after", "result"),
    [
        ("model.add(L.Dense(1))\n", False, "model.add(L.Flatten())\nmodel.add(L.Dense(1))\n"),
        ("model.add(L.Dense(1))\n", True, "model.add(L.Dense(1))\nmodel.add(L.Flatten())\n"),
        ("y = L.Dense(1)(x)\n", False, "y = L.Dense(1)(L.Flatten()(x))\n"),
        ("y = L.Dense(1)(x)\n", True, "y = L.Flatten()(L.Dense(1)(x))\n"),
    ],
)
def test_a_layer_is_put_before_or_after_another(source, after, result):
    assert changed(source, "L.Dense(1)", lambda p: edits.FeedThrough(p, "{layers}Flatten()", after)) == result


def test_results_are_named_as_the_program_names_them():
    source = "o, hidden, cell = encoder(past)\ny = decoder(future, initial_state=[o, hidden])\n"
    edit = edits.NameResults(
        place(source, "decoder(future, initial_state=[o, hidden])"),
        "initial_state",
        place(source, "encoder(past)"),
        (1, 2),
    )
    assert "initial_state=[hidden, cell])" in apply(source, [edit])


@pytest.mark.parametrize(
    "edit",
    [
        edits.SetArgument(Place(9, 9, 0, 4), "padding", "1"),
        edits.RemoveArgument(Place(1, 1, 0, 4), "padding"),
        edits.SetArgument(Place(1, 1, 0, 4), "padding", "{}[0]"),
        edits.WrapElement(Place(1, 1, 0, 4), 0, "g({})"),
        edits.NameResults(Place(1, 1, 0, 4), "a", Place(1, 1, 0, 4), (1,)),
        edits.Unwrap(Place(1, 1, 0, 3)),
    ],
)
def test_what_cannot_be_edited_is_refused(edit):
    with pytest.raises(CannotEdit):
        apply("f(1)\n" if edit.place.end_column == 4 else "f()\n", [edit])
