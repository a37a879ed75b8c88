"""table-to-text and tabular-to-text: tables as one text for a T5."""

import torch

from generation.seq2seq import MODELS, build
from shared.models import Case, Reference, model

TABLE = {"City": ["Paris", "Berlin"], "Country": ["France", None], "Year": [1900, 2.5]}
TRIPLES = {"subject": ["Paris"], "predicate": ["capital of"], "object": ["France"]}


def whole(name, values):
    return f"<cell> {values} <col_header> {name} </col_header> </cell>"


INPUTS = {
    "table-to-text": [
        (
            {"table": TABLE, "title": "Capitals", "highlighted_cells": [[1, 0], [0, 2]]},
            "<page_title> Capitals </page_title> <table> " + f"{whole('City', 'Berlin')} {whole('Year', 1900)} </table>",
        ),
        (
            {"table": {"City": ["Paris"], "Country": [None]}},
            f"<table> {whole('City', 'Paris')} {whole('Country', '')} </table>",
        ),
    ],
    "tabular-to-text": [
        ({"data": TRIPLES}, "<H> Paris <R> capital of <T> France"),
        ({"data": {"name": ["the cat", "dog"], "age": [3, None]}}, "name: the cat | age: 3\nname: dog | age: "),
    ],
}


def declare(task):
    @model(f"{task}-t5", recorded=False)
    def make(folder):
        t5, tokenizer = build(folder, "t5", MODELS["t5"])
        cases = []
        for at, (inputs, text) in enumerate(INPUTS[task]):
            with torch.no_grad():
                row = t5.generate(**tokenizer(text, return_tensors="pt", return_token_type_ids=False), max_new_tokens=10)[0]
            written = {"generated_text": tokenizer.decode(row, skip_special_tokens=True)}
            cases.append(Case(f"table {at}", inputs, written, {"max_new_tokens": 10}))
        return Reference(task, cases)


for task in INPUTS:
    declare(task)
