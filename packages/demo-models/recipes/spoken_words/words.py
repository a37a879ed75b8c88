"""What the training voices say."""

import random

DIGITS = "zero one two three four five six seven eight nine".split()
COMMANDS = "yes no up down left right on off stop go".split()
SENTENCES = ["the birch canoe slid on the smooth planks", "remind me at noon to call my mother"]
CRIES = ["ah", "uh oh"]
WORDS = [*DIGITS, *COMMANDS]
VOCABULARY = list(dict.fromkeys(word for text in [*WORDS, *CRIES, *SENTENCES] for word in text.split()))


def utterance(random_: random.Random) -> str:
    """Something to say: a word, some words in any order, a cry, one of the sentences or a part of it."""
    kind = random_.random()
    if kind < 0.06:
        return random_.choice(SENTENCES)
    if kind < 0.12:
        words = random_.choice(SENTENCES).split()
        start = random_.randrange(len(words) - 1)
        return " ".join(words[start : start + random_.randint(1, 3)])
    if kind < 0.2:
        return random_.choice(CRIES)
    if kind < 0.5:
        return random_.choice(WORDS)
    words = random_.choice([DIGITS, COMMANDS, WORDS])
    return " ".join(random_.choice(words) for _ in range(random_.randint(2, 4)))
