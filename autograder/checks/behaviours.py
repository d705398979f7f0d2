"""What a model must do when it runs, told from its inputs and outputs alone: it holds for models of any kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import keras
import numpy as np

from shapeclinic.axes import named

from ..answers import LayerFacts, Model


class Behaviour(Protocol):
    """Something that a model must do."""

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """What the model does instead, as the second half of a sentence; None if it does what it must.

        Arguments:
            model: the learner's.
            clips: `(batch, time, height, width, channels)`, numbers from 0 to 1.
        """


@dataclass(frozen=True)
class Order:
    """It reads every frame, and their order."""

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        time, before = clips.shape[1], model.outputs(clips)[0]
        swapped = clips.copy()
        swapped[:, [0, time - 1]] = swapped[:, [time - 1, 0]]
        if not _differ(model, clips, _changed(clips, 0)):
            return f"the first of {time} frames changes nothing in the output."
        if np.allclose(model.outputs(swapped)[0], before, rtol=1e-4, atol=1e-6):
            return "the order of the frames changes nothing in the output."
        return None


@dataclass(frozen=True)
class Reads:
    """It reads this frame (counted from 0; -1 is the last)."""

    frame: int

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        if _differ(model, clips, _changed(clips, self.frame)):
            return None
        number = self.frame % clips.shape[1] + 1
        return f"frame {number} of {clips.shape[1]} changes nothing in the output: what it holds does not arrive."


@dataclass(frozen=True)
class Sees:
    """The middle of its last output sees an input cell so many pixels away, so many frames back, on all four sides.

    With `blind` it must not.
    """

    pixels: int
    back: int = 0
    blind: bool = False

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        frame = clips.shape[1] - 1 - self.back
        far = self.pixels
        sides = {"above": (-far, 0), "below": (far, 0), "left": (0, -far), "right": (0, far)}
        # A model that is right runs for every look: six times with all sides at once, 24 times with one after the other.
        if self.blind and not self._seen(model, clips, frame, *sides.values()):
            return None
        for side, away in sides.items():
            seen = self._seen(model, clips, frame, away)
            if seen == self.blind:
                when = "in the last frame" if self.back == 0 else f"{self.back} frame(s) back"
                verb = "changes" if seen else "does not change"
                return f"a pixel {self.pixels} {side} of the middle, {when}, {verb} what comes out there."
        return None

    def _seen(self, model: Model, clips: np.ndarray, frame: int, *away: tuple[int, int]) -> bool:
        """Whether any of the cells so far away changes what comes out."""
        height, width = clips.shape[2:4]
        before = model.outputs(clips)[0]
        rows, columns = before.shape[-3:-1]
        # One cell may be silent (cut off by a ReLU, say): look at some, and push both ways.
        for row, column in ((rows // 2, columns // 2), (rows // 2 - 1, columns // 2), (rows // 2, columns // 2 - 1)):
            # The input cell above the output cell, whatever the strides.
            y, x = row * height // rows, column * width // columns
            for push in (100, -100):
                changed = clips.copy()
                for strength, (down, right) in enumerate(away, start=1):  # equal ones could cancel out
                    changed[:, frame, y + down, x + right] += push * strength
                after = model.outputs(changed)[0]
                if not np.array_equal(before[..., row, column, :], after[..., row, column, :]):
                    return True
        return False


@dataclass(frozen=True)
class KeepsPlaces:
    """What is changed in one pixel of the last frame changes what comes out near that pixel, and nowhere else.

    Attributes:
        height: the axis of the input that runs down a frame.
        width: the axis that runs along it.
        reach: how far around the pixel the output may change.
    """

    height: int = 2
    width: int = 3
    reach: int = 1

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        before = model.outputs(clips)[0]
        for row, column in (
            (clips.shape[self.height] // 4, clips.shape[self.width] // 2),
            (clips.shape[self.height] // 2, 2),
        ):
            place: list[int | slice] = [slice(None)] * clips.ndim
            place[1], place[self.height], place[self.width] = -1, row, column
            changed = clips.copy()
            changed[tuple(place)] += 1
            differs = np.abs(model.outputs(changed)[0] - before).max(axis=(0, -1)) > 0
            where = [tuple(int(n) for n in found[-2:]) for found in np.argwhere(differs)]
            far = [(y, x) for y, x in where if max(abs(y - row), abs(x - column)) > self.reach]
            if far:
                return f"what stands at row {row}, column {column} changes row {far[0][0]}, column {far[0][1]} of what comes out."
            if (row, column) not in where:
                return f"what stands at row {row}, column {column} of the last frame does not come out there."
        return None


@dataclass(frozen=True)
class Weighs:
    """It has at most so many weights. A model that cannot be rebuilt is not asked."""

    most: int

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        counted: list[int] = []

        def count(facts: LayerFacts, weights: list[np.ndarray]) -> list[np.ndarray]:
            counted.extend(weight.size for weight in weights)
            return weights

        model.altered(count)
        if sum(counted) <= self.most:
            return None
        return f"the model has {sum(counted)} weights; at most {self.most} are allowed."


@dataclass(frozen=True)
class Streams:
    """It goes on where it stopped: the second half of a clip after the first gives what the whole clip gives."""

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        half = clips.shape[1] // 2
        first, second = model.outputs(clips[:, :half])[0], model.outputs(clips[:, half:])[0]
        again = model.outputs(clips[:, half:])[0]
        if np.allclose(second, again, rtol=1e-4, atol=1e-6) or np.allclose(first, second, rtol=1e-4, atol=1e-6):
            return f"fed the same {half} frames twice in a row it gives the same: nothing is kept from one call to the next."
        return None


@dataclass(frozen=True)
class HandsOver:
    """Its last recurrent layer starts from the hidden state and the cell state of its first, each in its own place.

    All states of a ConvLSTM have one shape, so that no shape tells. But weights do: with the output gate of the first layer closed
    its h is zero and its c is not; with the forget gate of the last layer closed its c at the start is lost and its h is
    not. A model that cannot be rebuilt is not asked.
    """

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        recurrent = [facts.name for facts in model.layers or () if _is_recurrent(facts)]
        if len(recurrent) < 2:
            return None
        first, last = recurrent[0], recurrent[-1]
        # What the last layer reads is shut off, so that its states alone are seen.
        cell_alone = model.altered(_closing({first: "output"}, deaf=last, forgetting_hidden=last))
        no_hidden = model.altered(_closing({first: "output", last: "forget"}, deaf=last))
        hidden_alone = model.altered(_closing({last: "forget"}, deaf=last))
        if cell_alone is None or no_hidden is None or hidden_alone is None:
            return None
        if not _reacts(cell_alone, clips):
            return (
                f"{last} does not start from the cell state c of {first}: what it has built up over the clip is lost."
            )
        if _reacts(no_hidden, clips):
            return f"{last} takes a cell state c of {first} for a hidden state h: the order is h, c."
        if not _reacts(hidden_alone, clips):
            return f"{last} does not start from the hidden state h of {first}."
        return None


@dataclass(frozen=True)
class Skips:
    """What goes in comes out also by a way around its first recurrent layer. A model that cannot be rebuilt is not asked."""

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        first = next((facts.name for facts in model.layers or () if _is_recurrent(facts)), None)
        if first is None:
            return None

        def silenced(facts: LayerFacts, weights: list[np.ndarray]) -> list[np.ndarray]:
            return [np.zeros_like(weight) for weight in weights] if facts.name == first else weights

        around = model.altered(silenced)
        if around is None or _reacts(around, clips):
            return None
        return f"with all weights of {first} at 0, nothing of the clip comes out: what went in must also go around it, and does not."


@dataclass(frozen=True)
class PassesOn:
    """What went in stands among the channels of its output, cropped by so many cells on each side."""

    crop: int = 0

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        output = model.outputs(clips)[0]
        height, width = clips.shape[2:4]
        found = [
            (top, left)
            for top in range(height - output.shape[2] + 1)
            for left in range(width - output.shape[3] + 1)
            if self._stands(output, clips[:, :, top : top + output.shape[2], left : left + output.shape[3]])
        ]
        if (self.crop, self.crop) in found:
            return None
        if found:
            top, left = found[0]
            return (
                f"row {self.crop} and column {self.crop} of what went in belong to the first pixel that comes out; "
                f"there stand row {top} and column {left}."
            )
        return "what went in does not stand among the channels that come out."

    @staticmethod
    def _stands(output: np.ndarray, part: np.ndarray) -> bool:
        return any(np.allclose(output[..., channel], part[..., 0], atol=1e-6) for channel in range(output.shape[-1]))


@dataclass(frozen=True)
class IgnoresPadding:
    """Frames of zeros behind a clip change nothing."""

    frames: int = 3

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        padded = np.concatenate([clips, np.zeros_like(clips[:, : self.frames])], axis=1)
        before, after = model.outputs(clips)[0], model.outputs(padded)[0]
        if before.shape == after.shape and np.allclose(before, after, rtol=1e-3, atol=1e-5):
            return None
        return f"{self.frames} frames of zeros behind a clip of {named(clips.shape)} change what comes out."


@dataclass(frozen=True)
class CountsDryPixels:
    """A pixel that falls to zero in one frame alone changes what comes out: zeros in real frames are measurements.

    A mask of pixels would skip it, and freeze what the layer remembered there.
    """

    def missing(self, model: Model, clips: np.ndarray) -> str | None:
        """See `Behaviour`."""
        almost, dry = clips.copy(), clips.copy()
        almost[:, -1] = 1e-6
        almost[:, -1, 0, 0] = 1
        dry[:, -1] = 0
        dry[:, -1, 0, 0] = 1
        if np.allclose(model.outputs(almost)[0], model.outputs(dry)[0], rtol=1e-3, atol=1e-4):
            return None
        return "pixels of exactly zero in a frame that is real are skipped: what a dry pixel says does not count."


def _is_recurrent(facts: LayerFacts) -> bool:
    return facts.class_name == "Bidirectional" or facts.class_name.startswith("ConvLSTM")


def _closing(
    gates: dict[str, str], deaf: str = "", forgetting_hidden: str = ""
) -> Callable[[LayerFacts, list[np.ndarray]], list[np.ndarray]]:
    """Weights that close a gate of each named layer, and let the kernel of one and the recurrent kernel of one be zero.

    Kernel, recurrent kernel and bias follow each other; the four quarters of a bias are input, forget, cell and output.
    """
    quarter = {"forget": 1, "output": 3}

    def change(facts: LayerFacts, weights: list[np.ndarray]) -> list[np.ndarray]:
        changed = [weight.copy() for weight in weights]
        for place, weight in enumerate(changed):
            if facts.name in gates and place % 3 == 2:
                filters = len(weight) // 4
                start = quarter[gates[facts.name]] * filters
                weight[start : start + filters] = -50
            if (facts.name == deaf and place % 3 == 0) or (facts.name == forgetting_hidden and place % 3 == 1):
                weight[:] = 0
        return changed

    return change


def _reacts(model: Model, clips: np.ndarray) -> bool:
    """Whether something else comes out where something else goes in: one clip's output against the other's."""
    outputs = model.outputs(clips)[0]
    others = outputs[::-1] if len(clips) > 1 else model.outputs(1 - clips)[0]
    return not np.allclose(outputs, others, rtol=1e-4, atol=1e-7)


def _changed(clips: np.ndarray, frame: int) -> np.ndarray:
    changed = clips.copy()
    changed[:, frame] = 1 - changed[:, frame]
    return changed


def _differ(model: Model, clips: np.ndarray, changed: np.ndarray) -> bool:
    keras.utils.set_random_seed(0)
    return not np.array_equal(model.outputs(clips)[0], model.outputs(changed)[0])
