"""Text metrics, in a few lines each so that a TypeScript test can compute the same numbers."""

import re
from collections import Counter


def character_ngrams(text: str, size: int) -> Counter:
    """Character n-grams without spaces."""
    joined = "".join(text.split())
    return Counter(joined[at : at + size] for at in range(len(joined) - size + 1))


def chrf(references: list[str], candidates: list[str], order: int = 6, beta: float = 2.0) -> float:
    """Corpus chrF, 0 to 100: mean F-beta over the character n-gram orders that occur."""
    scores = []
    for size in range(1, order + 1):
        same = wanted = given = 0
        for reference, candidate in zip(references, candidates):
            left, right = character_ngrams(reference, size), character_ngrams(candidate, size)
            same += sum((left & right).values())
            wanted += sum(left.values())
            given += sum(right.values())
        if wanted == 0 or given == 0:
            continue
        precision, recall = same / given, same / wanted
        weight = beta * beta * precision + recall
        scores.append((1 + beta * beta) * precision * recall / weight if weight else 0.0)
    return 100 * sum(scores) / len(scores) if scores else 0.0


def words(text: str) -> list[str]:
    """Lower-case words of letters and digits."""
    return re.findall(r"[a-z0-9]+", text.lower())


def f_score(same: int, wanted: int, given: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * same / (wanted + given) if wanted + given else 0.0


def rouge_1(reference: str, candidate: str) -> float:
    """Unigram F1."""
    left, right = Counter(words(reference)), Counter(words(candidate))
    return f_score(sum((left & right).values()), sum(left.values()), sum(right.values()))


def rouge_l(reference: str, candidate: str) -> float:
    """F1 of the longest common subsequence."""
    left, right = words(reference), words(candidate)
    row = [0] * (len(right) + 1)
    for word in left:
        before = row[:]
        for at, other in enumerate(right):
            row[at + 1] = before[at] + 1 if word == other else max(before[at + 1], row[at])
    return f_score(row[-1], len(left), len(right))


def edit_distance(expected: list[str], written: list[str]) -> int:
    """How many items must be added, left out or replaced (Levenshtein)."""
    row = list(range(len(written) + 1))
    for index, item in enumerate(expected):
        above, row = row, [index + 1]
        for at, other in enumerate(written):
            row.append(min(above[at + 1] + 1, row[at] + 1, above[at] + (item != other)))
    return row[-1]
