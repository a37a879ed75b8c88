"""Pydantic's errors as issues."""

from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ._path import format_path
from ._tasks import MAX_ISSUES
from .errors import Issue

_LONGEST = 40


def _path_in(value: object, location: tuple[str | int, ...], is_missing: bool) -> list[str | int]:
    """The keys of a location that are in the value: pydantic puts the options of unions between them."""
    path: list[str | int] = []
    for index, key in enumerate(location):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        elif not (is_missing and index == len(location) - 1):
            continue
        path.append(key)
    return path


def _got(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
    if isinstance(value, list):
        return f"an array of {len(value)}"
    return "an object" if isinstance(value, dict) else str(value)[:_LONGEST]


@dataclass
class _Fault:
    """What is wrong at one place. `expected` are the options that none of was found."""

    code: str
    received: str
    depth: int
    expected: list[str]


def _read(detail: ErrorDetails, value: object) -> tuple[list[str | int], str, str]:
    """Where it is, what was expected, and what came."""
    kind, location = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        key = str(location[-1])[:_LONGEST]
        return _path_in(value, location[:-1], False), f"no key {key!r}", ""
    path = _path_in(value, location, kind == "missing")
    if kind == "missing":
        return path, "a value", "nothing"
    words = detail["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return path, words, _got(detail["input"])


def issues_of(error: ValidationError, value: object) -> list[Issue]:
    """
    What is wrong, the deepest first: where a value may be one of several things, the option that fits furthest is the
    one that was meant.
    """
    faults: dict[tuple[str, str], _Fault] = {}
    for detail in error.errors(include_url=False, include_context=False):
        path, expected, received = _read(detail, value)
        fault = _Fault(detail["type"], received, len(path), [])
        fault = faults.setdefault((format_path(path), received), fault)
        if expected not in fault.expected:
            fault.expected.append(expected)
    ordered = sorted(faults.items(), key=lambda each: -each[1].depth)
    return [Issue(path, fault.code, _message(fault)) for (path, _), fault in ordered[:MAX_ISSUES]]


def _message(fault: _Fault) -> str:
    expected = f"expected {' or '.join(fault.expected)}"
    return f"{expected}, got {fault.received}" if fault.received else expected
