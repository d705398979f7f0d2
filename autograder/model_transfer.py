"""How a model crosses from the learner's process to the judge's: as plain data, never as a pickle."""

import json
import math
import sys
import warnings
from dataclasses import dataclass
from typing import Any

import keras

from .array_transfer import pack_arrays, unpack_arrays

# Layers that may be rebuilt. None of them runs code or opens files that its configuration names.
_BY_RANK = (
    *("AveragePooling", "MaxPooling", "GlobalAveragePooling", "GlobalMaxPooling"),
    *("Conv", "ConvLSTM", "DepthwiseConv", "SeparableConv", "SpatialDropout"),
    *("Cropping", "UpSampling", "ZeroPadding"),
)
BUILT_IN_LAYERS = frozenset(
    {
        *(f"{family}{rank}D" for family in _BY_RANK for rank in (1, 2, 3)),
        *(f"Conv{rank}DTranspose" for rank in (1, 2, 3)),
        *("InputLayer", "Dense", "EinsumDense", "Embedding", "Masking", "Identity"),
        *("Bidirectional", "TimeDistributed", "RNN", "StackedRNNCells"),
        *("SimpleRNN", "SimpleRNNCell", "GRU", "GRUCell", "LSTM", "LSTMCell"),
        *("Flatten", "Permute", "RepeatVector", "Reshape", "Resizing", "Rescaling", "Normalization"),
        *("Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract"),
        *("Activation", "ELU", "LeakyReLU", "PReLU", "ReLU", "Softmax", "ActivityRegularization"),
        *("AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise"),
        *("BatchNormalization", "GroupNormalization", "LayerNormalization", "RMSNormalization"),
        *("SpectralNormalization", "UnitNormalization"),
        *("AdditiveAttention", "Attention", "GroupQueryAttention", "MultiHeadAttention"),
    }
)
_PLAIN_MODULES = frozenset({"keras.initializers", "keras.regularizers", "keras.constraints"})
_SPECIAL = frozenset(
    {("keras", "Sequential"), ("keras", "DTypePolicy"), (None, "__keras_tensor__"), (None, "__slice__")}
)
_FUNCTIONAL = ("keras.src.models.functional", "Functional")
_OPERATIONS = "keras.src.ops."


# What a judge has memory for: a model of a lesson has a few thousand weights, and gives some ten thousand numbers a clip.
MOST_WEIGHTS = 20_000_000
MOST_NUMBERS = 50_000_000
_ASSUMED = 32  # for a length that is not fixed


@dataclass(frozen=True)
class PackedModel:
    """A Sequential or functional model of built-in layers, as plain data.

    Attributes:
        config: the model's configuration, JSON.
        weights: its weights in Keras's order, an npz archive without pickles; empty if it is not built.
    """

    config: str
    weights: bytes


def pack(model: Any) -> PackedModel | None:
    """Turn a model into plain data, or return None if that cannot be done.

    A subclassed model, a Lambda and a custom layer hold code, which does not cross.
    """
    if not isinstance(model, keras.Model):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a Lambda is unsafe: it will not cross anyway
            config = json.loads(json.dumps(keras.saving.serialize_keras_object(model)))
    except Exception:  # objects of the learner's own answer for themselves here, in any way they like
        return None
    config.pop("compile_config", None)
    if not is_rebuildable(config):
        return None
    return PackedModel(json.dumps(config), pack_arrays(model.get_weights()))


def unpack(packed: PackedModel) -> Any:
    """Build the model again from its plain data.

    Raises:
        ValueError: if the data is no model of built-in layers, a size in it is out of bounds (found before anything of that size is
            made), or the weights do not fit it.
    """
    config = json.loads(packed.config)
    if not is_rebuildable(config):
        raise ValueError("This configuration holds more than built-in layers.")
    model = _counted_model(config)
    weights = unpack_arrays(packed.weights)
    if weights:
        model.set_weights(weights)
    return model


class _Counted(keras.initializers.Initializer):  # type: ignore[misc]  # Keras says no types
    """Zeros for as long as there are few; asked for more, it refuses before they are made."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, shape: Any, dtype: Any = None) -> Any:
        self.made += math.prod(shape)
        if self.made > MOST_WEIGHTS:
            raise _TooLarge(f"The model has more than {MOST_WEIGHTS:,} weights, {self.made:,} with the last of them.")
        return keras.ops.zeros(shape, dtype)

    def clone(self) -> "_Counted":
        return self  # one count for the whole model


class _TooLarge(ValueError):
    pass


def _counted_model(config: Any) -> Any:
    """The model with zeros for weights, which are counted before they are made; how much each layer gives is looked at.

    Its layers name no initializers any more: whoever wants to pack it again keeps the configuration.

    Raises:
        ValueError: if there is more than a judge has memory for.
    """
    counted = _Counted()

    def with_counted(part: Any) -> Any:
        if isinstance(part, list):
            return [with_counted(inner) for inner in part]
        if not isinstance(part, dict):
            return part
        if part.get("module") == "keras.initializers":
            return {"module": None, "class_name": "_Counted", "config": {}, "registered_name": "_Counted"}
        return {key: with_counted(inner) for key, inner in part.items()}

    scope = {"_Counted": type("_Counted", (_Counted,), {"from_config": classmethod(lambda cls, config: counted)})}
    try:
        model = keras.saving.deserialize_keras_object(with_counted(config), custom_objects=scope, safe_mode=True)
    except _TooLarge:
        raise
    except (OverflowError, RecursionError) as error:
        raise ValueError(f"A size in this configuration is out of bounds ({type(error).__name__}).") from None
    for part in getattr(model, "operations", model.layers):
        try:
            outputs = keras.tree.flatten(part.output)
        except (AttributeError, ValueError):  # not called yet
            continue
        for tensor in outputs:
            numbers = math.prod(_ASSUMED if length is None else length for length in tensor.shape[1:])
            if numbers > MOST_NUMBERS:
                given = f"{part.name} gives {numbers:,} numbers a clip, {tuple(tensor.shape)}"
                raise ValueError(f"{given}; {MOST_NUMBERS:,} are run at most.")
    return model


def is_rebuildable(config: Any) -> bool:
    """True if every object in a serialised model is on the list of what may be rebuilt."""
    if isinstance(config, list):
        return all(is_rebuildable(part) for part in config)
    if not isinstance(config, dict):
        return True
    if "class_name" in config and not _is_allowed(config.get("module"), config["class_name"]):
        return False
    return all(is_rebuildable(part) for part in config.values())


def _is_allowed(module: Any, class_name: Any) -> bool:
    if not isinstance(class_name, str):
        return False
    if module == "keras.layers":
        return class_name in BUILT_IN_LAYERS
    if module in _PLAIN_MODULES or (module, class_name) in _SPECIAL or (module, class_name) == _FUNCTIONAL:
        return True
    # What `keras.ops` and operators such as `+` leave in a functional model: a class each, no code of its own.
    if not isinstance(module, str) or not module.startswith(_OPERATIONS):
        return False
    operation = getattr(sys.modules.get(module), class_name, None)
    return isinstance(operation, type) and issubclass(operation, keras.Operation)
