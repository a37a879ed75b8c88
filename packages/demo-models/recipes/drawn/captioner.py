"""Writes captions from what the network sees, and its export to the layout of a vision-encoder-decoder with GPT-2's caches."""

import math
from collections.abc import Iterator
from pathlib import Path
import random

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from .data import make_arrays, varied
from .network import COLUMNS, HEIGHT, ROWS, WIDTH, DrawnWorld, Seeing
from ..shared.export import export
from ..shared.layers import Stack, causal_mask, initialise, token_positions
from ..shared.training import pad

DIM, LAYERS, HEADS, HIDDEN, LIMIT, BATCH = 80, 2, 4, 192, 48, 48


class Writer(nn.Module):
    """A decoder of two layers that looks at all cells."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.read = nn.Sequential(nn.Linear(Seeing.channels, DIM), nn.LayerNorm(DIM))
        self.places = nn.Parameter(torch.randn(ROWS * COLUMNS, DIM) * 0.1)
        self.embedding = nn.Embedding(vocabulary, DIM)
        self.decoder = Stack(LAYERS, DIM, HEADS, HIDDEN, 0.05, cross=True)
        initialise(self)

    def forward(self, ids: Tensor, seen: Tensor, past: list | None = None) -> tuple[Tensor, list]:
        """Logits of the next tokens, and the caches."""
        before = 0 if past is None else past[0][0].shape[2]
        memory = self.read(seen) + self.places
        whole = torch.ones_like(ids[:, :1]).expand(-1, before + ids.shape[1])
        hidden, caches = self.decoder(
            self.embedding(ids) * math.sqrt(DIM) * 0.5, causal_mask(whole, ids.shape[1]), token_positions(ids) + before, past, memory, torch.zeros(1)
        )
        return hidden @ self.embedding.weight.T, caches


class Step(nn.Module):
    """One step with caches."""

    def __init__(self, writer: Writer):
        super().__init__()
        self.writer = writer

    def forward(self, input_ids: Tensor, encoder_hidden_states: Tensor, *past: Tensor) -> tuple[Tensor, ...]:
        pairs = [(past[at], past[at + 1]) for at in range(0, len(past), 2)]
        logits, caches = self.writer(input_ids, encoder_hidden_states, pairs)
        return (logits, *[part for cache in caches for part in cache])


def examples(world: DrawnWorld, tokenizer: Tokenizer, count: int, seed: int) -> tuple[Tensor, list[list[int]]]:
    """What the network sees in new scenes, and their captions."""
    arrays, seeing, numbers = make_arrays(seed, count), Seeing(world).eval(), torch.Generator().manual_seed(seed)
    seen = []
    with torch.no_grad():
        for start in range(0, count, 64):
            pixels = torch.from_numpy(arrays["pixels"][start : start + 64]).permute(0, 3, 1, 2).float() / 255
            seen.append(seeing(varied(pixels, numbers)).half())
    return torch.cat(seen), [tokenizer.encode(caption).ids for caption in arrays["captions"]]


def batches(seen: Tensor, captions: list[list[int]], seed: int = 7) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless batches."""
    source = random.Random(seed)
    while True:
        chosen = source.sample(range(len(captions)), min(BATCH, len(captions)))
        yield seen[chosen].float(), pad([captions[index] for index in chosen], 0)


def loss(writer: Writer, batch: tuple[Tensor, Tensor]) -> Tensor:
    """Cross-entropy of the next token."""
    seen, ids = batch
    logits, _ = writer(ids[:, :-1], seen)
    return nn.functional.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), ignore_index=0)


def export_captioner(world: DrawnWorld, writer: Writer, directory: Path) -> None:
    """Write onnx/encoder_model.onnx and onnx/decoder_model_merged.onnx."""
    rows = {0: "batch_size"}
    pixels = {"pixel_values": torch.rand(2, 3, HEIGHT, WIDTH)}
    export(Seeing(world), pixels, ["last_hidden_state"], {"pixel_values": rows, "last_hidden_state": rows}, directory / "onnx/encoder_model.onnx", bits=8)
    names = [f"{layer}.{kind}" for layer in range(LAYERS) for kind in ("key", "value")]
    caches = {f"past_key_values.{name}": torch.rand(2, HEADS, 4, DIM // HEADS) for name in names}
    step, past, present = {0: "batch_size", 1: "sequence_length"}, {0: "batch_size", 2: "past_sequence_length"}, {0: "batch_size", 2: "total_sequence_length"}
    export(
        Step(writer),
        {"input_ids": torch.tensor([[4, 11, 12], [5, 13, 14]]), "encoder_hidden_states": torch.rand(2, ROWS * COLUMNS, Seeing.channels), **caches},
        ["logits", *[f"present.{name}" for name in names]],
        {
            "input_ids": step, "encoder_hidden_states": rows, "logits": step,
            **{f"past_key_values.{name}": past for name in names}, **{f"present.{name}": present for name in names},
        },
        directory / "onnx/decoder_model_merged.onnx",
        bits=8,
    )
