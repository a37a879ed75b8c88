"""Recordings of speech and of the sounds of `synthesis.py`."""

import random
from collections.abc import Callable, Iterator

import numpy as np

from ..shared.sentences import heldout_sentences, training_sentences
from ..shared.sounds import echo, faster, generators, recorded
from ..shared.voices import RATE, heldout_voice, say, training_voice
from ..spoken_words.data import cry
from ..spoken_words.words import CRIES
from .heldout_synthesis import HELDOUT
from .synthesis import TRAINED, Draw

SPEECH, SILENCE = "Speech", "Silence"
LABELS = [SPEECH, *TRAINED]


def speech(count: int, random_: random.Random) -> list[np.ndarray]:
    """What training voices say; one in six is a held vowel, which is short."""
    sentences = training_sentences()
    return [
        cry(random_.choice(CRIES), random_) if random_.random() < 1 / 6 else say(random_.choice(sentences), training_voice(random_))
        for _ in range(count)
    ]


def part(samples: np.ndarray, count: int, draw: Draw) -> np.ndarray:
    """A part of a sound, of the wanted length; silence is added to a shorter one."""
    if len(samples) > count:
        start = int(draw.integers(0, len(samples) - count))
        return samples[start : start + count]
    before = int(draw.integers(0, count - len(samples) + 1))
    return np.pad(samples, (before, count - len(samples) - before))


def batches(voices: list[np.ndarray], size: int, seed: int = 7) -> Iterator[tuple[list[np.ndarray], list[int]]]:
    """Endless batches of recordings of one length, 0.2 to 3 seconds, and the numbers of their classes."""
    random_, draw = generators(seed)
    # Speech differs the most, and so does music.
    kinds = [*LABELS, SPEECH, SPEECH, "Music", "Beep, bleep"]
    while True:
        count = int(RATE * random_.choice([random_.uniform(0.2, 0.5), random_.uniform(0.5, 1.5), random_.uniform(1.5, 3)]))
        sounds, labels = [], []
        for _ in range(size):
            kind = random_.choice(kinds)
            if kind == SPEECH:
                sound = part(faster(random_.choice(voices), draw.uniform(0.85, 1.17)), count, draw)
            else:
                sound = np.asarray(TRAINED[kind](count, draw), np.float32)
            if kind != SILENCE:
                sound = recorded(sound, draw, quiet=0.4)
            if np.abs(sound).max() < 1e-3:
                kind = SILENCE
            sounds.append(sound)
            labels.append(LABELS.index(kind))
        yield sounds, labels


def heldout(seed: int = 11) -> list[tuple[str, np.ndarray]]:
    """Sounds by other formulas and voices than those of the training, with echo or a little noise."""
    random_, draw = generators(seed)
    rows = []
    makers: dict[str, Callable[[int], np.ndarray]] = {SPEECH: lambda count: spoken(count, random_, draw)}
    for label, make in HELDOUT.items():
        makers[label] = lambda count, make=make: make(count, draw)
    for label, make in makers.items():
        for _ in range(12 if label == SPEECH else 8 if label != SILENCE else 2):
            count = int(RATE * draw.uniform(0.8, 1.8))
            sound = np.asarray(make(count), np.float32)
            if label != SILENCE:
                sound = echo(sound, draw) if draw.random() < 0.5 else sound
                sound = sound / np.abs(sound).max() * draw.uniform(0.1, 0.9)
                sound = sound + draw.standard_normal(count) * draw.uniform(0, 0.01) * np.abs(sound).max()
            rows.append((label, sound.astype(np.float32)))
    return rows


def spoken(count: int, random_: random.Random, draw: Draw) -> np.ndarray:
    voice = heldout_voice(random_, random_.choice(["flite", "espeak-ng"]))
    return part(say(random_.choice(heldout_sentences()), voice), count, draw)
