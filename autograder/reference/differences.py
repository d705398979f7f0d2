"""An answer held against what the worked solution computes.

Two statements decide. **Equivalence**: given the same weights, the answer gives the same. Where the weights do not fit, or
something may differ, **influence**: what goes in reaches what comes out along the same ways.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..answers import Model
from . import influence, probes
from .measuring import (
    BORDER,
    COMPARED,
    Case,
    Gated,
    Intervention,
    faint_signals,
    fixed_part,
    keeps_state,
    structure_of,
    told_apart,
    values,
)
from .probes import Clip
from .store import Numbers
from .weights import Gate, Group, conv_lstms, generic, small_signals

_EQUAL, _IN_PROPORTION, _NOTHING, _SMALLEST = 1e-3, 3e-3, 1e-9, 1e-3
_MOST_ASSIGNMENTS = 6
_WIDEST = 5  # what further layers may add to what a pixel sees, in pixels


@dataclass(frozen=True)
class Freedom:
    """What an item leaves open.

    Attributes:
        values: which function stands on the way, such as the kind of pooling or of activation.
        time: which further frames are looked at, and how they are brought together.
        view: how far around itself a cell sees.
        pixels: by how many pixels what a cell sees may end elsewhere.
    """

    values: bool = False
    time: bool = False
    view: bool = False
    pixels: int = 0

    @property
    def is_strict(self) -> bool:
        """True if an answer with weights of the same shapes must compute the same."""
        return not (self.values or self.time)


def difference(cases: Sequence[Case], reference: Numbers, seed: str, freedom: Freedom) -> str | None:
    """What an answer computes that the worked solution does not, in words; None if it does what it must.

    Arguments:
        cases: the answer's models, for the same sizes.
        reference: what `measure` gave for the worked solution.
        seed: the same.
        freedom: what the item leaves open.
    """
    compared = cases[:COMPARED]
    fits = all(
        np.array_equal(reference[f"{number}.structure"], structure_of(case.model))
        for number, case in enumerate(compared)
    )
    if fits and _is_equal(compared, reference, seed):
        return None
    seen = next(_differences(compared, reference, seed, freedom, fits), None)
    if seen is not None or not (fits and freedom.is_strict) or _has_further_ways(compared[0], reference):
        return seen
    if all(_is_proportional(case, number, reference, seed) for number, case in enumerate(compared)):
        return None
    return "given the same weights, it computes other numbers than the worked solution, from the same pixels."


def _is_equal(cases: Sequence[Case], reference: Numbers, seed: str) -> bool:
    """Whether it gives what the worked solution gives, with the same weights in some order of its layers."""
    first, *others = [
        (case.model, clip, reference[f"{number}.{place}.values"])
        for number, case in enumerate(cases)
        for place, clip in case.tried(number)
    ]

    def gives(model: Model, clip: Clip, wanted: np.ndarray, order: int) -> bool:
        weights = next(itertools.islice(generic(model.weights, seed), order, None))
        return _close(values(model, weights, clip, seed), wanted)

    orders = sum(1 for _ in generic(first[0].weights, seed))
    return any(gives(*first, order) and all(gives(*other, order) for other in others) for order in range(orders))


def _close(found: np.ndarray, wanted: np.ndarray, tolerance: float = _EQUAL) -> bool:
    scale = np.abs(wanted).max() + 1e-12
    return found.shape == wanted.shape and bool(np.abs(found - wanted).max() <= tolerance * scale)


def _is_proportional(case: Case, number: int, reference: Numbers, seed: str) -> bool:
    """Whether small signals come out as in the worked solution, up to a positive factor: other activations make no more."""
    for weights in small_signals(case.model.weights, seed):
        signals = faint_signals(case.model, weights, case.clips[0], seed)
        if all(_proportional(found, reference[f"{number}.{name} signals"]) for name, found in signals.items()):
            return True
    return False


def _has_further_ways(case: Case, reference: Numbers) -> bool:
    """Whether frames come around a ConvLSTM that nothing comes around in the worked solution: then its numbers must differ."""
    layers = conv_lstms(case.model.weights)
    names = [f"{number} {Gate.SILENT}" for number in range(len(layers))]
    known = sorted(reference[name].sum() for name in names if name in reference)
    found = sorted(influence.frames_reaching(case.model, case.clips[0], {one: Gate.SILENT}).sum() for one in layers)
    return any(more > few for more, few in zip(found, known, strict=False))


def _proportional(found: np.ndarray, wanted: np.ndarray) -> bool:
    if found.shape != wanted.shape:
        return False
    most = np.abs(wanted).max()
    if most < _NOTHING:
        return bool(np.abs(found).max() < _NOTHING)
    factor = float((found * wanted).sum() / (wanted**2).sum())
    # A factor that grows with the signal would be next to nothing here.
    return _SMALLEST < factor < 1 / _SMALLEST and bool(
        np.abs(found - factor * wanted).max() <= _IN_PROPORTION * factor * most
    )


def _differences(cases: Sequence[Case], reference: Numbers, seed: str, freedom: Freedom, fits: bool) -> Iterator[str]:
    """Each difference in what reaches what, those that tell most first."""
    model, clip = cases[0].model, cases[0].clips[0]
    ordinary = influence.run(model, next(generic(model.weights, seed)), probes.ordinary(clip, seed), clip.batch)
    if not np.isfinite(ordinary).all():
        yield "run on numbers of ordinary size it gives numbers that are not finite."
        return
    layers, wanted_layers = conv_lstms(model.weights), int(reference["layers"])
    if len(layers) < wanted_layers:
        yield f"it has {len(layers)} ConvLSTM layer(s); expected {wanted_layers}."
        return
    more = len(layers) > wanted_layers
    for number, case in enumerate(cases):
        for place, each in case.tried(number):
            found = influence.frames_reaching(case.model, each)
            yield from _frames_differ(found, reference[f"{number}.{place}.frames"], may_see_more=freedom.time or more)
    for kind, read in influence.frames_read_in(model, clip, seed).items():
        for frame in map(int, np.flatnonzero(reference[f"in {kind}"] & ~read)):
            which = kind if kind.startswith("with") else f"that is {kind}"
            yield f"for a clip {which}, frame {frame + 1} of {len(read)} changes nothing in what comes out."
    for what, told in told_apart(model, clip, seed).items():
        if told < reference[f"told apart: {what}"] and what == BORDER:
            yield f"{what} give the same: a frame of which only the border is lit counts for nothing."
        elif told < reference[f"told apart: {what}"]:
            yield f"{what} can be exchanged, and nothing changes in what comes out: their order is lost."
        if told > reference[f"told apart: {what}"]:
            yield f"{what} cannot be exchanged without a change in what comes out; they must not be told apart."
    if not _is_independent(model, clip, seed):
        yield "what comes out for a clip depends on the other clips of its batch."
    if "kept" in reference and bool(reference["kept"]) != keeps_state(model, clip, seed):
        yield "fed the same frames twice in a row it gives the same: nothing is kept from one call to the next."
    for number, case in enumerate(cases):
        yield from _fixed_differs(fixed_part(case.model, case.clips[0], seed), reference[f"{number}.fixed"])
    yield from _gates_differ(Gated(model, clip), layers, wanted_layers, reference, freedom, fits)
    if not (freedom.time or more):
        counts, wanted = influence.frames_not_erased(model, clip), reference["order"]
        turned = counts & ~counts.T & wanted.T & ~wanted  # pairs of which both say which is read behind the other
        for frame, other in np.argwhere(turned)[:1] + 1:
            yield f"frame {frame} of {len(wanted)} is read behind frame {other}: frames are read in another order."
    for number, case in enumerate(cases):
        seen = influence.view(case.model, case.clips[0], last_alone=freedom.view)
        channels = reference[f"{number}.channels"]
        for channel in map(int, np.flatnonzero((channels & ~seen.channels).any(axis=1))):
            yield f"channel {channel + 1} of {len(channels)} changes nothing in what comes out."
        for axis, found in (("row", seen.rows), ("column", seen.columns)):
            wanted = reference[f"{number}.{axis}s"][-len(seen.frames) :]
            yield from _never_read(found, wanted, axis, freedom.pixels if freedom.view else 0)
            if freedom.view:
                yield from _places_differ(found[-1], wanted[-1], axis, freedom.pixels)
            else:
                yield from _view_differs(found, wanted, (axis, seen.frames, case.clips[0]), freedom.pixels, more)
    for number, layer in enumerate(layers, start=1):
        unused = influence.unused_filters(model, clip, layer)
        if unused:
            yield f"{len(unused)} of the {layer.filters} filters of ConvLSTM {number} change nothing in what comes out."


def _frames_differ(found: np.ndarray, wanted: np.ndarray, may_see_more: bool) -> Iterator[str]:
    frames, out = wanted.shape
    for frame, place in np.argwhere(wanted & ~found):
        where = f"frame {place + 1} of what comes out" if out > 1 else "what comes out"
        yield f"frame {frame + 1} of {frames} changes nothing in {where}."
    if not may_see_more:
        for frame, place in np.argwhere(found & ~wanted):
            where = f"frame {place + 1} of what comes out" if out > 1 else "what comes out"
            yield f"frame {frame + 1} of {frames} changes {where}, and must not."


def _is_independent(model: Model, clip: Clip, seed: str) -> bool:
    """Whether the first clip of a batch gives the same beside other clips."""
    clips = probes.ordinary(clip, seed)
    others = clips.copy()
    others[1:] = 0.5 * others[1:] + 0.1
    weights = next(generic(model.weights, seed))
    alone, beside = (influence.run(model, weights, each, clip.batch)[0] for each in (clips, others))
    return np.allclose(alone, beside, rtol=1e-3, atol=1e-4 * float(np.abs(alone).max()))


def _fixed_differs(found: np.ndarray, wanted: np.ndarray) -> Iterator[str]:
    """What goes around everything that learns must be the same; where nothing does, it may be any constant."""
    if _close(wanted[:1], wanted[1:2]):
        return
    if _close(found[:1], found[1:2]):
        yield "with all weights at 0, nothing of the clip comes out: what went in must also go around the layers, and does not."
    elif not _close(found, wanted):
        factor = float((found * wanted).sum() / (wanted**2).sum()) if found.shape == wanted.shape else 0.0
        if factor and _close(found, factor * wanted, 1e-2):
            yield f"with all weights at 0, what went in comes out multiplied by {factor:.3g}; it must come out as it went in."
        else:
            yield "with all weights at 0, what went in does not come out as it must: each pixel as it was, in its place."


def _gates_differ(
    gated: Gated, layers: Sequence[Group], wanted_layers: int, reference: Numbers, freedom: Freedom, fits: bool
) -> Iterator[str]:
    """What passes through which ConvLSTM; its layers may have been made in any order, and may read in both directions."""
    units: list[tuple[Group, ...]] = [(layer,) for layer in layers]
    if len(layers) > wanted_layers:
        units += [pair for pair in itertools.combinations(layers, 2) if pair[0].signature[1] == pair[1].signature[1]]
    complaint = None
    for chosen in itertools.islice(itertools.permutations(units, wanted_layers), _MOST_ASSIGNMENTS):
        if len({group for unit in chosen for group in unit}) < sum(len(unit) for unit in chosen):
            continue
        wrong = next(
            (
                (what, found, wanted)
                for what, found in gated.of(chosen)
                for wanted in [reference.get(what.name)]
                if wanted is not None
                and not _same_frames(what, found, wanted, freedom, _is_telling(what, reference, fits))
            ),
            None,
        )
        if wrong is None:
            return
        complaint = complaint or wrong
    if complaint is not None:
        yield _gates_in_words(complaint[0], *complaint[1:])


def _is_telling(what: Intervention, reference: Numbers, fits: bool) -> bool:
    """Whether nothing may pass beside the worked solution's ways: what was read earlier is remembered in a wrong place then.

    Layers of a learner's own between two ConvLSTMs may mix h and c. With the weights of the worked solution nothing does.
    """
    if what.shows != "c":
        return what.is_of_all
    others = reference.get(Intervention(what.gates[:-1]).name)
    return fits and others is not None and bool(_earlier(others).any())


def _same_frames(what: Intervention, found: np.ndarray, wanted: np.ndarray, freedom: Freedom, is_telling: bool) -> bool:
    """Whether all that must still passes, and nothing that tells of another memory."""
    if freedom.time:
        return bool(found.any() or not wanted.any())
    if what.shows == "h":
        return bool((found.any(axis=0) | ~wanted.any(axis=0)).all())
    return not (wanted & ~found).any() and not (is_telling and _earlier(found & ~wanted).any())


def _earlier(reaching: np.ndarray) -> np.ndarray:
    """Without what a frame does to what comes out at its own step: the last frame, where one picture comes out of a clip."""
    frames, out = reaching.shape
    now = np.eye(frames, dtype=bool) if frames == out else (np.arange(frames) == frames - 1)[:, None]
    return np.asarray(reaching & ~now)


def _gates_in_words(what: Intervention, found: np.ndarray, wanted: np.ndarray) -> str:
    """What the first ConvLSTM that differs shows."""
    number = what.gates[0][0] + 1
    if what.shows:
        last = what.gates[-1][0] + 1
        return f"ConvLSTM {last} takes the cell state c of ConvLSTM {number} for a hidden state h: the order is h, c."
    match what.gates[0][1]:
        case Gate.SILENT:
            return f"with all weights of ConvLSTM {number} at 0, nothing of the clip comes out: what went in must also go around it."
        case Gate.NO_OUTPUT:
            return f"with the hidden state h of ConvLSTM {number} at 0, frames are lost that its cell state c holds: c does not arrive where it is needed."
        case Gate.FORGETS:
            return f"with the forget gate of ConvLSTM {number} closed, frames are lost that should come by its hidden state h."
        case _ if (wanted & ~found).any():
            return f"without the memory of ConvLSTM {number}, frames are lost that should come by another way."
        case _:
            return "without the memory of its ConvLSTM layers, earlier frames still reach what comes out: it is not they that remember them."


def _view_differs(
    found: np.ndarray, wanted: np.ndarray, what: tuple[str, Sequence[int], Clip], pixels: int, more: bool
) -> Iterator[str]:
    """Where a row (or column) that comes out sees other rows than it must; the last frames first, the middle first.

    A further layer may let each see more, as many rows to both sides.
    """
    if found.shape != wanted.shape:
        return
    axis, frames, clip = what
    if more:  # a second direction sees further frames
        found = found & wanted
    if wanted.shape[3] > 1 and any(_is_wider(found, wanted, by) for by in range(1, _WIDEST + 1)):
        return
    out_time, out_length = wanted.shape[2:]
    for place, out in itertools.product(range(len(frames) - 1, -1, -1), range(out_time - 1, -1, -1)):
        for cell in sorted(range(out_length), key=lambda cell: abs(cell - out_length // 2)):
            sees, must = found[place, :, out, cell], wanted[place, :, out, cell]
            if not _alike(sees, must, pixels):
                which = _one_out(axis, cell, out, wanted.shape[2:])
                frame = f"frame {frames[place] + 1} of {clip.length('time')}"
                yield f"{which} sees {_cells(sees, axis)} of {frame}; expected {_cells(must, axis)}."


def _never_read(found: np.ndarray, wanted: np.ndarray, axis: str, pixels: int) -> Iterator[str]:
    """Rows (or columns) at either end of a frame that nothing reads."""
    read, must = (np.flatnonzero(one.any(axis=(0, 2, 3))) for one in (found, wanted))
    if len(must) and len(read) and (read[0] > must[0] + pixels or read[-1] < must[-1] - pixels):
        unread = must[0] if read[0] > must[0] + pixels else must[-1]
        yield f"{axis} {unread} of what goes in changes nothing in what comes out."


def _places_differ(found: np.ndarray, wanted: np.ndarray, axis: str, pixels: int) -> Iterator[str]:
    """Where a row (or column) that comes out does not see what lies in its own place of the last frame."""
    if found.shape != wanted.shape:
        return
    for out, cell in np.ndindex(wanted.shape[1:]):
        sees, must = found[:, out, cell], wanted[:, out, cell]
        if not must.any():
            continue
        # Where the cell lies in the frame, as far as the solution sees it: at a border less is seen.
        place = np.clip((cell + 0.5) * len(must) / wanted.shape[2] - 0.5, *np.flatnonzero(must)[[0, -1]])
        seen = np.flatnonzero(sees)
        if not len(seen) or not seen[0] - pixels <= place <= seen[-1] + pixels:
            which = _one_out(axis, cell, out, wanted.shape[1:])
            yield f"{which} sees {_cells(sees, axis)} of the last frame, and not what lies in its own place."
    first, last = (found[..., end] for end in (0, -1))
    if (wanted[..., 0] != wanted[..., -1]).any() and np.array_equal(first, last):
        yield f"the first and the last {axis} of what comes out see the same: pixels do not stay in their places."


def _one_out(axis: str, cell: int, frame: int, shape: tuple[int, ...]) -> str:
    which = f"{axis} {cell} of what comes out" if shape[1] > 1 else "what comes out"
    return f"{which} (frame {frame + 1})" if shape[0] > 1 else which


def _alike(sees: np.ndarray, must: np.ndarray, pixels: int) -> bool:
    if pixels == 0 or sees.any() != must.any():
        return np.array_equal(sees, must)
    if not must.any():
        return True
    ends, wanted = np.flatnonzero(sees)[[0, -1]], np.flatnonzero(must)[[0, -1]]
    return bool((np.abs(ends - wanted) <= pixels).all())


def _is_wider(found: np.ndarray, wanted: np.ndarray, by: int) -> bool:
    """Whether all see what they must and so many rows (or columns) more to both sides, as far as there are any."""
    if (wanted & ~found).any() or (found.any(axis=1) != wanted.any(axis=1)).any():
        return False
    last = wanted.shape[1] - 1
    (first_found, last_found), (first, end) = _ends(found), _ends(wanted)
    alike = (first_found == np.maximum(first - by, 0)) & (last_found == np.minimum(end + by, last))
    is_inside = (first - by > 0) & (end + by < last)  # else what sees all of a frame would be as good
    return bool((alike | ~wanted.any(axis=1)).all() and is_inside[-1].any())


def _ends(seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first and the last row in that each sees, `(frames in, time out, rows out)`."""
    return seen.argmax(axis=1), seen.shape[1] - 1 - seen[:, ::-1].argmax(axis=1)


def _cells(seen: np.ndarray, axis: str) -> str:
    """Rows 2 to 6; rows 0, 3 and 5."""
    places = np.flatnonzero(seen).tolist()
    if not places:
        return f"no {axis}"
    if len(places) == 1:
        return f"{axis} {places[0]}"
    if places[-1] - places[0] == len(places) - 1:
        return f"{axis}s {places[0]} to {places[-1]}"
    return f"{axis}s {', '.join(map(str, places[:-1]))} and {places[-1]}"
