"""The learner's side: answers questions about the notebook in this kernel, as plain data.

It runs among the learner's own code, so nothing that it says is trusted: whoever asks reads it as data that anybody may
have written.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from ..answers import KerasModel, LiveAnswers
from ..array_transfer import pack_arrays, unpack_arrays
from ..data import decode_table, encode, is_table
from ..model_transfer import pack
from ..values import AnswerProblem

ANSWER_TYPE = "application/vnd.shapeclinic.answer+json"
_LONGEST = 4_000

_models: list[KerasModel] = []


class Told:
    """An answer, in the form in which a kernel replies to an expression."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self._answer = answer

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/plain": "", ANSWER_TYPE: self._answer}


def tell(question: str) -> Told:
    """The answer to a question, which is JSON, out of the notebook of this kernel."""
    from IPython import get_ipython

    shell = get_ipython()
    asked = json.loads(question)
    try:
        answer = _answer(LiveAnswers(shell.user_ns), asked)
    except AnswerProblem as problem:
        answer = {"problem": str(problem)[:_LONGEST]}
    # Half a letter (a lone surrogate) would not be sent, and nobody would ever hear of it.
    return Told(json.loads(json.dumps(answer, ensure_ascii=False, default=str).encode("utf-8", "replace")))


def _answer(notebook: LiveAnswers, asked: dict[str, Any]) -> dict[str, Any]:
    match asked:
        case {"what": "value", "name": name}:
            return {"value": notebook.value(name)}
        case {"what": "model", "name": name, "arguments": arguments}:
            model = notebook.built_model(name, from_plain(arguments))
            _models.append(KerasModel(model))
            told: dict[str, Any] = {"model": len(_models) - 1}
            packed = pack(model)
            if packed is not None:
                told |= {"config": packed.config, "weights": as_text(packed.weights)}
            return told
        case {"what": "shapes", "model": place, "input": shape}:
            return {"shapes": _models[place].output_shapes(tuple(shape))}
        case {"what": "layers", "model": place}:
            return {
                "layers": [asdict(facts) for facts in _models[place].layers],
                "ordered": _models[place].is_ordered,
            }
        case {"what": "weights", "model": place}:
            return {"weights": [asdict(facts) for facts in _models[place].weights]}
        case {"what": "set weights", "model": place, "kept": kept, "arrays": text}:
            given = iter(unpack_arrays(from_text(text)))
            _models[place].set_weights([None if keeps else next(given) for keeps in kept])
            return {}
        case {"what": "outputs", "model": place, "inputs": inputs}:
            return {"arrays": as_text(pack_arrays(_models[place].outputs(from_plain(inputs))))}
        case {"what": "compiled outputs", "model": place, "inputs": inputs}:
            return {"arrays": as_text(pack_arrays(_models[place].compiled_outputs(from_plain(inputs))))}
        case {"what": "arrays", "name": name, "arguments": arguments, "count": count}:
            return {"arrays": as_text(pack_arrays(notebook.arrays(name, from_plain(arguments), count)))}
        case {"what": "data", "name": name, "form": form, "arguments": arguments}:
            return {"data": notebook.data(name, form, None if arguments is None else from_plain(arguments))}
        case {"what": "refusal", "name": name, "arguments": arguments}:
            refused = notebook.refusal(name, from_plain(arguments))
            return {"refusal": refused and [word[:_LONGEST] for word in refused]}
    return {"problem": "This question is not known."}


def as_plain(value: Any) -> Any:
    """A value with arrays in it as plain data."""
    if is_table(value):
        return {"table": encode("an argument", value, "table")}
    if isinstance(value, np.ndarray):
        return {"array": as_text(pack_arrays([value]))}
    if isinstance(value, Mapping):
        return {"dict": {key: as_plain(part) for key, part in value.items()}}
    if isinstance(value, list):
        return [as_plain(part) for part in value]
    if isinstance(value, tuple):
        return {"tuple": [as_plain(part) for part in value]}
    return value.item() if isinstance(value, np.generic) else value


def from_plain(data: Any) -> Any:
    """The value that `as_plain` was given."""
    match data:
        case {"table": data}:
            return decode_table(data)
        case {"array": text}:
            return unpack_arrays(from_text(text))[0]
        case {"dict": parts}:
            return {key: from_plain(part) for key, part in parts.items()}
        case {"tuple": parts}:
            return tuple(from_plain(part) for part in parts)
        case list():
            return [from_plain(part) for part in data]
    return data


def as_text(data: bytes) -> str:
    """Bytes as text that JSON can hold."""
    return base64.b64encode(data).decode()


def from_text(text: str) -> bytes:
    """The bytes again. Raises ValueError for anything else."""
    return base64.b64decode(text, validate=True)
