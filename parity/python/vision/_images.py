"""Images for the models of this group, and how their folders are written."""

import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from shared.export import export_model


def picture(width, height):
    """An image with edges, gradients and noise, the same each time."""
    y, x = np.mgrid[0:height, 0:width]
    noise = (x * x * 31 + y * 17 + x * y * 7) % 251
    pixels = np.stack([x * 5 % 256, (y * 7 + noise // 3) % 256, noise], -1).astype(np.uint8)
    pixels[height // 4 : height // 2, width // 5 : width // 2] = (250, 40, 90)
    return Image.fromarray(pixels)


SIZES = {"wide": (90, 61), "tall": (40, 71), "small": (23, 19)}


def save_pictures(folder: Path, names=tuple(SIZES)):
    """Writes images into a folder; returns them by name."""
    images = {}
    for name in names:
        image = picture(*SIZES[name])
        image.save(folder / f"{name}.png")
        images[name] = image
    return images


def labels(count):
    names = {index: f"thing {index}" for index in range(count)}
    return {"id2label": names, "label2id": {name: index for index, name in names.items()}}


def save_processor(folder: Path, processor):
    """Writes preprocessor_config.json as Transformers names it."""
    content = json.loads(processor.to_json_string())
    content["image_processor_type"] = type(processor).__name__.removesuffix("Pil")
    (folder / "preprocessor_config.json").write_text(json.dumps(content, indent=1) + "\n")


def save_model(folder: Path, network, outputs, inputs=None, size=(32, 32), axes=None, file="model.onnx"):
    """Writes config.json and a graph that takes images of any size and count."""
    network.eval()
    network.config.save_pretrained(folder)
    inputs = inputs or {"pixel_values": torch.randn(2, 3, *size)}
    if axes is None:
        axes = {name: {0: "batch_size"} for name in [*inputs, *outputs]}
        axes["pixel_values"] = {0: "batch_size", 2: "height", 3: "width"}
    export_model(network, inputs, outputs, folder / "onnx" / file, axes)


def wake(network, scale=0.3):
    """Random weights are so small that all scores are alike: makes those of the layers larger."""
    with torch.no_grad():
        for name, value in network.named_parameters():
            if value.dim() > 1:
                value.normal_(0, scale if value.dim() == 2 else scale / 2)
    return network.eval()
