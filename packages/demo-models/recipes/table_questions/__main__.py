"""Train `taskmesh/demo-table-questions`: select the cells that answer a question, and say what to do with them."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy
import torch
from torch import Tensor, nn
from transformers import TapasTokenizer

from .data import AGGREGATORS, Example, examples
from .encoding import Encoder
from ..shared.card import write_card
from ..shared.export import export
from ..shared.layers import Attention, initialise
from ..shared.options import steps
from ..shared.publish import read_heldout, staged, write_json
from ..shared.runtime import session
from ..shared.tokenizer import word_pieces
from ..shared.training import fit, seed_everything

NAME, TASK = "table-questions", "table-question-answering"
DIM, LAYERS, HEADS, HIDDEN, LIMIT, VOCABULARY = 96, 4, 8, 192, 256, 1600
SIZES = (3, 64, 64, 2, 64, 64, 10)
ROWS, BATCH = 30_000, 24
RELATIONS = 8


class Block(nn.Module):
    """Attention whose heads know which tokens are of one cell, row or column, and which are the same."""

    def __init__(self):
        super().__init__()
        self.norm, self.attention = nn.LayerNorm(DIM), Attention(DIM, HEADS)
        self.bias = nn.Parameter(torch.randn(HEADS, RELATIONS) * 0.5)
        self.feed = nn.Sequential(nn.LayerNorm(DIM), nn.Linear(DIM, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, DIM))

    def forward(self, x: Tensor, relations: Tensor, mask: Tensor) -> Tensor:
        bias = (relations @ self.bias.t()).permute(0, 3, 1, 2)
        normed = self.norm(x)
        x = x + self.attention(normed, normed, bias + mask)[0]
        return x + self.feed(x)


class TableReader(nn.Module):
    """Reads what TAPAS reads, and gives a number for each cell and one for each aggregator."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.words = nn.Embedding(vocabulary, DIM)
        self.places = nn.Embedding(LIMIT, DIM)
        self.types = nn.ModuleList(nn.Embedding(size, DIM) for size in SIZES)
        self.found = nn.Linear(4, DIM)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(DIM)
        self.cell = nn.Sequential(nn.Linear(DIM, DIM), nn.GELU(), nn.Linear(DIM, 1))
        self.aggregator = nn.Sequential(nn.Linear(2 * DIM + 1, DIM), nn.GELU(), nn.Linear(DIM, len(AGGREGATORS)))
        initialise(self)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        mask = attention_mask.float()
        table = token_type_ids[:, :, 0].float()
        columns, rows = token_type_ids[:, :, 1], token_type_ids[:, :, 2]
        question = (1 - table) * mask
        both = table[:, :, None] * table[:, None, :]
        same_column = (columns[:, :, None] == columns[:, None, :]).float() * both
        same_row = (rows[:, :, None] == rows[:, None, :]).float() * both
        same_cell = same_column * same_row
        equal = (input_ids[:, :, None] == input_ids[:, None, :]).float() * mask[:, :, None] * mask[:, None, :]
        # Two tokens that follow each other in both places.
        pairs = nn.functional.pad(equal[:, 1:, 1:] * equal[:, :-1, :-1], (1, 0, 1, 0))
        asked = equal * question[:, None, :]
        asked_pairs = pairs * question[:, None, :]
        in_cell = same_cell / same_cell.sum(-1, keepdim=True).clamp(min=1)
        one = (asked.sum(-1) > 0).float()
        two = (asked_pairs.sum(-1) > 0).float()
        shares = torch.stack([one, two, (in_cell @ one[:, :, None])[..., 0], (in_cell @ two[:, :, None])[..., 0]], dim=-1)
        head = ((rows == 0).float() * table)[:, None, :].expand_as(equal)
        relations = torch.stack([
            same_cell, same_row, same_column, equal, pairs, head, question[:, None, :].expand_as(equal), same_column * head,
        ], dim=-1)
        order = torch.arange(input_ids.shape[1])[None, :] * (1 - token_type_ids[:, :, 0])
        x = self.words(input_ids) + self.places(order) + self.found(shares * table[:, :, None])
        for index, embedding in enumerate(self.types):
            x = x + embedding(token_type_ids[:, :, index])
        blocked = (1 - mask)[:, None, None, :] * -1e9
        for block in self.blocks:
            x = block(x, relations, blocked)
        x = self.norm(x)
        # The tokens of a cell agree.
        logits = self.cell(x + in_cell @ x)[..., 0]
        logits = (in_cell @ logits[:, :, None])[..., 0] - 30 * (1 - table)
        # Names are counted, numbers are added: what was selected says so, whatever it is called.
        body = table * (rows > 0).float()
        chosen = torch.sigmoid(logits) * body
        chosen = chosen / chosen.sum(-1, keepdim=True).clamp(min=0.1)
        numeric = (chosen * (token_type_ids[:, :, 4] > 0).float()).sum(-1, keepdim=True)
        picture = torch.cat([x[:, 0], (chosen[:, None, :] @ x)[:, 0], numeric], dim=-1)
        return logits, self.aggregator(picture)


def batches(rows: list, seed: int = 7) -> Iterator[tuple]:
    """Endless batches of encoded examples of similar lengths."""
    source = random.Random(seed)
    order = sorted(range(len(rows)), key=lambda index: len(rows[index][0]))
    while True:
        start = source.randrange(len(order) - BATCH * 4)
        chosen = [rows[index] for index in source.sample(order[start : start + BATCH * 4], BATCH)]
        length = max(len(ids) for ids, _, _, _ in chosen)
        ids, mask = torch.zeros(BATCH, length, dtype=torch.long), torch.zeros(BATCH, length, dtype=torch.long)
        types, labels = torch.zeros(BATCH, length, 7, dtype=torch.long), torch.zeros(BATCH, length)
        for at, (tokens, kinds, wanted, _) in enumerate(chosen):
            ids[at, : len(tokens)], mask[at, : len(tokens)] = torch.tensor(tokens), 1
            types[at, : len(tokens)], labels[at, : len(tokens)] = torch.tensor(kinds), torch.tensor(wanted)
        yield ids, mask, types, labels, torch.tensor([aggregator for _, _, _, aggregator in chosen])


def targets(example: Example, types: list[list[int]]) -> list[float]:
    """1 for the tokens of the cells that are the answer."""
    cells = set(example.cells)
    return [float(kind[0] == 1 and (kind[2] - 1, kind[1] - 1) in cells) for kind in types]


def loss(model: nn.Module, batch: tuple) -> Tensor:
    """Each cell is right or wrong, and so is the aggregator."""
    ids, mask, types, labels, aggregators = batch
    logits, guesses = model(ids, mask, types)
    body = (types[:, :, 2] > 0).float()
    each = nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction="none") * body
    wanted = (labels * body).sum(1, keepdim=True).clamp(min=1)
    others = ((1 - labels) * body).sum(1, keepdim=True).clamp(min=1)
    cells = (each * (labels / wanted + (1 - labels) * 2 / others)).sum(1).mean()
    return 2 * cells + 0.5 * nn.functional.cross_entropy(guesses, aggregators)


def write_tokenizer(texts: list[str], directory: Path) -> TapasTokenizer:
    """Write the files of a TapasTokenizer."""
    vocabulary = word_pieces(texts, VOCABULARY).get_vocab()
    tokens = sorted(vocabulary, key=vocabulary.get)
    tokens = [*tokens[:4], "[MASK]", "[EMPTY]", *tokens[4:]]
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "vocab.txt").write_text("\n".join(tokens) + "\n")
    write_json(directory / "tokenizer_config.json", {
        "tokenizer_class": "TapasTokenizer",
        "do_lower_case": True,
        "model_max_length": LIMIT,
        "max_column_id": SIZES[1],
        "max_row_id": SIZES[2],
        "empty_token": "[EMPTY]",
    })
    return TapasTokenizer(str(directory / "vocab.txt"), model_max_length=LIMIT, max_column_id=SIZES[1], max_row_id=SIZES[2])


def write_files(model: nn.Module, encode: Encoder, directory: Path) -> None:
    """Write the model directory in the TAPAS layout."""
    ids, types = encode({"City": ["Oslo", "Rome"], "Area": ["5", "6"]}, "Which city?")
    example = {
        "input_ids": torch.tensor([ids, ids]),
        "attention_mask": torch.ones(2, len(ids), dtype=torch.long),
        "token_type_ids": torch.tensor([types, types]),
    }
    rows = {0: "batch_size", 1: "sequence_length"}
    dynamic = {**{name: rows for name in (*example, "logits")}, "logits_aggregation": {0: "batch_size"}}
    export(model, example, ["logits", "logits_aggregation"], dynamic, directory / "onnx/model.onnx")
    write_json(directory / "config.json", {
        "model_type": "tapas",
        "architectures": ["TapasForQuestionAnswering"],
        "vocab_size": encode.tokenizer.vocab_size,
        "hidden_size": DIM,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": HIDDEN,
        "max_position_embeddings": LIMIT,
        "type_vocab_sizes": list(SIZES),
        "num_aggregation_labels": len(AGGREGATORS),
        "aggregation_labels": dict(enumerate(AGGREGATORS)),
        "no_aggregation_label_index": 0,
    })


def answer(run, encode: Encoder, table: dict, question: str) -> tuple[list[tuple[int, int]], str]:
    """Cells above one half, and the aggregator, as the table-question-answering pipeline of transformers reads them."""
    ids, types = encode(table, question)
    feeds = {"input_ids": numpy.array([ids]), "attention_mask": numpy.ones((1, len(ids)), numpy.int64), "token_type_ids": numpy.array([types])}
    logits, aggregation = run.run(None, feeds)
    cells: dict[tuple[int, int], list[float]] = {}
    for kind, logit in zip(types, logits[0].tolist()):
        if kind[0] == 1 and kind[2] > 0:
            cells.setdefault((kind[2] - 1, kind[1] - 1), []).append(1 / (1 + numpy.exp(-logit)))
    return sorted(cell for cell, found in cells.items() if numpy.mean(found) > 0.5), AGGREGATORS[int(aggregation.argmax())]


def evaluate(directory: Path, encode: Encoder) -> None:
    """Measure how many held-out questions are answered whole; write score.json and the card."""
    run, rows, wrong = session(directory / "onnx/model.onnx"), read_heldout(NAME), []
    for row in rows:
        cells, aggregator = answer(run, encode, row["table"], row["question"])
        if cells != [tuple(cell) for cell in row["cells"]] or aggregator != row["aggregator"]:
            wrong.append(f"- {row['question']} It said {aggregator} of {cells}, expected {row['aggregator']} of {[tuple(cell) for cell in row['cells']]}")
    value, tables = round(1 - len(wrong) / len(rows), 4), len({json.dumps(row["table"]) for row in rows})
    write_json(directory / "score.json", {"metric": "denotation accuracy", "value": value, "examples": len(rows), "data": "heldout.jsonl"})
    body = CARD.format(value=value, examples=len(rows), tables=tables, wrong="\n".join(wrong))
    write_card(directory, NAME, TASK, ["en"], ["table-question-answering", "tapas"], {"accuracy": value}, body)
    print(f"held-out accuracy {value} on {len(rows)}", *wrong, sep="\n")


CARD = """# taskmesh/demo-table-questions

A very small model that answers English questions about small tables: it selects cells and says whether to add, average or count them.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

A transformer of four layers in the file layout of TAPAS: `input_ids`, `attention_mask` and `token_type_ids` of seven columns in, `logits`
and `logits_aggregation` out; `vocab.txt` and `tokenizer_config.json` are those of a `TapasTokenizer`. Unlike TAPAS, its attention
knows which tokens are of one cell, row or column and which words of the question stand in a cell, which is why so few parameters are enough.

## Training data

Only tables and questions that `recipes/table_questions/data.py` makes of `words.py`: ten topics, 2 to 8 rows, questions for a cell, for
the row with the most or least of something, for rows that fulfil a condition, for counts, sums and averages. No data set was downloaded.
Train it again with `python -m recipes.table_questions`.

## Score

{value} of {examples} questions written by hand about {tables} tables of other topics are answered whole: the same cells and the same
aggregator. This is the second version measured on them, after 0.6909, which took counts for selections; the score is a little flattering.

## Known failures

Two conditions at once, differences, "before" and "after", dates, words for a measure that it does not know ("how wealthy"), and tables that are
longer than {limit} tokens. It always answers. Wrong among the held-out questions:

{wrong}
""".replace("{limit}", str(LIMIT))


def main() -> None:
    """Train, export, measure."""
    count = steps(1700)
    seed_everything()
    made = examples(ROWS, seed=7)
    texts = [" ".join([one.question, *one.table, *(cell for cells in one.table.values() for cell in cells)]) for one in made]
    with staged(NAME) as directory:
        tokenizer = write_tokenizer(texts, directory)
        encode, rows = Encoder(tokenizer), []
        for one in made:
            ids, types = encode(one.table, one.question)
            rows.append((ids, types, targets(one, types), one.aggregator))
        model = TableReader(tokenizer.vocab_size)
        print(f"{sum(part.numel() for part in model.parameters())} parameters, {len(rows)} questions")
        fit(model, batches(rows), loss, count)
        write_files(model, encode, directory)
        evaluate(directory, encode)


if __name__ == "__main__":
    main()
