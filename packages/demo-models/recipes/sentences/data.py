"""English sentences and questions: WordNet's examples and definitions, and everyday ones from templates."""

import random

from ..shared.wordnet import examples, synsets
from .words import ACTIONS, EVERYDAY, PLACES, QUESTIONS, SUBJECTS, THINGS, TOPICS

DEFINITIONS, WRITTEN = 9_000, 16_000


def written(source: random.Random) -> str:
    """One sentence or question from the templates."""
    template = source.choice(QUESTIONS if source.random() < 0.5 else EVERYDAY)
    text = template
    for name, words in (("ACTION", ACTIONS), ("THING", THINGS), ("PLACE", PLACES), ("SUBJECT", SUBJECTS), ("TOPIC", TOPICS)):
        while name in text:
            text = text.replace(name, source.choice(words), 1)
    return text[0].upper() + text[1:]


def definition(source: random.Random) -> str:
    """A word and what it means."""
    synset = source.choice(list(synsets().values()))
    word = source.choice(synset.words)
    return source.choice([f"{word}: {synset.definition}", synset.definition, f"A {word} is {synset.definition}."])


def sentences() -> list[str]:
    """All texts, each once, in a fixed order."""
    source = random.Random(7)
    texts = [example for example in examples() if example.count(" ") >= 2]
    texts += [definition(source) for _ in range(DEFINITIONS)]
    texts += [written(source) for _ in range(WRITTEN)]
    return list(dict.fromkeys(text[:300] for text in texts))
