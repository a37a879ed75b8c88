"""How well held-out pictures are read."""

from collections import defaultdict

import numpy

Found = list[tuple[str, float, tuple[float, float, float, float]]]
Truth = list[tuple[str, tuple[float, float, float, float]]]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Intersection over union of two boxes."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    both = max(0, wide) * max(0, high)
    area = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return both / (area - both) if both else 0.0


def average_precisions(found: list[Found], true: list[Truth], least: float = 0.5) -> dict[str, float]:
    """For each class the area under precision over recall, every point of the curve being used (as PASCAL VOC 2010)."""
    scores = {}
    for label in sorted({name for picture in true for name, _ in picture}):
        total = sum(name == label for picture in true for name, _ in picture)
        guesses = sorted(((score, index, box) for index, picture in enumerate(found) for name, score, box in picture if name == label), key=lambda guess: -guess[0])
        used, hits = defaultdict(set), []
        for _, index, box in guesses:
            best = max(((overlap(box, wanted), at) for at, (name, wanted) in enumerate(true[index]) if name == label and at not in used[index]), default=(0.0, -1))
            hits.append(best[0] >= least)
            if hits[-1]:
                used[index].add(best[1])
        right = numpy.cumsum(hits)
        precision = right / numpy.arange(1, len(hits) + 1)
        best_after = numpy.maximum.accumulate(precision[::-1])[::-1] if hits else precision
        scores[label] = float(sum(best_after[at] for at, hit in enumerate(hits) if hit)) / total
    return scores


def class_overlaps(found: list[numpy.ndarray], true: list[numpy.ndarray], classes: tuple[str, ...]) -> dict[str, float]:
    """Intersection over union of the pixels of each class that occurs, over all pictures."""
    scores = {}
    for index, name in enumerate(classes):
        both = sum(int(((one == index) & (other == index)).sum()) for one, other in zip(found, true))
        either = sum(int(((one == index) | (other == index)).sum()) for one, other in zip(found, true))
        if any((other == index).any() for other in true):
            scores[name] = both / either
    return scores


def correlation(one: numpy.ndarray, other: numpy.ndarray) -> float:
    """Pearson's correlation of the values of all pixels."""
    return float(numpy.corrcoef(one.astype(numpy.float64).ravel(), other.astype(numpy.float64).ravel())[0, 1])
