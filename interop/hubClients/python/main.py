"""
Calls every method of huggingface_hub's InferenceClient that is asked for, on a server of Taskmesh's
dialect. Reads a line of JSON with the calls; prints a line of JSON for each, with what the method
returned or raised.
"""

import base64
import dataclasses
import inspect
import json
import sys
import types

import numpy
from huggingface_hub import HfApi, InferenceClient
from PIL import Image

Generator = (types.GeneratorType, map, filter)


def read(value):
    """An argument: bytes come as base64 under `$bytes`."""
    if isinstance(value, dict):
        if "$bytes" in value:
            return base64.b64decode(value["$bytes"])
        return {key: read(part) for key, part in value.items()}
    return [read(part) for part in value] if isinstance(value, list) else value


def write(value):
    """A result as JSON: bytes as their number, an image as its size, numbers of an array as a list."""
    if isinstance(value, bytes):
        return {"$bytes": len(value)}
    if isinstance(value, Image.Image):
        return {"$image": list(value.size)}
    if isinstance(value, numpy.ndarray):
        return value.tolist()
    if isinstance(value, Generator):
        return [write(part) for part in value]
    if dataclasses.is_dataclass(value):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return write({**(value if isinstance(value, dict) else {}), **fields})
    if isinstance(value, dict):
        return {key: write(part) for key, part in value.items() if part is not None}
    return [write(part) for part in value] if isinstance(value, list) else value


def silent(value, path):
    """The fields that a type requires and that are None: the client makes no error of them."""
    if isinstance(value, list):
        return [name for index, part in enumerate(value) for name in silent(part, f"{path}[{index}]")]
    if not dataclasses.is_dataclass(value):
        return [path] if value is None else []
    found = []
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        is_optional = field.default is None
        if part is not None or not is_optional:
            found += silent(part, f"{path}.{field.name}")
    return found


def run(call):
    if call.get("client") == "HfApi":
        client = HfApi(endpoint=call["url"], token="none")
    else:
        client = InferenceClient(model=call["url"], token="none")
    result = getattr(client, call["method"])(**read(call["arguments"]))
    if isinstance(result, Generator):
        result = list(result)
    return {"result": write(result), "silent": silent(result, "")}


methods = [
    name
    for name, member in inspect.getmembers(InferenceClient)
    if inspect.isfunction(member) and not name.startswith("_")
]
print(json.dumps({"methods": methods}), flush=True)
for call in json.loads(sys.stdin.readline()):
    try:
        answer = run(call)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps({"name": call["name"], **answer}), flush=True)
