"""What the voice to learn says: texts with their sounds, spectra and pitch."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch

from ..shared.sentences import training_sentences
from ..shared.sounds import LogMel, generators
from ..shared.voices import Voice, say
from ..spoken_words.words import COMMANDS, CRIES, DIGITS, SENTENCES, WORDS, utterance
from .vocoder import pitch_of

LETTERS = list("_abcdefghijklmnopqrstuvwxyz ',.!?-")
"""What the model reads; the first stands for nothing."""
VOICE = Voice("flite", "slt")
LOUDNESS = 0.09
UTTERANCES = 2200
"""So many texts are drawn; those that are drawn again are left out."""


def normalized(text: str) -> str:
    """Small letters, and only those that the model reads, as the tokenizer makes them."""
    return re.sub(r"[^a-z ',.!?-]", "", text.lower()).strip()


def ids_of(text: str) -> list[int]:
    return [LETTERS.index(letter) for letter in normalized(text)]


@dataclass
class Utterance:
    """A text that is said: its letters and, every 10 ms, the spectrum `[BANDS, steps]`, the pitch in hertz and whether there is one."""

    ids: list[int]
    mel: np.ndarray
    hertz: np.ndarray
    voiced: np.ndarray


def utterance_of(text: str, spectrum: LogMel) -> Utterance | None:
    samples = say(text, VOICE)
    ids = ids_of(text)
    if len(samples) < 800 or not ids:
        return None
    samples = samples * (LOUDNESS / np.sqrt(np.mean(samples**2)))
    hertz, voiced = pitch_of(samples)
    with torch.no_grad():
        mel = spectrum(torch.from_numpy(samples)[None])[0].numpy()
    return Utterance(ids, mel, hertz, voiced) if mel.shape[1] >= len(ids) else None


def texts(count: int, random_: random.Random) -> list[str]:
    """A third short sentences of stories, the others the words that `taskmesh/demo-spoken-words` knows, with and without punctuation."""
    written, short = [], [each for each in training_sentences() if len(each) < 40]
    for _ in range(count):
        kind = random_.random()
        if kind < 0.35:
            written.append(random_.choice(short))
        elif kind < 0.42:
            written.append(random_.choice(["Uh-oh.", "Uh oh.", "Ah.", "ah", "uh oh", *SENTENCES, *(f"{each.capitalize()}." for each in SENTENCES)]))
        else:
            said = utterance(random_)
            written.append(said if random_.random() < 0.5 else f"{said.replace(' ', random_.choice([' ', ', ']))}.".capitalize())
    return list(dict.fromkeys(written))


def corpus(seed: int = 7) -> list[Utterance]:
    """Different texts of the training, and what the voice says of them."""
    random_, _ = generators(seed)
    spectrum = LogMel()
    found = [utterance_of(text, spectrum) for text in texts(UTTERANCES, random_)]
    return [each for each in found if each is not None and each.mel.shape[1] < 420]


def batches(rows: list, size: int, seed: int = 7) -> Iterator[list]:
    """Endless batches of utterances of similar length."""
    random_ = random.Random(seed)
    while True:
        order = sorted(range(len(rows)), key=lambda at: rows[at].mel.shape[1] + random_.randint(0, 30))
        groups = [order[at : at + size] for at in range(0, len(order) - size + 1, size)]
        random_.shuffle(groups)
        for group in groups:
            yield [rows[at] for at in group]


def heldout(seed: int = 13) -> list[str]:
    """Texts that are not in the training: words in another order, which the recogniser can write down."""
    random_ = random.Random(seed)
    known = {normalized(text) for text in texts(UTTERANCES, generators(7)[0])}
    found: list[str] = [*CRIES, *SENTENCES]
    while len(found) < 40:
        words = random_.choice([DIGITS, COMMANDS, WORDS])
        text = " ".join(random_.choice(words) for _ in range(random_.randint(3, 5)))
        if text not in known and text not in found:
            found.append(text)
    return found
