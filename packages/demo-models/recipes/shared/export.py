"""Export a PyTorch module to one small, self-contained ONNX file."""

import warnings
from pathlib import Path

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

LARGE = 512


def strip(model: onnx.ModelProto) -> None:
    """Remove doc strings, stack traces and shapes of intermediate values."""
    del model.graph.value_info[:]
    del model.metadata_props[:]
    model.doc_string = model.graph.doc_string = ""
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]


def store_half(model: onnx.ModelProto) -> None:
    """Store big float32 weights as float16 and cast them back when the session is created.

    The graph still computes in float32 and its inputs and outputs are float32; only the file is half as big.
    """
    casts, kept = [], []
    for weight in model.graph.initializer:
        size = int(numpy.prod(weight.dims))
        if weight.data_type != TensorProto.FLOAT or size < LARGE:
            kept.append(weight)
            continue
        half = numpy_helper.to_array(weight).astype(numpy.float16)
        kept.append(numpy_helper.from_array(half, weight.name + "_half"))
        casts.append(helper.make_node("Cast", [weight.name + "_half"], [weight.name], to=TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.initializer[:]
    del model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(casts + nodes)


def share_weights(model: onnx.ModelProto) -> None:
    """Keep one copy of initializers that hold the same values (tied embeddings)."""
    first, renamed, kept = {}, {}, []
    for weight in model.graph.initializer:
        key = (weight.data_type, tuple(weight.dims), weight.raw_data or weight.SerializeToString())
        if weight.raw_data and key in first:
            renamed[weight.name] = first[key]
        else:
            first[key] = weight.name
            kept.append(weight)
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    for node in model.graph.node:
        for index, name in enumerate(node.input):
            node.input[index] = renamed.get(name, name)


def export(
    module: nn.Module,
    example: dict[str, Tensor],
    outputs: list[str],
    dynamic: dict[str, dict[int, str]],
    path: Path,
) -> None:
    """Write `module`, called with the example tensors in order, to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(example.values()),
            str(path),
            input_names=list(example),
            output_names=outputs,
            dynamic_axes=dynamic,
            opset_version=17,
            dynamo=False,
        )
    model = onnx.load(path)
    strip(model)
    share_weights(model)
    store_half(model)
    onnx.checker.check_model(model)
    onnx.save(model, path)
