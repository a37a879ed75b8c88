"""Keep training text and held-out text apart."""

import re
from collections.abc import Callable, Iterable


def word_runs(text: str, size: int) -> set[tuple[str, ...]]:
    """All runs of `size` words in a text; a shorter text is one run."""
    found = re.findall(r"[\w']+", text.lower())
    if len(found) <= size:
        return {tuple(found)}
    return {tuple(found[at : at + size]) for at in range(len(found) - size + 1)}


def without_overlap(rows: Iterable, heldout: list[str], size: int, text: Callable[[object], str]) -> list:
    """Rows that share no run of `size` words with a held-out text."""
    taken = set().union(*(word_runs(line, size) for line in heldout)) if heldout else set()
    return [row for row in rows if not word_runs(text(row), size) & taken]
