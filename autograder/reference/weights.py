"""Weights to try a model with: drawn by shape, so that two models of one structure get the same ones.

A model's own weights are random. Two models compute the same if they give the same for the same weights, and what reaches
what shows best with weights that are chosen for it.
"""

import hashlib
import itertools
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ..answers import WeightFacts

Weights = list[np.ndarray | None]

SMALL = 1e-4  # a signal so small that every activation which is 0 at 0 lets it pass in proportion
_CLOSED = -200.0  # a sigmoid of it is exactly 0 in single precision
_OPEN = 2.0
_CARRYING = 4  # so that a gate whose bias is 0 hands on about as much as it reads
_ERASING = -1e7  # a lit pixel closes a gate, also after many layers that make it faint
_MOST_ORDERS = 12


class Gate(StrEnum):
    """What can be done to a ConvLSTM to see what passes through it."""

    SILENT = "silent"  # all its weights are 0: nothing comes out of it
    NO_OUTPUT = "no output"  # the output gate is closed: its hidden state is 0, its cell state is not
    NO_CELL = "no cell"  # the cell state holds nothing of what was read: the hidden state does, by the output gate
    FORGETS = "forgets"  # the forget gate is closed: the cell state of the step before is lost
    NO_MEMORY = "no memory"  # it forgets, and does not read its hidden state either


@dataclass(frozen=True)
class Group:
    """The weights of one layer.

    Attributes:
        places: where they stand among all weights of the model.
        facts: of each.
    """

    places: tuple[int, ...]
    facts: tuple[WeightFacts, ...]

    @property
    def signature(self) -> tuple[tuple[int, ...], ...]:
        """Their shapes."""
        return tuple(fact.shape for fact in self.facts)

    @property
    def filters(self) -> int:
        """How many filters a ConvLSTM has, or units an LSTM."""
        return self.facts[1].shape[-2]

    @property
    def is_conv_lstm(self) -> bool:
        """True for kernel (…, channels, 4 · filters), recurrent kernel (…, filters, 4 · filters) and bias of a ConvLSTM."""
        return len(self.facts[0].shape) >= 3 and self.has_gates

    @property
    def has_gates(self) -> bool:
        """True for the weights of a ConvLSTM or an LSTM."""
        shapes = self.signature
        if len(shapes) not in (2, 3) or len(shapes[0]) < 2 or len(shapes[0]) != len(shapes[1]):
            return False
        kernel, recurrent = shapes[0], shapes[1]
        gated = recurrent[-1] == 4 * recurrent[-2] == kernel[-1]
        return gated and all(shape == (kernel[-1],) for shape in shapes[2:])


def groups(weights: Sequence[WeightFacts]) -> list[Group]:
    """The weights of a model, layer by layer."""
    return [
        Group(tuple(place for place, _ in owned), tuple(fact for _, fact in owned))
        for _, owned in (
            (layer, list(part)) for layer, part in itertools.groupby(enumerate(weights), lambda pair: pair[1].layer)
        )
    ]


def structure(weights: Sequence[WeightFacts]) -> str:
    """A digest of the shapes of all layers' weights, whatever their order."""
    return hashlib.sha256(repr(sorted(group.signature for group in groups(weights))).encode()).hexdigest()


def conv_lstms(weights: Sequence[WeightFacts]) -> list[Group]:
    """The ConvLSTM layers of a model in the order in which they were made, known by their weights."""
    return [group for group in groups(weights) if group.is_conv_lstm]


def generic(weights: Sequence[WeightFacts], seed: str) -> Iterator[Weights]:
    """Weights in general position; once for each order in which layers of equal shapes can be meant."""

    def draw(fact: WeightFacts, random: np.random.Generator) -> np.ndarray:
        if len(fact.shape) < 2:
            return np.asarray(random.uniform(0.1, 0.6, fact.shape) * random.choice([-1, 1], fact.shape))
        return random.normal(0, 1.5 / np.sqrt(np.prod(fact.shape[:-1])), fact.shape)

    return _orders(weights, seed, draw)


def small_signals(weights: Sequence[WeightFacts], seed: str) -> Iterator[Weights]:
    """Kernels that are nowhere negative, and biases so small that the model answers in proportion."""

    def draw(fact: WeightFacts, random: np.random.Generator) -> np.ndarray:
        drawn = random.uniform(0.2, 1, fact.shape)
        return SMALL * drawn if len(fact.shape) < 2 else drawn / drawn.sum(tuple(range(drawn.ndim - 1)))

    return _orders(weights, seed, draw)


def silent(weights: Sequence[WeightFacts]) -> Weights:
    """Zeros: what still comes out goes around all that learns."""
    return [np.zeros(fact.shape, "float32") if fact.trainable else None for fact in weights]


def paths(weights: Sequence[WeightFacts], gates: Mapping[Group, Gate] | None = None) -> Weights:
    """Weights with which nothing cancels: something comes out just where something that goes in has a path to.

    Nothing is negative, biases are zero (those of gates are open), scales are one.

    Arguments:
        weights: of the model.
        gates: what is to be done to which ConvLSTM of it.
    """
    random = np.random.default_rng(0)
    chosen: Weights = []
    for fact in weights:
        if not fact.trainable:
            chosen.append(None)
        elif len(fact.shape) < 2:
            chosen.append(np.full(fact.shape, float(fact.name == "gamma"), "float32"))
        else:
            drawn = random.uniform(0.5, 1, fact.shape) / np.prod(fact.shape[:-1])
            chosen.append(drawn.astype("float32"))
    for group in groups(weights):
        if group.has_gates and len(group.places) == 3 and group.facts[2].trainable:
            filters = group.facts[2].shape[0] // 4
            bias = np.repeat(np.array([_OPEN, _OPEN, 0, _OPEN], "float32"), filters)  # input, forget, cell, output
            chosen[group.places[2]] = bias
    for group, gate in (gates or {}).items():
        _apply(gate, group, chosen)
    return chosen


def erasing(weights: Sequence[WeightFacts]) -> Weights:
    """Those of `paths`, but what is lit makes each ConvLSTM forget all that it has seen before, and its hidden state is not read."""
    chosen = paths(weights)
    for group in groups(weights):
        kernel, recurrent = (chosen[place] for place in group.places[:2]) if group.has_gates else (None, None)
        if kernel is not None and recurrent is not None:
            recurrent[:] = 0
            kernel[..., group.filters : 2 * group.filters] *= _ERASING
    return chosen


def _apply(gate: Gate, group: Group, chosen: Weights) -> None:
    """Do this to the weights of one ConvLSTM."""
    if gate is Gate.SILENT:
        for place, fact in zip(group.places, group.facts, strict=True):
            chosen[place] = np.zeros(fact.shape, "float32")
        return
    if gate is Gate.NO_MEMORY:
        chosen[group.places[1]] = np.zeros(group.facts[1].shape, "float32")
    filters = group.filters
    kernel, recurrent, bias = (chosen[place] for place in group.places)
    assert kernel is not None
    assert recurrent is not None
    assert bias is not None
    if gate is Gate.NO_CELL:
        for weight in (kernel, recurrent):
            weight[..., : 3 * filters] = 0
        recurrent *= _CARRYING
        bias[2 * filters :] = np.repeat(np.array([1, 0], "float32"), filters)  # cell, output
        return
    start = 3 * filters if gate is Gate.NO_OUTPUT else filters
    bias[start : start + filters] = _CLOSED


def _orders(weights: Sequence[WeightFacts], seed: str, draw: object) -> Iterator[Weights]:
    """Draw all trainable weights, by the shapes of their layer and by its number among layers of these shapes."""
    alike: dict[tuple[tuple[int, ...], ...], list[Group]] = defaultdict(list)
    for group in groups(weights):
        alike[group.signature].append(group)
    orders = itertools.product(*(itertools.permutations(range(len(found))) for found in alike.values()))
    for order in itertools.islice(orders, _MOST_ORDERS):
        drawn: Weights = [None] * len(weights)
        for (signature, found), numbers in zip(alike.items(), order, strict=True):
            for group, number in zip(found, numbers, strict=True):
                random = np.random.default_rng(zlib.crc32(f"{seed}/{signature}/{number}".encode()))
                for place, fact in zip(group.places, group.facts, strict=True):
                    value = draw(fact, random)  # type: ignore[operator]
                    drawn[place] = value.astype("float32") if fact.trainable else None
        yield drawn
