"""Sounds for the models that hear, made by formulas, and how they are written."""

import wave
from pathlib import Path

import numpy as np

RATE = 16_000
MEDIA = Path(__file__).parents[2] / "media"


def chirp(seconds: float, rate: int = RATE, start: float = 200, end: float = 2000, seed: int = 0) -> np.ndarray:
    """A tone that rises, with a little noise: samples from -1 to 1 as a file of 16 bits has them."""
    time = np.arange(int(seconds * rate)) / rate
    phase = 2 * np.pi * (start * time + (end - start) * time**2 / (2 * seconds))
    envelope = 0.5 + 0.4 * np.sin(2 * np.pi * 3 * time)
    noise = np.random.default_rng(seed).normal(0, 0.02, len(time))
    return as_written(0.6 * envelope * np.sin(phase) + noise)


def as_written(samples: np.ndarray) -> np.ndarray:
    """The samples that a file of 16 bits gives back."""
    return (np.clip(np.round(samples * 32768), -32768, 32767) / 32768).astype(np.float32)


def write_wav(name: str, *channels: np.ndarray, rate: int = RATE) -> dict:
    """Writes 16 bits a sample to the media of all models, and returns the file as a case has it."""
    frames = np.stack([np.round(channel * 32768) for channel in channels], axis=1).astype("<i2")
    MEDIA.mkdir(exist_ok=True)
    with wave.open(str(MEDIA / name), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(frames.tobytes())
    return {"$file": name}


def resample(samples: np.ndarray, rate: int, wanted: int, width: int = 6, rolloff: float = 0.99) -> np.ndarray:
    """torchaudio.functional.resample with its defaults, by its documented formula: torchaudio has no
    build for every PyTorch."""
    if rate == wanted:
        return samples
    divisor = np.gcd(rate, wanted)
    rate, wanted = rate // divisor, wanted // divisor
    band = min(rate, wanted) * rolloff
    reach = int(np.ceil(width * rate / band))
    positions = np.arange(-reach, reach + rate) / rate
    times = np.clip((positions[None] - np.arange(wanted)[:, None] / wanted) * band, -width, width)
    kernels = np.sinc(times) * np.cos(times * np.pi / width / 2) ** 2 * band / rate
    padded = np.pad(samples.astype(np.float64), (reach, reach + rate))
    count = int(np.ceil(wanted * len(samples) / rate))
    steps = range(0, len(padded) - kernels.shape[1] + 1, rate)
    values = np.concatenate([kernels @ padded[at : at + kernels.shape[1]] for at in steps])
    return values[:count].astype(np.float32)


def sounds(rate: int = RATE) -> dict:
    """What the models hear, by the name of the case: samples at a rate, and the file."""
    short, long = chirp(0.4), chirp(1.3, seed=1, start=900, end=300)
    left, right = chirp(0.3, 44_100, seed=2), chirp(0.3, 44_100, start=100, end=4000, seed=3)
    slow = chirp(0.5, 8000, seed=4)
    return {
        "a short sound": (resample(short, RATE, rate), write_wav("chirp-short.wav", short)),
        "a long sound": (resample(long, RATE, rate), write_wav("chirp-long.wav", long)),
        "two channels at 44,100 Hz": (
            resample((left + right) / 2, 44_100, rate),
            write_wav("chirp-stereo.wav", left, right, rate=44_100),
        ),
        "8,000 Hz": (resample(slow, 8000, rate), write_wav("chirp-slow.wav", slow, rate=8000)),
    }
