"""Train `taskmesh/demo-speech-finder`: when somebody speaks in a recording."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ..shared.card import write_card
from ..shared.export import export
from ..shared.options import steps
from ..shared.publish import staged, write_json
from ..shared.runtime import session
from ..shared.sounds import BANDS, HOP, WINDOW, LogMel
from ..shared.training import fit, seed_everything
from ..shared.voices import RATE, write_flac
from .data import batches, filled, heldout, training_voices

NAME, TASK = "speech-finder", "voice-activity-detection"
WIDTH, LAYERS, VOICES = 80, 2, 800
PARTS = 4
"""Probabilities for each window, 10 ms each."""
CONTEXT = WINDOW - HOP
PAUSE, SHORTEST = 0.2, 0.05


class Finder(nn.Module):
    """Gated recurrent units over windows of `PARTS` spectra: what came before is kept in a state."""

    def __init__(self):
        super().__init__()
        self.spectrum = LogMel(pad=False)
        self.enter = nn.Sequential(nn.Linear(PARTS * BANDS, WIDTH), nn.ReLU())
        self.cells = nn.GRU(WIDTH, WIDTH, LAYERS, batch_first=True)
        self.head = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, PARTS))

    def forward(self, samples: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
        """Log-odds of speech in each part, after `CONTEXT` samples that came before."""
        spectrum = self.spectrum(samples).transpose(1, 2) * 0.25
        windows = self.enter(spectrum.reshape(len(samples), -1, PARTS * BANDS))
        hidden, state = self.cells(windows, state)
        return self.head(torch.cat([hidden, windows], dim=-1)).flatten(1), state


class Graph(nn.Module):
    """One window."""

    def __init__(self, model: Finder):
        super().__init__()
        self.model = model

    def forward(self, window: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
        odds, after = self.model(window, state)
        return torch.sigmoid(odds), after


def loss(model: nn.Module, batch: tuple[np.ndarray, np.ndarray]) -> Tensor:
    """Binary cross-entropy of each 10 ms."""
    samples = nn.functional.pad(torch.from_numpy(batch[0]), (CONTEXT, 0))
    odds, _ = model(samples, torch.zeros(LAYERS, len(samples), WIDTH))
    return nn.functional.binary_cross_entropy_with_logits(odds, torch.from_numpy(batch[1]).float())


def write_files(model: Finder, directory: Path) -> None:
    """Write the graph and its signature."""
    example = {"window": torch.randn(1, CONTEXT + PARTS * HOP), "state": torch.zeros(LAYERS, 1, WIDTH)}
    export(Graph(model), example, ["speech", "stateN"], {}, directory / "model.onnx")
    write_json(directory / "taskmesh.json", {
        "settings": {
            "samplingRate": RATE,
            "windowSamples": PARTS * HOP,
            "contextSamples": CONTEXT,
            "onset": 0.5,
            "offset": 0.35,
            "minDurationOn": SHORTEST,
            "minDurationOff": PAUSE,
        }
    })


def probabilities(run, samples: np.ndarray) -> np.ndarray:
    """Window by window, as the runner does it."""
    state, found, size = np.zeros((LAYERS, 1, WIDTH), np.float32), [], PARTS * HOP
    padded = np.pad(samples, (CONTEXT, size))
    for at in range(0, len(samples), size):
        chances, state = run.run(None, {"window": padded[at : at + CONTEXT + size][None], "state": state})
        found.extend(chances[0])
    return np.array(found)[: len(samples) // HOP]


def speech_in(chances: np.ndarray, onset: float = 0.5, offset: float = 0.35) -> np.ndarray:
    """Whether somebody speaks in each part, with hysteresis; short pauses are filled, then short sounds left out."""
    heard, is_on = np.zeros(len(chances), bool), False
    for at, chance in enumerate(chances):
        is_on = chance >= offset if is_on else chance > onset
        heard[at] = is_on
    heard = filled(heard, round(PAUSE * RATE / HOP) - 1)
    edges = np.flatnonzero(np.diff(np.pad(heard.astype(int), 1)))
    for start, end in edges.reshape(-1, 2):
        if end - start < SHORTEST * RATE / HOP:
            heard[start:end] = False
    return heard


def segments(labels: np.ndarray) -> list[list[float]]:
    """Where there is speech, in seconds."""
    edges = np.flatnonzero(np.diff(np.pad(labels.astype(int), 1))).reshape(-1, 2)
    return [[round(float(edge) * HOP / RATE, 2) for edge in pair] for pair in edges]


def by_loudness(samples: np.ndarray) -> np.ndarray:
    """What the loudness alone would say: each part above a tenth of the loudest."""
    count = len(samples) // HOP
    energy = np.sqrt((samples[: count * HOP].reshape(count, HOP) ** 2).mean(axis=1))
    return filled(energy > 0.1 * energy.max(), round(PAUSE * RATE / HOP) - 1)


def evaluate(directory: Path) -> None:
    """Write the held-out recordings, the score and the card."""
    run = session(directory / "model.onnx")
    rows, missed, invented, total, by_energy = [], 0, 0, 0, 0
    (directory / "heldout").mkdir()
    for index, (samples, labels) in enumerate(heldout()):
        file = f"heldout/{index:02}.flac"
        heard = write_flac(directory / file, samples)
        truth = filled(labels, round(PAUSE * RATE / HOP) - 1)
        rows.append({"audio": file, "speech": segments(truth)})
        said = speech_in(probabilities(run, heard))
        missed += int((truth & ~said).sum())
        invented += int((said & ~truth).sum())
        by_energy += int((by_loudness(heard) != truth).sum())
        total += int(truth.sum())
    (directory / "heldout.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    value, loudness = round((missed + invented) / total, 4), round(by_energy / total, 4)
    write_json(directory / "score.json", {
        "metric": "detection error rate", "value": value, "examples": len(rows), "data": "heldout.jsonl",
        "parts": {"missed": round(missed / total, 4), "false alarm": round(invented / total, 4), "by loudness alone": loudness},
    })
    body = CARD.format(
        value=value, loudness=loudness, missed=round(missed / total, 4), invented=round(invented / total, 4), count=len(rows),
        seconds=round(total * HOP / RATE),
    )
    write_card(directory, NAME, TASK, [], ["speech"], {"detection-error-rate": value}, body, library="onnxruntime")
    print(value, "missed", missed / total, "false alarm", invented / total, "by loudness", loudness)


CARD = """# taskmesh/demo-speech-finder

Finds where somebody speaks in a recording. **It is a demonstration that runs offline. Do not use it for anything real.**

## Model

Two layers of gated recurrent units with about 100,000 weights in all: windows of 40 ms at 8,000 samples in a second become four
probabilities of speech, of 10 ms each; what came before is kept in a state, as in Silero VAD. `taskmesh.json` has the
defaults: speech begins above 0.5 and ends below 0.35, pauses shorter than 0.2 s are filled and speech shorter than 0.05 s is left out.

## Training data

Recordings of 4 s that are put together at random: sentences or parts of them that espeak-ng 1.51 (48 voices, eight accents) and flite 2.2 (kal,
kal16, awb) say, and held vowels; behind them noise, or music, bells, birds, sirens, beeps, motors or claps by formulas, from 3 to 45 dB below the
voice, or nothing. Where there is speech was measured on the voice alone. espeak-ng is a program under the GPL; the sounds that it makes are
not covered by its licence. No recording of a person and no pretrained weights were used. Train it again with `python -m recipes.speech_finder`.

## Score

Detection error rate, as pyannote.metrics has it: the time that is missed plus the time that is invented, over the time of speech. On {count}
recordings of other voices, sentences and background sounds, with {seconds} s of speech, in `heldout/`, with the defaults:

| | detection error rate |
|---|---|
| this model | {value} ({missed} missed, {invented} invented) |
| every part that is louder than a tenth of the loudest | {loudness} |

## Known failures

It was tested with synthetic voices only. The first 20 ms of a voice may be missed: it does not look ahead. Alone, without
a voice, some other sounds are taken for speech: of motors a third of the time, of music and beeps a fifth.
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    model = Finder()
    print(sum(weight.numel() for weight in model.parameters()), "weights")
    fit(model, batches(8, training_voices(VOICES)), loss, steps(1000), 4e-3, 0.01)
    with staged(NAME) as directory:
        write_files(model, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
