"""English sentences for voices to say."""

import random
import re
from functools import cache

from ..stories.data import Teller
from .publish import read_heldout


def split(texts: list[str]) -> list[str]:
    """The sentences of texts, without those that are too long to be said in a few seconds."""
    parts = [part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]
    return [part for part in dict.fromkeys(parts) if 5 < len(part) < 70]


@cache
def training_sentences() -> list[str]:
    """Those of the first stories that `taskmesh/demo-stories` is trained with."""
    teller = Teller(random.Random(7))
    return split([teller.tell() for _ in range(2000)])


@cache
def heldout_sentences() -> list[str]:
    """Those of the stories that were written by hand to test it."""
    return split([row["text"] for row in read_heldout("stories")])
