"""Draw the pictures of the README again: `make pictures`. The tests hold the drawing to them."""

from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

from shapeclinic.arithmetic import ConvLSTM, ConvolutionAxis
from shapeclinic.figures.convolution import ConvolutionPicture, Lit
from shapeclinic.figures.state import StatePicture
from shapeclinic.figures.view import ViewPicture
from shapeclinic.nowcasting import echoes

HERE = Path(__file__).resolve().parent / "pictures"
DPI = 110


def convolution() -> Figure:
    """Where 10 cells become 4, and what one of them reads."""
    picture = ConvolutionPicture(7.0, 2.4)
    picture.show(ConvolutionAxis(10, 3, 2), lit=Lit("output", (2,)))
    return picture.figure


def view() -> Figure:
    """What one pixel of a stack sees of the last six frames."""
    layers = [ConvLSTM(4, 3, 2, "same", return_sequences=True), ConvLSTM(4, 3, padding="same", return_sequences=True)]
    picture = ViewPicture(6)
    picture.show(layers, echoes(1, time=6, size=32, seed=3)[0, ..., 0])
    return picture.figure


def state() -> Figure:
    """A state that is too small for the step that it is handed to."""
    picture = StatePicture(9.4, 3.9)
    picture.show((16, 16), ConvLSTM(8, 3, 2, "same"), (16, 16), ConvLSTM(8, 3, padding="same"))
    return picture.figure


PICTURES: dict[str, Callable[[], Figure]] = {"convolution": convolution, "view": view, "state": state}


def main() -> None:
    """Write every picture that the README shows."""
    HERE.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        draw().savefig(HERE / f"{name}.png", dpi=DPI)


if __name__ == "__main__":
    main()
