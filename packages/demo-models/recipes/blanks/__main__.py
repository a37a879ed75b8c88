"""Train `taskmesh/demo-blanks`: which word stands at [MASK] in a plain English sentence."""

import math
import random
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from .data import Sentence, sentences
from .neighbours import Neighbours
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
from ..shared.wordnet import examples
from ..stories.data import training_texts

NAME, TASK, MASK, TOP = "blanks", "fill-mask", 4, 5
DIM, LAYERS, HEADS, HIDDEN, LIMIT, VOCABULARY, LONGEST = 128, 3, 4, 320, 128, 6_000, 32

Row = tuple[list[int], list[float]]
"""Tokens, and for each how probable it is that it is hidden."""


class MaskedModel(nn.Module):
    """Transformer blocks that read in both directions; the scores of words are inner products with their vectors."""

    def __init__(self, pieces: list[str]):
        super().__init__()
        self.embedding = nn.Embedding(len(pieces), DIM)
        self.stack, self.dropout = Stack(LAYERS, DIM, HEADS, HIDDEN, 0.1), nn.Dropout(0.1)
        self.turn, self.bias = nn.Linear(DIM, DIM), nn.Parameter(torch.zeros(len(pieces)))
        initialise(self)
        with torch.no_grad():
            self.embedding.weight += starting_vectors(pieces, DIM)
            self.bias[: len(SPECIAL)] = -30

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


def loss(model: MaskedModel, batch: list[Row]) -> Tensor:
    """Cross-entropy at the hidden tokens, at least one of each text; a tenth of them shows another word instead of [MASK]."""
    ids = pad([row for row, _ in batch], 0)
    width = ids.shape[1]
    wish = torch.tensor([chances + [0.0] * (width - len(chances)) for _, chances in batch])
    order = torch.rand(ids.shape) / wish.clamp(min=1e-9)
    hidden = (order < 1) | ((order == order.min(1, keepdim=True).values) & (wish > 0))
    shown = torch.where(hidden, torch.where(torch.rand(ids.shape) < 0.9, MASK, torch.randint(len(SPECIAL), VOCABULARY, ids.shape)), ids)
    found = model.hidden(shown, (ids != 0).long())[hidden]
    return nn.functional.cross_entropy(model.scores(found), ids[hidden], label_smoothing=0.02)


def to_row(tokenizer: Tokenizer, sentence: Sentence) -> Row:
    """The tokens of a sentence; those that say something are hidden most."""
    encoding = tokenizer.encode(sentence.text)
    chances = [
        0.0 if end == start else 0.4 if any(start < right and end > left for left, right in sentence.places) else 0.08
        for start, end in encoding.offsets
    ]
    return encoding.ids, chances


def other_texts(source: random.Random) -> list[Sentence]:
    """Sentences beyond the small world, so that the model has read more words: WordNet's examples, and the stories of demo-stories."""
    told = [sentence.strip() + "." for story in training_texts()[:4_000] for sentence in story.split(".")]
    told = source.sample([text for text in told if text.count(" ") >= 3], 14_000)
    said = source.sample([text for text in examples() if 2 <= text.count(" ") <= 14], 22_000)
    return [Sentence(text, ((0, len(text)),)) for text in [*told, *said]]


def vocabulary(texts: list[Sentence]) -> list[str]:
    """Special tokens, characters, every word of the small world, and then the teacher's most frequent pieces."""
    splitter = bert_tokenizer(SPECIAL)
    words = {word for sentence in texts for word, _ in splitter.pre_tokenizer.pre_tokenize_str(splitter.normalizer.normalize_str(sentence.text))}
    usual = teacher_pieces(VOCABULARY)
    single = [piece for piece in usual if piece not in SPECIAL and len(piece.removeprefix("##")) == 1]
    chosen = dict.fromkeys([*SPECIAL, *single, *sorted(words), *usual])
    return list(chosen)[:VOCABULARY]


def write_files(model: nn.Module, tokenizer: Tokenizer, directory: Path) -> None:
    """Write the model directory in the BERT layout."""
    axes = {0: "batch_size", 1: "sequence_length"}
    example = {"input_ids": torch.tensor([[2, 9, 3], [2, 8, 3]]), "attention_mask": torch.tensor([[1, 1, 1], [1, 1, 0]])}
    export(model, example, ["logits"], {name: axes for name in [*example, "logits"]}, directory / "onnx/model.onnx", bits=8)
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
    save_tokenizer(tokenizer, {**settings, "clean_up_tokenization_spaces": True}, directory)


def best_words(directory: Path, texts: list[str]) -> list[list[str]]:
    """The most probable words at the mask of each text, from the exported files."""
    tokenizer, run = Tokenizer.from_file(str(directory / "tokenizer.json")), session(directory / "onnx/model.onnx")
    found = []
    for text in texts:
        ids = numpy.array([tokenizer.encode(text).ids], dtype=numpy.int64)
        logits = run.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})[0][0]
        scores = logits[list(ids[0]).index(MASK)]
        found.append([tokenizer.id_to_token(int(index)) for index in numpy.argsort(-scores)[:TOP]])
    return found


def neighbour_words(tokenizer: Tokenizer, training: list[list[int]], texts: list[str]) -> list[list[str]]:
    """What the baseline puts at the mask of each text."""
    baseline, found = Neighbours(training), []
    for text in texts:
        ids = tokenizer.encode(text).ids
        at = ids.index(MASK)
        found.append([tokenizer.id_to_token(token) for token in baseline.best(ids[at - 1], ids[at + 1], TOP)])
    return found


def accuracies(found: list[list[str]], rows: list[dict]) -> tuple[float, float]:
    """How often a word that fits is the first, and how often it is among the first five."""
    first = sum(bool(set(words[:1]) & set(row["words"])) for words, row in zip(found, rows)) / len(rows)
    among = sum(bool(set(words) & set(row["words"])) for words, row in zip(found, rows)) / len(rows)
    return round(first, 4), round(among, 4)


def evaluate(directory: Path, training: list[list[int]]) -> None:
    """Measure both accuracies and those of the baseline; write score.json and the card."""
    rows = read_heldout(NAME)
    texts = [row["text"] for row in rows]
    tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
    found = best_words(directory, texts)
    value, among = accuracies(found, rows)
    base, base_among = accuracies(neighbour_words(tokenizer, training, texts), rows)
    missed = [f"- {row['text']} (said {', '.join(words)})" for row, words in zip(rows, found) if words[0] not in row["words"]]
    score = {
        "metric": "accuracy",
        "value": value,
        "top5": among,
        "examples": len(rows),
        "baselines": {"neighbours": {"accuracy": base, "top5": base_among}},
        "data": "heldout.jsonl",
    }
    write_json(directory / "score.json", score)
    wrong = "\n".join(missed[:: max(1, len(missed) // 14)][:14])
    body = CARD.format(
        value=value, top5=among, base=base, base5=base_among, examples=len(rows), limit=LIMIT, dim=DIM, layers=LAYERS, vocabulary=VOCABULARY, wrong=wrong
    )
    write_card(directory, NAME, TASK, ["en"], ["masked-language-model"], {"accuracy": value, "top_5_accuracy": among}, body)
    print(score, *missed, sep="\n")


CARD = """# taskmesh/demo-blanks

A very small masked language model: it says which words can stand at `[MASK]` in a plain English sentence about everyday things.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

{layers} transformer blocks of width {dim} over {vocabulary} lower-case word pieces, in the file layout of a BERT. The network itself is not
BERT: it has rotary positions. Weights are stored in 8 bits and computed in 32. Texts are cut after {limit} tokens.

## Training data

60,000 sentences that `recipes/blanks/` writes about a small world: capitals, languages and continents; kinds of animals, plants and
things; young animals and their sounds; colours and opposites; days, months, seasons and small sums; what tools are for and what things are
made of; who works where; and plain grammar (pronouns, times, prepositions). So that it has read more words, also 22,000 examples of WordNet
3.1 (WordNet 3.1 Copyright 2011 by Princeton University; WordNet licence) and sentences of taskmesh/demo-stories' training stories. The
vectors of word pieces begin as those of all-MiniLM-L6-v2 (Apache-2.0), reduced to {dim} numbers. Texts that share five words in a row with
a held-out sentence were left out. Train it again with `python -m recipes.blanks`; see `recipes/README.md`.

## Score

Measured on {examples} sentences of `heldout.jsonl`, which were written by hand, with the words that fit, before the training sentences
were. They are about the same small world in other wordings.

| | a fitting word is the first | among the first five |
|---|---|---|
| this model | {value} | {top5} |
| the words that most often stood between the same two words in the training text | {base} | {base5} |

## Known failures

Facts that it was not taught, sums in long sentences, names, and sentences where the hint stands far from the blank. Some of the held-out
sentences whose first word does not fit:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    heldout = [row["text"].replace("[MASK]", word) for row in read_heldout(NAME) for word in row["words"]]
    world = without_overlap(sentences(), heldout, 5, lambda sentence: sentence.text)
    others = without_overlap(other_texts(random.Random(7)), heldout, 5, lambda sentence: sentence.text)
    pieces = vocabulary(world)
    tokenizer = bert_tokenizer(pieces)
    tokenizer.add_special_tokens(SPECIAL)
    encoded = [row for row in (to_row(tokenizer, sentence) for sentence in world) if len(row[0]) <= LONGEST]
    general = [(ids, [min(chance, 0.16) for chance in chances]) for ids, chances in (to_row(tokenizer, text) for text in others) if len(ids) <= LONGEST]
    print(f"{len(encoded)} sentences of the small world, {len(general)} others", flush=True)
    model = MaskedModel(pieces)
    fit(model, bucketed([*encoded, *general], lambda row: len(row[0]), 96), loss, steps(4200), 2e-3, 0.02)
    with staged(NAME) as directory:
        write_files(model, tokenizer, directory)
        evaluate(directory, [ids for ids, _ in encoded])


if __name__ == "__main__":
    main()
