"""The judge of models: build them for several sizes, compare the shapes, run one for real."""

import math
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from shapeclinic.arithmetic import window_arithmetic
from shapeclinic.axes import named

from ..answers import AnswerProblem, Answers, LayerFacts, Model, Shape
from ..device import device
from .behaviours import Behaviour, Order
from .running import Finding

_DRAWS = 3
Length = int | tuple[int, int] | range


@dataclass(frozen=True)
class KeptLayer:
    """A layer that a repaired model must still have, with the arguments that it must still have."""

    class_name: str
    arguments: Mapping[str, Any]

    def matches(self, facts: LayerFacts) -> bool:
        """True if a layer of the model is this one."""
        kind = facts.class_name if self.class_name[-1] == "D" else re.sub(r"[123]D$", "", facts.class_name)
        return kind == self.class_name and all(
            _same(facts.config.get(argument), value) for argument, value in self.arguments.items()
        )

    def __str__(self) -> str:
        return f"{self.class_name}({', '.join(f'{key}={value!r}' for key, value in self.arguments.items())})"


def layer(class_name: str, **arguments: Any) -> KeptLayer:
    """Name a layer that must be kept: `layer("ConvLSTM2D", strides=(2, 2))`; `layer("MaxPooling")` is one of any rank."""
    return KeptLayer(class_name, arguments)


def built_model(
    source: Answers,
    name: str,
    *,
    clip: Mapping[str, Length],
    output: Sequence[str | int],
    keeps: Sequence[KeptLayer] = (),
    behaves: Sequence[Behaviour] = (),
    takes: Sequence[Mapping[str, int]] = (),
) -> Finding:
    """The model that a function builds: right shapes for every drawn size, layers kept, running.

    Arguments:
        source: where the answer is read.
        name: the learner's function. It is called with the axes that are drawn, by name.
        clip: one clip's `time`, `height`, `width` and `channels`, in the order in which the model reads them: a number, the two ends of what to draw
            from, or a range of it. With a `batch` beside them the model takes batches of this size alone.
        output: the wanted output, an entry an axis: a number, or an expression in `batch` and the names of
            `clip`, such as `"ceil(height / 2)"`.
        keeps: layers that must stand in the model, in this order, others between them or not. A model that
            cannot be rebuilt shows no layers: if a recurrent layer is to be kept, it must read every frame,
            in order.
        behaves: what its outputs must show when it runs, such as `check.sees(...)`.
        takes: axes by which further clips differ that the same model must take, such as `({"time": 3},)`.
    """
    draw = random.Random(name)
    where = ""
    for number in range(_DRAWS):
        sizes = {axis: _drawn(draw, length) for axis, length in clip.items()}
        model = source.model(name, {axis: sizes[axis] for axis, length in clip.items() if not isinstance(length, int)})
        axes = [axis for axis in clip if axis != "batch"]
        input_shape = (sizes.get("batch"), *(sizes[axis] for axis in axes))
        wrong = _wrong_shape(model, input_shape, _expected(output, sizes))
        for change in takes:
            other = {**sizes, **change}
            other_shape = (input_shape[0], *(other[axis] for axis in axes))
            wrong = wrong or _wrong_shape(model, other_shape, _expected(output, other))
        if wrong is None and number == 0:
            where = device()
            wrong = _fails_to_run(model, where, input_shape, _expected(output, sizes), keeps, behaves)
        # What it does tells more than what it lacks: a layer that leads nowhere is not in the model any more.
        wrong = wrong or _missing_layer(model, keeps)
        if wrong is not None:
            return wrong
    return Finding(
        1,
        f"Built for {_DRAWS} different sizes and run; for clips of {named(input_shape)} it gives "
        f"{named(_expected(output, sizes))}.",
        tuple(arithmetic_lines(model)),
        where,
    )


def _drawn(draw: random.Random, length: Length) -> int:
    if isinstance(length, int):
        return length
    return draw.choice(length) if isinstance(length, range) else draw.randint(*length)


def arithmetic_lines(model: Model) -> list[str]:
    """One line a layer of a rebuilt model: the arithmetic of its height and width, or what it gives."""
    shown = [
        facts
        for facts in model.layers or ()
        if facts.class_name != "InputLayer" and facts.input_shape is not None and facts.output_shape is not None
    ]
    return [
        f"layer {place}, {facts.class_name}: {window_arithmetic(facts.class_name, facts.config, facts.input_shape or ()) or named(facts.output_shape or ())}{_time_of(facts)}"
        for place, facts in enumerate(shown, start=1)
    ]


def _time_of(facts: LayerFacts) -> str:
    """What a recurrent layer does with time, in words."""
    every = facts.config.get("return_sequences")
    return "" if every is None else "; every frame" if every else "; the last frame alone"


def _expected(output: Sequence[str | int], sizes: Mapping[str, int]) -> Shape:
    """Work out the wanted shape; the expressions stand in a test cell, which the learner cannot change."""
    known: dict[str, Any] = {
        "__builtins__": {},
        "batch": None,
        "min": min,
        "max": max,
        "ceil": math.ceil,
        "floor": math.floor,
        **sizes,
    }
    return tuple(entry if isinstance(entry, int) else eval(entry, known) for entry in output)


def _wrong_shape(model: Model, input_shape: Shape, expected: Shape) -> Finding | None:
    try:
        shapes = model.output_shapes(input_shape)
    except AnswerProblem as problem:
        raise AnswerProblem(
            f"On clips of {named(input_shape)}{_other_input(model, input_shape)}: {problem}"
        ) from problem
    clips = f"For clips of {named(input_shape)} the model"
    if len(shapes) != 1:
        arrived = ", ".join(named(shape) for shape in shapes)
        return Finding(0, f"{clips} gives {len(shapes)} tensors: {arrived}; expected one, {named(expected)}.")
    arrived_shape = (expected[0], *shapes[0][1:])
    if arrived_shape == expected:
        return None
    sentence = f"{clips} gives {named(arrived_shape)}; expected {named(expected)}."
    return Finding(0, sentence, tuple(arithmetic_lines(model)))


@contextmanager
def _problems_name_the_clip(model: Model, input_shape: Shape) -> Iterator[None]:
    try:
        yield
    except AnswerProblem as problem:
        raise AnswerProblem(
            f"On clips of {named(input_shape)}{_other_input(model, input_shape)}: {problem}"
        ) from problem


def _other_input(model: Model, input_shape: Shape) -> str:
    """What the model declares to read, if it is something else: Keras names it after having dropped axes of length 1."""
    first = next(iter(model.layers or ()), None)
    lengths = first and (first.config.get("batch_shape") or first.input_shape)
    if not lengths:
        return ""
    fits = len(lengths) == len(input_shape) and all(
        None in pair or pair[0] == pair[1] for pair in zip(lengths, input_shape, strict=True)
    )
    return "" if fits else f" a model whose Input is {named(lengths)} does not run"


def _missing_layer(model: Model, keeps: Sequence[KeptLayer]) -> Finding | None:
    if model.layers is None:
        return None
    rest = iter(model.layers)
    for kept in keeps:
        if not any(kept.matches(facts) for facts in rest):
            alike = [
                str(KeptLayer(facts.class_name, {key: facts.config.get(key) for key in kept.arguments}))
                for facts in model.layers
                if facts.class_name == kept.class_name
            ]
            found = ", ".join(alike) or f"no {kept.class_name}"
            order = " in this order" if len(keeps) > 1 else ""
            wanted = ", ".join(map(str, keeps))
            return Finding(0, f"The shapes are right, but the model must have {wanted}{order}. Found: {found}.")
    return None


def _fails_to_run(
    model: Model,
    where: str,
    input_shape: Shape,
    expected: Shape,
    keeps: Sequence[KeptLayer],
    behaves: Sequence[Behaviour],
) -> Finding | None:
    batch = input_shape[0] or 2
    clips = np.random.default_rng(0).random((batch, *(length or 1 for length in input_shape[1:])), "float32")
    with _problems_name_the_clip(model, input_shape):
        outputs = model.outputs(clips, where)
    shapes = [output.shape for output in outputs]
    if shapes != [(batch, *expected[1:])]:
        return Finding(0, f"Run on {batch} clips it gives {shapes}; expected {named((batch, *expected[1:]))}.")
    if not np.isfinite(outputs[0]).all():
        return Finding(0, "Run on numbers from 0 to 1 it gives numbers that are not finite.")
    if model.layers is None and any("LSTM" in kept.class_name for kept in keeps):
        behaves = (Order(), *behaves)  # in place of the layers that it does not show
    for behaviour in behaves:
        wrong = behaviour.missing(model, clips)
        if wrong is not None:
            return Finding(0, f"The shapes are right, but {wrong}")
    return None


def _same(left: Any, right: Any) -> bool:
    return (list(left) if isinstance(left, tuple) else left) == (list(right) if isinstance(right, tuple) else right)
