"""The process of a pipeline in Python: loads `PreTrainedPipeline` of `pipeline.py` or `EndpointHandler`
of `handler.py` and answers calls, as its parent asks. The parent starts it; nothing else does.

Its standard input and output carry messages (see `wire.py`). What the pipeline prints goes to standard
error instead.
"""

import importlib
import inspect
import os
import queue
import sys
import threading
import traceback
import types
import warnings

import limits
from values import FileForm, NativeForm, Writer, read_value
from wire import Channel

MOST_WARNINGS = 10


def take_channel():
    """Takes standard input and output for messages, and puts others in their places."""
    reader = os.fdopen(os.dup(0), "rb")
    writer = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return Channel(reader, writer)


def reason_of(error, folder):
    """The last line of a traceback, with the place in the pipeline's own files."""
    line = "".join(traceback.format_exception_only(type(error), error)).strip()
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if os.path.realpath(frame.filename).startswith(folder + os.sep)]
    if not own:
        return line
    name = os.path.relpath(os.path.realpath(own[-1].filename), folder)
    return f"{line} ({name}, line {own[-1].lineno})"


def failure(error, folder):
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    return {"reason": reason_of(error, folder), "missingModule": missing}


class MissingClassError(Exception):
    """The file has no such class."""


class Pipeline:
    """What somebody wrote, and how it is called."""

    def __init__(self, folder, file, class_name):
        os.chdir(folder)
        sys.path.insert(0, folder)
        module = importlib.import_module(os.path.splitext(file)[0])
        made_by = getattr(module, class_name, None)
        if not callable(made_by):
            raise MissingClassError(f"{file} has no class {class_name}")
        self._call = made_by(folder)
        if not callable(self._call):
            raise MissingClassError(f"{class_name} has no method __call__")
        self._is_handler = class_name == "EndpointHandler"
        self.form = FileForm() if self._is_handler else NativeForm()
        rate = getattr(self._call, "sampling_rate", None)
        self.sampling_rate = int(rate) if isinstance(rate, (int, float)) and rate > 0 else None
        self._parameters = inspect.signature(self._call).parameters

    def call(self, value, parameters):
        """Calls it with one input. Returns what it returned and the parameters that it did not get."""
        if self._is_handler:
            return self._call({"inputs": value, "parameters": dict(parameters)}), []
        kinds = [parameter.kind for parameter in self._parameters.values()]
        if "parameters" in self._parameters and "parameters" not in parameters:
            return self._call(value, parameters=dict(parameters)), []
        takes_all = inspect.Parameter.VAR_KEYWORD in kinds
        names = [name for name in list(self._parameters)[1:]] if kinds else []
        known = {key: item for key, item in parameters.items() if takes_all or key in names}
        return self._call(value, **known), [key for key in parameters if key not in known]


class Calls:
    """Answers the calls that come, one after the other."""

    def __init__(self, channel):
        self._channel = channel
        self._messages = queue.Queue()
        self._canceled = set()

    def read(self):
        """Reads what the parent sends; ends the process when the parent is gone."""
        while True:
            received = self._channel.read()
            if received is None:
                os._exit(0)
            message, _ = received
            if message["type"] == "cancel":
                self._canceled.add(message["id"])
            else:
                self._messages.put(received)

    def answer_all(self):
        message, _ = self._messages.get()
        folder = os.path.realpath(message["folder"])
        pipeline = self._load(message, folder)
        while pipeline is not None:
            message, pieces = self._messages.get()
            self._answer(pipeline, folder, message, pieces)

    def _load(self, message, folder):
        facts = {"memory": limits.limit_memory(message["memoryBytes"]), "landlock": 0}
        if message["limitFiles"]:
            facts["landlock"] = limits.limit_files(
                message["readable"], message["writable"], message["network"]
            )
        try:
            pipeline = Pipeline(folder, message["file"], message["className"])
        except MissingClassError as error:
            self._channel.write(
                {"type": "failed", "id": message["id"], "reason": str(error), "missingModule": None}
            )
            return None
        except BaseException as error:
            traceback.print_exc()
            self._channel.write({"type": "failed", "id": message["id"], **failure(error, folder)})
            return None
        loaded = {"samplingRate": pipeline.sampling_rate, "canStream": True, **facts}
        self._channel.write({"type": "loaded", "id": message["id"], **loaded})
        return pipeline

    def _answer(self, pipeline, folder, message, pieces):
        number = message["id"]
        try:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                outputs, sent, without = self._run(pipeline, message, pieces)
            said = [str(one.message) for one in caught if one.category is UserWarning]
            answer = {"outputs": outputs, "without": without, "warnings": said[:MOST_WARNINGS]}
            self._channel.write({"type": "answered", "id": number, **answer}, sent)
        except BaseException as error:
            traceback.print_exc()
            self._channel.write({"type": "failed", "id": number, **failure(error, folder)})
        finally:
            self._canceled.discard(number)

    def _run(self, pipeline, message, pieces):
        writer = Writer()
        outputs, without = [], []
        for value in message["inputs"]:
            returned, without = pipeline.call(
                read_value(value, pieces, pipeline.form), message["parameters"]
            )
            if isinstance(returned, types.GeneratorType):
                outputs.append(self._send_pieces(returned, message, writer))
            else:
                outputs.append({"whole": writer.write(returned)})
        return outputs, writer.pieces, without

    def _send_pieces(self, generator, message, writer):
        yielded = []
        while message["id"] not in self._canceled:
            try:
                value = next(generator)
            except StopIteration as end:
                if end.value is not None:
                    return {"whole": writer.write(end.value)}
                break
            if message["isStreamed"]:
                single = Writer()
                piece = single.write(value)
                self._channel.write({"type": "piece", "id": message["id"], "piece": piece}, single.pieces)
            yielded.append(writer.write(value))
        generator.close()
        return {"yielded": yielded}


def main():
    limits.end_with_parent()
    calls = Calls(take_channel())
    threading.Thread(target=calls.read, daemon=True).start()
    calls.answer_all()


main()
