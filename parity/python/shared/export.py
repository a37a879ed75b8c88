"""Writes models in the layout of Hugging Face, as ONNX graphs."""

from pathlib import Path
from unittest.mock import patch

import onnx
import torch
from torch import nn


class Named(nn.Module):
    """Calls a model with its inputs by name and returns the outputs that are asked for, in order."""

    def __init__(self, model, inputs, outputs):
        super().__init__()
        self.model, self.inputs, self.outputs = model, inputs, outputs

    def forward(self, *values):
        result = self.model(**dict(zip(self.inputs, values)))
        return tuple(result[name] for name in self.outputs)


def repeat_interleave(tensor, repeats, dim):
    """As PyTorch's with a number of repeats, which TorchScript's exporter refuses for a dimension that is counted from the end."""
    at = dim % tensor.dim()
    sizes = [repeats if place == at + 1 else -1 for place in range(tensor.dim() + 1)]
    return tensor.unsqueeze(at + 1).expand(*sizes).flatten(at, at + 1)


def export_graph(module, inputs: dict, outputs: list[str], path: Path, axes: dict | None = None) -> None:
    """Writes a graph by TorchScript, opset 17.

    module: takes the inputs in order and returns a tuple.
    inputs: example tensors by name; every value has to be a tensor of its own.
    axes: as `dynamic_axes` of torch; default: each input's and output's first dimension is
      `batch_size`, and the second one of inputs with two dimensions is `sequence_length`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if axes is None:
        axes = {name: {0: "batch_size"} for name in [*inputs, *outputs]}
        for name, value in inputs.items():
            if value.dim() == 2:
                axes[name][1] = "sequence_length"
    module.eval()
    with torch.no_grad(), patch.object(torch.Tensor, "repeat_interleave", repeat_interleave):
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
            do_constant_folding=True,
        )
    graph = onnx.load(str(path))
    del graph.metadata_props[:]
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.save(graph, str(path))


def export_model(model, inputs: dict, outputs: list[str], path: Path, axes: dict | None = None) -> None:
    """Writes the graph of a model of transformers that takes these inputs by name."""
    export_graph(Named(model, list(inputs), outputs), inputs, outputs, path, axes)
