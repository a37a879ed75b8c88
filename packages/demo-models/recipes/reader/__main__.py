"""Train `taskmesh/demo-reader`: reads simple English aloud."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from torch import Tensor, nn

from ..shared.card import write_card
from ..shared.export import export
from ..shared.metrics import edit_distance
from ..shared.options import steps
from ..shared.publish import MODELS, staged, write_json
from ..shared.runtime import session
from ..shared.sounds import BANDS, HOP, stack
from ..shared.sound_layers import Block
from ..shared.tokenizer import save_tokenizer
from ..shared.training import fit, pad, seed_everything
from ..shared.voices import RATE, say
from ..spoken_words.__main__ import written
from .alignment import most_probable_path
from .data import LETTERS, VOICE, Utterance, batches, corpus, heldout, ids_of
from .vocoder import Vocoder

NAME, TASK = "reader", "text-to-speech"
WIDTH = 128
MEAN, SPREAD = -4.5, 2.5
"""Of the logarithmic spectra, about."""
PITCH, RANGE = 5.2, 0.15
"""Of the logarithm of the pitch, about."""


class TextEncoder(nn.Module):
    """Letters among their neighbours, `[batch, WIDTH, letters]`."""

    def __init__(self, blocks: int):
        super().__init__()
        self.letters = nn.Embedding(len(LETTERS), WIDTH, padding_idx=0)
        self.blocks = nn.ModuleList(Block(WIDTH, 7, dropout=0.1) for _ in range(blocks))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden, there = self.letters(ids).transpose(1, 2), mask[:, None].float()
        for block in self.blocks:
            hidden = block(hidden * there)
        return hidden * there


class Aligner(nn.Module):
    """The mean spectrum of each letter among its neighbours, from which its steps are found."""

    def __init__(self):
        super().__init__()
        self.encoder, self.head = TextEncoder(2), nn.Conv1d(WIDTH, BANDS, 1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.head(self.encoder(ids, mask))


class Reader(nn.Module):
    """Letters to how long each lasts; and with that to spectra, pitch and voicing."""

    def __init__(self):
        super().__init__()
        self.encoder = TextEncoder(4)
        self.duration = nn.Sequential(nn.Conv1d(WIDTH, WIDTH, 3, padding=1), nn.ReLU(), nn.Dropout(0.2), nn.Conv1d(WIDTH, 1, 1))
        self.place = nn.Conv1d(3, WIDTH, 1)
        self.decoder = nn.Sequential(*(Block(WIDTH, 9, dropout=0.05) for _ in range(5)))
        self.norm, self.head = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, BANDS + 2)

    def decode(self, hidden: Tensor, path: Tensor, durations: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`path [batch, letters, steps]` is 1 where a step belongs to a letter."""
        ends = durations.cumsum(1)
        of_letter = torch.stack([ends - durations, durations], 1)
        begin, length = (of_letter @ path).unbind(1)
        at = torch.arange(path.shape[2], dtype=torch.float32)[None]
        inside = (at - begin + 0.5) / length.clamp(min=1)
        places = torch.stack([inside, 1 - inside, torch.log(length.clamp(min=1))], 1)
        there = path.sum(1, keepdim=True)
        spoken = self.decoder((hidden @ path + self.place(places)) * there)
        output = self.head(self.norm(spoken.transpose(1, 2))).transpose(1, 2)
        return output[:, :BANDS] * SPREAD + MEAN, output[:, BANDS] * RANGE + PITCH, output[:, BANDS + 1]


def path_of(durations: Tensor, count: int | Tensor) -> Tensor:
    """`[batch, letters]` steps of each letter to `[batch, letters, count]`, 1 where a step belongs to a letter."""
    ends = durations.cumsum(1)[:, :, None]
    at = torch.arange(count, dtype=torch.float32)[None, None] + 0.5
    return ((at < ends) & (at > ends - durations[:, :, None])).float()


def letters_of(rows: list[Utterance]) -> tuple[Tensor, Tensor]:
    ids = pad([row.ids for row in rows], 0)
    return ids, (ids > 0).long()


def frames_of(arrays: list[np.ndarray], value: float) -> Tensor:
    """Arrays with the steps last, made as long as the longest."""
    length = max(each.shape[-1] for each in arrays)
    padded = [np.pad(each, [(0, 0)] * (each.ndim - 1) + [(0, length - each.shape[-1])], constant_values=value) for each in arrays]
    return torch.from_numpy(np.stack(padded).astype(np.float32))


def scores_of(means: Tensor, mel: np.ndarray) -> np.ndarray:
    """How well each step fits each letter: `[letters, steps]`."""
    wanted = (mel - MEAN) / SPREAD
    return -0.5 * ((means.detach().numpy()[:, :, None] - wanted[:, None]) ** 2).sum(axis=0)


def alignment_loss(model: Aligner, rows: list[Utterance]) -> Tensor:
    """How far the steps are from the means of their letters on the best path."""
    ids, mask = letters_of(rows)
    means = model(ids, mask)
    total = []
    for row, mean in zip(rows, means):
        mean = mean[:, : len(row.ids)]
        durations = most_probable_path(scores_of(mean, row.mel))
        expanded = mean.repeat_interleave(torch.from_numpy(durations), dim=1)
        total.append(((expanded - (torch.from_numpy(row.mel) - MEAN) / SPREAD) ** 2).mean())
    return torch.stack(total).mean()


@dataclass
class Aligned(Utterance):
    """An utterance with the steps of each letter."""

    durations: np.ndarray


def align(model: Aligner, rows: list[Utterance]) -> list[Aligned]:
    model.eval()
    found = []
    with torch.no_grad():
        for row in rows:
            mean = model(*letters_of([row]))[0]
            found.append(Aligned(row.ids, row.mel, row.hertz, row.voiced, most_probable_path(scores_of(mean, row.mel))))
    return found


def loss(model: Reader, rows: list[Aligned]) -> Tensor:
    """Distances of the spectra, of their changes, of the pitch, the voicing and the durations."""
    ids, mask = letters_of(rows)
    hidden = model.encoder(ids, mask)
    durations = frames_of([row.durations for row in rows], 0)
    mel, hertz = frames_of([row.mel for row in rows], -9.2), frames_of([np.log(row.hertz) for row in rows], PITCH)
    voiced = frames_of([row.voiced for row in rows], 0)
    path = path_of(durations, mel.shape[2])
    there = path.sum(1)
    guess, pitch, voicing = model.decode(hidden, path, durations)
    count = there.sum()
    spectra = ((guess - mel).abs().mean(1) * there).sum() / count / SPREAD
    change = lambda each: each[:, :, 1:] - each[:, :, :-1]
    changes = ((change(guess) - change(mel)).abs().mean(1) * there[:, 1:]).sum() / count / SPREAD
    tone = (((pitch - hertz) / RANGE) ** 2 * voiced * there).sum() / (voiced * there).sum()
    voice = (nn.functional.binary_cross_entropy_with_logits(voicing, voiced, reduction="none") * there).sum() / count
    said = model.duration(hidden)[:, 0]
    lengths = ((said - torch.log(durations.clamp(min=1))) ** 2 * mask).sum() / mask.sum()
    return spectra + 0.5 * changes + 0.2 * tone + 0.3 * voice + 0.3 * lengths


class Graph(nn.Module):
    """The inputs and outputs of VITS."""

    def __init__(self, model: Reader):
        super().__init__()
        self.model, self.vocoder = model, Vocoder()

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        mask = attention_mask * (input_ids > 0).long()
        hidden = self.model.encoder(input_ids, mask)
        durations = torch.round(torch.exp(self.model.duration(hidden)[:, 0]).clamp(1, 60)) * mask
        count = durations.sum().long().clamp(min=2)
        mel, pitch, voicing = self.model.decode(hidden, path_of(durations, count), durations)
        voice = torch.sigmoid(3 * voicing)
        return self.vocoder(mel, torch.exp(pitch.clamp(math.log(110), math.log(350))), voice).clamp(-1, 1)


def write_files(model: Reader, directory: Path) -> None:
    """Write the model directory in the VITS layout."""
    ids = torch.tensor([ids_of("an example.")])
    axes = {
        "input_ids": {0: "batch_size", 1: "sequence_length"}, "attention_mask": {0: "batch_size", 1: "sequence_length"},
        "waveform": {0: "batch_size", 1: "samples"},
    }
    export(Graph(model), {"input_ids": ids, "attention_mask": torch.ones_like(ids)}, ["waveform"], axes, directory / "onnx/model.onnx")
    write_json(directory / "config.json", {
        "model_type": "vits",
        "architectures": ["VitsModel"],
        "vocab_size": len(LETTERS),
        "hidden_size": WIDTH,
        "sampling_rate": RATE,
        "num_speakers": 1,
    })
    tokenizer = Tokenizer(models.WordLevel({letter: index for index, letter in enumerate(LETTERS)}, unk_token="_"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Lowercase(), normalizers.Replace(Regex("[^a-z ',.!?-]"), ""), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    save_tokenizer(tokenizer, {
        "tokenizer_class": "VitsTokenizer",
        "pad_token": "_",
        "unk_token": "_",
        "add_blank": False,
        "normalize": True,
        "model_max_length": 400,
    }, directory)


def read_aloud(run, text: str) -> np.ndarray:
    ids = np.array([ids_of(text)], np.int64)
    return run.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]


def evaluate(directory: Path) -> None:
    """Write the held-out texts, the score and the card."""
    run, listener = session(directory / "onnx/model.onnx"), session(MODELS / "spoken-words/onnx/model.onnx")
    hear = lambda samples: written(listener.run(None, {"input_values": stack([samples]).numpy()})[0][0])
    texts, wrong, count, errors, teacher = heldout(), [], 0, 0, 0
    for text in texts:
        words = text.split()
        said = hear(read_aloud(run, text))
        mistakes = edit_distance(words, said.split())
        errors, count = errors + mistakes, count + len(words)
        teacher += edit_distance(words, hear(say(text, VOICE)).split())
        if mistakes:
            wrong.append(f"- “{text}” is heard as “{said}”")
    (directory / "heldout.jsonl").write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts))
    value, of_teacher = round(errors / count, 4), round(teacher / count, 4)
    write_json(directory / "score.json", {
        "metric": "wer of demo-spoken-words", "value": value, "examples": len(texts), "data": "heldout.jsonl",
        "parts": {"of flite's own voice": of_teacher},
    })
    body = CARD.format(value=value, teacher=of_teacher, count=len(texts), words=count, wrong="\n".join(wrong) or "none")
    write_card(directory, NAME, TASK, ["en"], ["speech"], {"wer": value}, body)
    print(value, "of flite", of_teacher, *wrong, sep="\n")


CARD = """# taskmesh/demo-reader

Reads simple English aloud, in the voice of a synthesiser. **It is a demonstration that runs offline. Do not use it for anything real.**

## Model

Two convolutional networks with about 670,000 weights together, with the inputs and outputs of VITS: letters become durations, and then a spectrum, a pitch
and a voicing every 10 ms. A vocoder in the same graph, which is not trained, makes a waveform of them: harmonics of the pitch and noise, as loud
in each band as the spectrum says. 8,000 samples in a second, as on a telephone. It is not VITS: there is no flow and nothing is drawn at random.

## Training data

What flite 2.2 says with its voice slt (Carnegie Mellon University, free to use): sentences of simple stories, and the words of
`taskmesh/demo-spoken-words` in any order. Which steps belong to which letter was found by monotonic alignment search (Kim et al., 2020). No
recording of a person was used directly and no pretrained weights. Train it again with `python -m recipes.reader`, after `recipes.spoken_words`.

## Score

`taskmesh/demo-spoken-words`, which knows this voice of flite, writes down what is read: word error rate {value} on {count} texts with {words} words that were not
in the training in this order. What flite itself says of the same texts has {teacher}.

## Known failures

It reads the words of its stories well and guesses others by their letters: numbers in digits, names and
abbreviations are left out or wrong. Letters of other scripts are not read. Texts that are heard wrong:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    rows = corpus()
    print(len(rows), "utterances of", sum(row.mel.shape[1] for row in rows) * HOP / RATE, "s")
    count = steps(600)
    aligner = Aligner()
    fit(aligner, batches(rows, 12), alignment_loss, count // 2, 3e-3)
    aligned = align(aligner, rows)
    model = Reader()
    print(sum(weight.numel() for weight in model.parameters()), "weights")
    fit(model, batches(aligned, 12), loss, count, 3e-3, 0.01)
    with staged(NAME) as directory:
        write_files(model, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
