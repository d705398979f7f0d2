"""The judge of models: build them for several sizes, compare the shapes, run them, and hold what they compute against the solution."""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from shapeclinic.arithmetic import window_arithmetic
from shapeclinic.axes import named

from ..answers import Answers, LayerFacts, Model, Shape
from ..device import CPU, device
from ..reference import probes, store
from ..reference.differences import Freedom, difference
from ..reference.measuring import Case, measure
from ..reference.probes import Clip
from ..values import AnswerProblem
from .requirements import Requirement
from .running import Finding

Length = int | tuple[int, int] | range
_FREE = {"values", "frames", "view"}
_WITHOUT_WEIGHTS = ("Cropping", "Padding", "Pooling", "UpSampling")  # code may make these where it calls them


@dataclass(frozen=True)
class KeptLayer:
    """A layer that the text of an item fixes, with the arguments that it fixes."""

    class_name: str
    arguments: Mapping[str, Any]

    def is_kind_of(self, facts: LayerFacts) -> bool:
        """True if a layer of the model is of this class."""
        kind = facts.class_name if self.class_name[-1] == "D" else re.sub(r"[123]D$", "", facts.class_name)
        return kind == self.class_name

    def matches(self, facts: LayerFacts) -> bool:
        """True if a layer of the model is this one."""
        return self.is_kind_of(facts) and all(
            _same(_setting(facts, argument), value) or (argument == "padding" and _pads_nothing(facts))
            for argument, value in self.arguments.items()
        )

    def __str__(self) -> str:
        return f"{self.class_name}({', '.join(f'{key}={value!r}' for key, value in self.arguments.items())})"


def layer(class_name: str, **arguments: Any) -> KeptLayer:
    """Name a layer that the text fixes: `layer("ConvLSTM2D", strides=(2, 2))`; `layer("MaxPooling")` is one of any rank.

    `scale=2` stands for a transposed convolution that by itself makes frames just twice as large.
    """
    return KeptLayer(class_name, arguments)


def built_model(
    source: Answers,
    name: str,
    *,
    clip: Mapping[str, Length],
    output: Sequence[str | int],
    takes: Sequence[Mapping[str, int]] = (),
    free: Collection[str] = (),
    pixels: int = 0,
    needs: Sequence[Requirement] = (),
    keeps: Sequence[KeptLayer] = (),
) -> Finding:
    """The model that a function builds: right shapes for every drawn size, and it computes what the worked solution computes.

    Arguments:
        source: where the answer is read.
        name: the learner's function. It is called with the axes that are drawn, by name.
        clip: one clip's `time`, `height`, `width` and `channels`, in the order in which the model reads them: a number, the two ends of what to draw
            from, or a range of it. With a `batch` beside them the model takes batches of this size alone.
        output: the wanted output, an entry an axis: a number, or an expression in `batch` and the names of
            `clip`, such as `"ceil(height / 2)"`.
        takes: axes by which further clips differ that the same model must take, such as `({"time": 3},)`.
        free: what the item leaves open: "values" (which function stands on the way, such as the kind of pooling), "frames" (which
            further frames are looked at), "view" (how far around itself a pixel sees).
        pixels: by how many pixels what a pixel sees may end elsewhere than in the solution.
        needs: what the text asks for in numbers, such as `check.sees(12, back=4)`.
        keeps: layers that the text fixes, in this order, others between them or not. What only a learner's code shows is
            not looked for: there, what the model computes decides alone.
    """
    reference, freedom = store.reference(name), _freedom(free, pixels)
    cases: list[Case] = []
    where = device()
    for case, expected in _cases(source, name, clip, takes, output, reference.seed):
        for taken, shape in zip(case.clips, expected, strict=True):
            wrong = _wrong_shape(case.model, taken.input_shape, shape)
            if wrong is not None:
                return wrong
        if not cases and where != CPU:  # the comparison runs it on the CPU
            wrong = _fails_to_run(case.model, case.clips[0], where, expected[0])
            if wrong is not None:
                return wrong
        cases.append(case)
    lines = tuple(arithmetic_lines(cases[-1].model))
    wrong = _missing_layer(cases[0].model, keeps)
    if wrong is not None:
        return wrong
    with _problems_name_the_clip(cases[0].model, cases[0].clips[0].input_shape):
        try:
            words = difference(cases, reference.numbers, reference.seed, freedom)
        except (IndexError, ValueError) as error:  # arrays that do not go together
            raise AnswerProblem(
                f"What it gives does not keep its shape from one call to the next ({error})."
            ) from error
        for need in needs:
            words = words or need.missing(cases[0].model, cases[0].clips[0])
    if words is not None:
        return Finding(0, f"The shapes are right, but {words}", lines, where)
    return Finding(
        1,
        f"Built for {len(cases)} size(s) and run; for clips of {named(cases[-1].clips[0].input_shape)} it gives "
        f"{named(expected[0])}.",
        lines,
        where,
    )


def measured_model(
    source: Answers,
    name: str,
    *,
    seed: str,
    clip: Mapping[str, Length],
    output: Sequence[str | int],
    takes: Sequence[Mapping[str, int]] = (),
    **_: Any,
) -> store.Numbers:
    """What the worked solution computes, for `built_model` with the same arguments."""
    cases = []
    for case, _expected_shapes in _cases(source, name, clip, takes, output, seed):
        case.model.outputs(probes.ordinary(case.clips[0], seed))  # all weights are there after a run
        cases.append(case)
    return measure(cases, seed)


def _freedom(free: Collection[str], pixels: int) -> Freedom:
    unknown = set(free) - _FREE
    if unknown:
        raise ValueError(f"free may hold {', '.join(sorted(_FREE))}. Received: {', '.join(sorted(unknown))}")
    return Freedom("values" in free, "frames" in free, "view" in free, pixels)


def _cases(
    source: Answers,
    name: str,
    clip: Mapping[str, Length],
    takes: Sequence[Mapping[str, int]],
    output: Sequence[str | int],
    seed: str,
) -> Iterator[tuple[Case, list[Shape]]]:
    """Models of several sizes with the clips that each must take, and the shape that must come out for each."""
    axes = tuple(axis for axis in clip if axis != "batch")
    for sizes in _sizes(clip, seed, name):
        model = source.model(name, {axis: sizes[axis] for axis, length in clip.items() if not isinstance(length, int)})
        taken = [{**sizes, **change} for change in ({}, *takes)]
        clips = tuple(Clip(axes, tuple(each[axis] for axis in axes), sizes.get("batch")) for each in taken)
        shapes = [_expected(output, each) for each in taken]
        yield Case(model, clips), shapes
    if len(taken) > 1 and all(isinstance(length, int) for length in clip.values()):  # one model for all sizes
        yield Case(model, clips[1:]), shapes[1:]


def _sizes(clip: Mapping[str, Length], seed: str, name: str) -> list[dict[str, int]]:
    """Sizes to build for: two small ones, which differ in whether each axis is odd, and a larger one; no two axes alike."""
    open_axes = {axis: _candidates(length) for axis, length in clip.items() if not isinstance(length, int)}
    fixed = {axis: length for axis, length in clip.items() if isinstance(length, int)}
    if not open_axes:
        return [fixed]
    random = probes.generator(seed, "sizes", name)
    shift = int(random.integers(0, 3))
    small = [
        {
            axis: options[(shift + (place + turn) % len(open_axes)) % len(options)]
            for place, (axis, options) in enumerate(open_axes.items())
        }
        for turn in (0, 1)
    ]
    large = {axis: int(random.choice(options[2:] or options)) for axis, options in open_axes.items()}
    return [{**fixed, **sizes} for sizes in (*small, large)]


def _candidates(length: tuple[int, int] | range) -> list[int]:
    return list(length) if isinstance(length, range) else list(range(length[0], length[1] + 1))


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
    """What of the layers that the text fixes is not there.

    Where code of the learner's calls the layers, their order is not known, and those without weights may be made there.
    """
    found = list(model.layers)
    left = list(found)
    for kept in keeps:
        place = next((place for place, facts in enumerate(left) if kept.matches(facts)), None)
        if place is not None:
            left = left[place + 1 :] if model.is_ordered else left[:place] + left[place + 1 :]
            continue
        alike = [
            str(KeptLayer(facts.class_name, {key: _setting(facts, key) for key in kept.arguments}))
            for facts in found
            if kept.is_kind_of(facts)
        ]
        if not alike and model.has_code and any(word in kept.class_name for word in _WITHOUT_WEIGHTS):
            continue
        order = " in this order" if len(keeps) > 1 else ""
        wanted = ", ".join(map(str, keeps))
        return Finding(
            0,
            f"The shapes are right, but the model must have {wanted}{order}. Found: {', '.join(alike) or f'no {kept.class_name}'}.",
        )
    return None


def _fails_to_run(model: Model, clip: Clip, where: str, expected: Shape) -> Finding | None:
    clips = probes.positive(clip, "run")
    with _problems_name_the_clip(model, clip.input_shape):
        outputs = model.outputs(clips, where)
    shapes = [output.shape for output in outputs]
    if shapes != [(len(clips), *expected[1:])]:
        return Finding(
            0, f"Run on {len(clips)} clips it gives {shapes}; expected {named((len(clips), *expected[1:]))}."
        )
    if not np.isfinite(outputs[0]).all():
        return Finding(0, "Run on numbers from 0 to 1 it gives numbers that are not finite.")
    return None


def _setting(facts: LayerFacts, argument: str) -> Any:
    """An argument of a layer, or what follows from several."""
    if argument != "scale":
        return facts.config.get(argument)
    strides, kernel = facts.config.get("strides"), facts.config.get("kernel_size")
    if not strides or not kernel or len(set(strides)) > 1:
        return None
    more = 0 if facts.config.get("padding") == "same" else max(kernel[0] - strides[0], 0)
    return f"{strides[0]}, and {more} more" if more else strides[0]


def _pads_nothing(facts: LayerFacts) -> bool:
    """True for a layer to which both paddings are one: no window of it reaches beyond the frame, or further than a step."""
    kernel, strides = facts.config.get("kernel_size"), facts.config.get("strides")
    if not kernel or not strides:
        return False
    if "Transpose" in facts.class_name:
        return all(size <= step for size, step in zip(kernel, strides, strict=True))
    return all(size == 1 for size in kernel)


def _same(left: Any, right: Any) -> bool:
    return (list(left) if isinstance(left, tuple) else left) == (list(right) if isinstance(right, tuple) else right)
