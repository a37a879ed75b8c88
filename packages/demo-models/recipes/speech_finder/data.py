"""Recordings in which somebody speaks now and then, and where."""

import random
from collections.abc import Iterator

import numpy as np

from ..everyday_sounds.data import SILENCE, SPEECH, speech
from ..everyday_sounds.heldout_synthesis import HELDOUT
from ..everyday_sounds.synthesis import TRAINED, Draw, Sound
from ..shared.sentences import heldout_sentences
from ..shared.sounds import HOP, coloured_noise, echo, faster, filtered, generators
from ..shared.voices import RATE, heldout_voice, say

FILLED = 3
"""Pauses of at most so many steps, of 10 ms, are within speech."""


def steps_of(samples: np.ndarray) -> np.ndarray:
    """Whether there is a voice in each 10 ms of a voice that is alone, from 0 to 1."""
    count = len(samples) // HOP
    energy = np.sqrt((samples[: count * HOP].reshape(count, HOP) ** 2).mean(axis=1))
    heard = energy > 0.02 * energy.max() if count else np.zeros(0, bool)
    return filled(heard, FILLED)


def filled(heard: np.ndarray, longest: int) -> np.ndarray:
    """Without the pauses between two voices that are not longer than so many steps."""
    heard, last = heard.copy(), None
    for at in np.flatnonzero(heard):
        if last is not None and at - last - 1 <= longest:
            heard[last:at] = True
        last = at
    return heard


def background(count: int, draw: Draw, random_: random.Random, sounds: dict[str, Sound]) -> np.ndarray:
    """What is heard behind the voices, of mean power 1: noise, mostly, or other sounds now and then."""
    if random_.random() < 0.55:
        return coloured_noise(count, draw)
    kind = random_.choice([label for label in sounds if label not in (SPEECH, SILENCE)])
    sound = np.asarray(sounds[kind](count, draw), np.float32)
    return sound / (np.sqrt(np.mean(sound**2)) + 1e-9)


def stream(count: int, voices: list[np.ndarray], draw: Draw, random_: random.Random, sounds: dict[str, Sound]) -> tuple[np.ndarray, np.ndarray]:
    """A recording and, for each 10 ms, whether somebody speaks."""
    clean, labels = np.zeros(count, np.float32), np.zeros(count // HOP, bool)
    at = int(random_.choice([0, random_.uniform(0, 0.15), random_.uniform(0.1, 1.2)]) * RATE) // HOP * HOP
    loudness, tail = 1.0, random_.random() < 0.15
    while at < count and not tail:
        voice = random_.choice(voices)
        if random_.random() < 0.5:
            length = int(random_.uniform(0.1, 1.2) * RATE)
            start = random_.randint(0, max(0, len(voice) - length))
            voice = voice[start : start + length]
        voice = voice[: (count - at) // HOP * HOP]
        voice = voice * loudness * random_.uniform(0.6, 1) / (np.sqrt(np.mean(voice**2)) + 1e-9)
        clean[at : at + len(voice)] += voice
        spoken = steps_of(voice)
        labels[at // HOP : at // HOP + len(spoken)] |= spoken
        at += len(voice) + int(random_.choice([random_.uniform(0.04, 0.15), random_.uniform(0.15, 1), random_.uniform(0.5, 2)]) * RATE)
        at = at // HOP * HOP
    if random_.random() < 0.3:
        clean = echo(clean, draw)
    if random_.random() < 0.3:
        clean = filtered(clean, draw)
    if random_.random() < 0.85:
        noise = background(count, draw, random_, sounds)
        if random_.random() < 0.3:
            start, end = sorted(draw.integers(0, count, 2))
            noise[:start] = noise[end:] = 0
        clean = clean + noise * 10 ** (-draw.uniform(3, 45) / 20)
    whole = clean * 10 ** draw.uniform(-1.4, -0.05) / (np.abs(clean).max() + 1e-9)
    if random_.random() < 0.2:
        whole = np.round(whole * 127) / 127
    return whole.astype(np.float32), labels


def batches(size: int, voices: list[np.ndarray], seed: int = 7) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Endless batches of recordings of 4 seconds, with the labels."""
    random_, draw = generators(seed)
    while True:
        faster_ones = [faster(random_.choice(voices), draw.uniform(0.85, 1.17)) for _ in range(24)]
        rows = [stream(4 * RATE, faster_ones, draw, random_, TRAINED) for _ in range(size)]
        yield np.stack([samples for samples, _ in rows]), np.stack([labels for _, labels in rows])


def training_voices(count: int) -> list[np.ndarray]:
    """What training voices say."""
    return [voice for voice in speech(count, generators(7)[0]) if len(voice) > RATE // 10]


def heldout(seed: int = 11) -> list[tuple[np.ndarray, np.ndarray]]:
    """Recordings of other voices, sentences and backgrounds than those of the training."""
    random_, draw = generators(seed)
    voices = [
        say(random_.choice(heldout_sentences()), heldout_voice(random_, random_.choice(["flite", "espeak-ng"]))) for _ in range(30)
    ]
    return [stream(int(RATE * draw.uniform(3, 5)) // HOP * HOP, voices, draw, random_, HELDOUT) for _ in range(24)]
