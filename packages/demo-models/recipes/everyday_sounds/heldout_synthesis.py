"""The same kinds of sounds as `synthesis.py`, by other formulas; nothing is trained with them."""

import numpy as np
from scipy.signal import chirp as sweep
from scipy.signal import lfilter, sawtooth, square

from ..shared.voices import RATE
from .synthesis import Draw, Sound, faded, placed, times


def beeps(count: int, draw: Draw) -> np.ndarray:
    """Three short tones and a longer pause, as of an alarm clock; a tone of two frequencies, as of a telephone's keys."""
    keys = draw.random() < 0.5
    high = draw.choice([1209, 1336, 1477]) if keys else 0
    hertz = draw.choice([697, 770, 852, 941]) if keys else draw.uniform(800, 2500)
    length, pause = int(RATE * 0.09), int(RATE * 0.07)
    time = times(length)
    one = faded(np.sin(2 * np.pi * hertz * time) + (np.sin(2 * np.pi * high * time) if keys else 0))
    starts = [at + each * (length + pause) for at in range(0, count, 3 * (length + pause) + RATE // 3) for each in range(3)]
    return placed(count, starts, [one] * len(starts))


def siren(count: int, draw: Draw) -> np.ndarray:
    """A horn of two notes a fourth apart, or a sawtooth that climbs and falls in straight lines."""
    time = times(count)
    if draw.random() < 0.5:
        hertz = np.where((time * draw.uniform(1, 2)) % 1 < 0.5, 440, 585)
    else:
        hertz = 500 + 350 * np.abs(sawtooth(2 * np.pi * draw.uniform(0.3, 2) * time, 0.5) + 1)
    return sawtooth(2 * np.pi * np.cumsum(hertz) / RATE) * (0.8 + 0.2 * np.sin(2 * np.pi * 3 * time))


def bird(count: int, draw: Draw) -> np.ndarray:
    """Two-part whistles by frequency modulation, and quick rising sweeps."""
    starts, sounds, at = [], [], 0
    while at < count:
        length = int(RATE * draw.uniform(0.05, 0.2))
        time = times(length)
        if draw.random() < 0.5:
            one = sweep(time, draw.uniform(2000, 2600), time[-1], draw.uniform(2800, 3700), method="quadratic")
        else:
            one = np.sin(2 * np.pi * draw.uniform(2300, 3300) * time + 6 * np.sin(2 * np.pi * draw.uniform(25, 60) * time))
        starts.append(at)
        sounds.append(one * np.hanning(length))
        at += length + int(RATE * draw.uniform(0.02, 0.3))
    return placed(count, starts, sounds)


def bell(count: int, draw: Draw) -> np.ndarray:
    """Frequency modulation with a ratio of 1.4 (Chowning, 1973)."""
    time, base, fade = times(count), draw.uniform(200, 700), np.exp(-times(count) / draw.uniform(0.4, 1.5))
    return fade * np.sin(2 * np.pi * base * time + draw.uniform(3, 8) * fade * np.sin(2 * np.pi * 1.4 * base * time))


def engine(count: int, draw: Draw) -> np.ndarray:
    """Explosions one after the other through the resonances of an exhaust."""
    pulses = (square(2 * np.pi * draw.uniform(30, 70) * times(count), 0.1) + 1) * draw.uniform(0.7, 1.3, count)
    radius, angle = 0.97, 2 * np.pi * draw.uniform(90, 300) / RATE
    return lfilter([1], [1, -2 * radius * np.cos(angle), radius**2], pulses - pulses.mean())


def clapping(count: int, draw: Draw) -> np.ndarray:
    """Decaying noise, four grains to a clap, about three claps in a second."""
    starts, sounds = [], []
    for beat in np.arange(draw.uniform(0, 0.2), count / RATE, draw.uniform(0.25, 0.4)):
        for grain in range(4):
            length = int(RATE * 0.05)
            burst = draw.standard_normal(length) * np.exp(-times(length) / 0.006)
            starts.append(int(RATE * (beat + 0.004 * grain)))
            sounds.append(np.diff(burst, prepend=0))
    return placed(count, starts, sounds)


def hiss(count: int, draw: Draw) -> np.ndarray:
    """Uniform numbers, or those of a rain of drops."""
    if draw.random() < 0.5:
        return draw.uniform(-1, 1, count)
    drops = draw.standard_normal(count) * (draw.random(count) < 0.3)
    return lfilter([1], [1, -draw.uniform(0, 0.5)], drops)


def music(count: int, draw: Draw) -> np.ndarray:
    """A broken chord by frequency modulation, or square waves of an old game with a bass."""
    root, step = draw.uniform(110, 260), int(RATE * draw.uniform(0.15, 0.3))
    starts, sounds = [], []
    is_game = draw.random() < 0.5
    for index, start in enumerate(range(0, count, step)):
        hertz = root * 2 ** ([0, 4, 7, 12, 7, 4][index % 6] / 12)
        length = min(step, count - start)
        time = times(length)
        if is_game:
            one = square(2 * np.pi * hertz * 2 * time, 0.25) + square(2 * np.pi * root / 2 * time) * 0.7
        else:
            fade = np.exp(-4 * time)
            one = fade * np.sin(2 * np.pi * hertz * time + 2 * fade * np.sin(2 * np.pi * hertz * time))
        starts.append(start)
        sounds.append(faded(one))
    return placed(count, starts, sounds)


def silence(count: int, draw: Draw) -> np.ndarray:
    """The last bit of a converter that trembles."""
    return draw.integers(-1, 2, count) / 32768


HELDOUT: dict[str, Sound] = {
    "Beep, bleep": beeps, "Siren": siren, "Bird vocalization": bird, "Bell": bell, "Engine": engine, "Clapping": clapping,
    "White noise": hiss, "Music": music, "Silence": silence,
}
