"""Graphs that stand for the weights of a model that chats: one answers with a checksum of the tokens that it read, another with
what it is told to say. They show what prompt a chat template makes, and how an answer is read."""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from transformers.utils.chat_template_utils import _compile_jinja_template

DIGITS = 12


def _weights(digit, length):
    return (np.arange(length) + 1) * (2 * digit + 3) % 997 + digit


def checksum(ids):
    """Digits that differ for other tokens, and for the same ones in another order."""
    return "".join(str(int(np.dot(ids, _weights(digit, len(ids))) % 10)) for digit in range(DIGITS))


def _node(kind, inputs, outputs, **options):
    return helper.make_node(kind, inputs, outputs, **options)


def _constant(name, value):
    return numpy_helper.from_array(np.asarray(value), name)


def _graph_of(vocabulary, nodes, constants):
    """A decoder with one cache: its keys are the tokens so far, its values how many were read before each.

    `place` is how many tokens were written, `prompt` the tokens of the prompt; the nodes make `token` of them.
    """
    before = [
        _node("Cast", ["input_ids"], ["ids"], to=TensorProto.FLOAT),
        _node("Unsqueeze", ["ids", "outer"], ["new_keys"]),
        _node("Concat", ["past_key_values.0.key", "new_keys"], ["present.0.key"], axis=2),
        _node("Shape", ["past_key_values.0.key"], ["past"], start=2, end=3),
        _node("Cast", ["past"], ["past_float"], to=TensorProto.FLOAT),
        _node("Shape", ["new_keys"], ["new_shape"]),
        _node("Expand", ["past_float", "new_shape"], ["new_values"]),
        _node("Concat", ["past_key_values.0.value", "new_values"], ["present.0.value"], axis=2),
        _node("Shape", ["present.0.key"], ["total"], start=2, end=3),
        _node("Equal", ["present.0.value", "nothing"], ["is_prompt"]),
        _node("Cast", ["is_prompt"], ["prompt_ones"], to=TensorProto.INT64),
        _node("ReduceSum", ["prompt_ones"], ["prompt_count"], keepdims=0),
        _node("Reshape", ["prompt_count", "one"], ["length"]),
        _node("Sub", ["total", "length"], ["place"]),
        _node("Reshape", ["present.0.key", "all"], ["read"]),
        _node("Slice", ["read", "first", "length"], ["prompt_float"]),
        _node("Cast", ["prompt_float"], ["prompt"], to=TensorProto.INT64),
    ]
    after = [
        _node("OneHot", ["token", "vocabulary", "sureness"], ["row"]),
        _node("Unsqueeze", ["row", "first"], ["rows"]),
        _node("Shape", ["input_ids"], ["steps"], start=1, end=2),
        _node("Concat", ["one", "steps", "one"], ["logits_shape"], axis=0),
        _node("Expand", ["rows", "logits_shape"], ["logits"]),
    ]
    shared = [
        _constant("outer", [1, 3]), _constant("nothing", np.float32(0)), _constant("one", [1]), _constant("all", [-1]),
        _constant("first", [0]), _constant("vocabulary", [vocabulary]), _constant("sureness", np.float32([0, 10])),
    ]
    cache = lambda name, length: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", 1, length, 1])
    whole = lambda name, length: helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", length])
    inputs = [
        whole("input_ids", "sequence"), whole("attention_mask", "total"),
        cache("past_key_values.0.key", "past"), cache("past_key_values.0.value", "past"),
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "sequence", vocabulary]),
        cache("present.0.key", "total"), cache("present.0.value", "total"),
    ]
    graph = helper.make_graph([*before, *nodes, *after], "stand_in", inputs, outputs, [*shared, *constants])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _write(folder, vocabulary, end, model):
    """Writes a model and its configs into a folder that has its tokenizer."""
    config = {
        "model_type": "qwen3", "architectures": ["Qwen3ForCausalLM"], "vocab_size": vocabulary, "hidden_size": 1,
        "num_hidden_layers": 1, "num_attention_heads": 1, "num_key_value_heads": 1, "head_dim": 1,
        "max_position_embeddings": 40960, "eos_token_id": end,
    }
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "generation_config.json").write_text(json.dumps({"eos_token_id": end, "max_new_tokens": 200}))
    onnx.save(model, str(folder / "model.onnx"))


def write_checksum(folder, tokenizer, end):
    """Writes a model that says `checksum` of its prompt and ends."""
    digits = [tokenizer.convert_tokens_to_ids(str(digit)) for digit in range(10)]
    assert None not in digits and tokenizer.unk_token_id not in digits, "Each digit has to be a token."
    # digit = Σ token × ((position + 1) × (2 × place + 3) % 997 + place) % 10, as `checksum` has it; then the end.
    model = _graph_of(len(tokenizer), [
        _node("Squeeze", ["length"], ["count"]),
        _node("Squeeze", ["one"], ["step"]),
        _node("Squeeze", ["first"], ["start"]),
        _node("Range", ["start", "count", "step"], ["positions"]),
        _node("Add", ["positions", "one"], ["counted"]),
        _node("Mul", ["place", "two"], ["doubled"]),
        _node("Add", ["doubled", "three"], ["factor"]),
        _node("Mul", ["counted", "factor"], ["products"]),
        _node("Mod", ["products", "prime"], ["remainders"]),
        _node("Add", ["remainders", "place"], ["weights"]),
        _node("Mul", ["prompt", "weights"], ["weighted"]),
        _node("ReduceSum", ["weighted"], ["sum"], keepdims=0),
        _node("Reshape", ["sum", "one"], ["sums"]),
        _node("Mod", ["sums", "ten"], ["digit"]),
        _node("Gather", ["digit_tokens", "digit"], ["digit_token"]),
        _node("Less", ["place", "digits"], ["goes_on"]),
        _node("Where", ["goes_on", "digit_token", "end"], ["token"]),
    ], [
        _constant("two", [2]), _constant("three", [3]), _constant("prime", [997]), _constant("ten", [10]),
        _constant("digit_tokens", digits), _constant("digits", [DIGITS]), _constant("end", [end]),
    ])
    _write(folder, len(tokenizer), end, model)


def write_script(folder, tokenizer, end, said):
    """Writes a model that says the text, whatever it is asked, and ends."""
    script = [*tokenizer.encode(said, add_special_tokens=False), end]
    model = _graph_of(
        len(tokenizer),
        [_node("Min", ["place", "last"], ["at"]), _node("Gather", ["script", "at"], ["token"])],
        [_constant("script", script), _constant("last", [len(script) - 1])],
    )
    _write(folder, len(tokenizer), end, model)


def prompt_of(tokenizer, conversation, tools=None, keeps_none=False, **variables):
    """How many tokens the prompt of a conversation has in Transformers, and their checksum.

    keeps_none: whether contents that are None reach the template, as they did in versions before that of now. A template that asks
    whether a content is none, as DeepSeek V3's does, raises without them.
    """
    if keeps_none:
        given = {**tokenizer.special_tokens_map, **variables, "tools": tools, "add_generation_prompt": True}
        text = _compile_jinja_template(tokenizer.chat_template).render(messages=conversation, **given)
    else:
        text = tokenizer.apply_chat_template(
            conversation, tools=tools, add_generation_prompt=True, tokenize=False, **variables
        )
    ids = tokenizer.encode(text, add_special_tokens=False)
    return {"tokens": len(ids), "checksum": checksum(ids)}
