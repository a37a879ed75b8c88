"""The baseline of the masked model: which words stood between the same neighbours in the training text."""

from collections import Counter, defaultdict
from collections.abc import Iterable


class Neighbours:
    """Counts of tokens by the token before them, the one after them, and both."""

    def __init__(self, texts: Iterable[list[int]]):
        self.both: dict[tuple[int, int], Counter] = defaultdict(Counter)
        self.before: dict[int, Counter] = defaultdict(Counter)
        self.after: dict[int, Counter] = defaultdict(Counter)
        for ids in texts:
            for left, token, right in zip(ids, ids[1:], ids[2:]):
                self.both[left, right][token] += 1
                self.before[left][token] += 1
                self.after[right][token] += 1

    def best(self, left: int, right: int, count: int) -> list[int]:
        """The most frequent tokens between two tokens; when there are too few, those of one side follow."""
        found = [token for token, _ in self.both[left, right].most_common(count)]
        sides = Counter({token: number * (1 + self.after[right][token]) for token, number in self.before[left].items()})
        found += [token for token, _ in sides.most_common(count + len(found)) if token not in found]
        return found[:count]
