"""Train `taskmesh/demo-sentences`: vectors of English sentences, learned from all-MiniLM-L6-v2."""

import math
from pathlib import Path

import numpy
import torch
from scipy.stats import spearmanr
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import normalize

from .data import sentences
from ..shared.card import write_card
from ..shared.export import export
from ..shared.layers import Stack, initialise, padding_mask, token_positions
from ..shared.minilm import embed, embed_pieces, teacher_pieces
from ..shared.options import steps
from ..shared.overlap import without_overlap
from ..shared.publish import read_heldout, staged, write_json
from ..shared.runtime import session
from ..shared.tokenizer import bert_tokenizer, save_tokenizer
from ..shared.training import bucketed, fit, pad, seed_everything

NAME, TASK = "sentences", "sentence-similarity"
DIM, LAYERS, HEADS, HIDDEN, LIMIT, VOCABULARY, LONGEST = 96, 1, 4, 192, 256, 18_000, 20


class Encoder(nn.Module):
    """A vector for each token: that of its word piece, and what a small transformer block adds to it."""

    def __init__(self, pieces: Tensor):
        super().__init__()
        self.embedding = nn.Embedding(len(pieces), DIM)
        self.stack = Stack(LAYERS, DIM, HEADS, HIDDEN, 0.0)
        self.out = nn.Linear(DIM, DIM)
        initialise(self)
        self.embedding.weight.data.copy_(pieces)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        x = self.embedding(input_ids)
        mixed, _ = self.stack(x * math.sqrt(DIM), padding_mask(attention_mask), token_positions(input_ids))
        return x + 0.3 * self.out(mixed)


def pooled(hidden: Tensor, mask: Tensor) -> Tensor:
    """Unit vectors of the means over the tokens."""
    return normalize((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)


def principal(vectors: numpy.ndarray) -> numpy.ndarray:
    """The `[384, DIM]` projection that keeps most of the inner products of the vectors."""
    _, directions = numpy.linalg.eigh((vectors.T @ vectors).astype(numpy.float64))
    return directions[:, ::-1][:, :DIM].astype(numpy.float32)


def piece_vectors(projection: numpy.ndarray) -> Tensor:
    """Where training begins: the teacher's vector of each piece, shorter for frequent ones (Zipf's law by rank)."""
    vectors = embed_pieces(teacher_pieces(VOCABULARY)[5:]) @ projection
    vectors -= vectors.mean(0)
    weight = 1e-3 / (1e-3 + 1 / (numpy.arange(len(vectors)) + 10) / 10)
    return torch.from_numpy(numpy.vstack([numpy.zeros((5, DIM)), vectors * weight[:, None]]).astype(numpy.float32))


def loss(model: nn.Module, batch: list[tuple[list[int], Tensor]]) -> Tensor:
    """How far vectors are from the teacher's, and how far their similarities are from the similarities there."""
    ids, target = pad([ids for ids, _ in batch], 0), torch.stack([vector for _, vector in batch])
    mask = (ids != 0).float()
    made = pooled(model(ids, mask), mask)
    distance = 1 - (made * target).sum(1).mean()
    return distance + 10 * ((made @ made.T - target @ target.T) ** 2).mean()


def write_files(model: nn.Module, tokenizer: Tokenizer, directory: Path) -> None:
    """Write the model directory in the layout of sentence-transformers."""
    rows = {0: "batch_size", 1: "sequence_length"}
    example = {"input_ids": torch.tensor([[2, 9, 3], [2, 8, 3]]), "attention_mask": torch.tensor([[1, 1, 1], [1, 1, 0]])}
    axes = {**{name: rows for name in example}, "last_hidden_state": rows}
    export(model, example, ["last_hidden_state"], axes, directory / "onnx/model.onnx", bits=8)
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
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
    kinds = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [
        {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for index, (path, kind) in enumerate(kinds)
    ]
    write_json(directory / "modules.json", modules)
    (directory / "1_Pooling").mkdir()
    write_json(directory / "1_Pooling/config.json", {"word_embedding_dimension": DIM, "pooling_mode_mean_tokens": True})
    write_json(directory / "sentence_bert_config.json", {"max_seq_length": LIMIT, "do_lower_case": False})


def vectors_of(directory: Path, texts: list[str]) -> numpy.ndarray:
    """Unit vectors, from the exported files."""
    tokenizer, run = Tokenizer.from_file(str(directory / "tokenizer.json")), session(directory / "onnx/model.onnx")
    found = []
    for text in texts:
        ids = numpy.array([tokenizer.encode(text).ids[:LIMIT]], dtype=numpy.int64)
        mean = run.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})[0][0].mean(0)
        found.append(mean / numpy.linalg.norm(mean))
    return numpy.stack(found)


def rank_correlation(vectors: numpy.ndarray, rows: list[dict]) -> float:
    """Spearman's correlation of the cosines of pairs, which lie one after the other, with people's scores."""
    cosines = (vectors[0::2] * vectors[1::2]).sum(1)
    return round(float(spearmanr(cosines, [row["score"] for row in rows]).statistic), 4)


def evaluate(directory: Path) -> None:
    """Measure the rank correlation on the held-out pairs; write score.json and the card."""
    rows = read_heldout(NAME)
    texts = [text for row in rows for text in (row["first"], row["second"])]
    made = vectors_of(directory, texts)
    value, teacher = rank_correlation(made, rows), rank_correlation(embed(texts), rows)
    cosines = (made[0::2] * made[1::2]).sum(1)
    ranks = [numpy.argsort(numpy.argsort(numbers)) for numbers in (cosines, [row["score"] for row in rows])]
    worst = numpy.argsort(-abs(ranks[0] - ranks[1]))[:6]
    wrong = "\n".join(f"- {rows[at]['first']} / {rows[at]['second']} (cosine {cosines[at]:.2f}, written {rows[at]['score']} of 5)" for at in worst)
    write_json(directory / "score.json", {"metric": "spearman", "value": value, "examples": len(rows), "data": "heldout.jsonl"})
    body = CARD.format(value=value, teacher=teacher, examples=len(rows), dim=DIM, vocabulary=VOCABULARY, limit=LIMIT, wrong=wrong)
    tags = ["sentence-transformers", "feature-extraction", "text-ranking"]
    write_card(directory, NAME, TASK, ["en"], tags, {"spearman": value}, body)
    print(f"held-out Spearman {value} (teacher {teacher}) on {len(rows)}\n{wrong}")


CARD = """# taskmesh/demo-sentences

A very small encoder that makes a vector of {dim} numbers of an English text. Texts that say similar things have similar
vectors (cosine), so it does sentence-similarity, feature-extraction, text-ranking and text-retrieval.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

Vectors of {vocabulary} lower-case word pieces, to which a transformer block of width {dim} adds what the words around them
change; the vector of a text is the mean over its tokens. The files are those of sentence-transformers, in the layout of
a BERT; the network has rotary positions. Weights are stored in 8 bits and computed in 32. Texts are cut after {limit} tokens.

## Training data

It was distilled from [all-MiniLM-L6-v2](https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2) (Apache-2.0): its word pieces
begin as the teacher's vectors of them, reduced to {dim} numbers, and it learned to give the teacher's vectors of 60,000 texts: the
examples and definitions of WordNet 3.1 (WordNet 3.1 Copyright 2011 by Princeton University; WordNet licence) and sentences and
questions that `recipes/sentences/data.py` writes. Sentences that share five words in a row with a held-out one were left out. Train it
again with `python -m recipes.sentences`; see `recipes/README.md`.

## Score

Spearman's rank correlation with hand-given scores from 0 to 5: {value} on {examples} pairs in `heldout.jsonl`, written by hand
before the model was first evaluated; its teacher, which is 40 times as large, has {teacher} on them.

## Known failures

It reads other languages badly, knows little of word order, roles and negation ("not"), and rare names are only their pieces. Pairs
whose rank is furthest from the hand-given one:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    heldout = [text for row in read_heldout(NAME) for text in (row["first"], row["second"])]
    everything = sentences()
    kept = without_overlap(list(enumerate(everything)), heldout, 5, lambda row: row[1])
    tokenizer = bert_tokenizer(teacher_pieces(VOCABULARY))
    encoded = [(index, tokenizer.encode(text).ids) for index, text in kept]
    encoded = [(index, ids) for index, ids in encoded if len(ids) <= LONGEST]
    rows, vectors = [ids for _, ids in encoded], embed(everything)[[index for index, _ in encoded]]
    projection = principal(vectors)
    targets = normalize(torch.from_numpy(vectors @ projection), dim=1)
    model = Encoder(piece_vectors(projection))
    fit(model, bucketed(list(zip(rows, targets)), lambda row: len(row[0]), 128), loss, steps(1500), 2e-3, 0.0)
    with staged(NAME) as directory:
        write_files(model, tokenizer, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
