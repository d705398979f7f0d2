"""One step of a ConvLSTM that is handed a state: what the frame gives, what the state gives, and whether they meet."""

from matplotlib.figure import Figure

from ..arithmetic import ConvLSTM, ImpossibleShape, StateMeeting, state_meeting
from . import palette
from .sheet import Sheet

# In inches.
_GAP = 0.45  # between two grids
_HEAD = 0.45  # above a grid, for its name
_LABEL = 1.15  # the room that a name takes


class StatePicture:
    """An encoder that gives a state and a decoder that takes it, to scale; drawn anew in place."""

    def __init__(self, width: float = 9.4, height: float = 4.6) -> None:
        self.figure = Figure(figsize=(width, height), facecolor=palette.PAPER)
        self.sheet = Sheet(self.figure.add_axes((0, 0, 1, 1)))
        self._cell = 0.3  # inches

    def show(
        self,
        encoder_frame: tuple[int, int],
        encoder: ConvLSTM,
        decoder_frame: tuple[int, int],
        decoder: ConvLSTM,
    ) -> str:
        """Draw the encoder's state and one step of the decoder.

        Arguments:
            encoder_frame: height and width of the frames that the encoder reads.
            encoder: the layer that the state comes from.
            decoder_frame: height and width of the frames that the decoder reads.
            decoder: the layer that is handed the state.

        Returns:
            What the picture shows, in words.
        """
        self.sheet.clear()
        try:
            given = encoder.shapes((None, 1, *encoder_frame, 1)).hidden
        except ImpossibleShape as refusal:
            return self._refused("The encoder", refusal)
        state = (given[-3] or 1, given[-2] or 1, encoder.filters)
        try:
            meeting = state_meeting((*decoder_frame, 1), decoder, state)
        except ImpossibleShape as refusal:
            return self._refused("The decoder", refusal)
        self._step(encoder_frame, decoder_frame, meeting)
        return describe(meeting)

    def _step(self, encoder_frame: tuple[int, int], decoder_frame: tuple[int, int], meeting: StateMeeting) -> None:
        sheet, (wide, high) = self.sheet, self.figure.get_size_inches()
        state, inputs = meeting.state[:2], meeting.inputs[:2]
        met = max(inputs[0], state[0]), max(inputs[1], state[1])
        above = [encoder_frame, state, state]
        below = [decoder_frame, inputs, state, *([met, met] if meeting.recurrent else [])]
        tallest = max(size[0] for size in above) + max(size[0] for size in below)
        self._cell = next(
            inches
            for inches in (0.3 * 0.96**n for n in range(200))
            if sum(max(size[1] * inches, _LABEL) + _GAP for size in below) < wide - 0.3
            and tallest * inches < high - 0.5 - 2 * _HEAD
        )
        verdict, colour = "The state fits.", palette.INK
        if meeting.problem:
            verdict, colour = "The step fails.", palette.MISMATCH
        elif meeting.broadcasts:
            verdict, colour = "It runs, and repeats what it has too little of.", palette.MISMATCH
        sheet.text(0.25, high - 0.3, verdict, size=11, colour=colour, across="left", bold=bool(meeting.problem))

        top = high - 0.45 - _HEAD
        x = self._grid("input", 0.25, top, encoder_frame, "encoder's frame")
        x = self._grid("state", self._sign("→", x, top), top, state, f"h, {meeting.state[2]} filters")
        self._grid("state", self._sign("", x, top), top, state, f"c, {meeting.state[2]} filters")
        top -= max(encoder_frame[0], state[0]) * self._cell + _HEAD
        x = self._grid("input", 0.25, top, decoder_frame, "decoder's frame")
        x = self._grid("output", self._sign("→", x, top), top, inputs, f"convolved, {meeting.inputs[2]} ch.")
        x = self._sign("+", x, top)
        if meeting.recurrent is None:
            name = f"h convolved: reads {meeting.wanted[2]}, gets {meeting.state[2]}"
            self._grid("mismatch", x, top, state, name)
        else:
            x = self._grid("state", x, top, state, f"h convolved, {meeting.recurrent[2]} ch.")
            x = self._meet(self._sign("=", x, top), top, inputs, state, "the sum, 4 gates")
            x = self._sign("", x, top)
            if meeting.state[2] == meeting.wanted[2]:
                self._meet(x, top, inputs, state, "forget gate × c")
            else:
                self._grid("mismatch", x, top, met, f"gate of {meeting.wanted[2]} × c of {meeting.state[2]}")
        sheet.finish(0, wide, 0, high)

    def _sign(self, sign: str, x: float, top: float) -> float:
        """Write a sign between two grids; return where the next begins."""
        if sign:
            self.sheet.text(x + _GAP / 2, top - 0.25, sign, size=14)
        return x + _GAP

    def _grid(self, kind: str, x: float, top: float, size: tuple[int, ...], name: str, sized: bool = True) -> float:
        """Draw a grid of cells under its name; return where it ends."""
        cell = self._cell
        height, width = size[0] * cell, size[1] * cell
        self.sheet.cell(kind, x, top - height, width, height)
        for row in range(1, size[0]):
            self.sheet.line("faint", (x, top - row * cell), (x + width, top - row * cell))
        for column in range(1, size[1]):
            self.sheet.line("faint", (x + column * cell, top), (x + column * cell, top - height))
        words = f"{name}\n{_size(size) if sized else 'no such size'}"
        self.sheet.text(x, top + 0.05, words, size=8, across="left", up="bottom")
        return x + max(width, _LABEL)

    def _meet(self, x: float, top: float, one: tuple[int, ...], other: tuple[int, ...], name: str) -> float:
        """Lay two grids over each other; what only one of them has is marked."""
        cell = self._cell
        height, width = min(one[0], other[0]), min(one[1], other[1])
        for size in (one, other):
            if size[0] > height:
                below = (size[0] - height) * cell
                self.sheet.cell("mismatch", x, top - size[0] * cell, size[1] * cell, below)
            if size[1] > width:
                self.sheet.cell(
                    "mismatch", x + width * cell, top - height * cell, (size[1] - width) * cell, height * cell
                )
        end = self._grid("box", x, top, (height, width), name, sized=one == other)
        if one != other:
            y = top - max(one[0], other[0]) * cell - 0.05
            words = f"{_size(one)} meets {_size(other)}"
            self.sheet.text(x, y, words, size=8, colour=palette.MISMATCH, across="left", up="top")
        return max(end, x + max(one[1], other[1]) * cell)

    def _refused(self, who: str, refusal: ImpossibleShape) -> str:
        words = f"{who} cannot be built. {refusal}"
        self.sheet.text(0.02, 0.9, "This cannot be", size=11, across="left")
        self.sheet.text(0.02, 0.8, words.replace(". ", ".\n"), colour=palette.MISMATCH, across="left", up="top")
        self.sheet.finish(0, 1, 0, 1)
        return words


def describe(meeting: StateMeeting) -> str:
    """Whether a state fits, in words."""
    state, wanted = meeting.state, meeting.wanted
    words = [f"The encoder's state is {_full(state)}; the decoder's own would be {_full(wanted)}."]
    if meeting.fits:
        words.append("They fit.")
    elif meeting.broadcasts:
        words.append("The step runs all the same: a length of 1 is repeated to meet the other, and nothing is said.")
    else:
        words.append(f"{meeting.problem} Keras builds the model without a word; the first clip fails.")
    return " ".join(words)


def _full(shape: tuple[int, int, int]) -> str:
    return f"{shape[0]} × {shape[1]}, {shape[2]} filters"


def _size(shape: tuple[int, ...]) -> str:
    return f"{shape[0]} × {shape[1]}"
