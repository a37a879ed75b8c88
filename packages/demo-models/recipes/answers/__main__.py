"""Train `taskmesh/demo-answers`: finds the answer to an English question in a paragraph."""

import math
import re
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from .data import training_rows
from ..shared.card import write_card
from ..shared.export import export
from ..shared.layers import Stack, initialise, padding_mask, token_positions
from ..shared.minilm import starting_vectors, teacher_pieces
from ..shared.options import steps
from ..shared.overlap import without_overlap
from ..shared.publish import read_heldout, staged, write_json
from ..shared.runtime import session
from ..shared.tokenizer import bert_tokenizer, save_tokenizer
from ..shared.training import bucketed, fit, pad, seed_everything

NAME, TASK = "answers", "question-answering"
DIM, LAYERS, HEADS, HIDDEN, LIMIT, VOCABULARY, ROWS, LONGEST = 96, 2, 4, 192, 256, 12_000, 24_000, 72


class Reader(nn.Module):
    """Transformer blocks over the question and the paragraph; each token knows which token of the question it is most like."""

    def __init__(self, pieces: list[str]):
        super().__init__()
        self.embedding = nn.Embedding(len(pieces), DIM)
        self.segment, self.same = nn.Parameter(torch.zeros(2, DIM)), nn.Parameter(torch.zeros(DIM))
        self.project, self.aligned, self.nearness = nn.Linear(DIM, DIM), nn.Linear(DIM, DIM), nn.Linear(1, DIM)
        self.stack = Stack(LAYERS, DIM, HEADS, HIDDEN, 0.1)
        self.dropout, self.head = nn.Dropout(0.15), nn.Linear(DIM, 2)
        initialise(self)
        with torch.no_grad():
            self.embedding.weight += 2 * starting_vectors(pieces, DIM)
            self.project.weight.copy_(torch.eye(DIM))
            self.segment.normal_(std=0.5)
            self.same.normal_(std=0.5)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        mask, context = attention_mask.float(), token_type_ids[:, :, None].float()
        x = self.dropout(self.embedding(input_ids) * math.sqrt(DIM) / 2)
        asked = mask * (1 - token_type_ids.float()) * (input_ids > 4).float()
        equal = (input_ids[:, :, None] == input_ids[:, None, :]).float() * asked[:, None, :]
        matched = equal.sum(2, keepdim=True).clamp(max=1)
        own = self.project(x)
        own = own / own.square().sum(2, keepdim=True).sqrt().clamp(min=1e-6)
        likeness = own @ own.transpose(1, 2) - (1 - asked[:, None, :]) * 9
        nearness, weights = likeness.max(2, keepdim=True).values, torch.softmax(likeness * 8, dim=2)
        x = x + context * (matched * self.same + self.nearness(nearness) + self.aligned(weights @ x))
        x = x + self.segment[0] * (1 - context) + self.segment[1] * context
        x, _ = self.stack(x, padding_mask(attention_mask), token_positions(input_ids))
        # Only the paragraph has answers; its first token, [CLS], says that there is none.
        outside = (1 - mask * token_type_ids.float()) * 30
        logits = self.head(x) - outside[:, :, None]
        return logits[:, :, 0], logits[:, :, 1]


def encode(tokenizer: Tokenizer, question: str, context: str, start: int, end: int) -> tuple[list[int], list[int], int, int] | None:
    """Tokens, segments, and the first and last token of the answer; nothing when it does not fit."""
    encoding = tokenizer.encode(question, context)
    inside = [
        index
        for index, ((left, right), segment) in enumerate(zip(encoding.offsets, encoding.type_ids))
        if segment == 1 and right > start and left < end and right > left
    ]
    if not inside or len(encoding.ids) > LONGEST:
        return None
    return encoding.ids, encoding.type_ids, inside[0], inside[-1]


def loss(model: nn.Module, rows: list) -> Tensor:
    """Cross-entropy of the first and the last token."""
    ids, segments = pad([row[0] for row in rows], 0), pad([row[1] for row in rows], 0)
    start, end = model(ids, (ids != 0).long(), segments)
    first, last = torch.tensor([row[2] for row in rows]), torch.tensor([row[3] for row in rows])
    return nn.functional.cross_entropy(start, first) + nn.functional.cross_entropy(end, last)


def write_files(model: nn.Module, tokenizer: Tokenizer, directory: Path) -> None:
    """Write the model directory in the BERT layout."""
    rows = {0: "batch_size", 1: "sequence_length"}
    example = {
        "input_ids": torch.tensor([[2, 9, 3, 8, 3], [2, 8, 3, 9, 3]]),
        "attention_mask": torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]]),
        "token_type_ids": torch.tensor([[0, 0, 0, 1, 1], [0, 0, 0, 1, 0]]),
    }
    outputs = ["start_logits", "end_logits"]
    export(model, example, outputs, {name: rows for name in [*example, *outputs]}, directory / "onnx/model.onnx", bits=8)
    config = {
        "model_type": "bert",
        "architectures": ["BertForQuestionAnswering"],
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


def answers(directory: Path, rows: list[dict]) -> list[str]:
    """The best answer of each row with at most 15 tokens, from the exported files."""
    tokenizer, run = Tokenizer.from_file(str(directory / "tokenizer.json")), session(directory / "onnx/model.onnx")
    found = []
    for row in rows:
        encoding = tokenizer.encode(row["question"], row["context"])
        feeds = {"input_ids": encoding.ids, "attention_mask": encoding.attention_mask, "token_type_ids": encoding.type_ids}
        start, end = run.run(None, {name: numpy.array([values], dtype=numpy.int64) for name, values in feeds.items()})
        places = numpy.arange(len(encoding.ids))
        reach = places[None, :] - places[:, None]
        scores = numpy.where((reach >= 0) & (reach < 15), start[0][:, None] + end[0][None, :], -1e9)
        first, last = numpy.unravel_index(scores.argmax(), scores.shape)
        words = encoding.word_ids
        inside = [index for index in places if encoding.type_ids[index] == 1 and words[index] is not None and words[first] is not None]
        same = [index for index in inside if words[first] <= words[index] <= words[last]]
        found.append(row["context"][encoding.offsets[same[0]][0] : encoding.offsets[same[-1]][1]] if same else "")
    return found


def plain_words(text: str) -> list[str]:
    """SQuAD's normal form: lower case, without punctuation and articles."""
    return [word for word in re.sub(r"[^\w\s]", "", text.lower()).split() if word not in ("a", "an", "the")]


def overlap(truth: str, found: str) -> float:
    """F1 of the words of two answers."""
    left, right = plain_words(truth), plain_words(found)
    same = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * same / (len(left) + len(right)) if same else 0.0


def evaluate(directory: Path) -> None:
    """Measure the F1 of words and how many answers are exact; write score.json and the card."""
    rows = read_heldout(NAME)
    found = answers(directory, rows)
    scores = [overlap(row["answer"], text) for row, text in zip(rows, found)]
    exact = round(sum(plain_words(row["answer"]) == plain_words(text) for row, text in zip(rows, found)) / len(rows), 4)
    value = round(sum(scores) / len(scores), 4)
    wrong = [f"- {row['question']} (said \"{text}\", right: \"{row['answer']}\")" for row, text, score in zip(rows, found, scores) if score < 1]
    score = {"metric": "f1", "value": value, "exact": exact, "examples": len(rows), "data": "heldout.jsonl"}
    write_json(directory / "score.json", score)
    body = CARD.format(value=value, exact=exact, examples=len(rows), limit=LIMIT, dim=DIM, vocabulary=VOCABULARY, wrong="\n".join(wrong[:14]))
    write_card(directory, NAME, TASK, ["en"], ["extractive"], {"f1": value, "exact_match": exact}, body)
    print(f"held-out F1 {value}, exact {exact} on {len(rows)}\n" + "\n".join(wrong))


CARD = """# taskmesh/demo-answers

A very small reader that finds the answer to an English question in a short paragraph.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

Two transformer blocks of width {dim} over {vocabulary} lower-case word pieces, in the file layout of a BERT for question answering. The
network itself is not BERT: it has rotary positions, and each token of the paragraph is told which tokens of the question are the same or
alike. Weights are stored in 8 bits and computed in 32. It reads {limit} tokens at once; the runner reads longer paragraphs in parts.

## Training data

Paragraphs that `recipes/answers/` makes: facts in several wordings with questions about them, filled with names (the sources are on the
card of taskmesh/demo-names), numbers and nouns; and examples of WordNet 3.1 (WordNet 3.1 Copyright 2011 by Princeton University; WordNet
licence), about which rules ask questions after spaCy has parsed them (`en_core_web_sm`, MIT). The vectors of word pieces begin as those of
all-MiniLM-L6-v2 (Apache-2.0), reduced to {dim} numbers. Paragraphs that share five words in a row with a held-out one were left out. Train
it again with `python -m recipes.answers`; see `recipes/README.md`.

## Score

F1 of the words of the answer, as in SQuAD: {value}; {exact} of the answers are exact. Measured on {examples} questions in `heldout.jsonl`,
whose paragraphs were written by hand before the model was first evaluated, with names and wordings that the training data do not have. The
answer is always in the paragraph: the model was not taught to say that there is none.

## Known failures

Questions whose words are not near those of the paragraph, reasons ("why"), counting, and anything that needs two sentences together. Of
the held-out questions it gets wrong, the first:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    heldout = read_heldout(NAME)
    taken = {name for row in heldout for name in re.findall(r"[A-Z][\w-]+(?: [A-Z][\w-]+)+", row["context"])}
    rows = without_overlap(training_rows(ROWS, taken), [row["context"] for row in heldout], 5, lambda row: row[1])
    pieces = teacher_pieces(VOCABULARY)
    tokenizer = bert_tokenizer(pieces)
    encoded = [made for made in (encode(tokenizer, *row) for row in rows) if made]
    print(f"{len(encoded)} rows", flush=True)
    model = Reader(pieces)
    fit(model, bucketed(encoded, lambda row: len(row[0]), 32), loss, steps(1300), 2e-3, 0.05)
    with staged(NAME) as directory:
        write_files(model, tokenizer, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
