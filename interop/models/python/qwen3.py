"""Writes graphs that stand for the weights of a Qwen3, and prints what their prompts are in Transformers."""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from transformers import AutoTokenizer

DIGITS, VOCABULARY = 12, 151_936
folder, request = Path(sys.argv[1]), json.loads(sys.argv[2])
tokenizer = AutoTokenizer.from_pretrained(str(folder / "checksum"))
end = tokenizer.convert_tokens_to_ids("<|im_end|>")
zero = tokenizer.convert_tokens_to_ids("0")
assert [tokenizer.convert_tokens_to_ids(str(digit)) for digit in range(10)] == [zero + digit for digit in range(10)]


def weights(digit, length):
    return (np.arange(length) + 1) * (2 * digit + 3) % 997 + digit


def checksum(ids):
    """Digits that differ for other tokens, and for the same ones in another order."""
    return "".join(str(int(np.dot(ids, weights(digit, len(ids))) % 10)) for digit in range(DIGITS))


def node(kind, inputs, outputs, **options):
    return helper.make_node(kind, inputs, outputs, **options)


def constant(name, value):
    return numpy_helper.from_array(np.asarray(value), name)


def graph_of(nodes, constants):
    """A decoder with one cache: its keys are the tokens so far, its values how many were read before each.

    `place` is how many tokens were written, `prompt` the tokens of the prompt; the nodes make `token` of them.
    """
    before = [
        node("Cast", ["input_ids"], ["ids"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["ids", "outer"], ["new_keys"]),
        node("Concat", ["past_key_values.0.key", "new_keys"], ["present.0.key"], axis=2),
        node("Shape", ["past_key_values.0.key"], ["past"], start=2, end=3),
        node("Cast", ["past"], ["past_float"], to=TensorProto.FLOAT),
        node("Shape", ["new_keys"], ["new_shape"]),
        node("Expand", ["past_float", "new_shape"], ["new_values"]),
        node("Concat", ["past_key_values.0.value", "new_values"], ["present.0.value"], axis=2),
        node("Shape", ["present.0.key"], ["total"], start=2, end=3),
        node("Equal", ["present.0.value", "nothing"], ["is_prompt"]),
        node("Cast", ["is_prompt"], ["prompt_ones"], to=TensorProto.INT64),
        node("ReduceSum", ["prompt_ones"], ["prompt_count"], keepdims=0),
        node("Reshape", ["prompt_count", "one"], ["length"]),
        node("Sub", ["total", "length"], ["place"]),
        node("Reshape", ["present.0.key", "all"], ["read"]),
        node("Slice", ["read", "first", "length"], ["prompt_float"]),
        node("Cast", ["prompt_float"], ["prompt"], to=TensorProto.INT64),
    ]
    after = [
        node("OneHot", ["token", "vocabulary", "sureness"], ["row"]),
        node("Unsqueeze", ["row", "first"], ["rows"]),
        node("Shape", ["input_ids"], ["steps"], start=1, end=2),
        node("Concat", ["one", "steps", "one"], ["logits_shape"], axis=0),
        node("Expand", ["rows", "logits_shape"], ["logits"]),
    ]
    shared = [
        constant("outer", [1, 3]), constant("nothing", np.float32(0)), constant("one", [1]), constant("all", [-1]),
        constant("first", [0]), constant("vocabulary", [VOCABULARY]), constant("sureness", np.float32([0, 10])),
    ]
    cache = lambda name, length: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", 1, length, 1])
    whole = lambda name, length: helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", length])
    inputs = [
        whole("input_ids", "sequence"), whole("attention_mask", "total"),
        cache("past_key_values.0.key", "past"), cache("past_key_values.0.value", "past"),
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "sequence", VOCABULARY]),
        cache("present.0.key", "total"), cache("present.0.value", "total"),
    ]
    graph = helper.make_graph([*before, *nodes, *after], "qwen3", inputs, outputs, [*shared, *constants])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def write(name, model):
    config = {
        "model_type": "qwen3", "architectures": ["Qwen3ForCausalLM"], "vocab_size": VOCABULARY, "hidden_size": 1,
        "num_hidden_layers": 1, "num_attention_heads": 1, "num_key_value_heads": 1, "head_dim": 1,
        "max_position_embeddings": 40960, "eos_token_id": end, "bos_token_id": 151643,
    }
    (folder / name / "config.json").write_text(json.dumps(config))
    (folder / name / "generation_config.json").write_text(json.dumps({"eos_token_id": end, "max_new_tokens": 200}))
    onnx.save(model, str(folder / name / "model.onnx"))


# digit = Σ token × ((position + 1) × (2 × place + 3) % 997 + place) % 10, as `checksum` has it; then the end.
write("checksum", graph_of(
    [
        node("Squeeze", ["length"], ["count"]),
        node("Squeeze", ["one"], ["step"]),
        node("Squeeze", ["first"], ["start"]),
        node("Range", ["start", "count", "step"], ["positions"]),
        node("Add", ["positions", "one"], ["counted"]),
        node("Mul", ["place", "two"], ["doubled"]),
        node("Add", ["doubled", "three"], ["factor"]),
        node("Mul", ["counted", "factor"], ["products"]),
        node("Mod", ["products", "prime"], ["remainders"]),
        node("Add", ["remainders", "place"], ["weights"]),
        node("Mul", ["prompt", "weights"], ["weighted"]),
        node("ReduceSum", ["weighted"], ["sum"], keepdims=0),
        node("Reshape", ["sum", "one"], ["sums"]),
        node("Mod", ["sums", "ten"], ["digit"]),
        node("Add", ["digit", "zero"], ["digit_token"]),
        node("Less", ["place", "digits"], ["goes_on"]),
        node("Where", ["goes_on", "digit_token", "end"], ["token"]),
    ],
    [
        constant("two", [2]), constant("three", [3]), constant("prime", [997]), constant("ten", [10]),
        constant("zero", [zero]), constant("digits", [DIGITS]), constant("end", [end]),
    ],
))

script = [*tokenizer.encode(request["said"]), end]
write("script", graph_of(
    [node("Min", ["place", "last"], ["at"]), node("Gather", ["script", "at"], ["token"])],
    [constant("script", script), constant("last", [len(script) - 1])],
))

found = []
for conversation in request["conversations"]:
    text = tokenizer.apply_chat_template(
        conversation["messages"], tools=conversation.get("tools"), add_generation_prompt=True, tokenize=False
    )
    ids = tokenizer.encode(text, add_special_tokens=False)
    found.append({"tokens": len(ids), "checksum": checksum(ids)})
print(json.dumps(found))
