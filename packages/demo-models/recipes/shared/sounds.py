"""What happens to sounds between a mouth and a microphone, and their short-time spectra."""

import random

import numpy as np
import torch
from scipy.signal import butter, lfilter
from torch import Tensor, nn

from .voices import RATE

WINDOW, HOP, BANDS = 256, 80, 40


def coloured_noise(count: int, random_: np.random.Generator) -> np.ndarray:
    """Noise of mean power 1 whose spectrum falls by 0 to 12 dB an octave."""
    spectrum = np.fft.rfft(random_.standard_normal(max(2, count)))
    slope = random_.uniform(0, 2)
    spectrum /= np.maximum(1, np.arange(len(spectrum))) ** (slope / 2)
    noise = np.fft.irfft(spectrum, max(2, count))[:count]
    return (noise / (np.sqrt(np.mean(noise**2)) + 1e-9)).astype(np.float32)


def echo(samples: np.ndarray, random_: np.random.Generator) -> np.ndarray:
    """The sound in a small room: its echoes fade within 0.05 to 0.3 s."""
    length = int(RATE * random_.uniform(0.05, 0.3))
    response = random_.standard_normal(length) * np.exp(-6 * np.arange(length) / length) * random_.uniform(0.02, 0.15)
    response[0] = 1
    size = len(samples) + length
    return np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(response, size), size)[: len(samples)].astype(np.float32)


def filtered(samples: np.ndarray, random_: np.random.Generator) -> np.ndarray:
    """The sound through a microphone that is deaf to low or to high notes."""
    low, high = random_.uniform(40, 300), random_.uniform(2200, 3900)
    b, a = butter(1, [low / (RATE / 2), high / (RATE / 2)], "band")
    return lfilter(b, a, samples).astype(np.float32)


def faster(samples: np.ndarray, factor: float) -> np.ndarray:
    """The sound played faster, and so higher."""
    places = np.arange(0, len(samples) - 1, factor)
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


def recorded(samples: np.ndarray, random_: np.random.Generator, quiet: float = 0.25) -> np.ndarray:
    """A recording of a sound: with echo, another colour, noise and loudness, each at random; `quiet` is how often there is no noise."""
    if random_.random() < 0.4:
        samples = echo(samples, random_)
    if random_.random() < 0.5:
        samples = filtered(samples, random_)
    power = np.sqrt(np.mean(samples**2)) + 1e-9
    if random_.random() >= quiet:
        decibels = random_.uniform(5, 40)
        samples = samples + coloured_noise(len(samples), random_) * power * 10 ** (-decibels / 20)
    samples = samples * (10 ** random_.uniform(-1.5, 0) / (np.abs(samples).max() + 1e-9))
    if random_.random() < 0.2:
        samples = np.round(samples * 127) / 127
    return samples.astype(np.float32)


def mel_matrix(bands: int = BANDS) -> np.ndarray:
    """Triangles on the mel scale from 60 Hz up, `[WINDOW / 2 + 1, bands]`."""
    mel = lambda hertz: 2595 * np.log10(1 + hertz / 700)
    edges = 700 * (10 ** (np.linspace(mel(60), mel(RATE / 2), bands + 2) / 2595) - 1)
    hertz = np.linspace(0, RATE / 2, WINDOW // 2 + 1)[:, None]
    up = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    down = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(up, down)).astype(np.float32)


class LogMel(nn.Module):
    """Logarithmic mel spectra every 10 ms: `[batch, samples]` to `[batch, BANDS, samples / HOP]`; `pad` centres the first at sample 0."""

    def __init__(self, pad: bool = True):
        super().__init__()
        self.pad = WINDOW // 2 if pad else 0
        time = torch.arange(WINDOW, dtype=torch.float64)
        angles = 2 * torch.pi / WINDOW * torch.arange(WINDOW // 2 + 1)[:, None] * time
        window = torch.hann_window(WINDOW, dtype=torch.float64)
        kernels = torch.cat([torch.cos(angles), torch.sin(angles)]) * window
        self.register_buffer("kernels", kernels[:, None].float())
        self.register_buffer("mel", torch.from_numpy(mel_matrix()).T[:, :, None].contiguous())

    def forward(self, samples: Tensor) -> Tensor:
        padded = nn.functional.pad(samples[:, None], (self.pad, self.pad))
        waves = nn.functional.conv1d(padded, self.kernels, stride=HOP)
        real, imaginary = waves.chunk(2, dim=1)
        bands = nn.functional.conv1d(real * real + imaginary * imaginary, self.mel)
        return torch.log(bands + 1e-4)


def stack(sounds: list[np.ndarray], length: int | None = None) -> Tensor:
    """Sounds of mean 0 and variance 1, as Wav2Vec2FeatureExtractor makes them, with zeros after the shorter ones."""
    length = length or max(len(sound) for sound in sounds)
    rows = np.zeros((len(sounds), length), np.float32)
    for row, sound in zip(rows, sounds):
        row[: len(sound)] = (sound - sound.mean()) / np.sqrt(sound.var() + 1e-7)
    return torch.from_numpy(rows)


def generators(seed: int) -> tuple[random.Random, np.random.Generator]:
    """The random numbers of a recipe."""
    return random.Random(seed), np.random.default_rng(seed)
