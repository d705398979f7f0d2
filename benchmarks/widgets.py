"""How fast an explorer follows a changed value, what a thousand changes leave behind, how soon the first is there."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

CHANGES = 60
LEAKED_AFTER = 1_000

# In a process of its own, like a fresh kernel: from the cell's first line to the picture, rendered once.
FIRST = """
import time
began = time.perf_counter()
from shapeclinic.widgets import convolution_explorer
explorer = convolution_explorer()
explorer.still
explorer.figure.canvas.draw()
print(time.perf_counter() - began)
"""


def explorers() -> dict[str, tuple[Any, Callable[[Any, int], None]]]:
    """Each explorer at its default size, and what changes one value of it."""
    import keras

    from shapeclinic import widgets

    model = keras.Sequential(
        [keras.Input((6, 24, 24, 1)), *(keras.layers.ConvLSTM2D(4, 3, return_sequences=True) for _ in range(6))]
    )

    def set_value(name: str, values: list[Any]) -> Callable[[Any, int], None]:
        return lambda explorer, number: setattr(explorer.controls[name], "value", values[number % len(values)])

    ledger = widgets.shape_ledger(model)
    return {
        "convolution": (widgets.convolution_explorer(), set_value("kernel_size", [2, 3, 4, 5])),
        "receptive_field": (widgets.receptive_field_explorer(), set_value("kernel_size", [3, 5, 7])),
        "shape_ledger": (ledger, set_value("layer", list(ledger.controls["layer"].options))),
        "state": (widgets.state_explorer(), set_value("decoder strides", [1, 2, 3])),
        "sequence_board": (widgets.sequence_board(), set_value("join", list(map(str, _ways())))),
    }


def _ways() -> Any:
    from shapeclinic.sequences import Way

    return Way


def measure() -> dict[str, object]:
    """All figures of the widgets; times in milliseconds, memory in MiB."""
    import psutil

    figures: dict[str, object] = {}
    for name, (explorer, change) in explorers().items():
        canvas = explorer.figure.canvas

        def follow(number: int, explorer: Any = explorer, change: Any = change, canvas: Any = canvas) -> float:
            began = time.perf_counter()
            change(explorer, number)
            canvas.draw()
            canvas.get_diff_image()
            return 1_000 * (time.perf_counter() - began)

        for number in range(10):
            follow(number)
        taken = [follow(number) for number in range(CHANGES)]
        before = psutil.Process().memory_info().rss
        for number in range(LEAKED_AFTER):
            follow(number)
        grown = (psutil.Process().memory_info().rss - before) / 2**20
        figures[name] = {
            "median_ms": round(statistics.median(taken), 1),
            "slowest_ms": round(max(taken), 1),
            "grown_after_1000_mib": round(grown, 1),
        }
    firsts = [
        float(subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    ]
    figures["first_on_screen_seconds"] = round(statistics.median(firsts), 2)
    return figures
