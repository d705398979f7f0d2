"""An encoder hands its state to a decoder: drag the settings of both and see whether they meet."""

from ..arithmetic import ConvLSTM
from ..figures.state import StatePicture
from .explorer import Explorer, choice, slider, within

_SIDES = ("encoder", "decoder")
_LIMITS = {"frame": (1, 24), "filters": (1, 16), "kernel_size": (1, 9), "strides": (1, 4)}


def state_explorer(frame: int = 16, filters: int = 8, kernel_size: int = 3, strides: int = 1) -> Explorer:
    """Explore one step of a ConvLSTM that is handed a state.

    Arguments:
        frame: height and width of the frames that both layers read, from 1 to 24.
        filters: of both layers, from 1 to 16.
        kernel_size: of both layers, from 1 to 9.
        strides: of the encoder, from 1 to 4; the decoder's is 1.

    Returns:
        What to leave as the last line of a cell. Each layer has controls of its own.
    """
    asked = {"frame": frame, "filters": filters, "kernel_size": kernel_size, "strides": strides}
    starts, troubles = {}, []
    for name, otherwise in (("frame", 16), ("filters", 8), ("kernel_size", 3), ("strides", 1)):
        starts[name], trouble = within(name, asked[name], *_LIMITS[name], otherwise)
        troubles.append(trouble)
    controls = {}
    for name, (least, most) in _LIMITS.items():
        for side in _SIDES:
            start = 1 if (side, name) == ("decoder", "strides") else starts[name]
            controls[f"{side} {name}"] = slider(f"{side} {name}", start, least, most)
    for side in _SIDES:
        controls[f"{side} padding"] = choice(f"{side} padding", "same", ("same", "valid"))
    picture = StatePicture()

    def layer(side: str) -> ConvLSTM:
        filters, kernel, stride, padding = (
            controls[f"{side} {name}"].value for name in ("filters", "kernel_size", "strides", "padding")
        )
        return ConvLSTM(filters, kernel, stride, padding)

    def draw() -> str:
        sizes = [(controls[f"{side} frame"].value,) * 2 for side in _SIDES]
        return picture.show(sizes[0], layer("encoder"), sizes[1], layer("decoder"))

    return Explorer(picture.figure, controls, draw, trouble=" ".join(filter(None, troubles)))
