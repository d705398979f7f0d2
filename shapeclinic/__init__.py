"""Learn, teach and fix tensor shapes.

The parts are imported on first use, so that `import shapeclinic` stays quick and `shapeclinic.arithmetic`
never loads Keras.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapeclinic import arithmetic, axes, figures, workspace
    from shapeclinic.workspace import exercise

_PARTS = ("arithmetic", "axes", "figures", "workspace")
_NAMES = {"exercise": "workspace"}

__all__ = ["arithmetic", "axes", "exercise", "figures", "workspace"]


def __getattr__(name: str) -> object:
    if name in _PARTS:
        return import_module(f"{__name__}.{name}")
    if name in _NAMES:
        return getattr(import_module(f"{__name__}.{_NAMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
