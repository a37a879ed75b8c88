"""Recordings to train with, and the held-out ones."""

import random
from collections.abc import Iterator

import numpy as np

from ..shared.sounds import faster, generators, recorded
from ..shared.voices import RATE, TRAINING_FLITE, heldout_voice, say, training_voice
from .words import COMMANDS, CRIES, DIGITS, SENTENCES, WORDS, utterance

# Few voices of flite are built from recordings of people: one more is for the training than in the other recipes.
TRAINING, HELDOUT = [*TRAINING_FLITE, "slt"], ["rms"]
VOWELS = {"ah": (730, 1090, 2440), "oh": (450, 800, 2500), "uh": (600, 1200, 2400)}


def vowel(name: str, seconds: float, random_: random.Random) -> np.ndarray:
    """A held vowel: harmonics of a falling tone through three resonances."""
    hertz, fall, width = random_.uniform(85, 260), random_.uniform(0, 0.6), random_.uniform(60, 150)
    resonances = [each * random_.uniform(0.88, 1.14) for each in VOWELS[name]]
    time = np.arange(int(seconds * RATE)) / RATE
    phase = 2 * np.pi * hertz * (time - fall * time**2)
    samples = np.zeros(len(time))
    for harmonic in range(1, int(random_.uniform(2800, 3900) / hertz) + 1):
        loudness = 0.02 + sum(1 / (1 + ((harmonic * hertz - each) / width) ** 2) for each in resonances)
        samples += loudness / harmonic**0.5 * np.sin(harmonic * phase)
    fade = np.minimum(1, np.minimum(time, time[::-1]) / random_.uniform(0.005, 0.04))
    return (samples * fade / np.abs(samples).max()).astype(np.float32)


def cry(text: str, random_: random.Random) -> np.ndarray:
    """“ah” or “uh oh” of held vowels."""
    if text == "ah":
        return vowel("ah", random_.uniform(0.12, 0.6), random_)
    pause = np.zeros(int(RATE * random_.uniform(0.02, 0.12)), np.float32)
    parts = vowel("uh", random_.uniform(0.06, 0.16), random_), vowel("oh", random_.uniform(0.1, 0.35), random_)
    return np.concatenate([parts[0], pause, parts[1]])


def corpus(count: int, seed: int = 7) -> list[tuple[str, np.ndarray]]:
    """Texts and what the training voices say of them, between no silence."""
    random_, _ = generators(seed)
    rows = []
    for _ in range(count):
        text = utterance(random_)
        is_drawn = text in CRIES and random_.random() < 0.5
        rows.append((text, cry(text, random_) if is_drawn else say(text, training_voice(random_, TRAINING, 0.5))))
    return [row for row in rows if len(row[1]) > 0]


def between_silence(samples: np.ndarray, length: int, draw: np.random.Generator) -> np.ndarray:
    """The sound somewhere in a recording of some length."""
    before = int(draw.integers(0, length - len(samples) + 1))
    return np.pad(samples, (before, length - len(samples) - before))


def batches(rows: list[tuple[str, np.ndarray]], size: int, seed: int = 7) -> Iterator[list[tuple[str, np.ndarray]]]:
    """Endless batches of recordings; those of a batch have the same length."""
    random_, noises = generators(seed)
    while True:
        order = sorted(range(len(rows)), key=lambda at: len(rows[at][1]) + random_.randint(0, RATE // 3))
        groups = [order[at : at + size] for at in range(0, len(order) - size + 1, size)]
        random_.shuffle(groups)
        for group in groups:
            sounds = [faster(rows[at][1], noises.uniform(0.87, 1.15)) for at in group]
            length = max(map(len, sounds)) + int(RATE * noises.uniform(0, 0.2))
            yield [
                (rows[at][0], recorded(between_silence(sound, length, noises), noises, quiet=0.5)) for at, sound in zip(group, sounds)
            ]


def heldout(seed: int = 11) -> list[tuple[str, str, np.ndarray]]:
    """Recordings of voices that nothing is trained with: kind of voice, text, samples."""
    random_, noises = generators(seed)
    rows = []
    for program, count in (("flite", 30), ("espeak-ng", 30)):
        texts = [*SENTENCES, *CRIES]
        while len(texts) < count:
            words = random_.choice([DIGITS, COMMANDS, WORDS])
            text = " ".join(random_.choice(words) for _ in range(random_.randint(1, 4)))
            if text not in texts:
                texts.append(text)
        for text in texts:
            samples = say(text, heldout_voice(random_, program, HELDOUT))
            whole = between_silence(samples, len(samples) + int(RATE * noises.uniform(0.05, 0.4)), noises)
            loudness = 0.5 / (np.abs(whole).max() + 1e-9)
            decibels = noises.uniform(20, 45)
            power = np.sqrt(np.mean(samples**2))
            noise = noises.standard_normal(len(whole)) * power * 10 ** (-decibels / 20)
            rows.append((program, text, ((whole + noise) * loudness).astype(np.float32)))
    return rows
