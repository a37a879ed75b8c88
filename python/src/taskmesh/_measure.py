"""Refuses what would take too much time or memory to check, and what is not JSON, before it is checked."""

import math
from collections.abc import Iterable

from ._path import format_path
from ._tasks import MAX_CONTAINERS, MAX_ITEMS, MAX_KEYS, MAX_NESTING
from .errors import Issue

Path = tuple[str | int, ...]
Children = Iterable[tuple[str | int, object]]


def measure(root: object) -> Issue | None:
    """Walks through a value without recursion: it may be nested deeper than Python's stack."""
    containers = 0
    waiting: list[tuple[object, Path]] = [(root, ())]
    while waiting:
        value, path = waiting.pop()
        if not isinstance(value, dict | list):
            if (words := _not_json(value)) is not None:
                return Issue(format_path(path), "not_json", words)
            continue
        containers += 1
        if (words := _too_large(value, len(path) + 1, containers)) is not None:
            return Issue(format_path(path), "too_large", words)
        children: Children = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += [(child, (*path, key)) for key, child in children if not _is_plain(child)]
    return None


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str)


def _not_json(value: object) -> str | None:
    if value is None or isinstance(value, bool | str):
        return None
    if not isinstance(value, int | float):
        return f"expected a value of JSON, got {type(value).__name__}"
    try:
        return None if math.isfinite(value) else f"expected a finite number, got {value}"
    except OverflowError:
        return "expected a number that a double can hold"


def _too_large(value: dict[object, object] | list[object], depth: int, containers: int) -> str | None:
    limit, unit = (MAX_ITEMS, "items") if isinstance(value, list) else (MAX_KEYS, "keys")
    if len(value) > limit:
        return f"expected at most {limit} {unit}, got {len(value)}"
    if depth > MAX_NESTING:
        return f"expected at most {MAX_NESTING} levels"
    if containers > MAX_CONTAINERS:
        return f"expected at most {MAX_CONTAINERS} nested values"
    return None
