"""What meets inside one step of a ConvLSTM: the frame's share and the state's."""

from dataclasses import dataclass

from .stacks import ConvLSTM
from .windows import ImpossibleShape

_GATES = 4


@dataclass(frozen=True)
class StateMeeting:
    """One step of a ConvLSTM that is handed a state.

    Attributes:
        inputs: `(height, width, channels)` of the input convolution's result, four gates side by side.
        recurrent: `(height, width, channels)` of the recurrent convolution's result; None if that convolution cannot be. It
            can, in groups and in silence, where h has a multiple of the channels that it reads.
        state: `(height, width, filters)` of h and of c.
        wanted: `(height, width, filters)` that h and c would have to have.
    """

    inputs: tuple[int, int, int]
    recurrent: tuple[int, int, int] | None
    state: tuple[int, int, int]
    wanted: tuple[int, int, int]

    @property
    def fits(self) -> bool:
        """True if the state is as large as the layer's own."""
        return self.state == self.wanted

    @property
    def broadcasts(self) -> bool:
        """True if a state of another size runs all the same: a length of 1 is repeated to meet the other."""
        return not self.fits and self.state[2] == self.wanted[2] and self.sum_fits

    @property
    def problem(self) -> str | None:
        """The first operation of the step that fails, with its numbers; None if the step runs."""
        if self.fits or self.broadcasts:
            return None
        filters = f"{self.state[2]}, the filters of the layer that the state comes from"
        if self.recurrent is None:
            return f"The recurrent convolution reads {self.wanted[2]} channels and h has {filters}."
        if not self.sum_fits:
            return (
                f"The sum of the two convolutions fails: {_frame(self.inputs)} from the frame meet "
                f"{_frame(self.recurrent)} from h."
            )
        return f"The product of forget gate and cell state fails: the gate has {self.wanted[2]} filters and c has {filters}."

    @property
    def sum_fits(self) -> bool:
        """True if the results of the two convolutions can be added, a length of 1 repeated or not."""
        return self.recurrent is not None and all(
            one == other or 1 in (one, other) for one, other in zip(self.inputs, self.recurrent, strict=True)
        )


def state_meeting(frame: tuple[int, int, int], layer: ConvLSTM, state: tuple[int, int, int]) -> StateMeeting:
    """Follow one step of a layer that is handed h and c of one shape.

    As in Shi and others, "Convolutional LSTM Network" (2015), equation 3, without the peephole terms, which Keras leaves
    out: each gate is the sum of a convolution over the frame, with the layer's stride and padding, and one over h, with
    stride 1 and padding `same`. So h keeps its size, and only what the frame is convolved to can meet it.

    Arguments:
        frame: `(height, width, channels)` of one frame.
        layer: the layer that reads it.
        state: `(height, width, filters)` of h and of c.

    Raises:
        ImpossibleShape: if the layer cannot take the frame, or `state` is no shape of a state.
    """
    if len(state) != 3 or min(state) < 1:
        raise ImpossibleShape("state-shape", f"A state is (height, width, filters). Received: {state}")
    own = layer.shapes((None, 1, *frame)).hidden
    height, width = own[-3] or 1, own[-2] or 1
    wanted = (height, width, layer.filters)
    groups, rest = divmod(state[2], layer.filters)
    convolves = rest == 0 and layer.filters % groups == 0
    recurrent = (state[0], state[1], _GATES * layer.filters) if convolves else None
    return StateMeeting((height, width, _GATES * layer.filters), recurrent, state, wanted)


def _frame(shape: tuple[int, int, int]) -> str:
    return f"{shape[0]} × {shape[1]} cells"
