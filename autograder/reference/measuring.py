"""What a worked solution computes, measured into numbers that hold no code and no layer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..answers import Model
from . import influence, probes
from .probes import Clip
from .store import Numbers
from .weights import SMALL, Gate, Group, Weights, conv_lstms, generic, silent, small_signals, structure

COMPARED = 2  # so many cases; of further ones the shapes alone count
_BLACK = "a black frame and those behind it"
BORDER = "a black frame and one of which only the border is lit"
_PROJECTIONS, _FAINT_PROJECTIONS = 6, 16


@dataclass(frozen=True)
class Case:
    """A model and the clips that it must take.

    Attributes:
        model: built for the first of the clips.
        clips: the sizes to try it with.
    """

    model: Model
    clips: tuple[Clip, ...]

    def tried(self, number: int) -> list[tuple[int, Clip]]:
        """The clips that are run, with their places: all of the first case, of others one."""
        return list(enumerate(self.clips if number == 0 else self.clips[:1]))


def measure(cases: Sequence[Case], seed: str) -> Numbers:
    """What the worked solution computes.

    Arguments:
        cases: its model, for several sizes.
        seed: of all that is drawn.
    """
    numbers: Numbers = {"layers": np.array(len(conv_lstms(cases[0].model.weights)))}
    for number, case in enumerate(cases[:COMPARED]):
        model, clip = case.model, case.clips[0]
        numbers[f"{number}.structure"] = structure_of(model)
        for place, each in case.tried(number):
            numbers[f"{number}.{place}.values"] = values(model, next(generic(model.weights, seed)), each, seed)
            numbers[f"{number}.{place}.frames"] = influence.frames_reaching(model, each)
        numbers[f"{number}.fixed"] = fixed_part(model, clip, seed)
        signals = faint_signals(model, next(small_signals(model.weights, seed)), clip, seed)
        numbers |= {f"{number}.{name} signals": array for name, array in signals.items()}
        seen = influence.view(model, clip)
        numbers |= {
            f"{number}.rows": seen.rows,
            f"{number}.columns": seen.columns,
            f"{number}.channels": seen.channels,
        }
    model, clip = cases[0].model, cases[0].clips[0]
    for kind, read in influence.frames_read_in(model, clip, seed).items():
        numbers[f"in {kind}"] = read
    numbers |= {f"told apart: {what}": np.array(told) for what, told in told_apart(model, clip, seed).items()}
    numbers["order"] = influence.frames_not_erased(model, clip)
    units = [(layer,) for layer in conv_lstms(model.weights)]
    for gated, matrix in Gated(model, clip).of(units):
        numbers[gated.name] = matrix
    if clip.batch is not None:
        numbers["kept"] = np.array(keeps_state(model, clip, seed))
    return numbers


def structure_of(model: Model) -> np.ndarray:
    """A digest of the shapes of its weights, as numbers."""
    return np.frombuffer(bytes.fromhex(structure(model.weights)), "uint8")


def values(model: Model, weights: Weights, clip: Clip, seed: str) -> np.ndarray:
    """What comes out for several clips, projected to a few numbers; of a model that may remember, also in a second call."""
    clips = probes.ordinary(clip, seed)
    model.set_weights(weights)
    outputs = [model.outputs(clips)[0]]
    if clip.batch is not None:
        outputs.append(model.outputs(clips[:, ::-1] if clip.axes[0] == "time" else clips)[0])
    return np.stack([_projected(output, seed) for output in outputs])


def _projected(output: np.ndarray, seed: str) -> np.ndarray:
    """Sums of a clip's cells with random signs, `(clips, sums, channels)`; channels in an order that does not depend on theirs."""
    clips, channels = output.shape[0], output.shape[-1]
    cells = output.reshape(clips, -1, channels)
    signs = probes.generator(seed, "signs", cells.shape[1]).choice([-1.0, 1.0], (_PROJECTIONS, cells.shape[1]))
    sums = signs @ cells.astype("float64") / np.sqrt(cells.shape[1])
    order = np.argsort(sums[0, 0], kind="stable")
    return np.asarray(sums[:, :, order], "float32")


def fixed_part(model: Model, clip: Clip, seed: str) -> np.ndarray:
    """What comes out with all weights at 0: it has gone around everything that learns."""
    output = influence.run(model, silent(model.weights), probes.positive(clip, seed), clip.batch)
    return _projected(output, seed)


def faint_signals(model: Model, weights: Weights, clip: Clip, seed: str) -> Numbers:
    """What small signals add to what comes out with all weights at 0: those of the clip, and those of the biases."""
    biases = [weight is not None and weight.ndim < 2 for weight in weights]
    without = [np.zeros_like(weight) if is_bias else weight for weight, is_bias in zip(weights, biases, strict=True)]
    clips = probes.faint(clip, seed)
    found = {}
    for name, given, fed in (("clip", without, clips), ("bias", weights, np.zeros_like(clips))):
        around = influence.run(model, silent(model.weights), fed, clip.batch)
        added = influence.run(model, given, fed, clip.batch) - around
        random = probes.generator(seed, "faint", added.shape[1:-1])
        signs = random.choice([-1.0, 1.0], (_FAINT_PROJECTIONS, *added.shape[1:-1]))
        sums = np.tensordot(added, signs, axes=(range(1, added.ndim - 1), range(1, signs.ndim)))
        found[name] = np.asarray(sums / SMALL, "float32")  # (clips, channels, projections)
    return found


def told_apart(model: Model, clip: Clip, seed: str) -> dict[str, bool]:
    """Whether something else comes out if frames that follow each other, or the channels, change places, or a border is lit."""
    random = probes.generator(seed, "told apart")
    base = random.uniform(0.1, 1, clip.lengths).astype("float32")
    axis, time = clip.axis("time"), clip.length("time")
    gap = np.moveaxis(base.copy(), axis, 0)
    gap[time // 2] = 0
    pairs = {}
    for frame in range(time - 1):
        order = [*range(frame), frame + 1, frame, *range(frame + 2, time)]
        pairs[f"frames {frame + 1} and {frame + 2}"] = base, np.take(base, order, axis=axis)
    behind = np.concatenate([gap[: time // 2], gap[time // 2 + 1 :], gap[time // 2 : time // 2 + 1]])
    pairs[_BLACK] = np.moveaxis(gap, 0, axis), np.moveaxis(behind, 0, axis)
    lit = gap.copy()
    border = 1 - probes.inside(clip)
    lit[time // 2] = border * random.uniform(0.1, 1, border.shape)
    pairs[BORDER] = np.moveaxis(gap, 0, axis), np.moveaxis(lit, 0, axis)
    if clip.length("channels") > 1:
        pairs["the channels"] = base, np.roll(base, 1, axis=clip.axis("channels"))
    weights = next(generic(model.weights, seed))
    outputs = influence.run(model, weights, np.stack([one for pair in pairs.values() for one in pair]), clip.batch)
    differs = np.abs(outputs[::2] - outputs[1::2]) > influence.NOISE * np.abs(outputs).max()
    found = differs.any(axis=tuple(range(1, differs.ndim)))
    return dict(zip(pairs, map(bool, found), strict=True))


def keeps_state(model: Model, clip: Clip, seed: str) -> bool:
    """Whether what was fed in one call changes what comes out of the next."""
    first, second = probes.ordinary(clip, seed), probes.positive(clip, seed)
    weights = next(generic(model.weights, seed))
    found = []
    for fed in (first, second):
        model.set_weights(weights)
        model.outputs(fed)
        found.append(model.outputs(second)[0])
    return not np.allclose(found[0], found[1], rtol=1e-4, atol=1e-6)


@dataclass(frozen=True)
class Intervention:
    """Something done to some of the ConvLSTM layers, by their numbers.

    Attributes:
        gates: to which, and what.
        is_of_all: whether it is done to every one that the model has, further ones too.
    """

    gates: tuple[tuple[int, Gate], ...]
    is_of_all: bool = False

    @property
    def shows(self) -> str:
        """What it shows of states that are handed over: "h" that is read as h, or "c" that is read as h; else nothing."""
        if self.gates[-1][1] is not Gate.FORGETS or len(self.gates) == 1:
            return ""
        return "h" if self.gates[0][1] is Gate.NO_CELL else "c"

    @property
    def name(self) -> str:
        """Under which its result is kept."""
        return "all " + Gate.NO_MEMORY if self.is_of_all else " and ".join(f"{n} {gate}" for n, gate in self.gates)


def _interventions(layers: int) -> Iterator[Intervention]:
    for layer in range(layers):
        yield from (Intervention(((layer, gate),)) for gate in Gate if gate is not Gate.NO_CELL)
    for layer in range(layers if layers > 1 else 0):
        others = [other for other in range(layers) if other != layer]
        # Here nothing comes but what was handed over as a hidden state and is read as one; there, as a cell state.
        yield Intervention((*((other, Gate.NO_CELL) for other in others), (layer, Gate.FORGETS)))
        without_h = tuple((other, Gate.NO_OUTPUT) for other in others)
        yield Intervention((*without_h, (layer, Gate.FORGETS)))
        if len(others) > 1:
            yield Intervention(without_h)
    if layers:
        yield Intervention(tuple((layer, Gate.NO_MEMORY) for layer in range(layers)), is_of_all=True)


@dataclass
class Gated:
    """Which frame reaches which with something done to ConvLSTM layers; each is run once."""

    model: Model
    clip: Clip
    known: dict[frozenset[tuple[Group, Gate]], np.ndarray] = field(default_factory=dict)

    def of(self, units: Sequence[tuple[Group, ...]]) -> Iterator[tuple[Intervention, np.ndarray]]:
        """For each intervention, what it leaves; a unit is one layer, or two that read in both directions."""
        for what in _interventions(len(units)):
            done = {group: gate for number, gate in what.gates for group in units[number]}
            if what.is_of_all:
                done = dict.fromkeys(conv_lstms(self.model.weights), Gate.NO_MEMORY)
            if any(len(group.places) < 3 for group in done):  # no biases to close a gate with
                continue
            key = frozenset(done.items())
            if key not in self.known:
                self.known[key] = influence.frames_reaching(self.model, self.clip, done)
            yield what, self.known[key]
