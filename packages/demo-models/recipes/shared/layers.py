"""Transformer layers, written out so that they export to plain ONNX operators."""

import math

import torch
from torch import Tensor, nn


def padding_mask(attention_mask: Tensor) -> Tensor:
    """Turn a 0/1 mask `[batch, keys]` into an additive mask `[batch, 1, 1, keys]`."""
    return (1.0 - attention_mask[:, None, None, :].float()) * -1e9


def causal_mask(attention_mask: Tensor, queries: int) -> Tensor:
    """Additive mask for `queries` new tokens at the end of `attention_mask` `[batch, past + queries]`."""
    keys = attention_mask.shape[1]
    key_index = torch.arange(keys, device=attention_mask.device)[None, :]
    query_index = torch.arange(queries, device=attention_mask.device)[:, None] + (keys - queries)
    allowed = (key_index <= query_index)[None, None].float() * attention_mask[:, None, None, :].float()
    return (1.0 - allowed) * -1e9


def rotate(x: Tensor, positions: Tensor) -> Tensor:
    """Rotary position embedding of `x` `[batch, heads, tokens, size]` at `positions` `[batch, tokens]`."""
    half = x.shape[-1] // 2
    frequencies = torch.exp(torch.arange(half, dtype=torch.float32) * (-math.log(10000.0) / half))
    angles = positions[:, None, :, None].float() * frequencies
    left, right = x[..., :half], x[..., half:]
    cos, sin = torch.cos(angles), torch.sin(angles)
    return torch.cat([left * cos - right * sin, left * sin + right * cos], dim=-1)


class Attention(nn.Module):
    """Multi-head attention; `positions` switches rotary embeddings on, `past` is a key/value cache."""

    def __init__(self, dim: int, heads: int):
        super().__init__()
        self.heads, self.size = heads, dim // heads
        self.query, self.key = nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.value, self.out = nn.Linear(dim, dim), nn.Linear(dim, dim)

    def split(self, x: Tensor) -> Tensor:
        """`[batch, tokens, dim]` to `[batch, heads, tokens, size]`."""
        return x.view(x.shape[0], x.shape[1], self.heads, self.size).transpose(1, 2)

    def forward(self, x, source, mask, positions=None, past=None):
        query, key = self.split(self.query(x)), self.split(self.key(source))
        value = self.split(self.value(source))
        if positions is not None:
            query, key = rotate(query, positions), rotate(key, positions)
        if past is not None:
            key, value = torch.cat([past[0], key], dim=2), torch.cat([past[1], value], dim=2)
        weights = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(self.size) + mask, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(x.shape[0], x.shape[1], self.heads * self.size)
        return self.out(mixed), (key, value)


class Block(nn.Module):
    """Pre-norm transformer block, with cross-attention when `cross` is set."""

    def __init__(self, dim: int, heads: int, hidden: int, dropout: float = 0.0, cross: bool = False):
        super().__init__()
        self.norm, self.attention = nn.LayerNorm(dim), Attention(dim, heads)
        self.cross_norm = nn.LayerNorm(dim) if cross else None
        self.cross = Attention(dim, heads) if cross else None
        self.feed = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, hidden), nn.GELU(), nn.Linear(hidden, dim))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask, positions, past=None, memory=None, memory_mask=None):
        normed = self.norm(x)
        mixed, cache = self.attention(normed, normed, mask, positions, past)
        x = x + self.dropout(mixed)
        if self.cross is not None:
            mixed, _ = self.cross(self.cross_norm(x), memory, memory_mask)
            x = x + self.dropout(mixed)
        return x + self.dropout(self.feed(x)), cache


class Stack(nn.Module):
    """Several blocks and a final norm; returns the hidden states and one cache per block."""

    def __init__(self, layers: int, dim: int, heads: int, hidden: int, dropout: float = 0.0, cross: bool = False):
        super().__init__()
        self.blocks = nn.ModuleList(Block(dim, heads, hidden, dropout, cross) for _ in range(layers))
        self.norm = nn.LayerNorm(dim)

    def forward(self, x, mask, positions, past=None, memory=None, memory_mask=None):
        caches = []
        for index, block in enumerate(self.blocks):
            before = None if past is None else past[index]
            x, cache = block(x, mask, positions, before, memory, memory_mask)
            caches.append(cache)
        return self.norm(x), caches


def token_positions(ids: Tensor) -> Tensor:
    """Positions 0, 1, 2 ... for ids `[batch, tokens]`."""
    return torch.arange(ids.shape[1], device=ids.device)[None, :].expand(ids.shape[0], -1)


def initialise(module: nn.Module) -> None:
    """Small normal weights and zero biases, as GPT-2 does."""
    for part in module.modules():
        if isinstance(part, (nn.Linear, nn.Embedding)):
            nn.init.normal_(part.weight, std=0.02 if isinstance(part, nn.Embedding) else part.weight.shape[1] ** -0.5 * 0.7)
        if isinstance(part, nn.Linear) and part.bias is not None:
            nn.init.zeros_(part.bias)
