"""A small convolutional network over spectra."""

import torch
from torch import Tensor, nn

from .sounds import BANDS, LogMel


class Block(nn.Module):
    """Each channel looks along time, then all channels of a step are mixed; what comes out is added."""

    def __init__(self, width: int, kernel: int, dilation: int = 1, dropout: float = 0.1):
        super().__init__()
        self.along = nn.Conv1d(width, width, kernel, padding=kernel // 2 * dilation, dilation=dilation, groups=width)
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Sequential(nn.Linear(width, 2 * width), nn.ReLU(), nn.Dropout(dropout), nn.Linear(2 * width, width))

    def forward(self, x: Tensor) -> Tensor:
        return x + self.mix(self.norm(self.along(x).transpose(1, 2))).transpose(1, 2)


class SoundEncoder(nn.Module):
    """`[batch, samples]` to `[batch, steps, width]`, a step for every `stride` spectra of 10 ms.

    `centred`: it also sees each band less its mean, in which the colour of a microphone is lost. `hides`: in training, some bands and times are hidden.
    """

    def __init__(self, width: int, blocks: int, stride: int = 2, kernel: int = 11, centred: bool = False, hides: bool = True):
        super().__init__()
        self.spectrum, self.centred, self.hides = LogMel(), centred, hides
        self.enter = nn.Conv1d(BANDS * (2 if centred else 1), width, 2 * stride + 1, stride=stride, padding=stride)
        self.blocks = nn.Sequential(*(Block(width, kernel, dropout=0.1 if hides else 0.0) for _ in range(blocks)))
        self.norm = nn.LayerNorm(width)

    def forward(self, samples: Tensor) -> Tensor:
        with torch.no_grad():
            spectrum = self.spectrum(samples)
        if self.training and self.hides:
            spectrum = masked(spectrum)
        seen = spectrum * 0.25 + 1
        if self.centred:
            seen = torch.cat([seen, seen - seen.mean(dim=2, keepdim=True)], dim=1)
        return self.norm(self.blocks(self.enter(seen)).transpose(1, 2))


def masked(spectrum: Tensor) -> Tensor:
    """Hide a few bands and short times of each spectrum (SpecAugment)."""
    spectrum = spectrum.clone()
    rows, bands, steps = spectrum.shape
    hidden = -9.2
    for row in range(rows):
        width = int(torch.randint(0, 8, ()))
        at = int(torch.randint(0, bands - width + 1, ()))
        spectrum[row, at : at + width] = hidden
        length = int(torch.randint(0, 7, ()))
        at = int(torch.randint(0, max(1, steps - length + 1), ()))
        spectrum[row, :, at : at + length] = hidden
    return spectrum
