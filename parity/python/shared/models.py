"""Which models there are, and how their references are written."""

import json
import zlib
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Callable

import torch


@dataclass
class Case:
    """A request, and the output that Python computed for it. Media are {"$file": name}."""

    name: str
    inputs: Any
    output: Any
    parameters: dict | None = None
    tolerance: float | None = None
    # False for a case that must not run in a batch with others.
    batch: bool | None = None
    # True for an output of which Python computes some fields only: the others are not compared.
    partial: bool | None = None


@dataclass
class Reference:
    """What a model gives for one task. `suffix` tells the references of one folder apart: the second
    one's file is `reference.<suffix>.json`."""

    task: str
    cases: list[Case]
    suffix: str = ""
    # Options of the model, as `createRunner` takes them; `path` is relative to the folder.
    model: dict | None = None
    packages: tuple[str, ...] = ("torch", "transformers", "tokenizers")


@dataclass
class Model:
    name: str
    module: str
    recorded: bool
    make: Callable[[Path], Reference | list[Reference]] = field(repr=False)


MODELS: dict[str, Model] = {}


def model(name: str, recorded: bool = True):
    """Declares a model: the function writes its files into a folder and returns its reference, or several.

    PyTorch's random numbers begin anew for each model, by its name. `recorded=False`: it is made
    by `npm run test:parity` only, not kept in the repository.
    """

    def declare(function):
        def make(folder: Path):
            torch.manual_seed(zlib.crc32(name.encode()))
            return function(folder)

        assert name not in MODELS, f"There are two models called {name}."
        MODELS[name] = Model(name, function.__module__, recorded, make)
        return function

    return declare


def plain(value):
    """The value as JSON has it; numbers with the digits that a float32 has."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, float):
        return float(f"{value:.7g}")
    return value


def write_reference(folder: Path, reference: Reference) -> None:
    cases = []
    for case in reference.cases:
        request = {"inputs": case.inputs}
        if case.parameters is not None:
            request["parameters"] = case.parameters
        entry = {"name": case.name, "request": request, "output": case.output}
        if case.tolerance is not None:
            entry["tolerance"] = case.tolerance
        if case.batch is not None:
            entry["batch"] = case.batch
        if case.partial is not None:
            entry["partial"] = case.partial
        cases.append(plain(entry))
    content = {"task": reference.task}
    if reference.model is not None:
        content["model"] = reference.model
    content["versions"] = {name: version(name) for name in reference.packages}
    head = json.dumps(content, ensure_ascii=False)[:-1]
    lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
    name = f"reference.{reference.suffix}.json" if reference.suffix else "reference.json"
    (folder / name).write_text(f'{head},\n  "cases": [\n{lines}\n  ]\n}}\n', encoding="utf-8")
