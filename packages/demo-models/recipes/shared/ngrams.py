"""Unigram and bigram language models, the baselines of the story model."""

import math
from collections import Counter


def ngram_scores(training: list[list[int]], texts: list[list[int]], vocabulary: int) -> dict[str, dict[str, float]]:
    """Next-token accuracy and perplexity of smoothed unigram and bigram models."""
    singles = Counter(token for row in training for token in row[1:])
    pairs: dict[int, Counter] = {}
    for row in training:
        for left, right in zip(row, row[1:]):
            pairs.setdefault(left, Counter())[right] += 1
    total, most = sum(singles.values()), singles.most_common(1)[0][0]

    def unigram(token: int) -> float:
        return (singles[token] + 1) / (total + vocabulary)

    def bigram(left: int, token: int) -> float:
        seen = pairs.get(left, Counter())
        return (seen[token] + 20 * unigram(token)) / (sum(seen.values()) + 20)

    steps = [(left, right) for row in texts for left, right in zip(row, row[1:])]
    guess = {left: (pairs[left].most_common(1)[0][0] if left in pairs else most) for left, _ in steps}
    return {
        "unigram": {
            "accuracy": round(sum(right == most for _, right in steps) / len(steps), 4),
            "perplexity": round(math.exp(-sum(math.log(unigram(right)) for _, right in steps) / len(steps)), 2),
        },
        "bigram": {
            "accuracy": round(sum(right == guess[left] for left, right in steps) / len(steps), 4),
            "perplexity": round(math.exp(-sum(math.log(bigram(*step)) for step in steps) / len(steps)), 2),
        },
    }
