"""What a trace holds: plain records of layers, calls, data, losses and the failure."""

from dataclasses import dataclass, field
from typing import Any

from ..place import Place
from .shapes import Shape, Shapes, flat


@dataclass
class LayerRecord:
    """One layer, from its constructor on.

    Attributes:
        number: its place in the order in which layers were made.
        class_name: the name of its class.
        families: the names of the Keras classes that it is, its own first.
        own: True if the class is the user's, not Keras's.
        arguments: the constructor's arguments by name, as given.
        place: where in the program it was made; None if not in the program's own files.
        name: Keras's name of it; None if the constructor never got that far.
        config: what it is set to, where Keras can tell.
    """

    number: int
    class_name: str
    families: tuple[str, ...]
    own: bool
    arguments: dict[str, Any]
    place: Place | None
    name: str | None = None
    config: dict[str, Any] = field(default_factory=dict)
    inner: "LayerRecord | None" = None

    def is_a(self, *families: str) -> bool:
        """True if the layer is of one of these Keras classes."""
        return not set(families).isdisjoint(self.families)


@dataclass
class Source:
    """Where a tensor came from: the call that gave it, and which of that call's results it was."""

    call: "CallRecord"
    index: int


@dataclass
class CallRecord:
    """One call of a layer.

    Attributes:
        layer: the layer that was called.
        inputs: the shapes that went in.
        states: the shapes of `initial_state`; None if none was given.
        mask: the shape of the mask that went with the first input, given or left by a layer before, or of an attention's mask; None
            without one.
        outputs: the shapes that came out; None if the call failed.
        declared: the input shapes that a model was made for; empty for other layers.
        sources: for each input tensor, where it came from; None where that is not known.
        state_sources: the same for the states.
        parent: the call within which this one happened.
        place: where in the program it was called.
        symbolic: True if a model was being built, False if numbers were run.
        failed: True if it raised.
    """

    layer: LayerRecord
    inputs: Shapes
    states: list[Shape | None] | None
    sources: list[Source | None]
    state_sources: list[Source | None]
    parent: "CallRecord | None"
    place: Place | None
    symbolic: bool
    mask: Shape | None = None
    outputs: Shapes = None
    declared: list[Shape] = field(default_factory=list)
    failed: bool = False

    @property
    def input_shapes(self) -> list[Shape]:
        """The shapes that went in, one after another."""
        return flat(self.inputs)


@dataclass
class FeedRecord:
    """One call of `fit`, `evaluate`, `predict` or their kin, with the shapes of what was fed.

    Attributes:
        method: which of them.
        inputs: the shapes of the data.
        targets: the shapes of the targets.
        model_inputs: the input shapes that the model was made for; empty where it declares none.
        model_outputs: the same for what it gives.
        batch_size: as given.
        place: where in the program it was called.
        object_data: the shapes of arrays in an array of objects.
        validation: the shapes of `validation_data`.
        validation_split: the share of the data that is kept for validation.
        is_dataset: True for a `tf.data.Dataset`.
        failed: True if it raised.
    """

    method: str
    inputs: Shapes
    targets: Shapes
    model_inputs: list[Shape]
    model_outputs: list[Shape]
    batch_size: int | None
    place: Place | None
    object_data: list[Shapes] = field(default_factory=list)
    validation: Shapes = None
    validation_split: float = 0.0
    is_dataset: bool = False
    failed: bool = False


@dataclass
class LossRecord:
    """Targets and predictions that met.

    Attributes:
        loss: the name of the loss, or of the operation.
        targets: the shape of the targets.
        predictions: the shape of the predictions.
        source: where the predictions came from; None where that is not known.
        place: where in the program they met.
        feed: the call of `fit` or its kin during which they met.
        weights: the shape of the weights of samples; None without any.
        squeezes: True for a loss of Keras's kind, which drops a last axis of length 1 that one of them has more.
    """

    loss: str
    targets: Shape
    predictions: Shape
    source: Source | None
    place: Place | None
    feed: FeedRecord | None = None
    weights: Shape | None = None
    squeezes: bool = True


@dataclass(frozen=True)
class Operands:
    """A function or operator in the program's own failing line, with the shapes that it was given."""

    function: str
    shapes: list[Shape]
    place: Place | None


@dataclass
class Failure:
    """The exception that ended the program.

    Attributes:
        class_name: the exception's class.
        message: its words without colour codes.
        traceback: the usual traceback, as Python prints it.
        line: the innermost line of the program itself.
        call: the layer call that could not take what reached it.
        constructor: the layer that failed in its constructor.
        operation: the name of the Keras operation that failed, and the shapes that it was given.
        operands: what the program's own failing line joins or computes.
        arrays: shapes of a list of arrays that lay in the failing frame of the program, where they differ.
    """

    class_name: str
    message: str
    traceback: str
    line: int | None
    call: CallRecord | None = None
    constructor: LayerRecord | None = None
    operation: tuple[str, list[Shape]] | None = None
    arrays: list[Shape] = field(default_factory=list)
    operands: Operands | None = None


@dataclass
class Trace:
    """Everything that was recorded, in order."""

    layers: list[LayerRecord] = field(default_factory=list)
    calls: list[CallRecord] = field(default_factory=list)
    feeds: list[FeedRecord] = field(default_factory=list)
    losses: list[LossRecord] = field(default_factory=list)
    failure: Failure | None = None
    trouble: str | None = None  # what went wrong in the tracer itself
