"""Wraps Keras for the time of a trace, so that it notes shapes and passes everything on.

The program is not changed, and afterwards Keras stands as before.
"""

import functools
import inspect
import sys
import traceback
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

import keras

from ..place import Place
from .failing import (
    culprit,
    differing_arrays,
    failing_operands,
    failing_operation,
    frames_of,
    leave_out,
    own_part,
    plain_words,
)
from .objects import (
    declared_shapes,
    has_name,
    is_plain,
    keras_modules,
    keras_name,
    mask_shape,
    named_arguments,
    number_in_name,
    shapes_inside,
)
from .places import is_own_file, place_in
from .records import CallRecord, Failure, FeedRecord, LayerRecord, LossRecord, Source, Trace
from .shapes import Shape, shape_of, shapes_of

_TRAINER_METHODS = ("fit", "evaluate", "predict", "train_on_batch", "test_on_batch", "predict_on_batch")


class Tracer:
    """Wraps Keras for the time of a trace."""

    def __init__(self, files: Callable[[str], bool] | None = None, source: str = "") -> None:
        """Trace a program.

        Arguments:
            files: tells the program's own files by name; all files but installed ones if left out.
            source: the program's text, where its file does not hold it.
        """
        self.trace = Trace()
        self._is_own_file = files or is_own_file
        self._source_text = source
        self._records: weakref.WeakKeyDictionary[Any, LayerRecord] = weakref.WeakKeyDictionary()
        self._tensors: dict[int, tuple[Any, Source]] = {}
        self._stack: list[CallRecord] = []
        self._outermost = 0  # where in the calls the one begins that is no part of another
        self._known: dict[Any, Any] = {}  # what was recorded just so before
        self._feeding: FeedRecord | bool = False
        self._meeting = False
        self._before: list[tuple[type, str, Any]] = []

    @contextmanager
    def running(self) -> Iterator[Trace]:
        """Record what happens inside; an exception is recorded and passes on."""
        self._guarded(self.start)
        try:
            yield self.trace
        except BaseException as error:
            self.fail(error)
            raise
        finally:
            self.stop()

    def start(self) -> None:
        """Begin to record."""
        layer, model = keras.layers.Layer, keras.Model
        wrapped = [
            (layer, "__new__", staticmethod(self._made(layer.__dict__["__new__"].__func__))),
            (layer, "__call__", self._called(layer.__call__)),
            (keras.losses.Loss, "__call__", self._met(keras.losses.Loss.__call__, self._record_loss)),
            *self._met_in_functions(),
            *((model, name, self._fed(name, getattr(model, name))) for name in _TRAINER_METHODS),
        ]
        self._before = [(owner, name, owner.__dict__.get(name)) for owner, name, _ in wrapped]
        for owner, name, wrapper in wrapped:
            setattr(owner, name, wrapper)

    def stop(self) -> None:
        """Put Keras's own methods back."""
        for owner, name, original in self._before:
            if original is None:
                delattr(owner, name)
            else:
                setattr(owner, name, original)
        self._before = []
        self._guarded(self.finish)

    def fail(self, error: BaseException) -> None:
        """Record the exception that ended the program, or a notebook's cell."""
        self._guarded(lambda: self._record_failure(error))

    def _made(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def new(cls: type, *args: Any, **kwargs: Any) -> Any:
            layer = original(cls, *args, **kwargs)
            self._guarded(lambda: self._record_layer(layer, cls, args, kwargs))
            return layer

        return new

    def _called(self, original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
            record = self._guarded(lambda: self._begin_call(layer, args, kwargs))
            if record is None:  # the tracer has failed
                return original(layer, *args, **kwargs)
            self._stack.append(record)
            try:
                result = original(layer, *args, **kwargs)
            except BaseException as error:
                record.failed = True
                leave_out(error, __file__)
                raise
            finally:
                self._stack.pop()
            self._guarded(lambda: self._end_call(record, result))
            return result

        return call

    def _fed(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def feed(model: Any, *args: Any, **kwargs: Any) -> Any:
            if self._feeding:  # `fit` that evaluates
                return original(model, *args, **kwargs)
            record = self._guarded(lambda: self._begin_feed(name, model, args, kwargs))
            self._feeding = record or True
            try:
                result = original(model, *args, **kwargs)
            except BaseException as error:
                if record is not None:
                    record.failed = True
                leave_out(error, __file__)
                raise
            finally:
                self._feeding = False
            self._guarded(lambda: self._drop_repeated_feed(record))
            return result

        return feed

    def _met(self, original: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        @functools.wraps(original)
        def meet(*args: Any, **kwargs: Any) -> Any:
            if self._meeting:  # a loss that is made of others
                return original(*args, **kwargs)
            self._guarded(lambda: note(*args, **kwargs))
            self._meeting = True
            try:
                return original(*args, **kwargs)
            except BaseException as error:
                leave_out(error, __file__)
                raise
            finally:
                self._meeting = False

        return meet

    def _met_in_functions(self) -> Iterator[tuple[Any, str, Callable[..., Any]]]:
        """Where a loop of the program's own compares: a loss that is a function, the difference of two tensors."""
        for module in keras_modules("losses"):
            for name, function in list(vars(module).items()):
                if inspect.isfunction(function) and [*inspect.signature(function).parameters][:2] == [
                    "y_true",
                    "y_pred",
                ]:
                    yield module, name, self._met(function, functools.partial(self._record_loss, name))
        if keras.config.backend() == "tensorflow":
            tensor = sys.modules["tensorflow"].Tensor
            for name in ("__sub__", "__rsub__"):
                yield tensor, name, self._met(getattr(tensor, name), self._record_difference)

    def _guarded(self, work: Callable[[], Any]) -> Any:
        """Do the tracer's own work; if that fails, note it once and leave the program alone."""
        try:
            return work()
        except Exception as error:
            if self.trace.trouble is None:
                self.trace.trouble = f"{type(error).__name__}: {error}"
            return None

    def _record_layer(self, layer: Any, cls: type, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
        families = tuple(c.__name__ for c in cls.__mro__ if c.__module__.partition(".")[0] == "keras")
        own = cls.__module__.partition(".")[0] != "keras"
        record = LayerRecord(
            number=len(self.trace.layers),
            class_name=cls.__name__,
            families=families,
            own=own,
            arguments=named_arguments(cls, args, kwargs),
            place=self._place(sys._getframe()),
        )
        self.trace.layers.append(record)
        self._records[layer] = record

    def _begin_call(self, layer: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> CallRecord | None:
        record = self._records.get(layer)
        if record is None:  # made before the trace began
            self._record_layer(layer, type(layer), (), {})
            record = self._records[layer]
            record.place = None
        inputs = args[0] if args else next(iter(kwargs.values()), None)
        is_recurrent = record.is_a("RNN", "Bidirectional")
        states = kwargs.get("initial_state", args[1] if len(args) > 1 and is_recurrent else None)
        given = keras.tree.flatten(inputs)
        given_states = None if states is None else keras.tree.flatten(states)
        call = CallRecord(
            layer=record,
            inputs=shapes_of(inputs),
            states=None if given_states is None else [shape_of(state) for state in given_states],
            sources=[self._source(tensor) for tensor in given],
            state_sources=[self._source(state) for state in given_states or ()],
            parent=self._stack[-1] if self._stack else None,
            place=self._place(sys._getframe()),
            symbolic=any(isinstance(tensor, keras.KerasTensor) for tensor in given),
            mask=mask_shape(given, args, kwargs) if is_recurrent else shape_of(kwargs.get("attention_mask")),
            declared=declared_shapes(layer, "inputs") if record.is_a("Model") else [],
        )
        if not self._stack:
            self._outermost = len(self.trace.calls)
        self.trace.calls.append(call)
        return call

    def _end_call(self, call: CallRecord, result: Any) -> None:
        call.outputs = shapes_of(result)
        tensors = keras.tree.flatten(result)
        for index, tensor in enumerate(tensors):
            self._remember(tensor, Source(call, index))
        if call.parent is None and not call.symbolic:
            self._drop_repeated_call(tensors)

    def _drop_repeated_call(self, tensors: Sequence[Any]) -> None:
        """Let go of a call, and those within it, that was recorded just so before: a loop of the program's own makes thousands."""
        calls = self.trace.calls[self._outermost :]
        kept = self._known.setdefault(tuple(map(_as_key, calls)), calls)
        if kept is calls:
            return
        del self.trace.calls[self._outermost :]
        same = {id(call): instead for call, instead in zip(calls, kept, strict=True)}
        for tensor in tensors:
            source = self._source(tensor)
            if source is not None and id(source.call) in same:
                holder, _ = self._tensors[id(tensor)]
                self._tensors[id(tensor)] = holder, Source(same[id(source.call)], source.index)

    def _drop_repeated_feed(self, feed: FeedRecord | None) -> None:
        if feed is None or not self.trace.feeds or self.trace.feeds[-1] is not feed:
            return
        key = (feed.method, feed.place, feed.batch_size, repr((feed.inputs, feed.targets, feed.object_data)))
        if self._known.setdefault(key, feed) is not feed:
            self.trace.feeds.pop()

    def _remember(self, tensor: Any, source: Source) -> None:
        """Keep in mind where a tensor came from, without keeping a large one alive."""
        try:
            holder = tensor if isinstance(tensor, keras.KerasTensor) else weakref.ref(tensor)
        except TypeError:
            return
        # An inner call tells more than the model around it.
        known = self._source(tensor)
        if known is None or not source.call.layer.is_a("Model"):
            self._tensors[id(tensor)] = (holder, source)

    def _source(self, tensor: Any) -> Source | None:
        holder, source = self._tensors.get(id(tensor), (None, None))
        alive = holder() if isinstance(holder, weakref.ref) else holder
        return source if alive is tensor else None

    def _begin_feed(self, name: str, model: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> FeedRecord:
        x = args[0] if args else kwargs.get("x")
        has_targets = name in ("fit", "evaluate", "train_on_batch", "test_on_batch")
        y = (args[1] if len(args) > 1 else kwargs.get("y")) if has_targets else None
        position = {"fit": 2, "evaluate": 2, "predict": 1}.get(name)
        batch_size = kwargs.get("batch_size")
        if batch_size is None and position is not None and len(args) > position:
            batch_size = args[position]
        record = FeedRecord(
            method=name,
            inputs=shapes_of(x),
            targets=shapes_of(y),
            model_inputs=declared_shapes(model, "inputs"),
            model_outputs=declared_shapes(model, "outputs"),
            batch_size=batch_size if isinstance(batch_size, int) else None,
            place=self._place(sys._getframe()),
            object_data=[shapes for shapes in (shapes_inside(x), shapes_inside(y)) if shapes],
            validation=shapes_of(kwargs.get("validation_data")),
            validation_split=float(kwargs.get("validation_split") or 0),
            is_dataset=hasattr(x, "element_spec"),
        )
        self.trace.feeds.append(record)
        return record

    def _record_loss(
        self, loss: Any, y_true: Any, y_pred: Any, sample_weight: Any = None, squeezes: bool = True, **_: Any
    ) -> None:
        targets, predictions = shape_of(y_true), shape_of(y_pred)
        if targets is None or predictions is None:
            return
        name = loss if isinstance(loss, str) else getattr(getattr(loss, "fn", None), "__name__", type(loss).__name__)
        met = LossRecord(
            loss=name,
            targets=targets,
            predictions=predictions,
            source=self._source(y_pred),
            place=self._place(sys._getframe()),
            feed=self._feeding if isinstance(self._feeding, FeedRecord) else None,
            weights=shape_of(sample_weight),
            squeezes=squeezes,
        )
        # What was met just so before has not failed then, and does not now.
        key = (
            name,
            targets,
            predictions,
            met.place,
            met.source and _as_key(met.source.call),
            met.feed and id(met.feed),
            met.weights,
        )
        if self._known.setdefault(key, met) is met:
            self.trace.losses.append(met)

    def _record_difference(self, left: Any, right: Any, *_: Any, **__: Any) -> None:
        """Note predictions that are subtracted from data outside of any layer, where both are stretched or neither can be."""
        if self._stack or (self._source(left) is None) == (self._source(right) is None):
            return
        predictions, targets = (right, left) if self._source(left) is None else (left, right)
        one, other = shape_of(predictions), shape_of(targets)
        if one is not None and other is not None and not _one_takes_the_other(one, other):
            self._record_loss("difference", targets, predictions, squeezes=False)

    def _record_failure(self, error: BaseException) -> None:
        frames = list(frames_of(error.__traceback__))
        own = [frame for frame, _ in frames if self._is_own_file(frame.f_code.co_filename)]
        lines = [line for frame, line in frames if self._is_own_file(frame.f_code.co_filename)]
        failing = [call for call in self.trace.calls if call.failed]
        self.trace.failure = Failure(
            class_name=type(error).__name__,
            message=plain_words(error),
            traceback="".join(
                traceback.format_exception(type(error), error, own_part(error.__traceback__, self._is_own_file))
            ),
            line=lines[-1] if lines else None,
            call=culprit(failing),
            constructor=self._constructing(frames),
            operation=failing_operation(frames),
            arrays=differing_arrays(own[-1]) if own else [],
            operands=failing_operands(error.__traceback__, self._is_own_file, self._source_text, self.trace.calls),
        )

    def _constructing(self, frames: Sequence[tuple[FrameType, int]]) -> LayerRecord | None:
        for frame, _ in frames:
            made = frame.f_locals.get("self")
            if frame.f_code.co_name == "__init__" and isinstance(made, keras.layers.Layer):
                record = self._records.get(made)
                # A model's or own layer's constructor makes layers: look further in for the one that fails.
                if record is not None and not record.own and not record.is_a("Model"):
                    return record
        # An argument that is missing stops Python before it enters the constructor.
        last = self.trace.layers[-1] if self.trace.layers else None
        alive = [layer for layer, record in list(self._records.items()) if record is last]
        if last is None or last.own or last.is_a("Model") or any(has_name(layer) for layer in alive):
            return None
        return None if any(call.layer is last for call in self.trace.calls) else last

    def _place(self, frame: FrameType | None) -> Place | None:
        return place_in(frame, self._is_own_file)

    def forget(self, most: int) -> None:
        """Let go of all but the latest calls, and take the next failure for a new one."""
        trace = self.trace
        trace.failure = None
        for call in trace.calls:
            call.failed = False
        for feed in trace.feeds:
            feed.failed = False
        del trace.calls[:-most], trace.feeds[:-most], trace.losses[:-most]
        self._known.clear()
        if len(self._tensors) > 4 * most:
            self._tensors.clear()

    def finish(self) -> None:
        """Fill in what is known of layers only when the program has ended."""
        for layer, record in list(self._records.items()):
            if record.config:  # an earlier cell of the session has failed, and it was filled in then
                continue
            record.name = getattr(layer, "name", None)
            try:
                record.config = {key: value for key, value in layer.get_config().items() if is_plain(value)}
            except Exception:
                record.config = {}
            # Bidirectional makes copies: the layer that the program wrote is the one that it was given.
            inner = (
                record.arguments.get("layer") or getattr(layer, "layer", None) or getattr(layer, "forward_layer", None)
            )
            record.inner = self._records.get(inner) if isinstance(inner, keras.layers.Layer) else None
        for record in self.trace.layers:
            if record.name is None:
                record.name = self._name_to_be(record)

    def _name_to_be(self, record: LayerRecord) -> str:
        """The name that Keras would have given to a layer that failed before it got one."""
        if isinstance(record.arguments.get("name"), str):
            return str(record.arguments["name"])
        base = keras_name(record.class_name)
        taken = [r.name for r in self.trace.layers if r.number < record.number and r.class_name == record.class_name]
        numbers = [number_in_name(name, base) for name in taken if name]
        used = [number for number in numbers if number is not None]
        return base if not used else f"{base}_{max(used) + 1}"


def _one_takes_the_other(one: Shape, other: Shape) -> bool:
    """True if at most one of the two is stretched where they meet."""
    rank = max(len(one), len(other))
    pairs = list(zip((1,) * (rank - len(one)) + one, (1,) * (rank - len(other)) + other, strict=True))
    known = [(a, b) for a, b in pairs if a is not None and b is not None and a != b]
    return all(a == 1 for a, _ in known) or all(b == 1 for _, b in known)


def _as_key(call: CallRecord) -> tuple[Any, ...]:
    """What makes a call the same as another."""
    came_from = [source and (source.call.layer.number, source.index) for source in [*call.sources, *call.state_sources]]
    shapes = repr((call.inputs, call.states, call.mask, call.outputs, came_from))
    return call.layer.number, call.place, call.failed, shapes
