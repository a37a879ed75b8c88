"""Texts and labels, with how well all-MiniLM-L6-v2 finds that they go together."""

import random
import re

import numpy

from .words import BAD, GOOD, LABELS
from ..sentences.data import sentences
from ..sentences.words import THINGS, TOPICS
from ..sentiment.data import NEUTRAL
from ..sentiment.data import training_rows as sentiment_rows
from ..shared.minilm import embed, teacher_pieces
from ..shared.wordnet import synsets

NOUNS, LONGEST = 1_500, 150


def labels() -> list[str]:
    """Labels: those that people often give, and the most frequent nouns."""
    nouns = {word for synset in synsets().values() if synset.key[0] == "n" for word in synset.words[:1]}
    frequent = [piece for piece in teacher_pieces(16_000) if re.fullmatch(r"[a-z]{4,}", piece) and piece in nouns]
    return list(dict.fromkeys([*LABELS, *TOPICS, *THINGS, *frequent[:NOUNS]]))


def likeness() -> tuple[list[str], list[str], numpy.ndarray]:
    """Texts, labels, and the cosines of the teacher's vectors of them, `[texts, labels]`."""
    texts, names = [text[:LONGEST] for text in sentences()], labels()
    return texts, names, embed(sentences()) @ embed(names).T


def opinions(count: int) -> list[tuple[str, str, str]]:
    """Texts with a label that says what the author thinks, and one that says the contrary."""
    source = random.Random(7)
    rows = [row for row in sentiment_rows()[: count * 2] if row[1] != NEUTRAL][:count]
    pairs = list(zip(GOOD, BAD, strict=True))
    found = []
    for text, good in rows:
        right, wrong = source.choice(pairs)[:: 1 if good else -1]
        found.append((text, right, wrong))
    return found
