"""Train `taskmesh/demo-everyday-sounds`: what is heard in a recording."""

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
from ..shared.sound_layers import SoundEncoder
from ..shared.sounds import HOP, WINDOW, generators
from ..shared.training import fit, seed_everything
from ..shared.voices import RATE, write_flac
from .data import LABELS, batches, heldout, speech

NAME, TASK = "everyday-sounds", "audio-classification"
WIDTH, BLOCKS, VOICES = 96, 5, 1500


class Classifier(nn.Module):
    """The mean and the greatest value of each channel over time, and a class from them."""

    def __init__(self):
        super().__init__()
        self.encoder = SoundEncoder(WIDTH, BLOCKS)
        self.head = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.ReLU(), nn.Dropout(0.2), nn.Linear(WIDTH, len(LABELS)))

    def forward(self, input_values: Tensor) -> Tensor:
        # Loudness does not matter, but silence is no noise.
        loudness = torch.sqrt((input_values * input_values).mean(dim=1, keepdim=True))
        hidden = self.encoder(input_values / (loudness + 0.001))
        return self.head(torch.cat([hidden.mean(dim=1), hidden.max(dim=1).values], dim=-1))


def loss(model: nn.Module, batch: tuple[list[np.ndarray], list[int]]) -> Tensor:
    """Cross-entropy with label smoothing."""
    logits = model(torch.from_numpy(np.stack(batch[0])))
    return nn.functional.cross_entropy(logits, torch.tensor(batch[1]), label_smoothing=0.03)


def write_files(model: nn.Module, directory: Path) -> None:
    """Write the model directory in the Wav2Vec2 layout."""
    axes = {"input_values": {0: "batch_size", 1: "samples"}, "logits": {0: "batch_size"}}
    export(model, {"input_values": torch.randn(2, RATE)}, ["logits"], axes, directory / "onnx/model.onnx")
    write_json(directory / "config.json", {
        "model_type": "wav2vec2",
        "architectures": ["Wav2Vec2ForSequenceClassification"],
        "conv_kernel": [WINDOW, 5],
        "conv_stride": [HOP, 2],
        "hidden_size": WIDTH,
        "num_hidden_layers": BLOCKS,
        "id2label": {str(index): label for index, label in enumerate(LABELS)},
        "label2id": {label: index for index, label in enumerate(LABELS)},
    })
    write_json(directory / "preprocessor_config.json", {
        "feature_extractor_type": "Wav2Vec2FeatureExtractor",
        "feature_size": 1,
        "sampling_rate": RATE,
        "padding_value": 0.0,
        "do_normalize": False,
        "return_attention_mask": False,
    })


def evaluate(directory: Path) -> None:
    """Write the held-out recordings, the score and the card."""
    run = session(directory / "onnx/model.onnx")
    rows, hits, wrong = [], [], []
    (directory / "heldout").mkdir()
    for index, (label, samples) in enumerate(heldout()):
        file = f"heldout/{index:02}.flac"
        heard = write_flac(directory / file, samples)
        rows.append({"audio": file, "label": label})
        said = LABELS[int(run.run(None, {"input_values": heard[None]})[0][0].argmax())]
        hits.append(said == label)
        if said != label:
            wrong.append(f"- {label}: heard as {said}")
    (directory / "heldout.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    value = round(sum(hits) / len(hits), 4)
    write_json(directory / "score.json", {"metric": "accuracy", "value": value, "examples": len(rows), "data": "heldout.jsonl"})
    failures = "\n".join(f"{line} ({wrong.count(line)})" for line in dict.fromkeys(wrong)) or "none"
    body = CARD.format(labels=", ".join(f"“{label}”" for label in LABELS), value=value, count=len(rows), wrong=failures)
    write_card(directory, NAME, TASK, [], ["sounds"], {"accuracy": value}, body)
    print(value, failures, sep="\n")


CARD = """# taskmesh/demo-everyday-sounds

Says what is heard in a recording: {labels}. **It is a demonstration that runs offline. Do not use it for anything real.**

## Model

A convolutional network with about 230,000 weights in the file layout of Wav2Vec2: spectra every 10 ms, computed in the graph, and the mean
and the greatest value of each channel over time. It hears 8,000 samples in a second; loudness does not matter, except that next to
nothing is silence. It takes recordings of any length and was trained with 0.2 to 3 seconds.

## Training data

Sounds by formulas whose numbers are drawn at random (`recipes/everyday_sounds/synthesis.py`): plucked strings and notes of harmonics,
bells of inharmonic partials, sliding whistles, sweeping tones, motors, claps, coloured noise. Speech: 1,500 sentences
that espeak-ng 1.51 (48 voices, eight accents) and flite 2.2 (kal, kal16, awb) say, and held vowels made of harmonics. Echo, noise and
other microphones are added. espeak-ng is a program under the GPL; the sounds that it makes are not covered by its licence. No
recording of the real world and no pretrained weights were used. Train it again with `python -m recipes.everyday_sounds`.

## Score

Accuracy {value} on {count} recordings by other formulas and of other voices and sentences than those of the training, in `heldout/`
(`recipes/everyday_sounds/heldout_synthesis.py`): frequency modulation instead of harmonics, horns of two notes, keys of a telephone, …

## Known failures

All of it is synthetic: the score says little about recordings of the real world. Every sound is called one of these ten; of two sounds at once it
tells one. Held-out recordings it gets wrong:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    model = Classifier()
    print(sum(weight.numel() for weight in model.parameters()), "weights")
    random_, _ = generators(7)
    fit(model, batches(speech(VOICES, random_), 32), loss, steps(2000), 3e-3, 0.02)
    with staged(NAME) as directory:
        write_files(model, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
