"""Learn, teach and fix tensor shapes.

The parts are imported on first use, so that `import shapeclinic` stays quick and `shapeclinic.arithmetic`
never loads Keras.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapeclinic import arithmetic, axes, figures, workspace
    from shapeclinic.diagnosis import diagnose
    from shapeclinic.learner import progress
    from shapeclinic.notebook import load_ipython_extension, unload_ipython_extension
    from shapeclinic.workspace import exercise

_PARTS = ("arithmetic", "axes", "figures", "workspace")
_NAMES = {
    "diagnose": "diagnosis",
    "exercise": "workspace",
    "load_ipython_extension": "notebook",
    "progress": "learner",
    "unload_ipython_extension": "notebook",
}

__all__ = ["arithmetic", "axes", "diagnose", "exercise", "figures", "progress", "workspace"]
__all__ += ["load_ipython_extension", "unload_ipython_extension"]


def __getattr__(name: str) -> object:
    if name in _PARTS:
        return import_module(f"{__name__}.{name}")
    if name in _NAMES:
        return getattr(import_module(f"{__name__}.{_NAMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
