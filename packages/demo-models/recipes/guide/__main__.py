"""Train `taskmesh/demo-guide`: says in a conversation which task of the registry does what somebody wants."""

import math
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from .baseline import WordOverlap
from .data import CONVERSATIONS, Conversation, Speaker, tasks
from ..shared.card import write_card
from ..shared.export import export
from ..shared.layers import Stack, causal_mask, initialise, token_positions
from ..shared.minilm import embed, starting_vectors
from ..shared.options import steps
from ..shared.publish import read_heldout, staged, write_json
from ..shared.runtime import empty_caches, next_caches, session
from ..shared.tokenizer import byte_pairs, save_tokenizer
from ..shared.training import bucketed, fit, pad, seed_everything
from ..shared.wordnet import examples

NAME, TASK = "guide", "chat-completion"
PAD, USER, SYSTEM, ASSISTANT, END = "<|pad|>", "<|user|>", "<|system|>", "<|assistant|>", "<|end|>"
DIM, LAYERS, HEADS, HIDDEN, LIMIT, VOCABULARY, LONGEST, KEPT, TAUGHT = 128, 3, 4, 384, 512, 6_000, 150, 5, 9_000
TEMPLATE = (
    "{%- for message in messages[-" + str(KEPT) + ":] -%}"
    "{{- '<|' + ('user' if message.role == 'tool' or message.role == 'developer' else message.role) + '|>' + message.content + '<|end|>' -}}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}"
)


class Guide(nn.Module):
    """Decoder-only transformer with rotary positions and tied embeddings; `meaning` is only trained with."""

    def __init__(self, pieces: list[str]):
        super().__init__()
        self.embedding = nn.Embedding(len(pieces), DIM)
        self.stack, self.dropout = Stack(LAYERS, DIM, HEADS, HIDDEN, 0.1), nn.Dropout(0.1)
        self.meaning = nn.Linear(DIM, 384)
        initialise(self)
        with torch.no_grad():
            self.embedding.weight += starting_vectors(pieces, DIM)

    def hidden(self, ids: Tensor, mask: Tensor, positions: Tensor, past: list | None = None):
        """What the blocks make of each token, and the caches."""
        x = self.dropout(self.embedding(ids) * math.sqrt(DIM))
        return self.stack(x, causal_mask(mask, ids.shape[1]), positions, past)

    def scores(self, hidden: Tensor) -> Tensor:
        """Scores of all tokens."""
        return hidden @ self.embedding.weight.T


class Graph(nn.Module):
    """The exported step. A row that has ended keeps producing the end token, so that a batch can stop."""

    def __init__(self, model: Guide):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, position_ids, *past):
        caches = [(past[at], past[at + 1]) for at in range(0, len(past), 2)]
        hidden, present = self.model.hidden(input_ids, attention_mask, position_ids, caches)
        return (self.model.scores(hidden), *[part for cache in present for part in cache])


BEGINNING = 8
"""How many tokens of an answer decide which one it is."""

Row = tuple[list[int], list[int], int, int | None]
"""Tokens; 1 where the assistant speaks, 2 where it begins to; where its last answer begins; the number of the question that it answers, if that stands for itself."""


def to_row(tokenizer: Tokenizer, conversation: Conversation, questions: dict[str, int], source: random.Random) -> Row:
    """A conversation in the form of the chat template; what came before a question that stands for itself is mostly left out."""
    number = {name: tokenizer.token_to_id(name) for name in (USER, SYSTEM, ASSISTANT, END)}
    ids, said = [], []
    turns = [(SYSTEM, conversation.system)] if conversation.system else []
    turns += [(ASSISTANT if at % 2 else USER, text) for at, text in enumerate(conversation.messages)]
    for role, text in turns[-2:] if conversation.asked and source.random() < 0.85 else turns[-KEPT - 1 :]:
        start = len(ids)
        tokens = [*tokenizer.encode(text).ids, number[END]]
        ids += [number[role], *tokens]
        said += [0, *([0] * len(tokens) if role != ASSISTANT else [2 if at < BEGINNING else 1 for at in range(len(tokens))])]
    # Answers are learned by heart soon: most rows end where it is clear which one it is.
    if source.random() < 0.7:
        ids, said = ids[: start + BEGINNING + 2], said[: start + BEGINNING + 2]
    return ids, said, start, questions.get(conversation.asked or "")


def loss_of(meanings: Tensor):
    """The loss: next tokens of the assistant, and the teacher's vector of the question where the answer begins."""

    def loss(model: Guide, rows: list[Row]) -> Tensor:
        ids, said = pad([row[0] for row in rows], 0), pad([row[1] for row in rows], 0)
        shown = ids.clone()
        # Now and then a word of the user is lost, so that no single one decides.
        lost = (torch.rand(ids.shape) < 0.06) & (said == 0) & (ids > 4)
        shown[lost] = torch.randint(5, VOCABULARY, (int(lost.sum()),))
        hidden, _ = model.hidden(shown, torch.ones_like(ids), token_positions(ids))
        # The beginning of an answer decides; of the rest, which is learned by heart, a part will do.
        places = torch.rand(said[:, 1:].shape) < torch.tensor([0.0, 0.4, 1.0])[said[:, 1:]]
        scores = model.scores(hidden[:, :-1][places])
        value = nn.functional.cross_entropy(scores, ids[:, 1:][places], label_smoothing=0.01)
        asked = [(at, row[2], row[3]) for at, row in enumerate(rows) if row[3] is not None]
        if asked:
            at, start, number = (torch.tensor(column) for column in zip(*asked))
            made = model.meaning(hidden[at, start])
            value = value + (1 - nn.functional.cosine_similarity(made, meanings[number])).mean()
        return value

    return loss


def write_files(model: Guide, tokenizer: Tokenizer, directory: Path) -> None:
    """Write the model directory in the Llama layout, with a chat template."""
    names = [f"{i}.{kind}" for i in range(LAYERS) for kind in ("key", "value")]
    ids, mask = torch.tensor([[5, 6, 7], [8, 9, 4]]), torch.tensor([[1] * 7, [0] + [1] * 6])
    example = {"input_ids": ids, "attention_mask": mask, "position_ids": torch.tensor([[4, 5, 6], [3, 4, 5]])}
    caches = {f"past_key_values.{name}": torch.rand(2, HEADS, 4, DIM // HEADS) for name in names}
    axes = {0: "batch_size", 1: "sequence_length"}
    dynamic = {
        "input_ids": axes,
        "attention_mask": {0: "batch_size", 1: "total_sequence_length"},
        "position_ids": axes,
        "logits": axes,
        **{f"past_key_values.{name}": {0: "batch_size", 2: "past_sequence_length"} for name in names},
        **{f"present.{name}": {0: "batch_size", 2: "total_sequence_length"} for name in names},
    }
    outputs = ["logits", *[f"present.{name}" for name in names]]
    export(Graph(model), {**example, **caches}, outputs, dynamic, directory / "onnx/model.onnx", bits=8)
    special = {"pad_token_id": tokenizer.token_to_id(PAD), "eos_token_id": tokenizer.token_to_id(END)}
    write_json(directory / "config.json", {
        "model_type": "llama",
        "architectures": ["LlamaForCausalLM"],
        "hidden_size": DIM,
        "intermediate_size": HIDDEN,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": HEADS,
        "head_dim": DIM // HEADS,
        "max_position_embeddings": LIMIT,
        "vocab_size": tokenizer.get_vocab_size(),
        "bos_token_id": None,
        **special,
    })
    write_json(directory / "generation_config.json", {**special, "do_sample": False, "max_new_tokens": 100})
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": LIMIT,
        "padding_side": "left",
        "pad_token": PAD,
        "eos_token": END,
        "chat_template": TEMPLATE,
    }
    save_tokenizer(tokenizer, settings, directory)


class Runtime:
    """Answers by the exported files: greedily, with a cache."""

    def __init__(self, directory: Path):
        self.tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        self.run = session(directory / "onnx/model.onnx")

    def answer(self, messages: list[dict], limit: int = 100) -> str:
        """The next message of the assistant."""
        prompt = "".join(f"<|{message['role']}|>{message['content']}{END}" for message in messages[-KEPT:]) + ASSISTANT
        ids, written, caches = self.tokenizer.encode(prompt).ids, [], empty_caches(self.run)
        length, end = 0, self.tokenizer.token_to_id(END)
        while len(written) < limit:
            row, length = numpy.array([ids], dtype=numpy.int64), length + len(ids)
            feeds = {
                "input_ids": row,
                "attention_mask": numpy.ones((1, length), numpy.int64),
                "position_ids": numpy.arange(length - len(ids), length, dtype=numpy.int64)[None],
            }
            result = self.run.run(None, {**feeds, **caches})
            caches, ids = next_caches(self.run, result), [int(result[0][0, -1].argmax())]
            if ids[0] == end:
                break
            written += ids
        return self.tokenizer.decode(written)


def named_task(answer: str) -> str | None:
    """The task that an answer names, or nothing."""
    names = [name for name in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+|[a-z]+", answer) if name in tasks()]
    return names[0] if names else None


def is_right(task: str | None, row: dict) -> bool:
    """Whether this is a task that fits, or none where none does."""
    return task in row["tasks"] if row["tasks"] else task is None


def share(found: list[bool]) -> float:
    """The share of what is right."""
    return round(sum(found) / len(found), 4)


def evaluate(directory: Path, speaker: Speaker) -> None:
    """Measure how many answers name a task that fits; write score.json and the card."""
    rows = read_heldout(NAME)
    runtime, baseline = Runtime(directory), WordOverlap([(text, task.id) for text, task in speaker.finding] + [(text, None) for text in speaker.elsewhere])
    answers = [runtime.answer(row["messages"]) for row in rows]
    right = [is_right(named_task(answer), row) for answer, row in zip(answers, rows)]
    base = [is_right(baseline.task(row["messages"][-1]["content"]), row) for row in rows]
    groups = {
        "one question": [bool(row["tasks"]) and len(row["messages"]) == 1 for row in rows],
        "nothing to find": [not row["tasks"] and len(row["messages"]) == 1 for row in rows],
        "several turns": [len(row["messages"]) > 1 for row in rows],
    }
    parts = {
        name: {
            "examples": sum(members),
            "accuracy": share([hit for hit, member in zip(right, members) if member]),
            "baseline": share([hit for hit, member in zip(base, members) if member]),
        }
        for name, members in groups.items()
    }
    score = {"metric": "accuracy", "value": share(right), "examples": len(rows), "baselines": {"word overlap": share(base)}, "parts": parts, "data": "heldout.jsonl"}
    write_json(directory / "score.json", score)
    wrong = [f"- {row['messages'][-1]['content']} (said: {answer[:70]})" for row, answer, hit in zip(rows, answers, right) if not hit]
    table = "\n".join(f"| {name} | {part['examples']} | {part['accuracy']} | {part['baseline']} |" for name, part in parts.items())
    body = CARD.format(
        value=score["value"], base=share(base), examples=len(rows), table=table, wrong="\n".join(wrong[:: max(1, len(wrong) // 12)][:12]),
        layers=LAYERS, dim=DIM, vocabulary=VOCABULARY, kept=KEPT, limit=LIMIT, count=len(tasks()), taught=TAUGHT,
    )
    write_card(directory, NAME, TASK, ["en"], ["conversational"], {"accuracy": score["value"]}, body)
    print(score, *wrong, sep="\n")


CARD = """# taskmesh/demo-guide

A very small chat model that knows the {count} tasks of the Taskmesh registry: tell it what you want to do, and it says which task does it.
Then ask what goes in, or which model to use.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

{layers} transformer blocks of width {dim} with rotary positions and a key/value cache, in the file layout of a Llama model (the network
itself has layer norms and GELU). Byte-level BPE with {vocabulary} tokens, so any input can be encoded. Weights are stored in 8 bits and
computed in 32. Its chat template writes the last {kept} messages, each as `<|user|>` … `<|end|>`; the context is {limit} tokens. It knows no tools.

## Training data

Conversations that `recipes/guide/` makes: about 15 phrases for each task, written by hand, in many frames and with words exchanged; the
ids, summaries, synonyms, uses, inputs and models of the registry's pages; small talk; and questions about other things, some of them the
examples of WordNet 3.1 (WordNet 3.1 Copyright 2011 by Princeton University; WordNet licence), which it learns to decline. The vectors of
tokens begin as those of all-MiniLM-L6-v2 (Apache-2.0), reduced to {dim} numbers, and where an answer begins it also learned to give that
model's vector of the question, for {taught:,} of them. Questions that share five words in a row with a held-out one were left out. Train it again with
`python -m recipes.guide`; see `recipes/README.md`.

## Score

The share of answers that name a task that fits, or none where none fits: {value} of {examples} conversations in `heldout.jsonl`, which were
written by hand, in other words than the training phrases, before those were. The task of the training question that has the most rare
words in common with the question is right in {base}.

| | conversations | this model | word overlap |
|---|---|---|---|
{table}

## Known failures

It knows nothing but the registry's tasks, understands only English, and takes each question for itself, except those about the inputs and
models of the task that was named last. It cannot tell near neighbours apart as well as far ones. Some of the held-out questions that it gets wrong:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    heldout = [message["content"] for row in read_heldout(NAME) for message in row["messages"] if message["role"] == "user"]
    speaker = Speaker(heldout)
    conversations = [speaker.conversation() for _ in range(CONVERSATIONS)]
    texts = [text for conversation in conversations[:20_000] for text in conversation.messages] + examples()
    tokenizer = byte_pairs(texts, VOCABULARY, [PAD, USER, SYSTEM, ASSISTANT, END])
    asked = random.Random(7).sample(sorted({conversation.asked for conversation in conversations if conversation.asked}), TAUGHT)
    meanings = torch.from_numpy(embed(asked))
    questions = {text: number for number, text in enumerate(asked)}
    source = random.Random(7)
    rows = [row for row in (to_row(tokenizer, conversation, questions, source) for conversation in conversations) if len(row[0]) <= LONGEST]
    print(f"{len(rows)} conversations, {len(speaker.finding)} questions", flush=True)
    ids = sorted(tokenizer.get_vocab().items(), key=lambda pair: pair[1])
    # A space before a word is Ġ in this alphabet; special tokens begin with nothing.
    model = Guide([f"[{name}]" if name.startswith("<|") else name.replace("Ġ", "") or "[space]" for name, _ in ids])
    batches: Iterator = bucketed(rows, lambda row: len(row[0]), 32)
    fit(model, batches, loss_of(meanings), steps(4000), 2.5e-3, 0.03)
    with staged(NAME) as directory:
        write_files(model, tokenizer, directory)
        evaluate(directory, speaker)


if __name__ == "__main__":
    main()
