"""An answer held against a solution: what computes the same passes, and each difference is named."""

import keras
import numpy as np
import pytest
from keras import layers, ops

from autograder.answers import KerasModel
from autograder.reference import influence, store
from autograder.reference.differences import Freedom, difference
from autograder.reference.measuring import Case, measure
from autograder.reference.probes import Clip
from autograder.reference.weights import conv_lstms, generic, paths, structure

SIZES = ((12, 13), (13, 12))
STRICT, FREE = Freedom(), Freedom(values=True)
pytestmark = pytest.mark.filterwarnings("ignore")


def cases(build, channels=1):
    axes = ("time", "height", "width", "channels")
    return [Case(KerasModel(build(*size)), (Clip(axes, (5, *size, channels)),)) for size in SIZES]


def run_once(made):
    for case in made:
        case.model.outputs(np.zeros((1, *case.clips[0].lengths), "float32"))
    return made


def told(solution, answer, freedom=STRICT, channels=1):
    """What is said of an answer; None if nothing."""
    reference = measure(run_once(cases(solution, channels)), "seed")
    return difference(run_once(cases(answer, channels)), reference, "seed", freedom)


def stack(*behind, before=(), channels=1, **settings):
    """Builds a ConvLSTM with layers before and behind it."""

    def build(height, width):
        memory = layers.ConvLSTM2D(3, **{"kernel_size": 3, "padding": "same", **settings})
        chain = [make() for make in before], memory, [make() for make in behind]
        return keras.Sequential([keras.Input((5, height, width, channels)), *chain[0], chain[1], *chain[2]])

    return build


def around(join, channels=3):
    """Builds a ConvLSTM and a way around it."""

    def build(height, width):
        clips = keras.Input((5, height, width, channels))
        change = layers.ConvLSTM2D(3, 3, padding="same", return_sequences=True)(clips)
        return keras.Model(clips, join(clips, change))

    return build


def handed_over(change, kernel_size=3):
    """Builds an encoder and a decoder that starts from what `change` makes of h and c."""

    def build(height, width):
        clips = keras.Input((5, height, width, 1))
        _, h, c = layers.ConvLSTM2D(3, 3, padding="same", return_state=True)(clips)
        decoder = layers.ConvLSTM2D(3, kernel_size, padding="same", return_sequences=True)
        return keras.Model(clips, decoder(ops.zeros_like(clips[:, :2]), initial_state=change(h, c)))

    return build


class Padded(keras.Model):
    """The same as padding, by hand, in a class."""

    def __init__(self):
        super().__init__()
        self.memory = layers.ConvLSTM2D(3, 3)

    def call(self, clips):
        return self.memory(ops.pad(clips, [(0, 0), (0, 0), (1, 1), (1, 1), (0, 0)]))


SAME = {
    "another style": (stack(), lambda height, width: Padded()),
    "dropout": (stack(), stack(lambda: layers.Dropout(0.5))),
    "normalisation": (stack(), stack(lambda: layers.BatchNormalization())),
    "another activation": (stack(), stack(activation="relu")),
    "scaled": (stack(), stack(before=[lambda: layers.Rescaling(0.1)])),
    "an operator for a layer": (around(lambda x, y: layers.Add()([x, y])), around(lambda x, y: y + x)),
    "an activation behind a sum": (around(lambda x, y: x + y), around(lambda x, y: ops.relu(x + y))),
    "joined in another order": (
        around(lambda x, y: layers.Concatenate()([x, y])), around(lambda x, y: layers.Concatenate()([y, x])),
    ),
    "states by name": (handed_over(lambda h, c: [h, c]), handed_over(lambda h, c: (h * 1.0, c + 0.0))),
}  # fmt: skip

OTHER = {
    "first frame alone": (stack(before=[lambda: layers.Lambda(lambda x: ops.repeat(x[:, :1], 5, axis=1))]), "frame 2 of 5 changes nothing"),
    "a frame cut off": (stack(before=[lambda: layers.Cropping3D(((1, 0), (0, 0), (0, 0)))]), "frame 1 of 5 changes nothing"),
    "mean frame": (stack(before=[lambda: layers.Lambda(lambda x: ops.repeat(ops.mean(x, axis=1, keepdims=True), 5, axis=1))]), "can be exchanged"),
    "backwards": (stack(go_backwards=True), "without the memory"),
    "smaller kernel": (stack(kernel_size=1), "sees row 6 of frame 5 of 5; expected rows 5 to 7"),
    "moved": (stack(before=[lambda: layers.ZeroPadding3D(((0, 0), (2, 0), (0, 0))), lambda: layers.Cropping3D(((0, 0), (0, 2), (0, 0)))]), "of what goes in changes nothing"),
    "negative frames skipped": (
        stack(
            before=[
                lambda: layers.Lambda(lambda x: x * ops.cast(ops.any(x > 0, axis=(2, 3, 4), keepdims=True), "float32"))
            ]
        ),
        "for a clip with a negative frame, frame 3 of 5",
    ),
    "dim frames skipped": (stack(before=[lambda: layers.Lambda(lambda x: x * ops.cast(ops.mean(ops.abs(x), axis=(2, 3, 4), keepdims=True) > 0.2, "float32"))]), "frame 1 of 5 changes nothing"),
    "other clips of the batch": (stack(before=[lambda: layers.Lambda(lambda x: x - ops.mean(x, axis=0, keepdims=True))]), "depends on the other clips"),
    "no ConvLSTM": (lambda height, width: keras.Sequential([keras.Input((5, height, width, 1)), layers.Conv3D(3, (5, 3, 3), padding="same"), layers.Lambda(lambda x: x[:, -1])]), "it has 0 ConvLSTM layer(s); expected 1"),
    "frames as channels": (lambda height, width: keras.Sequential([keras.Input((5, height, width, 1)), layers.Permute((4, 2, 3, 1)), layers.ConvLSTM2D(3, 3, padding="same")]), "without the memory"),
    "features cut off": (stack(lambda: layers.Lambda(lambda x: ops.repeat(x[..., :1], 3, axis=-1))), "2 of the 3 filters"),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_what_computes_the_same_passes_in_any_style(name):
    solution, answer = SAME[name]
    assert told(solution, answer, channels=3 if "sum" in name or "operator" in name or "order" in name else 1) is None


@pytest.mark.parametrize("name", OTHER)
def test_each_difference_is_named(name):
    answer, words = OTHER[name]
    assert words in told(stack(), answer, FREE)


@pytest.mark.parametrize(
    ("join", "words"),
    [
        (lambda x, y: (x + y) / 2, "multiplied by 0.5"),
        (lambda x, y: x + y + x, "multiplied by 2"),
        (lambda x, y: y, "must also go around"),
        (lambda x, y: x - y, "given the same weights, it computes other numbers"),
        (lambda x, y: layers.Add()([x, y[:, ::-1]]), "changes nothing in frame"),
    ],
)
def test_a_sum_is_told_from_what_is_none(join, words):
    assert words in told(around(lambda x, y: x + y), around(join), channels=3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda h, c: [c, h], "ConvLSTM 2 takes the cell state c of ConvLSTM 1 for a hidden state h"),
        (lambda h, c: [c, c], "ConvLSTM 2 takes the cell state c of ConvLSTM 1 for a hidden state h"),
        (lambda h, c: [h, h], "c does not arrive"),
        (lambda h, c: [h, ops.zeros_like(c)], "c does not arrive"),
        (lambda h, c: [ops.zeros_like(h), c], "should come by its hidden state h"),
        (lambda h, c: [ops.zeros_like(h), ops.zeros_like(c)], "frame 1 of 5 changes nothing"),
    ],
)
def test_states_are_told_apart(change, words):
    assert words in told(handed_over(lambda h, c: [h, c]), handed_over(change), FREE)


def test_a_view_may_be_wider_where_that_is_free_and_stays_in_its_place():
    wide = stack(kernel_size=7)
    moved = stack(
        before=OTHER["moved"][0]
        and [
            lambda: layers.ZeroPadding3D(((0, 0), (6, 0), (0, 0))),
            lambda: layers.Cropping3D(((0, 0), (0, 6), (0, 0))),
        ]
    )
    free = Freedom(values=True, view=True)
    assert "sees rows" in told(stack(), wide, FREE)
    assert told(stack(), wide, free) is None
    assert told(stack(), wide, Freedom(values=True, pixels=12)) is None
    assert "of what goes in changes nothing" in told(stack(), moved, free)


def test_what_leads_somewhere_is_found_exactly():
    """Against the arithmetic of the receptive field, at every frame and row."""
    from shapeclinic.arithmetic import ConvLSTM, receptive_field

    [case, _] = run_once(cases(stack(kernel_size=5)))
    seen = influence.view(case.model, case.clips[0])
    for place, frame in enumerate(seen.frames):
        reach = receptive_field(99, (ConvLSTM(3, 5, 1, "same"),), 4 - frame, 0).size // 2
        for row in range(12):
            expected = [abs(other - row) <= reach for other in range(12)]
            assert seen.rows[place, :, 0, row].tolist() == expected


def test_weights_are_known_by_their_shapes_whatever_the_order_of_layers():
    model = KerasModel(stack(lambda: layers.Conv2D(4, 1))(12, 12))
    weights = model.weights
    assert structure(weights) == structure([*weights[3:], *weights[:3]])
    assert [group.filters for group in conv_lstms(weights)] == [3]
    first, again = next(generic(weights, "a")), next(generic(weights, "a"))
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))
    assert all((weight >= 0).all() for weight in paths(weights))


def test_numbers_survive_as_text_and_a_lost_one_is_told():
    numbers = measure(run_once(cases(stack())), "seed")
    again = store.from_text(store.as_text(numbers))
    assert again.keys() == numbers.keys()
    assert all(np.array_equal(again[name], numbers[name]) for name in numbers)
    assert len(store.as_text(numbers)) < 30_000
    store.read_from({"seed": "seed", "items": {}})
    try:
        with pytest.raises(store.AnswerProblem, match="are not in this notebook"):
            store.reference("build")
    finally:
        store.read_from(None)
