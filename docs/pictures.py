"""Draw the pictures of the README again: `make pictures`."""

from pathlib import Path

from shapeclinic.figures import sliding_window

HERE = Path(__file__).resolve().parent / "pictures"


def main() -> None:
    """Write every picture that the README shows."""
    HERE.mkdir(exist_ok=True)
    sliding_window(size=10, kernel_size=3, strides=2, padding="valid").savefig(HERE / "valid.svg")
    sliding_window(size=10, kernel_size=3, strides=2, padding="same").savefig(HERE / "same.svg")


if __name__ == "__main__":
    main()
