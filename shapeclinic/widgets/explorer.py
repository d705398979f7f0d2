"""What every explorer is: controls, a picture that follows them, and a caption that says what it shows."""

import base64
import html
import threading
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets
from ipympl.backend_nbagg import Canvas, FigureManager
from IPython.display import display
from matplotlib.figure import Figure

from ..figures.sheet import as_png

WIDE = {"description_width": "150px"}
_HERE = Path(__file__).resolve().parent


class Reader(anywidget.AnyWidget):
    """The caption, which names the parts of its explorer for a screen reader too."""

    _esm = _HERE / "reader.js"
    _css = _HERE / "explorer.css"
    words = traitlets.Unicode().tag(sync=True)
    static_id = traitlets.Unicode().tag(sync=True)


class Explorer:
    """A live picture. Shown in a notebook it stands there twice: once alive, once as a picture for where nothing lives.

    The still picture is what an HTML or PDF copy, or a page without a kernel, has; where the live one is shown,
    it is hidden.

    Attributes:
        controls: what can be set, by its label.
        figure: the picture.
        background: work that was started last and that does not hold up the controls; None if there was none.
    """

    def __init__(
        self,
        figure: Figure,
        controls: Mapping[str, ipywidgets.DOMWidget],
        draw: Callable[[], str],
        clicked: Callable[..., None] | None = None,
        trouble: str = "",
    ) -> None:
        """Put the parts together and draw.

        Arguments:
            figure: what `draw` draws on.
            controls: widgets by label; a change of one's value draws anew.
            draw: shows the present values and says in words what is seen. A ValueError's sentence is shown instead.
            clicked: told where somebody clicked, x and y; with several axes also on which of them.
            trouble: a sentence about what was asked for and cannot be.
        """
        self.controls = dict(controls)
        self.figure = figure
        self._draw = draw
        self._trouble = trouble
        self._turn, self._drawing = threading.RLock(), False
        self.background: threading.Thread | None = None
        self._reader = Reader(static_id=f"shapeclinic-{uuid.uuid4().hex}")
        self.update()
        self._still, self._still_words = as_png(figure), self.words
        self._canvas = _live_canvas(figure)
        if clicked is not None:
            figure.canvas.mpl_connect("button_press_event", lambda event: self._on_click(clicked, event))
        for control in self.controls.values():
            if control.has_trait("value"):
                control.observe(self._on_change, "value")
        acting = ipywidgets.Button | ipywidgets.IntProgress
        settings = [control for control in self.controls.values() if not isinstance(control, acting)]
        actions = [control for control in self.controls.values() if isinstance(control, acting)]
        parts = [ipywidgets.Box(settings).add_class("shapeclinic-settings"), ipywidgets.HBox(actions)]
        self.box = ipywidgets.VBox([*parts, self._canvas, self._reader]).add_class("shapeclinic-explorer")

    @property
    def words(self) -> str:
        """What the picture shows now."""
        return self._reader.words

    def update(self) -> None:
        """Draw the present values."""
        with self._turn:  # a thread that measures draws too
            if self._drawing:  # a control that follows another
                return
            self._drawing = True
            try:
                words = self._draw()
            except ValueError as error:
                words = str(error)
            finally:
                self._drawing = False
            self._reader.words = " ".join(filter(None, [self._trouble, words]))
            self.figure.canvas.draw_idle()

    def _on_change(self, _: Any) -> None:
        self._trouble = ""
        self.update()

    def _on_click(self, clicked: Callable[..., None], event: Any) -> None:
        panels = self.figure.axes
        if event.inaxes is not None:
            clicked(event.xdata, event.ydata, *([panels.index(event.inaxes)] if len(panels) > 1 else []))

    @property
    def still(self) -> dict[str, str]:
        """The picture as it was made, as a MIME bundle, for where nothing lives."""
        words = html.escape(self._still_words, quote=True)
        picture = base64.b64encode(self._still).decode()
        page = (
            f'<figure id="{self._reader.static_id}"><img alt="{words}" src="data:image/png;base64,{picture}">'
            f"<figcaption>{words}</figcaption></figure>"
        )
        return {"text/html": page, "image/png": picture, "text/plain": self._still_words}

    def _ipython_display_(self) -> None:
        display(self.still, raw=True)
        display(self.box)


def slider(name: str, value: int, least: int, most: int) -> ipywidgets.IntSlider:
    """A whole number between two ends."""
    return ipywidgets.IntSlider(value=value, min=least, max=most, description=name, style=WIDE)


def choice(name: str, value: str, options: tuple[str, ...]) -> ipywidgets.Dropdown:
    """One of some words."""
    return ipywidgets.Dropdown(value=value, options=options, description=name, style=WIDE)


def set_range(control: ipywidgets.IntSlider, most: int) -> None:
    """Let a slider run from 0 to `most`; its value goes along."""
    if control.max != most:
        control.value = min(control.value, most)
        control.max = most


def within(name: str, value: object, least: int, most: int, otherwise: int) -> tuple[int, str]:
    """A whole number that a slider can show, and a sentence if `value` is none."""
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value, ""
    return otherwise, (
        f"{name} must be a whole number from {least} to {most}. Received: {value!r:.80}; {otherwise} is shown."
    )


def _live_canvas(figure: Figure) -> Canvas:
    canvas = Canvas(figure)
    FigureManager(canvas, 0)  # which the canvas needs; pyplot is not told, so nothing is kept when the page goes
    canvas.header_visible = canvas.footer_visible = canvas.resizable = False
    canvas.toolbar_visible = False
    return canvas
