"""Build a stack of layers and see what one output cell sees, now and in each of the frames before."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import ipywidgets
import numpy as np

from ..arithmetic import Conv, ConvLSTM, ImpossibleShape, Layer, Pooling
from ..figures.view import ViewPicture, output_size
from ..nowcasting import echoes
from .explorer import WIDE, Explorer, choice, set_range, slider

_KINDS = ("ConvLSTM", "Conv", "Pooling")
_PANELS = 6
_LARGEST = 128  # rows and columns of a frame: more cannot be told apart on a page
_MOST_LAYERS = 8
_MODELS = 5
_WIDEST, _FASTEST, _SPARSEST = 13, 4, 4  # kernel, stride, dilation; sliders go further for a stack that does
_START = (ConvLSTM(4, 3, 2, "same", return_sequences=True), ConvLSTM(4, 3, 1, "same", return_sequences=True))


def receptive_field_explorer(layers: Sequence[Layer] = _START, frames: Any = None) -> Explorer:
    """Explore the view of one output cell in space and time.

    Arguments:
        layers: the stack to begin with, of ConvLSTM, Conv and Pooling layers with one number a setting.
        frames: `(time, height, width)` or `(time, height, width, 1)`, the last one now, such as a clip of your own;
            drawn echoes if left out.

    Returns:
        What to leave as the last line of a cell. TensorFlow is not imported before `measure` is pressed.
    """
    shown, trouble = _frames(frames)
    stack, wrong = _stack(layers)
    picture = ViewPicture(_PANELS)
    listed = ipywidgets.Select(options=_names(stack), index=0, description="layers", rows=4, style=WIDE)
    kind = choice("kind", _KINDS[0], _KINDS)
    sizes, steps, _, gaps = zip(*map(_settings, stack), strict=True)
    kernel, strides = slider("kernel_size", 3, 1, max(_WIDEST, *sizes)), slider("strides", 1, 1, max(_FASTEST, *steps))
    padding = choice("padding", "same", ("same", "valid"))
    dilation = slider("dilation_rate", 1, 1, max(_SPARSEST, *gaps))
    row, column = slider("row", 0, 0, 1), slider("column", 0, 0, 1)
    buttons = {
        name: ipywidgets.Button(description=name, layout={"width": "auto"})
        for name in ("add", "remove", "earlier", "later", "measure")
    }
    progress = ipywidgets.IntProgress(max=_MODELS, description="measuring", layout={"display": "none"}, style=WIDE)
    settings = (kind, kernel, strides, padding, dilation)
    measured: dict[str, Any] = {}  # the field, and what it was measured for
    busy = {"choosing": False}

    def asked() -> tuple[Any, ...]:
        return tuple(stack), row.value, column.value

    def draw() -> str:
        with suppress(ImpossibleShape):  # which the picture tells
            for control, length in zip((row, column), output_size(stack, *shown.shape[1:]), strict=True):
                set_range(control, length - 1)
        field = measured["field"] if measured.get("for") == asked() else None
        words = picture.show(stack, shown, (row.value, column.value), field)
        return f"{words} {measured['trouble']}" if measured.get("trouble") else words

    def choose(_: Any = None) -> None:
        """Let the settings show the chosen layer."""
        layer = stack[listed.index or 0]
        busy["choosing"] = True
        kind.value = type(layer).__name__
        kernel.value, strides.value, padding.value, dilation.value = _settings(layer)
        dilation.layout.display = "none" if isinstance(layer, Pooling) else ""
        busy["choosing"] = False

    def changed(_: Any) -> None:
        """Give the chosen layer the settings; drawing comes after, as for every control."""
        if not busy["choosing"]:
            stack[listed.index or 0] = _layer(*(setting.value for setting in settings))
            renew(listed.index or 0)

    def renew(index: int) -> None:
        busy["choosing"] = True
        listed.options = _names(stack)
        listed.index = index
        busy["choosing"] = False
        choose()

    def edited(change: Any) -> None:
        index = listed.index or 0
        if change.description == "add" and len(stack) < _MOST_LAYERS:
            index += 1
            stack.insert(index, _layer("ConvLSTM", 3, 1, "same"))
        elif change.description == "remove" and len(stack) > 1:
            del stack[index]
            index = min(index, len(stack) - 1)
        elif change.description == "earlier" and index > 0:
            stack[index - 1], stack[index] = stack[index], stack[index - 1]
            index -= 1
        elif change.description == "later" and index < len(stack) - 1:
            stack[index + 1], stack[index] = stack[index], stack[index + 1]
            index += 1
        renew(index)
        explorer.update()

    def measure(_: Any) -> None:
        buttons["measure"].disabled = True
        progress.value, progress.layout.display = 0, ""
        thread = threading.Thread(target=work, args=(asked(), list(stack)), daemon=True)
        explorer.background = thread
        thread.start()

    def work(target: tuple[Any, ...], layers: list[Layer]) -> None:
        measured.pop("trouble", None)
        try:
            from ..effective_field import effective_field

            field = effective_field(layers, shown, target[1:], _MODELS, lambda done: setattr(progress, "value", done))
            measured.update({"field": field, "for": target})
        except Exception as error:  # in a thread nobody else would tell
            measured["trouble"] = str(error)
        buttons["measure"].disabled = False
        progress.layout.display = "none"
        explorer.update()

    def clicked(x: float, y: float, panel: int) -> None:
        place = picture.place_at(panel, x, y)
        row.value, column.value = min(place[0], row.max), min(place[1], column.max)

    with suppress(ImpossibleShape):
        for control, length in zip((row, column), output_size(stack, *shown.shape[1:]), strict=True):
            control.max, control.value = length - 1, length // 2
    choose()
    listed.observe(lambda _: None if busy["choosing"] else choose(), "index")
    for control in settings:
        control.observe(changed, "value")
    for name, button in buttons.items():
        button.on_click(measure if name == "measure" else edited)
    controls = {c.description: c for c in (listed, *settings, row, column)}
    trouble = " ".join(filter(None, [trouble, wrong]))
    explorer = Explorer(picture.figure, {**controls, **buttons, "progress": progress}, draw, clicked, trouble)
    return explorer


def _layer(kind: str, kernel_size: int, strides: int, padding: str, dilation_rate: int = 1) -> Layer:
    if kind == "ConvLSTM":
        return ConvLSTM(4, kernel_size, strides, padding, dilation_rate, return_sequences=True)
    if kind == "Conv":
        return Conv(4, kernel_size, strides, padding, dilation_rate)
    return Pooling(kernel_size, strides, padding)


def _settings(layer: Any) -> tuple[int, int, str, int]:
    """Kernel, stride, padding and dilation of a layer, whatever they are called.

    Raises:
        TypeError: if it is no layer that this explorer can show.
    """
    if not isinstance(layer, ConvLSTM | Conv | Pooling):
        raise TypeError(type(layer).__name__)
    size = layer.pool_size if isinstance(layer, Pooling) else layer.kernel_size
    strides = size if layer.strides is None else layer.strides
    dilation = 1 if isinstance(layer, Pooling) else layer.dilation_rate
    if not (isinstance(size, int) and isinstance(strides, int) and isinstance(dilation, int)):
        raise TypeError(f"{size}, {strides}, {dilation}")
    if not 1 <= min(size, strides, dilation) <= max(size, strides, dilation) <= _LARGEST or layer.padding not in (
        "same",
        "valid",
    ):
        raise TypeError(f"{size}, {strides}, {layer.padding!r}, {dilation}")
    return size, strides, layer.padding, dilation


def _names(stack: Sequence[Layer]) -> list[str]:
    names = []
    for number, layer in enumerate(stack, start=1):
        *settings, dilation = _settings(layer)
        name = "{} · {}, {}, stride {}, {}".format(number, type(layer).__name__, *settings)
        names.append(name if dilation == 1 else f"{name}, dilation {dilation}")
    return names


def _stack(layers: Any) -> tuple[list[Layer], str]:
    """The layers as this explorer sets them, and a sentence if they are none."""
    try:
        stack = [_layer(type(layer).__name__, *_settings(layer)) for layer in layers][:_MOST_LAYERS]
    except TypeError:
        stack = []
    if stack:
        return stack, ""
    words = (
        f"layers must be ConvLSTM, Conv and Pooling layers with one whole number a setting, from 1 to {_LARGEST}, and "
        "padding 'same' or 'valid'"
    )
    return list(_START), f"{words}. Received: {layers!r:.120}; another stack is shown."


def _frames(frames: Any) -> tuple[np.ndarray, str]:
    """Frames that can be drawn, and a sentence if those asked for cannot."""
    drawn = echoes(1, _PANELS, 32, seed=3)[0, ..., 0]
    if frames is None:
        return drawn, ""
    try:
        array = np.asarray(frames, "float64")
    except (TypeError, ValueError):
        return drawn, f"frames must be numbers. Received: {type(frames).__name__}; drawn echoes are shown."
    if array.ndim == 4 and array.shape[-1] == 1:
        array = array[..., 0]
    sized = array.ndim == 3 and min(array.shape) > 0 and max(array.shape[1:]) <= _LARGEST
    if not sized or not np.isfinite(array).all():
        words = f"frames must be finite numbers, (time, height, width) or (time, height, width, 1), at most {_LARGEST} a side"
        return drawn, f"{words}. Received: {np.shape(frames)}; drawn echoes are shown."
    return array[-_PANELS:], ""
