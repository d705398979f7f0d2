"""How fast an explorer follows a changed value, what a thousand changes leave behind, how soon the first is there."""

import statistics
import time
from collections.abc import Callable
from typing import Any

CHANGES = 60
LEAKED_AFTER = 1_000

FIRST = "from shapeclinic.widgets import convolution_explorer\nconvolution_explorer()"


def first_on_screen() -> float:
    """Seconds from sending an explorer's cell to a fresh kernel until the kernel has sent it, picture included."""
    from jupyter_client.manager import start_new_kernel

    arrived = []
    manager, client = start_new_kernel()
    try:
        began = time.perf_counter()
        client.execute_interactive(
            FIRST,
            timeout=60,
            output_hook=lambda message: arrived.append((time.perf_counter() - began, message["msg_type"])),
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return max(seconds for seconds, kind in arrived if kind in ("display_data", "execute_result"))


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
    figures["first_on_screen_seconds"] = round(statistics.median(first_on_screen() for _ in range(5)), 2)
    return figures
