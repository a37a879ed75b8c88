"""Writes the graphs of models that write: a step with the caches of the steps before."""

import onnx
import torch
from torch import nn
from transformers.cache_utils import DynamicCache, EncoderDecoderCache

from shared.export import export_graph as export_with_names


def export_graph(module, inputs, outputs, path, axes):
    """Writes a graph whose inner names are short: they take half of the room otherwise."""
    export_with_names(module, inputs, outputs, path, axes)
    content = onnx.load(str(path))
    graph = content.graph
    kept = {one.name for one in [*graph.input, *graph.output]} | {""}
    names = {}

    def short(name):
        return name if name in kept else names.setdefault(name, f"n{len(names)}")

    inner = {onnx.AttributeProto.GRAPH, onnx.AttributeProto.GRAPHS}
    assert not any(one.type in inner for node in graph.node for one in node.attribute)
    for node in graph.node:
        node.name = ""
        node.input[:] = [short(name) for name in node.input]
        node.output[:] = [short(name) for name in node.output]
    for one in graph.initializer:
        one.name = short(one.name)
    del graph.value_info[:]
    onnx.save(content, str(path))


def additive_mask(attention_mask, length, past):
    """Each token sees those before it that count: 0 where it may look, a great negative number elsewhere."""
    places = torch.arange(past + length)[None, :] <= (torch.arange(length) + past)[:, None]
    seen = places[None, None] & (attention_mask[:, None, None, :] > 0)
    return torch.where(seen, 0.0, -1e9)


class Decoder(nn.Module):
    """A decoder-only model."""

    def __init__(self, model, layers, kinds=(), plain_mask=False, positions=True, embeds=False):
        super().__init__()
        self.model, self.layers, self.kinds = model, layers, kinds
        self.plain_mask, self.positions, self.embeds = plain_mask, positions, embeds

    def forward(self, first, attention_mask, *rest):
        position_ids, past = (rest[0], rest[1:]) if self.positions else (None, rest)
        cache = DynamicCache()
        for layer in range(self.layers):
            cache.update(past[2 * layer], past[2 * layer + 1], layer)
        mask = attention_mask
        if not self.plain_mask:
            mask = additive_mask(attention_mask, first.shape[1], past[0].shape[2])
        if self.kinds:
            mask = {kind: mask for kind in self.kinds}
        extra = {"position_ids": position_ids} if self.positions else {}
        name = "inputs_embeds" if self.embeds else "input_ids"
        out = self.model(**{name: first}, attention_mask=mask, past_key_values=cache, use_cache=True, **extra)
        return (out.logits, *[one for layer in out.past_key_values.layers for one in (layer.keys, layer.values)])


def export_decoder(model, path, layers, heads, size, embeds=None, places=None, **options):
    """Writes `model.onnx` of a decoder-only model.

    embeds: the width of its inputs when it takes no token numbers.
    places: how many positions each token has, when they are several (the time, row and column of what Qwen2-VL sees).
    """
    options.setdefault("positions", True)
    inputs = {
        "input_ids" if embeds is None else "inputs_embeds": torch.tensor([[5, 6, 7], [8, 9, 10]])
        if embeds is None
        else torch.rand(2, 3, embeds),
        "attention_mask": torch.tensor([[1] * 7, [0, 0] + [1] * 5]),
    }
    if options["positions"]:
        inputs["position_ids"] = torch.tensor([[4, 5, 6], [2, 3, 4]])
    axes = {name: {0: "batch_size", 1: "sequence_length"} for name in inputs}
    axes["attention_mask"][1] = "total_sequence_length"
    if places is not None:
        inputs["position_ids"] = inputs["position_ids"].repeat(places, 1, 1)
        axes["position_ids"] = {1: "batch_size", 2: "sequence_length"}
    outputs = ["logits"]
    axes["logits"] = {0: "batch_size", 1: "sequence_length"}
    for layer in range(layers):
        for kind in ("key", "value"):
            inputs[f"past_key_values.{layer}.{kind}"] = torch.rand(2, heads, 4, size)
            axes[f"past_key_values.{layer}.{kind}"] = {0: "batch_size", 2: "past_sequence_length"}
            outputs.append(f"present.{layer}.{kind}")
            axes[f"present.{layer}.{kind}"] = {0: "batch_size", 2: "total_sequence_length"}
    module = Decoder(model, layers, embeds=embeds is not None, **options)
    export_graph(module, inputs, outputs, path, axes)


class Encoder(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids, attention_mask):
        return (self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state,)


class CrossDecoder(nn.Module):
    """The decoder of an encoder-decoder model. What it makes of the encoder's states is worked out anew in each step."""

    def __init__(self, model, layers, has_mask, cross):
        super().__init__()
        self.model, self.layers, self.has_mask, self.cross = model, layers, has_mask, cross

    def forward(self, input_ids, encoder_hidden_states, *rest):
        encoder_mask, past = (rest[0], rest[1:]) if self.has_mask else (None, rest)
        own = DynamicCache()
        for layer in range(self.layers):
            own.update(past[2 * layer], past[2 * layer + 1], layer)
        cache = EncoderDecoderCache(own, DynamicCache()) if self.cross else own
        length = input_ids.shape[1]
        total = torch.ones(input_ids.shape[0], past[0].shape[2] + length, dtype=torch.int64)
        extra = {"attention_mask": encoder_mask} if self.has_mask else {}
        out = self.model(
            encoder_outputs=(encoder_hidden_states,),
            decoder_input_ids=input_ids,
            decoder_attention_mask=additive_mask(total, length, past[0].shape[2]),
            past_key_values=cache,
            use_cache=True,
            **extra,
        )
        kept = out.past_key_values
        kept = kept.self_attention_cache if self.cross else kept
        return (out.logits, *[one for layer in kept.layers for one in (layer.keys, layer.values)])


def export_cross_decoder(model, path, layers, heads, size, width, has_mask=True, names="decoder.", cross=True):
    """Writes `decoder_model_merged.onnx`. `width` is that of the encoder's states."""
    inputs = {
        "input_ids": torch.tensor([[5, 6, 7], [8, 9, 10]]),
        "encoder_hidden_states": torch.rand(2, 5, width),
    }
    if has_mask:
        inputs["encoder_attention_mask"] = torch.tensor([[1] * 5, [1] * 3 + [0, 0]])
    axes = {
        "input_ids": {0: "batch_size", 1: "sequence_length"},
        "encoder_hidden_states": {0: "batch_size", 1: "encoder_sequence_length"},
        "encoder_attention_mask": {0: "batch_size", 1: "encoder_sequence_length"},
        "logits": {0: "batch_size", 1: "sequence_length"},
    }
    outputs = ["logits"]
    for layer in range(layers):
        for kind in ("key", "value"):
            inputs[f"past_key_values.{layer}.{names}{kind}"] = torch.rand(2, heads, 4, size)
            axes[f"past_key_values.{layer}.{names}{kind}"] = {0: "batch_size", 2: "past_sequence_length"}
            outputs.append(f"present.{layer}.{names}{kind}")
            axes[f"present.{layer}.{names}{kind}"] = {0: "batch_size", 2: "total_sequence_length"}
    export_graph(CrossDecoder(model, layers, has_mask, cross), inputs, outputs, path, axes)


def export_text_encoder(encoder, path):
    inputs = {
        "input_ids": torch.tensor([[5, 6, 7], [8, 9, 10]]),
        "attention_mask": torch.tensor([[1, 1, 1], [1, 1, 0]]),
    }
    axes = {name: {0: "batch_size", 1: "encoder_sequence_length"} for name in [*inputs, "last_hidden_state"]}
    export_graph(Encoder(encoder), inputs, ["last_hidden_state"], path, axes)
