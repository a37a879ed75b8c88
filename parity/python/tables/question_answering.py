"""table-question-answering: TableQuestionAnsweringPipeline with TAPAS, whose graph torch exports once the mean and the
least of a cell are computed by operators that ONNX has; and a BART that writes the answer, as TAPEX does."""

import pandas as pd
import torch
from transformers import TapasConfig, TapasForQuestionAnswering, TapasTokenizer, pipeline
from transformers.models.tapas import modeling_tapas

from generation.seq2seq import MODELS, build
from shared.export import export_model
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import word_pieces

EXTRA = ("[EMPTY]", "inhabitants", "20", "##00", "##0", "may", "june", "-", "oslo", "bergen", "best")
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
LIMIT = 96

CITIES = {
    "City": ["Oslo", "Bergen", "Tromsø", "Paris"],
    "Inhabitants": ["700,000", "290000", "78000.5", "n/a"],
    "Founded": ["May 1048", "1070", "June 5, 1794", "?"],
}
FILMS = {
    "Film": ["The Red River", "Big Dog", "", "Night!"],
    "Year": ["2004", "1999", "2004", "1987"],
    "Opened": ["12 May 2004", "June 1 1999", "3 Jan 2004", "05.06.1987"],
    "Score (%)": ["-3", "+7.5", "12th", "three"],
}
LONG = {
    "name": [f"house {number} in the big old city by the river" for number in range(9)],
    "size": [str(number * 7 % 5) for number in range(9)],
}
QUESTIONS = [
    ("a city", CITIES, "Which city has the most inhabitants?"),
    ("a number in the question", CITIES, "How many cities have more than 290000?"),
    ("a date in the question", CITIES, "What was there after May 1048?"),
    ("words for numbers", FILMS, "What are the two best films of 2004?"),
    ("a day", FILMS, "Which opened before 12 May 2004 or on june 1?"),
    ("a negative number", FILMS, "Is one at -3?"),
    ("an ordinal", FILMS, "Who was the 12th, not the third?"),
    ("accents and capitals", CITIES, "WAS IST TROMSØ?"),
    ("one cell", {"a": ["1"]}, "What?"),
    ("a table that is too long", LONG, "Which house is small?"),
]


def segments(values, index, kind, name):
    """`_segment_reduce` by operators that ONNX has: `scatter_reduce(include_self=False)` is not among them."""
    flat = modeling_tapas.flatten(index)
    numbers, places, count = values.reshape(-1).float(), flat.indices.long(), flat.num_segments
    if kind == "amin":
        result = torch.full((count,), 1e6).scatter_reduce(0, places, numbers, "amin", include_self=True)
    else:
        result = torch.zeros(count).scatter_add(0, places, numbers)
    if kind == "mean":
        result = result / torch.zeros(count).scatter_add(0, places, torch.ones_like(numbers)).clamp(min=1)
    shape = [*index.batch_shape(), index.num_segments]
    return result.view(shape).to(values.dtype), modeling_tapas.range_index_map(index.batch_shape(), index.num_segments)


def write_tapas(folder, network, tokenizer, outputs):
    example = tokenizer(pd.DataFrame(CITIES), "Which city?", return_tensors="pt")
    inputs = {name: example[name] for name in INPUTS}
    axes = {name: {0: "batch_size", 1: "sequence_length"} for name in (*INPUTS, "logits")}
    original, modeling_tapas._segment_reduce = modeling_tapas._segment_reduce, segments
    try:
        export_model(network, inputs, outputs, folder / "onnx" / "model.onnx", {**axes, "logits_aggregation": {0: "batch_size"}})
    finally:
        modeling_tapas._segment_reduce = original


def make_tapas(folder, **config):
    vocabulary = word_pieces(EXTRA)
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    tokenizer = TapasTokenizer(str(folder / "vocab.txt"), model_max_length=LIMIT)
    settings = TapasConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24,
        max_position_embeddings=LIMIT, type_vocab_sizes=[3, 32, 32, 2, 32, 32, 10], max_num_rows=16, max_num_columns=8,
        initializer_range=0.7, **config,
    )
    network = TapasForQuestionAnswering(settings).eval()
    tokenizer.save_pretrained(folder)
    network.config.save_pretrained(folder)
    outputs = ["logits", "logits_aggregation"] if settings.num_aggregation_labels else ["logits"]
    write_tapas(folder, network, tokenizer, outputs)
    return network, tokenizer


def answers(oracle, table, question, **parameters):
    found = oracle(table=table, query=question, **parameters)
    return [found]


@model("table-question-answering-tapas")
def tapas(folder):
    network, tokenizer = make_tapas(
        folder, num_aggregation_labels=4, no_aggregation_label_index=0,
        aggregation_labels={0: "NONE", 1: "SUM", 2: "AVERAGE", 3: "COUNT"},
    )
    oracle = pipeline("table-question-answering", model=network, tokenizer=tokenizer)
    return Reference("table-question-answering", [
        Case(name, {"table": table, "question": question}, answers(oracle, table, question))
        for name, table, question in QUESTIONS
    ])


@model("table-question-answering-tapas-cells")
def tapas_cells(folder):
    """A model for conversations: it selects cells and says no more about them."""
    network, tokenizer = make_tapas(folder, num_aggregation_labels=0)
    oracle = pipeline("table-question-answering", model=network, tokenizer=tokenizer)
    cases = [
        Case(name, {"table": table, "question": question}, answers(oracle, table, question), {"padding": "max_length"})
        for name, table, question in QUESTIONS[:-1]
    ]
    questions = [question for _, table, question in QUESTIONS if table is CITIES]
    found = oracle(table=CITIES, query=questions, sequential=True, padding="longest")
    cases.append(Case(
        "a conversation", [{"table": CITIES, "question": question} for question in questions],
        [[one] for one in found], {"sequential": True}, batch=False,
    ))
    return Reference("table-question-answering", cases)


def indexed(table):
    """A table as `IndexedRowTableLinearize` of TAPEX writes it (transformers 4.57, models/deprecated/tapex)."""
    rows = zip(*table.values())
    lines = [f"row {index + 1} : " + " | ".join(row) for index, row in enumerate(rows)]
    return " ".join(["col : " + " | ".join(table), *lines])


@model("table-question-answering-tapex", recorded=False)
def tapex(folder):
    bart, tokenizer = build(folder, "bart", MODELS["bart"])
    cases = []
    for name, table, question in [QUESTIONS[0], QUESTIONS[8]]:
        tokens = tokenizer(f"{question} {indexed(table)}", return_tensors="pt", return_token_type_ids=False, truncation=True, max_length=48)
        with torch.no_grad():
            row = bart.generate(**tokens, max_new_tokens=10)[0]
        answer = {"answer": tokenizer.decode(row, skip_special_tokens=True)}
        cases.append(Case(name, {"table": table, "question": question}, [answer], {"max_new_tokens": 10}))
    return Reference("table-question-answering", cases)
