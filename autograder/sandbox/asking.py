"""The judge's side: answers that are read out of a sandbox, where everything that arrives may be a lie.

What arrives is plain data, of bounded size and checked form. A model is built again from its configuration; one that cannot
be built again is asked by inputs and outputs.
"""

import json
import math
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty
from typing import Any

import numpy as np
from jupyter_client.blocking import BlockingKernelClient

from .. import released
from ..answers import KerasModel, LayerFacts, Model, Shape, WeightFacts
from ..array_transfer import pack_arrays, unpack_arrays
from ..data import Data, checked
from ..device import CPU
from ..model_transfer import MOST_WEIGHTS, PackedModel
from ..values import AnswerProblem, Plain, plain
from .telling import ANSWER_TYPE, as_plain, as_text, from_text

_INTERRUPTED_SECONDS = 5
_LOOKED_AGAIN_SECONDS = 0.2


class RemoteModel:
    """A model that holds code of its own: it stays with the learner, and all that it says may be a lie.

    Arguments:
        ask: puts a question about the model to the learner's kernel.
        name: of the function that built it.
    """

    has_code = True

    def __init__(self, ask: Callable[..., Mapping[str, Any]], name: str) -> None:
        self._ask, self._name = ask, name
        self._weights: list[WeightFacts] = []

    @property
    def layers(self) -> list[LayerFacts]:
        """Its layers, as it says."""
        try:
            return [
                LayerFacts(str(one["class_name"]), str(one["name"]), dict(one["config"]), None, None)
                for one in self._ask("layers")["layers"]
            ]
        except (KeyError, TypeError, ValueError):
            return []

    @property
    def is_ordered(self) -> bool:
        """Whether they are in the order in which they are called, as it says."""
        return self._ask("layers").get("ordered") is True

    @property
    def weights(self) -> list[WeightFacts]:
        """Its weights, as it says.

        Raises:
            AnswerProblem: for more than a judge has memory for.
        """
        if self._weights:  # made at the first run, and none later
            return self._weights
        try:
            found = [
                WeightFacts(
                    str(one["layer"]), str(one["name"]), tuple(int(n) for n in one["shape"]), bool(one["trainable"])
                )
                for one in self._ask("weights")["weights"]
            ]
            numbers = sum(math.prod(fact.shape) for fact in found)
            if not all(length >= 0 for fact in found for length in fact.shape) or numbers > MOST_WEIGHTS:
                raise ValueError(f"{numbers} weights")
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise AnswerProblem(f"The model of {self._name} has weights that cannot be read ({error}).") from None
        self._weights = found
        return found

    def set_weights(self, weights: Sequence[np.ndarray | None]) -> None:
        """Give it these weights; it may do with them what it likes."""
        given = [weight for weight in weights if weight is not None]
        self._ask("set weights", kept=[weight is None for weight in weights], arrays=as_text(pack_arrays(given)))

    def output_shapes(self, input_shape: Shape) -> list[Shape]:
        """The shape of each output."""
        told = self._ask("shapes", input=list(input_shape))
        try:
            return [tuple(None if length is None else int(length) for length in shape) for shape in told["shapes"]]
        except (KeyError, TypeError, ValueError):
            raise AnswerProblem(f"The model of {self._name} gives shapes that cannot be read.") from None

    def outputs(self, inputs: np.ndarray, device: str = CPU) -> list[np.ndarray]:
        """Its outputs for these inputs; the learner's kernel has the CPU alone."""
        return _arrays(self._ask("outputs", inputs=as_plain(inputs)), self._name)

    def compiled_outputs(self, inputs: np.ndarray) -> list[np.ndarray]:
        """Its outputs for a batch of a shape that comes time and again."""
        return _arrays(self._ask("compiled outputs", inputs=as_plain(inputs)), self._name)


class SandboxAnswers:
    """Answers of the notebook that runs in a sandboxed kernel.

    Arguments:
        client: a client of that kernel, with its channels started.
        seconds: how long it may take over an answer.
        room: a folder that is there as long as the kernel is.
        executed: the sources of the cells that it was given to run, in order.
        notebook: the notebook that was judged, with the checksums of the release.
    """

    def __init__(
        self,
        client: BlockingKernelClient,
        seconds: float,
        room: Path,
        executed: Sequence[str] = (),
        notebook: Any = None,
    ) -> None:
        self._client, self._seconds, self._room = client, seconds, room
        self._executed, self._notebook = executed, notebook
        self._hopeless = False

    def value(self, name: str) -> Plain:
        """The plain value that the learner gave this name."""
        return plain(name, self._ask("value", f"{name}", name=name).get("value"))

    def model(self, name: str, arguments: Mapping[str, Any]) -> Model:
        """The model that the learner's function of this name returns, for sizes or for arrays to train it on."""
        told = self._ask("model", f"{name}()", name=name, arguments=as_plain(dict(arguments)))
        try:
            return KerasModel.rebuilt(PackedModel(told["config"], from_text(told["weights"])))
        except Exception:  # it says itself that it cannot be built again, or has made up something that cannot
            return RemoteModel(lambda what, **details: self._ask(what, name, model=told.get("model"), **details), name)

    def arrays(self, name: str, arguments: Mapping[str, Any], count: int) -> list[np.ndarray]:
        """The arrays, so many, that the learner's function of this name returns for arrays and plain values."""
        told = self._ask("arrays", name, name=name, arguments=as_plain(dict(arguments)), count=count)
        arrays = _arrays(told, name)
        if len(arrays) != count:
            raise AnswerProblem(f"{name} must return {count} array(s). Received: {len(arrays)}.")
        return arrays

    def data(self, name: str, form: str = "value", arguments: Mapping[str, Any] | None = None) -> Data:
        """The value of this name, or what the learner's function of this name returns for arguments, as data."""
        given = None if arguments is None else as_plain(dict(arguments))
        return checked(name, self._ask("data", name, name=name, form=form, arguments=given).get("data"))

    def refusal(self, name: str, arguments: Mapping[str, Any]) -> tuple[str, str] | None:
        """The class and the words of what the learner's function of this name raises; None if it raises nothing."""
        told = self._ask("refusal", name, name=name, arguments=as_plain(dict(arguments))).get("refusal")
        match told:
            case [str(kind), str(words)]:
                return kind, words
        return None

    def is_as_released(self, name: str) -> bool:
        """True if the cell that gave the answer was handed in as it was handed out."""
        return self._notebook is not None and released.is_as_released(name, self._executed, self._notebook)

    def _ask(self, what: str, about: str, **details: Any) -> dict[str, Any]:
        """Ask, and wait for the answer.

        Raises:
            AnswerProblem: if there is none: the sentence of the learner's side, or that it does not answer.
        """
        if self._hopeless or not self._room.exists():
            raise AnswerProblem(f"{about} cannot be asked for: the notebook's kernel has ended, or does not answer.")
        question = json.dumps({"what": what, **details})
        asked = self._client.execute(
            "",
            silent=True,
            store_history=False,
            allow_stdin=False,
            stop_on_error=False,
            user_expressions={
                "answer": f"__import__('autograder.sandbox.telling', fromlist=['tell']).tell({question!r})"
            },
        )
        told = self._listen(asked, self._seconds)
        if told is None and not self._room.exists():
            raise AnswerProblem(f"{about} ended the notebook's kernel.")
        if told is None:
            self._client.control_channel.send(self._client.session.msg("interrupt_request", {}))
            self._hopeless = self._listen(asked, _INTERRUPTED_SECONDS) is None
            raise AnswerProblem(f"{about} gave no answer within {self._seconds:g} seconds.")
        problem = told.get("problem")
        if problem is not None:
            raise AnswerProblem(str(problem)[:4_000])
        return told

    def _listen(self, asked: str, seconds: float) -> dict[str, Any] | None:
        """What was told; None if nothing comes in time, or nothing will."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self._room.exists():
            try:
                message = self._client.get_shell_msg(timeout=_LOOKED_AGAIN_SECONDS)
            except Empty:
                continue
            except Exception:  # no message of Jupyter's form
                continue
            match message:
                case {"parent_header": {"msg_id": cause}, "content": content} if cause == asked:
                    return _told(content)
        return None


def _arrays(told: Mapping[str, Any], name: str) -> list[np.ndarray]:
    try:
        return unpack_arrays(from_text(told["arrays"]))
    except (KeyError, TypeError, ValueError) as error:
        raise AnswerProblem(f"{name} must return arrays of numbers. Received: what is none ({error}).") from None


def _told(content: Any) -> dict[str, Any]:
    match content:
        case {"user_expressions": {"answer": {"data": dict(data)}}} if isinstance(data.get(ANSWER_TYPE), dict):
            return dict(data[ANSWER_TYPE])
        case {"user_expressions": {"answer": {"ename": str(kind)}}}:
            return {"problem": f"The notebook's kernel stopped with {kind:.100}."}
    return {"problem": "The notebook's kernel did not answer."}
