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


def in_bytes(weight: numpy.ndarray, axis: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Integers from -127 to 127 and a factor for each index of `axis`, whose product is about the weight."""
    others = tuple(index for index in range(weight.ndim) if index != axis)
    factor = numpy.maximum(abs(weight).max(axis=others, keepdims=True), 1e-12) / 127
    return numpy.round(weight / factor).astype(numpy.int8), factor.astype(numpy.float32)


def store_bytes(model: onnx.ModelProto) -> None:
    """Store weights in 8 bits, with a factor for each output of a matrix or convolution, for each row where rows are looked up.

    The products are made when a session is created, or of the rows that are looked up, and the graph computes in float32:
    unlike dynamic quantization, no text changes the numbers of another one of the batch.
    """
    uses: dict[str, list] = {}
    for node in model.graph.node:
        for name in node.input:
            uses.setdefault(name, []).append(node)
    tables, before, kept = set(), [], []
    for weight in model.graph.initializer:
        every = uses.get(weight.name, [])
        use = next((node for node in every if node.op_type == "Gather"), every[-1] if every else None)
        kinds = ("MatMul", "Gather", "Gemm") if len(weight.dims) == 2 else ("Conv",)
        is_large = weight.data_type == TensorProto.FLOAT and len(weight.dims) >= 2 and numpy.prod(weight.dims) >= LARGE
        if use is None or not is_large or use.op_type not in kinds:
            kept.append(weight)
            continue
        values, name = numpy_helper.to_array(weight), weight.name
        is_table = use.op_type == "Gather"
        transposed = any(attribute.name == "transB" and attribute.i == 1 for attribute in use.attribute)
        bytes_, factor = in_bytes(values, 0 if is_table or transposed or use.op_type == "Conv" else 1)
        kept += [numpy_helper.from_array(bytes_, f"{name}_int8"), numpy_helper.from_array(factor, f"{name}_factor")]
        if is_table:
            tables.add(name)
        if not is_table or any(node.op_type != "Gather" for node in every):
            before.append(helper.make_node("Cast", [f"{name}_int8"], [f"{name}_cast"], to=TensorProto.FLOAT))
            before.append(helper.make_node("Mul", [f"{name}_cast", f"{name}_factor"], [name]))
    nodes = before
    for node in model.graph.node:
        if node.op_type != "Gather" or node.input[0] not in tables:
            nodes.append(node)
            continue
        name, (_, ids), out = node.input[0], node.input, node.output[0]
        nodes.append(helper.make_node("Gather", [f"{name}_int8", ids], [f"{out}_int8"]))
        nodes.append(helper.make_node("Gather", [f"{name}_factor", ids], [f"{out}_factor"]))
        nodes.append(helper.make_node("Cast", [f"{out}_int8"], [f"{out}_cast"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [f"{out}_cast", f"{out}_factor"], [out]))
    del model.graph.initializer[:]
    del model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(nodes)


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


def share_transposed(model: onnx.ModelProto) -> None:
    """Keep one copy of a table that is looked up and, turned over, multiplied with (tied embeddings)."""
    weights = {weight.name: weight for weight in model.graph.initializer if len(weight.dims) == 2 and numpy.prod(weight.dims) >= LARGE}
    tables = {node.input[0] for node in model.graph.node if node.op_type == "Gather"} & weights.keys()
    turned = {
        name: table
        for table in tables
        for name, weight in weights.items()
        if list(weight.dims) == list(weights[table].dims)[::-1]
        and numpy.array_equal(numpy_helper.to_array(weight), numpy_helper.to_array(weights[table]).T)
    }
    kept = [weight for weight in model.graph.initializer if weight.name not in turned]
    nodes = [helper.make_node("Transpose", [table], [name], perm=[1, 0]) for name, table in turned.items()]
    nodes += model.graph.node
    del model.graph.initializer[:]
    del model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(nodes)


def export(
    module: nn.Module,
    example: dict[str, Tensor],
    outputs: list[str],
    dynamic: dict[str, dict[int, str]],
    path: Path,
    bits: int = 16,
) -> None:
    """Write `module`, called with the example tensors in order, to `path`; large weights take `bits` bits, 8 or 16."""
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
    share_transposed(model)
    if bits == 8:
        store_bytes(model)
    store_half(model)
    onnx.checker.check_model(model)
    onnx.save(model, path)
