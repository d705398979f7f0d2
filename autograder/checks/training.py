"""The judge of trained models: their forecast of sequences that they have not seen, against persistence."""

import itertools
import zlib

import numpy as np

from shapeclinic.axes import named
from shapeclinic.nowcasting import echoes

from ..answers import Answers, LiveAnswers
from ..reference import store
from ..reference.weights import silent
from .running import Finding

_PAST, _FUTURE, _SIZE = 6, 4, 16
_TRAINING, _UNSEEN = 128, 64
_NEARER = 0.95  # less is chance


def better_than_persistence(source: Answers, name: str, seed: object, *, most: float) -> Finding:
    """A function that trains a nowcaster: its error on unseen sequences is at most so much of persistence's.

    Arguments:
        source: where the answer is read.
        name: the learner's function of `clips`, `(clips, 6, 16, 16, 1)`, and `targets`, `(clips, 4, 16, 16, 1)`, that
            returns a trained model.
        seed: the instructor's, from which the sequences are drawn.
        most: the largest share of persistence's mean squared error that passes.
    """
    # A learner sees in their own notebook what there is to repair. Whoever grades a class does not wait for it.
    if not isinstance(source, LiveAnswers) and source.is_as_released(name):
        return Finding(0, "It was not trained.")
    # Whoever hands in can draw what the seed gives. What a grading draws from, nobody can know.
    draws = store.reference(name).seed
    known, unseen = (
        echoes(count, _PAST + _FUTURE, _SIZE, zlib.crc32(f"{seed}/{name}/{which}".encode()))
        for count, which in ((_TRAINING, "training"), (_UNSEEN, f"unseen/{draws}"))
    )
    model = source.model(name, {"clips": known[:, :_PAST], "targets": known[:, _PAST:]})
    clips, future = unseen[:, :_PAST], unseen[:, _PAST:]
    outputs = model.outputs(clips)
    if len(outputs) != 1 or outputs[0].shape != future.shape:
        shapes = ", ".join(named(output.shape) for output in outputs)
        return Finding(
            0, f"For clips of {named(clips.shape)} the model gives {shapes}; expected {named(future.shape)}."
        )
    persistence = float(np.mean((clips[:, -1:] - future) ** 2))
    error = _error(outputs[0], future)
    lines = (
        f"mean squared error of persistence: {persistence:.4f}",
        f"mean squared error of your model:  {error:.4f}, {error / persistence:.0%} of it",
    )
    if not error <= most * persistence:  # not a number does not pass either
        return Finding(
            0,
            f"On {_UNSEEN} unseen sequences its error is {error / persistence:.0%} of persistence's; at most {most:.0%} were expected.",
            lines,
        )
    order = _nearest_order(outputs[0], future)
    if order is not None:
        frames = ", ".join(str(frame + 1) for frame in order)
        return Finding(
            0,
            f"Its frames are nearer to the future in another order, {frames}: they are not in the order of time.",
            lines,
        )
    model.set_weights(silent(model.weights))
    untaught = _error(model.outputs(clips)[0], future)
    if untaught <= most * persistence:
        return Finding(
            0,
            f"With all its weights at 0 its error is {untaught / persistence:.0%} of persistence's: what it draws was written down, not learned.",
            lines,
        )
    return Finding(1, f"On {_UNSEEN} sequences that it has never seen it beats persistence.", lines)


def nothing_measured(source: Answers, name: str, *_: object, **__: object) -> store.Numbers:
    """A trained model is held against persistence, and not against the solution: a grading gives it its draws alone."""
    return {}


def _nearest_order(forecast: np.ndarray, future: np.ndarray) -> tuple[int, ...] | None:
    """The order in which the frames of a forecast are nearer to the future by far; None if it is theirs."""
    frames = range(future.shape[1])
    errors = [[_error(forecast[:, given], future[:, wanted]) for wanted in frames] for given in frames]

    def total(order: tuple[int, ...]) -> float:
        return sum(errors[given][wanted] for wanted, given in enumerate(order))

    best = min(itertools.permutations(frames), key=total)
    return best if total(best) < _NEARER * total(tuple(frames)) else None


def _error(forecast: np.ndarray, future: np.ndarray) -> float:
    return float(np.mean((forecast - future) ** 2))
