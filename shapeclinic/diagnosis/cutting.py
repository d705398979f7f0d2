"""Runs a program short and without side effects, to try a fix: first and last batch, one epoch, no files written."""

import builtins
import functools
import hashlib
import inspect
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

import h5py  # type: ignore[import-untyped]
import keras
import numpy as np

from ..tracing.objects import keras_modules

_NAME_KEPT = 100  # characters of a file's name: Keras reads the kind of a file from how it ends


@contextmanager
def cut_short() -> Iterator[None]:
    """Cut training and prediction to their first and last batch, and send what is written to a scratch folder."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        for name in ("fit", "evaluate", "predict"):
            stack.enter_context(mock.patch.object(keras.Model, name, _short(name, getattr(keras.Model, name))))
        stack.enter_context(mock.patch.object(keras.Model, "export"))
        _divert_models(stack, scratch)
        stack.enter_context(mock.patch.object(tempfile, "tempdir", scratch))
        opened = _diverted(builtins.open, scratch)
        stack.enter_context(mock.patch.object(builtins, "open", opened))
        stack.enter_context(mock.patch.object(io, "open", opened))
        # This writes by native code, past Python's `open`.
        stack.enter_context(mock.patch.object(h5py.File, "__init__", _diverted_method(h5py.File.__init__, scratch)))
        for name in ("remove", "unlink", "rename", "replace", "rmdir", "mkdir", "makedirs"):
            stack.enter_context(mock.patch.object(os, name, _harmless(getattr(os, name), scratch)))
        if "tensorflow" in sys.modules:
            _divert_tensorflow(stack, sys.modules["tensorflow"], scratch)
        yield


def _divert_models(stack: ExitStack, scratch: str) -> None:
    """Models and weights are saved in the scratch folder, and loaded from there if they were."""
    for name, place, mode in (("save", 1, "w"), ("save_weights", 1, "w"), ("load_weights", 1, "r")):
        moved = _moved(getattr(keras.Model, name), place, mode, scratch)
        stack.enter_context(mock.patch.object(keras.Model, name, moved))
    for module in keras_modules("models") + keras_modules("saving"):
        for name, place, mode in (
            ("save_model", 1, "w"),
            ("save_weights", 1, "w"),
            ("load_model", 0, "r"),
            ("load_weights", 1, "r"),
        ):
            if hasattr(module, name):
                moved = _moved(getattr(module, name), place, mode, scratch)
                stack.enter_context(mock.patch.object(module, name, moved))


def _divert_tensorflow(stack: ExitStack, tf: Any, scratch: str) -> None:
    """What TensorFlow itself writes by native code: checkpoints, summaries, records, files."""
    manager = tf.train.CheckpointManager
    for owner, name in (
        (tf.train.Checkpoint, "save"),
        (tf.train.Checkpoint, "write"),
        (tf.io.TFRecordWriter, "__init__"),
    ):
        stack.enter_context(mock.patch.object(owner, name, _moved(getattr(owner, name), 1, "w", scratch)))
    stack.enter_context(mock.patch.object(manager, "__init__", _moved(manager.__init__, 2, "w", scratch)))
    for owner, name in ((tf.summary, "create_file_writer"), (tf.io, "write_file")):
        stack.enter_context(mock.patch.object(owner, name, _moved(getattr(owner, name), 0, "w", scratch)))
    file = tf.io.gfile.GFile
    stack.enter_context(mock.patch.object(file, "__init__", _diverted_method(file.__init__, scratch)))
    for name in ("remove", "rmtree", "rename", "copy", "mkdir", "makedirs"):
        original = getattr(tf.io.gfile, name)
        stack.enter_context(mock.patch.object(tf.io.gfile, name, _harmless(original, scratch)))


def _moved(original: Callable[..., Any], place: int, mode: str, scratch: str) -> Callable[..., Any]:
    """A function whose argument at `place` names a file that it writes or reads: it is told one in the scratch folder."""
    name = list(inspect.signature(original).parameters)[place]

    @functools.wraps(original)
    def moved(*args: Any, **kwargs: Any) -> Any:
        if name in kwargs:
            return original(*args, **{**kwargs, name: _elsewhere(kwargs[name], mode, scratch)})
        return original(*args[:place], _elsewhere(args[place], mode, scratch), *args[place + 1 :], **kwargs)

    return moved


def _short(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def run(model: Any, *args: Any, **kwargs: Any) -> Any:
        kwargs = dict(kwargs)
        names = ("x", "batch_size") if name == "predict" else ("x", "y", "batch_size", "epochs")
        kwargs.update(zip(names, args, strict=False))
        if name == "fit":
            kwargs["epochs"] = kwargs.get("initial_epoch", 0) + 1
        size = kwargs.get("batch_size") or 32
        x, y, count = kwargs.get("x"), kwargs.get("y"), 0
        if _is_array(x) or (isinstance(x, list | tuple | dict) and all(map(_is_array, keras.tree.flatten(x)))):
            kwargs["x"], kwargs["y"] = _first_and_last(x, size), _first_and_last(y, size)
            count = len(keras.tree.flatten(x)[0])
            weights = kwargs.get("sample_weight")
            if weights is not None:
                kwargs["sample_weight"] = _first_and_last(weights, size)
        else:
            kwargs["x"], steps = _ends(x), "steps_per_epoch" if name == "fit" else "steps"
            kwargs[steps] = min(kwargs.get(steps) or 2, 2)
        if name == "predict":
            kwargs.pop("y", None)
        validation = kwargs.get("validation_data")
        if isinstance(validation, tuple):
            kwargs["validation_data"] = tuple(_first_and_last(part, size) for part in validation)
        elif validation is not None:
            kwargs["validation_data"], kwargs["validation_steps"] = _ends(validation), 2
        result = original(model, **kwargs)
        return _as_many(result, count, size) if name == "predict" and count > 2 * size else result

    return run


def _ends(batches: Any) -> Any:
    """The first and the last batch of what gives batches; of what has no known end, all: steps will cut it."""
    if isinstance(batches, keras.utils.PyDataset) and (count := batches.num_batches or 0) > 2:
        return _Two(batches[0], batches[count - 1])
    if hasattr(batches, "cardinality") and (count := int(batches.cardinality())) > 2:
        return batches.take(1).concatenate(batches.skip(count - 1))
    return batches


class _Two(keras.utils.PyDataset):  # type: ignore[misc]  # Keras says no types
    def __init__(self, *batches: Any) -> None:
        super().__init__()
        self._batches = batches

    def __len__(self) -> int:
        return len(self._batches)

    def __getitem__(self, index: int) -> Any:
        return self._batches[index]


def _is_array(value: Any) -> bool:
    return hasattr(value, "shape") and hasattr(value, "__getitem__") and len(getattr(value, "shape", ())) > 0


def _first_and_last(data: Any, size: int) -> Any:
    """The first batch, and the last with as many samples as it really has."""

    def cut(array: Any) -> Any:
        if not _is_array(array):
            return array
        count = int(array.shape[0])
        rest = count % size or size
        return array if count <= 2 * size else np.concatenate([array[:size], array[count - rest :]])

    return None if data is None else keras.tree.map_structure(cut, data)


def _as_many(predictions: Any, count: int, size: int) -> Any:
    """As many predictions as there are samples, for a program that compares them: those of the first batch stand for the others."""
    rest = count % size or size
    rows = [*(number % size for number in range(count - rest)), *range(size, size + rest)]
    return keras.tree.map_structure(lambda array: array[rows] if len(array) == size + rest else array, predictions)


def _diverted(original: Callable[..., Any], scratch: str) -> Callable[..., Any]:
    """An `open` that writes into a scratch folder, and reads from there what was written before."""

    @functools.wraps(original)
    def opened(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        return original(_elsewhere(file, mode, scratch), mode, *args, **kwargs)

    return opened


def _diverted_method(original: Callable[..., Any], scratch: str) -> Callable[..., Any]:
    """As `_diverted`, for the constructor of a class of files."""

    @functools.wraps(original)
    def opened(self: Any, name: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        return original(self, _elsewhere(name, mode, scratch), mode, *args, **kwargs)

    return opened


def _elsewhere(file: Any, mode: str, scratch: str) -> Any:
    """Where a file is to be opened: in the scratch folder if it is written, or was before."""
    if not isinstance(file, str | os.PathLike):
        return file
    path = os.path.abspath(os.fspath(file))
    known_by = hashlib.sha256(path.encode()).hexdigest()[:32]
    elsewhere = os.path.join(scratch, f"{known_by}-{os.path.basename(path)[-_NAME_KEPT:]}")
    if set(mode) & set("wax+") and not path.startswith(scratch):
        if set(mode) & set("a+") and os.path.exists(path) and not os.path.exists(elsewhere):
            shutil.copyfile(path, elsewhere)
        return elsewhere
    return elsewhere if os.path.exists(elsewhere) else file


def _harmless(original: Callable[..., Any], scratch: str) -> Callable[..., Any]:
    """A function that changes nothing outside of the scratch folder, and says that it did."""

    @functools.wraps(original)
    def act(path: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(path, int) or _whole_path(path, kwargs.get("dir_fd")).startswith(scratch):
            return original(path, *args, **kwargs)
        return None

    return act


def _whole_path(path: Any, folder: int | None) -> str:
    """A path from the root on; where it starts at an open folder, as those of `shutil.rmtree` do, Linux tells where that is."""
    start = os.getcwd() if folder is None else os.path.realpath(f"/proc/self/fd/{folder}")
    return os.path.abspath(os.path.join(start, os.fspath(path)))
