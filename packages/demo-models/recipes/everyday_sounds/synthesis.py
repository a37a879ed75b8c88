"""Sounds of nine kinds, each by formulas whose numbers are drawn at random. A function takes the length in samples and a generator."""

from collections.abc import Callable

import numpy as np
from scipy.signal import butter, lfilter

from ..shared.sounds import coloured_noise
from ..shared.voices import RATE

Draw = np.random.Generator
Sound = Callable[[int, Draw], np.ndarray]


def times(count: int) -> np.ndarray:
    """The time of each sample in seconds."""
    return np.arange(count) / RATE


def tone(hertz: np.ndarray | float, count: int, shape: str = "sine") -> np.ndarray:
    """A tone whose frequency may change from sample to sample."""
    phase = np.cumsum(np.broadcast_to(hertz, count)) / RATE
    if shape == "sine":
        return np.sin(2 * np.pi * phase)
    if shape == "square":
        return sum(np.sin(2 * np.pi * each * phase) / each for each in (1, 3, 5))
    return sum(np.sin(2 * np.pi * each * phase) / each for each in (1, 2, 3, 4))


def faded(samples: np.ndarray, seconds: float = 0.008) -> np.ndarray:
    """Without clicks at the ends."""
    edge = np.arange(len(samples)) / (seconds * RATE)
    return samples * np.minimum(1, np.minimum(edge, edge[::-1]))


def placed(count: int, starts: list[int], sounds: list[np.ndarray]) -> np.ndarray:
    """Sounds that begin at given samples, in a recording of some length."""
    whole = np.zeros(count)
    for start, sound in zip(starts, sounds):
        end = min(count, start + len(sound))
        if start < count:
            whole[start:end] += sound[: end - start]
    return whole


def beeps(count: int, draw: Draw) -> np.ndarray:
    """Equal tones with equal pauses, as of a clock or a till."""
    hertz, shape = draw.uniform(500, 3000), str(draw.choice(["sine", "sine", "square"]))
    length, pause = int(RATE * draw.uniform(0.05, 0.35)), int(RATE * draw.uniform(0.04, 0.5))
    second = hertz * draw.choice([1, 1, 1, 1.25, 1.5])
    starts = list(range(0 if draw.random() < 0.5 else int(draw.integers(0, pause)), count, length + pause))
    return placed(count, starts, [faded(tone(hertz if at % 2 == 0 else second, length, shape)) for at in range(len(starts))])


def siren(count: int, draw: Draw) -> np.ndarray:
    """A loud tone that rises and falls, or that changes between two heights, without a pause."""
    low = draw.uniform(350, 800)
    high, shape = low * draw.uniform(1.3, 2.5), str(draw.choice(["sine", "square", "saw"]))
    if draw.random() < 0.35:
        period = draw.uniform(0.12, 1.2)
        up = (times(count) + draw.uniform(0, period)) % period < period / 2
    else:
        period = draw.choice([draw.uniform(0.2, 0.5), draw.uniform(1.5, 5)])
        up = 0.5 - 0.5 * np.cos(2 * np.pi * (times(count) / period + draw.random()))
    return tone(low + (high - low) * up, count, shape)


def chirp(draw: Draw) -> np.ndarray:
    """One call of a bird: a whistle that slides or trembles."""
    count = int(RATE * draw.uniform(0.03, 0.22))
    position = np.arange(count) / count
    begin, end = draw.uniform(1800, 3700), draw.uniform(1800, 3700)
    slide = begin + (end - begin) * position ** draw.uniform(0.5, 2)
    tremble = draw.choice([0, 0, 1]) * draw.uniform(80, 400) * np.sin(2 * np.pi * draw.uniform(20, 70) * times(count))
    return tone(np.clip(slide + tremble, 1500, 3900), count) * np.sin(np.pi * position) ** draw.uniform(0.5, 2)


def bird(count: int, draw: Draw) -> np.ndarray:
    """A few calls, again and again."""
    calls = [chirp(draw) for _ in range(draw.integers(1, 4))]
    starts, sounds, at = [], [], int(draw.integers(0, RATE // 5))
    while at < count:
        call = calls[draw.integers(len(calls))]
        starts.append(at)
        sounds.append(call)
        at += len(call) + int(RATE * draw.choice([draw.uniform(0.01, 0.08), draw.uniform(0.1, 0.4)]))
    return placed(count, starts, sounds)


def stroke(count: int, draw: Draw) -> np.ndarray:
    """A bell that is struck: partials that are no multiples of each other and fade, the higher the faster."""
    base, fade = draw.uniform(250, 1200), draw.uniform(0.3, 2)
    partials = np.array([1, 2, 2.4, 3, 4.2, 5.4]) * draw.uniform(0.97, 1.03, 6) * base
    loudness = draw.uniform(0.2, 1, 6)
    kept = partials < RATE / 2
    time = times(count)[:, None]
    waves = np.sin(2 * np.pi * partials[kept] * time) * np.exp(-time * (partials[kept] / base) ** 0.7 / fade)
    return waves @ loudness[kept]


def bell(count: int, draw: Draw) -> np.ndarray:
    """A bell, struck once or again and again."""
    period = int(RATE * draw.choice([10, draw.uniform(0.4, 1.5)]))
    one = stroke(count, draw)
    starts = list(range(0, count, period))
    return placed(count, starts, [one] * len(starts))


def engine(count: int, draw: Draw) -> np.ndarray:
    """A motor: a low buzz with many harmonics and a shaky rhythm, and some noise."""
    base = draw.uniform(22, 75) * (1 + draw.uniform(0, 0.3) * np.sin(2 * np.pi * draw.uniform(0.1, 0.5) * times(count)))
    base = base * (1 + 0.02 * lfilter([0.01], [1, -0.99], draw.standard_normal(count)))
    phase = 2 * np.pi * np.cumsum(base) / RATE
    buzz = sum(np.sin(each * phase + draw.uniform(0, 6)) * draw.uniform(0.3, 1) / each**0.6 for each in range(1, 25))
    noise = coloured_noise(count, draw) * (1 + 0.7 * np.sin(phase)) * draw.uniform(0.2, 1.2)
    b, a = butter(1, draw.uniform(400, 2500) / (RATE / 2))
    return lfilter(b, a, buzz + noise)


def clap(draw: Draw) -> np.ndarray:
    """Two hands: a short burst of noise around some frequency."""
    count = int(RATE * draw.uniform(0.02, 0.06))
    low = draw.uniform(500, 1200)
    b, a = butter(2, [low / (RATE / 2), min(0.95, low * draw.uniform(1.6, 3) / (RATE / 2))], "band")
    return lfilter(b, a, draw.standard_normal(count)) * np.exp(-np.arange(count) / RATE / draw.uniform(0.004, 0.015))


def clapping(count: int, draw: Draw) -> np.ndarray:
    """One or several people who clap."""
    people = int(draw.choice([1, 1, 2, 5, 20]))
    whole = np.zeros(count)
    for _ in range(people):
        period = RATE * draw.uniform(0.2, 0.45)
        starts = np.arange(draw.uniform(0, period), count, period)
        starts = [int(max(0, each + RATE * draw.normal(0, 0.015))) for each in starts]
        one = draw.uniform(0.4, 1)
        whole += placed(count, starts, [clap(draw) * one for _ in starts])
    return whole


def hiss(count: int, draw: Draw) -> np.ndarray:
    """Noise of a radio between stations, of a fan or of rain."""
    return coloured_noise(count, draw) * (1 + draw.uniform(0, 0.3) * np.sin(2 * np.pi * draw.uniform(0.1, 2) * times(count)))


def plucked(hertz: float, count: int, draw: Draw) -> np.ndarray:
    """A string that is plucked (Karplus and Strong, 1983)."""
    period = max(2, round(RATE / hertz))
    burst = np.zeros(count)
    burst[: min(count, period)] = draw.standard_normal(min(count, period))
    coefficients = np.zeros(period + 2)
    loss = draw.uniform(0.985, 0.999) / 2
    coefficients[0], coefficients[period], coefficients[period + 1] = 1, -loss, -loss
    return lfilter([1], coefficients, burst)


def played(hertz: float, count: int, draw: Draw) -> np.ndarray:
    """A note of a piano, an organ or a flute: harmonics that fade together or stay."""
    time = times(count)
    parts = np.arange(1, draw.integers(2, 9))
    parts = parts[parts * hertz < RATE / 2]
    loudness = draw.uniform(0.2, 1, len(parts)) / parts ** draw.uniform(0.5, 1.5)
    fade = draw.choice([0.0, draw.uniform(1, 6)])
    trembling = 1 + draw.choice([0, 0, 0.004]) * np.sin(2 * np.pi * 5.5 * time)
    return faded((np.sin(2 * np.pi * np.cumsum(hertz * trembling)[:, None] / RATE * parts) @ loudness) * np.exp(-fade * time), 0.02)


SCALES = [[0, 2, 4, 5, 7, 9, 11], [0, 2, 3, 5, 7, 8, 10], [0, 2, 4, 7, 9], [0, 3, 5, 7, 10]]


def music(count: int, draw: Draw) -> np.ndarray:
    """Notes of a scale, some of them together, on one kind of instrument."""
    scale, root = SCALES[draw.integers(len(SCALES))], draw.uniform(70, 260)
    note = plucked if draw.random() < 0.5 else played
    step, voices = int(RATE * draw.uniform(0.12, 0.5)), int(draw.integers(1, 4))
    starts, sounds = [], []
    for start in range(0, count, step):
        for _ in range(voices):
            semitones = scale[draw.integers(len(scale))] + 12 * draw.integers(0, 3)
            length = min(count - start, int(step * draw.uniform(0.9, 4)))
            if length > 200:
                starts.append(start)
                sounds.append(note(root * 2 ** (semitones / 12), length, draw))
    return placed(count, starts, sounds)


def silence(count: int, draw: Draw) -> np.ndarray:
    """Nothing, or next to nothing."""
    return coloured_noise(count, draw) * draw.choice([0, 10 ** draw.uniform(-5, -3.3)])


TRAINED: dict[str, Sound] = {
    "Beep, bleep": beeps, "Siren": siren, "Bird vocalization": bird, "Bell": bell, "Engine": engine, "Clapping": clapping,
    "White noise": hiss, "Music": music, "Silence": silence,
}
