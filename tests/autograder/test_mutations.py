"""Change one argument of a reference answer: the checks see every change that matters.

A mutant that still gets full marks must be equivalent: it does what the item asks. Those are listed here with the reason;
another survivor is a defect of the check.
"""

import ast
import copy
import random

import pytest
from assignments import ASSIGNMENTS, Session, items

pytestmark = pytest.mark.filterwarnings("ignore")

PER_ITEM = 4  # all of them with --all-answers
OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
}  # fmt: skip
# What may differ without touching what any item asks, by the argument that is changed.
EQUIVALENT = {
    "name": "names carry no meaning",
    "activation": "the items ask for shapes, layers and what reaches what, not for an activation",
    "strict": "the axes are two on either side",
}
# What one item leaves to its author: its name, a fragment of the change, and why it does what is asked.
FINE = (
    ("build_both_ways", "ConvLSTM2D kernel_size", "the item is about states, whatever the kernel"),
    ("build_handover", "ConvLSTM2D kernel_size", "the item is about states, whatever the kernel"),
    ("build_memory", "ConvLSTM2D kernel_size", "the item is about states, whatever the kernel"),
    ("build_narrowing", "ConvLSTM2D kernel_size", "the item is about channels, whatever the kernel"),
    ("build_refining", "Conv2DTranspose kernel_size", "a bridge may look around as far as it likes"),
    ("build_nowcaster", "Conv2D kernel_size", "frames keep their size with any kernel"),
    ("build_labels", "ConvLSTM2D kernel_size", "stride, padding and labels are asked for"),
    ("build_features", "Conv2D[0]", "the number of features between is free"),
    ("build_scorer", "ConvLSTM2D[0]", "the number of features before Dense is free"),
    ("build_scores", "ConvLSTM2D[0]", "the number of features before Dense is free"),
    ("chosen_strides", "range[0]", "a stride of 1 is never among the right ones"),
    ("chosen_strides", "BinOp", "the search ends long before the end of its range"),
    ("chosen_strides", "Add operator", "the search ends long before the end of its range"),
    ("seen_back", "BinOp operand: 1 → 2", "the other layer's step is the wider one with these numbers"),
    ("seen_back", "Mult operator: Add", "the other layer's step is the wider one with these numbers"),
    ("build_halved", "ConvLSTM2D kernel_size", "the item is about the stride, whatever the kernel"),
    ("build_wide", "ConvLSTM2D[0]", "the number of features between is free"),
    ("build_labels", "ConvLSTM2D[0]", "the number of features between is free"),
    ("build_stack", "ConvLSTM2D[0]", "the number of features between is free"),
    ("build_difference", "ConvLSTM2D[0]", "the number of features on the way is free"),
    ("build_unet", "ConvLSTM2D[0]", "the number of features on the way down is free"),
    ("build_scores", "ConvLSTM2D padding", "one score a frame comes out, whatever the border"),
    ("build_features", "ConvLSTM2D[0]", "the number of features between is free"),
    (
        "build_smaller",
        "ConvLSTM2D",
        "frames keep their size by the padding, whatever the kernel and the features between",
    ),
    (
        "build_next_frame",
        "ConvLSTM2D",
        "frames keep their size by the padding, whatever the kernel and the features between",
    ),
    ("build_nowcaster", "ConvLSTM2D kernel_size", "states keep their size with any kernel"),
    ("build_tracker", "ConvLSTM2D kernel_size: 7 → 8", "a wider kernel sees further still"),
    ("build_refining", "ConvLSTM2D kernel_size", "the item is about sizes, whatever the kernel"),
    ("pad_clips", "Subscript", "any of the clips tells height, width and channels"),
)


def mutants(source, number, seed):
    """Sources with one literal of the worked solution changed, with what was changed: (source, argument, words)."""
    region = source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
    tree = ast.parse(region)
    places = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            places += [
                (part, called, f"{called}[{n}]") for n, given in enumerate(node.args) for part in literals(given)
            ]
            places += [(part, keyword.arg, called) for keyword in node.keywords for part in literals(keyword.value)]
        if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            places.append((node, "operator", type(node.op).__name__))
        if isinstance(node, ast.BinOp | ast.Subscript | ast.Compare | ast.Slice):
            places += [
                (part, "operand", type(node).__name__)
                for child in ast.iter_child_nodes(node)
                for part in literals(child)
            ]
    random.Random(seed).shuffle(places)
    for place, argument, call in places[:number]:
        name = "op" if isinstance(place, ast.BinOp) else "value"
        before = getattr(place, name)
        after = OPERATORS[type(before)]() if name == "op" else changed(before)
        setattr(place, name, after)
        words = type(after).__name__ if name == "op" else f"{before!r} → {after!r}"
        yield ast.unparse(copy.deepcopy(tree)), argument, f"{call} {argument}: {words}"
        setattr(place, name, before)


def literals(node):
    """The constants of an expression, those of calls and operations within it left to them."""
    if isinstance(node, ast.Constant):
        return [node] if isinstance(node.value, int | str | bool) else []
    parts = (ast.Tuple, ast.List, ast.UnaryOp)
    return (
        [found for child in ast.iter_child_nodes(node) for found in literals(child)] if isinstance(node, parts) else []
    )


def changed(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return {"same": "valid", "valid": "same"}.get(value, value + "x")


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_change_that_matters_is_seen(assignment, print_table, request):
    number = None if request.config.getoption("--all-answers") else PER_ITEM
    session = Session(assignment)
    table = []
    try:
        for item in items("solutions", assignment):
            if item.name == "train_nowcaster":
                continue  # a minute a mutant: its margin has tests of its own
            killed, equivalent, open_ = 0, [], []
            for source, argument, what in mutants(item.solution, number, item.name):
                session.shell.user_ns.pop(
                    item.name, None
                )  # a mutant that ends in an error leaves no earlier answer behind
                outcome = session.judge(source, item)
                reason = EQUIVALENT.get(argument) or next(
                    (why for name, words, why in FINE if name == item.name and words in what), None
                )
                if outcome.kind != "correct":
                    killed += 1
                elif reason:
                    equivalent.append(f"{what} ({reason})")
                else:
                    open_.append(what)
            table.append((item.name, killed, equivalent, open_))
    finally:
        session.close()
    lines = [f"{assignment}: mutants of each worked solution"]
    for name, killed, equivalent, open_ in table:
        lines.append(f"  {name:22} killed {killed}, equivalent {len(equivalent)}, open {len(open_)}")
        lines += [f"    equivalent: {words}" for words in equivalent]
    print_table("\n".join(lines))
    assert not [(name, open_) for name, _, _, open_ in table if open_]
