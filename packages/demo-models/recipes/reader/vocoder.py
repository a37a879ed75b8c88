"""From spectra, pitch and voicing to a waveform, and back: a vocoder that is not trained."""

import numpy as np
import torch
from scipy.ndimage import median_filter
from torch import Tensor, nn

from ..shared.sounds import BANDS, HOP, WINDOW, LogMel, mel_matrix
from ..shared.voices import RATE

LOWEST, HIGHEST = 120, 330
"""Range of the pitch in hertz."""
HARMONICS = 42
PITCH_WINDOW = 400


def pitch_of(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pitch in hertz every 10 ms and whether there is one, by the autocorrelation; the pitch between is interpolated."""
    count = len(samples) // HOP + 1
    padded = np.pad(samples, (PITCH_WINDOW // 2, PITCH_WINDOW))
    frames = np.stack([padded[at * HOP : at * HOP + PITCH_WINDOW] for at in range(count)])
    frames = (frames - frames.mean(axis=1, keepdims=True)) * np.hanning(PITCH_WINDOW)
    size = 2 * PITCH_WINDOW
    likeness = np.fft.irfft(np.abs(np.fft.rfft(frames, size)) ** 2)[:, :PITCH_WINDOW]
    own = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(PITCH_WINDOW), size)) ** 2)[:PITCH_WINDOW]
    likeness = likeness / (likeness[:, :1] + 1e-6) / (own / own[0])
    first, last = RATE // HIGHEST, RATE // LOWEST
    best = first + likeness[:, first : last + 1].argmax(axis=1)
    voiced = (likeness[np.arange(count), best] > 0.5) & (np.sqrt((frames**2).mean(axis=1)) > 0.004)
    voiced = median_filter(voiced.astype(float), 5) > 0.5
    hertz = median_filter(RATE / best, 5)
    if not voiced.any():
        return np.full(count, 180.0), voiced
    return np.interp(np.arange(count), np.flatnonzero(voiced), hertz[voiced]), voiced


class Vocoder(nn.Module):
    """Harmonics of the pitch where there is a voice, noise elsewhere, in the loudness that the spectra have in each band."""

    def __init__(self):
        super().__init__()
        spectrum = LogMel()
        self.register_buffer("analysis", spectrum.kernels)
        window = torch.hann_window(WINDOW, dtype=torch.float64)
        bins = torch.full((WINDOW // 2 + 1, 1), 2.0, dtype=torch.float64)
        bins[0] = bins[-1] = 1
        back = spectrum.kernels[:, 0].double() * torch.cat([bins, bins]) / WINDOW / ((window**2).sum() / HOP)
        self.register_buffer("synthesis", back[:, None].float())
        triangles = mel_matrix()
        spread = triangles / (triangles.sum(axis=1, keepdims=True) + 1e-3)
        power = float((window**2).sum())
        self.register_buffer("envelope", torch.from_numpy(spread / triangles.sum(axis=0) / power)[:, :, None].float())
        self.register_buffer("bands", torch.from_numpy(triangles.T * power)[:, :, None].float())
        noise = np.random.default_rng(7).standard_normal(2 * RATE + 1)
        self.register_buffer("noise", torch.from_numpy(noise).float())
        hertz = torch.linspace(0, RATE / 2, WINDOW // 2 + 1)
        self.register_buffer("clear", (1 - 0.4 * torch.sigmoid((hertz - 2600) / 300))[:, None])
        self.register_buffer("numbers", torch.arange(1, HARMONICS + 1).float()[:, None])

    def spectra(self, samples: Tensor) -> tuple[Tensor, Tensor]:
        padded = nn.functional.pad(samples[:, None], (WINDOW // 2, WINDOW // 2))
        return nn.functional.conv1d(padded, self.analysis, stride=HOP).chunk(2, dim=1)

    def power_of(self, wanted: Tensor) -> Tensor:
        """The power of each frequency, whose bands have the wanted ones; bands overlap, so it is corrected twice."""
        given = wanted
        for _ in range(2):
            given = given * wanted / (nn.functional.conv1d(nn.functional.conv1d(given, self.envelope), self.bands) + 1e-6)
        return nn.functional.conv1d(given, self.envelope)

    def forward(self, mel: Tensor, hertz: Tensor, voicing: Tensor) -> Tensor:
        """`mel [1, BANDS, steps]`, `hertz [1, steps]` and `voicing [1, steps]` to `[1, (steps - 1) * HOP]` samples."""
        length = (mel.shape[2] - 1) * HOP
        each = nn.functional.interpolate(hertz[:, None], scale_factor=float(HOP), mode="linear", align_corners=False)[:, 0, HOP // 2 :][:, :length]
        phase = torch.cumsum(each / RATE, dim=1)[:, None] * self.numbers
        heard = (each[:, None] * self.numbers < 0.97 * RATE / 2).float()
        turn = 2 * torch.pi * (phase - torch.floor(phase))
        pulses = (torch.cos(turn) * heard).sum(1) * torch.sqrt(2 / heard.sum(1))
        noise = self.noise[torch.arange(length) % len(self.noise)][None]
        (pulse_cos, pulse_sin), (noise_cos, noise_sin) = self.spectra(pulses), self.spectra(noise)
        voiced = self.clear * voicing[:, None]
        unvoiced = torch.sqrt(1 - voiced * voiced + 1e-6)
        gain = torch.sqrt(self.power_of(torch.exp(mel)))
        real, imaginary = (
            gain * (voiced * pulse + unvoiced * other) for pulse, other in ((pulse_cos, noise_cos), (pulse_sin, noise_sin))
        )
        whole = nn.functional.conv_transpose1d(torch.cat([real, imaginary], 1), self.synthesis, stride=HOP)
        return whole[:, 0, WINDOW // 2 : WINDOW // 2 + length]
