"""Encoder-decoder with a copy mechanism, and its export to the layout that transformers.js runs."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from .export import export
from .layers import Stack, causal_mask, initialise, padding_mask, token_positions


@dataclass(frozen=True)
class Shape:
    """Sizes of an encoder-decoder."""

    vocabulary: int
    dim: int = 96
    heads: int = 4
    hidden: int = 256
    encoder_layers: int = 2
    decoder_layers: int = 2
    dropout: float = 0.1


class Seq2Seq(nn.Module):
    """Encoder-decoder whose next token is either generated or copied from the source (a pointer network)."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.dim)
        self.encoder = Stack(shape.encoder_layers, shape.dim, shape.heads, shape.hidden, shape.dropout)
        self.decoder = Stack(shape.decoder_layers, shape.dim, shape.heads, shape.hidden, shape.dropout, cross=True)
        self.copy_query, self.copy_key = nn.Linear(shape.dim, shape.dim), nn.Linear(shape.dim, shape.dim)
        self.copy_gate = nn.Linear(shape.dim, 1)
        self.dropout = nn.Dropout(shape.dropout)
        initialise(self)

    def embed(self, ids: Tensor) -> Tensor:
        """Token embeddings at the scale of the residual stream."""
        return self.dropout(self.embedding(ids) * math.sqrt(self.shape.dim))

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Hidden states of the source."""
        return self.encoder(self.embed(ids), padding_mask(mask), token_positions(ids))[0]

    def decode(self, ids, mask, positions, memory, memory_mask, past=None):
        """Hidden states of the target and the key/value caches."""
        return self.decoder(
            self.embed(ids), causal_mask(mask, ids.shape[1]), positions, past, memory, padding_mask(memory_mask)
        )

    def parts(self, hidden: Tensor, memory: Tensor, memory_mask: Tensor):
        """Vocabulary log-probabilities, copy weights and the log-odds of copying."""
        words = torch.log_softmax(hidden @ self.embedding.weight.T, dim=-1)
        scores = self.copy_query(hidden) @ self.copy_key(memory).transpose(1, 2) / math.sqrt(self.shape.dim)
        copies = torch.softmax(scores + padding_mask(memory_mask)[:, 0], dim=-1)
        return words, copies, self.copy_gate(hidden)

    def loss(self, source: Tensor, target: Tensor, pad: int, smoothing: float = 0.0) -> Tensor:
        """Mean negative log-likelihood of `target` given `source` (teacher forcing)."""
        mask, given, wanted = (source != pad).long(), target[:, :-1], target[:, 1:]
        memory = self.encode(source, mask)
        hidden, _ = self.decode(given, torch.ones_like(given), token_positions(given), memory, mask)
        words, copies, gate = self.parts(hidden, memory, mask)
        said = words.gather(2, wanted[:, :, None])[:, :, 0]
        match = (source[:, None, :] == wanted[:, :, None]).float()
        copied = torch.log((copies * match).sum(-1) + 1e-9)
        gate = gate[:, :, 0]
        likelihood = torch.logaddexp(
            nn.functional.logsigmoid(-gate) + said, nn.functional.logsigmoid(gate) + copied
        )
        keep = (wanted != pad).float()
        return -(likelihood * keep).sum() / keep.sum()


class EncoderGraph(nn.Module):
    """Encoder whose last channel carries the token ids, which the decoder needs for copying."""

    def __init__(self, model: Seq2Seq):
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        memory = self.model.encode(input_ids, attention_mask)
        return torch.cat([memory, input_ids[:, :, None].float()], dim=-1)


class DecoderGraph(nn.Module):
    """One decoding step with a cache. A row that has ended keeps producing the end token,
    because transformers.js stops a batch only when every row ends in the same step."""

    def __init__(self, model: Seq2Seq, end: int):
        super().__init__()
        self.model, self.end = model, end

    def forward(self, encoder_attention_mask, input_ids, encoder_hidden_states, *past):
        memory, source = encoder_hidden_states[:, :, :-1], encoder_hidden_states[:, :, -1].long()
        caches = [(past[at], past[at + 1]) for at in range(0, len(past), 2)]
        before = past[0].shape[2]
        positions = token_positions(input_ids) + before
        seen = torch.ones_like(input_ids[:, :1]).expand(-1, before + input_ids.shape[1])
        hidden, present = self.model.decode(input_ids, seen, positions, memory, encoder_attention_mask, caches)
        words, copies, gate = self.model.parts(hidden, memory, encoder_attention_mask)
        chance = torch.sigmoid(gate)
        mixed = (1 - chance) * words.exp()
        index = source[:, None, :].expand(-1, input_ids.shape[1], -1)
        mixed = mixed.scatter_add(2, index, chance * copies)
        ended = ((input_ids == self.end) & (positions > 0)).float()[:, :, None]
        only_end = torch.zeros(self.model.shape.vocabulary)
        only_end[self.end] = 1.0
        mixed = mixed * (1 - ended) + only_end * ended
        return (torch.log(mixed + 1e-9), *[part for cache in present for part in cache])


def export_seq2seq(model: Seq2Seq, end: int, directory: Path) -> None:
    """Write onnx/encoder_model.onnx and onnx/decoder_model_merged.onnx."""
    shape = model.eval().shape
    ids, mask = torch.tensor([[5, 6, 7, 8, 9]] * 2), torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]])
    rows = {0: "batch_size", 1: "encoder_sequence_length"}
    export(
        EncoderGraph(model),
        {"input_ids": ids, "attention_mask": mask},
        ["last_hidden_state"],
        {"input_ids": rows, "attention_mask": rows, "last_hidden_state": rows},
        directory / "onnx/encoder_model.onnx",
    )
    names = [f"{i}.decoder.{kind}" for i in range(shape.decoder_layers) for kind in ("key", "value")]
    caches = {f"past_key_values.{name}": torch.rand(2, shape.heads, 4, shape.dim // shape.heads) for name in names}
    past = {0: "batch_size", 2: "past_decoder_sequence_length"}
    present = {0: "batch_size", 2: "decoder_sequence_length"}
    memory = torch.cat([torch.rand(2, 5, shape.dim), ids[:, :, None].float()], dim=-1)
    step = {0: "batch_size", 1: "target_sequence_length"}
    export(
        DecoderGraph(model, end),
        {
            "encoder_attention_mask": mask,
            "input_ids": torch.tensor([[4, 11, 12], [5, 13, 14]]),
            "encoder_hidden_states": memory,
            **caches,
        },
        ["logits", *[f"present.{name}" for name in names]],
        {
            "encoder_attention_mask": rows,
            "input_ids": step,
            "encoder_hidden_states": rows,
            "logits": step,
            **{f"past_key_values.{name}": past for name in names},
            **{f"present.{name}": present for name in names},
        },
        directory / "onnx/decoder_model_merged.onnx",
    )
