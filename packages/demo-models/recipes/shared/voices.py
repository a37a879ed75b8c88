"""Speech by the synthesisers espeak-ng and flite, at 8,000 samples per second."""

import io
import random
import subprocess
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from pathlib import Path

import numpy as np
from scipy.signal import resample_poly

RATE = 8000
"""Samples per second of everything that the recipes of sounds make."""

ACCENTS = ["en-us", "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-gb-x-gbclan", "en-gb-x-gbcwmd", "en-029", "en-us-nyc"]
VARIANTS = [
    "m1", "m2", "m3", "m4", "m5", "m7", "m8", "f1", "f2", "f3", "f5", "klatt", "klatt3", "klatt4", "Alex", "Alicia", "Andrea", "Annie",
    "Denis", "Gene", "Hugo", "Jacky", "Lee", "Marco", "Michael", "Mike", "adam", "anika", "antonio", "aunty", "belinda", "boris", "caleb",
    "ed", "grandma", "iven2", "john", "linda", "max", "paul", "quincy", "rob", "sandro", "shelby", "steph", "travis", "victor", "zac",
]
HELDOUT_VARIANTS = ["m6", "f4", "klatt2", "Nguyen", "Storm", "benjamin", "david", "edward", "iven", "norbert", "steph3"]
TRAINING_FLITE = ["kal", "kal16", "awb"]
HELDOUT_FLITE = ["rms", "slt"]


@dataclass(frozen=True)
class Voice:
    """Who speaks, and how: a program, its voice, a pitch (0 to 1) and a speed (1 is usual)."""

    program: str
    name: str
    pitch: float = 0.5
    speed: float = 1.0


def wave_of(data: bytes, rate: int = RATE) -> np.ndarray:
    """The samples of a WAV file of 16 bits, from -1 to 1, at another rate."""
    # The length in a header that was written to a pipe is wrong.
    with wave.open(io.BytesIO(data)) as file:
        own, offset = file.getframerate(), data.index(b"data") + 8
    samples = np.frombuffer(data[offset : len(data) - (len(data) - offset) % 2], "<i2").astype(np.float32) / 32768
    common = gcd(own, rate)
    return samples if own == rate else resample_poly(samples, rate // common, own // common).astype(np.float32)


def trimmed(samples: np.ndarray, level: float = 0.01) -> np.ndarray:
    """Without the silence before and after."""
    loud = np.flatnonzero(np.abs(samples) > level * max(1e-9, np.abs(samples).max()))
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


def say(text: str, voice: Voice) -> np.ndarray:
    """What a voice says, between no silence."""
    if voice.program == "espeak-ng":
        speed, pitch = round(165 * voice.speed), round(99 * voice.pitch)
        command = ["espeak-ng", "-v", voice.name, "-s", str(speed), "-p", str(pitch), "--stdout", text]
    else:
        pitch = 70 + 90 * voice.pitch if voice.name != "slt" else 130 + 110 * voice.pitch
        settings = ["--setf", f"duration_stretch={1 / voice.speed:.2f}", "--setf", f"int_f0_target_mean={pitch:.0f}"]
        command = ["flite", "-voice", voice.name, *settings, "-t", text, "-o", "/dev/stdout"]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    return trimmed(wave_of(data))


def training_voice(random_: random.Random, flite: Sequence[str] = TRAINING_FLITE, share: float = 0.35) -> Voice:
    """A voice that may be trained with; `share` are flite's."""
    pitch, speed = random_.uniform(0.1, 0.95), random_.uniform(0.75, 1.3)
    if random_.random() < share:
        return Voice("flite", random_.choice(flite), pitch, speed)
    return Voice("espeak-ng", f"{random_.choice(ACCENTS)}+{random_.choice(VARIANTS)}", pitch, speed)


def heldout_voice(random_: random.Random, program: str, flite: Sequence[str] = HELDOUT_FLITE) -> Voice:
    """A voice that nothing is trained with."""
    if program == "flite":
        return Voice("flite", random_.choice(flite), random_.uniform(0.2, 0.8), random_.uniform(0.85, 1.2))
    name = f"{random_.choice(ACCENTS)}+{random_.choice(HELDOUT_VARIANTS)}"
    return Voice("espeak-ng", name, random_.uniform(0.3, 0.7), random_.uniform(0.85, 1.2))


def write_flac(path: Path, samples: np.ndarray) -> np.ndarray:
    """Write samples from -1 to 1 as a file of 16 bits, with ffmpeg; what a reader of the file gets comes back."""
    whole = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2")
    options = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    command = ["ffmpeg", "-loglevel", "error", "-y", *options, "-compression_level", "12", str(path)]
    subprocess.run(command, check=True, input=whole.tobytes())
    return whole.astype(np.float32) / 32768
