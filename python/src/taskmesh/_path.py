"""Paths as people write them in code."""

from collections.abc import Sequence

MOST_KEYS = 16


def format_path(path: Sequence[str | int]) -> str:
    """
    >>> format_path(["inputs", 2, "question"])
    'inputs[2].question'
    """
    parts = [f"[{key}]" if isinstance(key, int) else f".{str(key)[:100]}" for key in path[:MOST_KEYS]]
    return "".join(parts).removeprefix(".")
