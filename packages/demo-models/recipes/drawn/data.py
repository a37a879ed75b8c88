"""Batches of the training scenes."""

import math
import random
from collections.abc import Iterator

import numpy
import torch
from PIL import Image
from torch import Tensor

from .canvas import Box, Picture
from .network import COLUMNS, HEIGHT, ROWS, WIDTH
from .scenes import make_picture
from .words import COLOURS, THINGS

BATCH, NEAR = 24, 0.85


def shrink(values: numpy.ndarray, mode: Image.Resampling = Image.Resampling.NEAREST) -> numpy.ndarray:
    """Truth at stride 2."""
    return numpy.asarray(Image.fromarray(values).resize((WIDTH // 2, HEIGHT // 2), mode))


def fitted(pixels: numpy.ndarray) -> numpy.ndarray:
    """A picture in the size that the network takes."""
    return numpy.asarray(Image.fromarray(pixels).resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR))


def make_arrays(seed: int, count: int) -> dict[str, list | numpy.ndarray]:
    """Scenes as arrays."""
    source = random.Random(seed)
    pictures: list[Picture] = [make_picture(source) for _ in range(count)]
    return {
        "pixels": numpy.stack([fitted(picture.pixels) for picture in pictures]),
        "labels": numpy.stack([shrink(picture.labels) for picture in pictures]),
        "near": numpy.stack([shrink(picture.near, Image.Resampling.BILINEAR) for picture in pictures]).astype(numpy.float16),
        "front": numpy.stack([shrink(picture.front.astype(numpy.uint8)) for picture in pictures]),
        "boxes": [picture.boxes for picture in pictures],
        "captions": [picture.caption for picture in pictures],
    }


def cell_targets(boxes: list[Box], flipped: bool) -> numpy.ndarray:
    """Per cell: class (the last is "nothing"), colour or -1, and the box. Cells around a middle hold its thing."""
    cells = numpy.zeros((ROWS * COLUMNS, 6), dtype=numpy.float32)
    cells[:, 0], cells[:, 1] = len(THINGS), -1
    closest = numpy.full(ROWS * COLUMNS, math.inf)
    for box in boxes:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        x = 1 - x if flipped else x
        colour = COLOURS.index(box.colour) if box.colour else -1
        for row in range(ROWS):
            for column in range(COLUMNS):
                away = math.hypot(column + 0.5 - x * COLUMNS, row + 0.5 - y * ROWS)
                index = row * COLUMNS + column
                if away < NEAR and away < closest[index]:
                    closest[index] = away
                    cells[index] = THINGS.index(box.label), colour, x, y, box.right - box.left, box.bottom - box.top
    return cells


def varied(pixels: Tensor, numbers: torch.Generator) -> Tensor:
    """Other light, contrast, colour cast, noise and sharpness."""
    count = pixels.shape[0]

    def draw(*shape: int) -> Tensor:
        return torch.rand(*shape, generator=numbers) * 2 - 1

    pixels = (pixels - 0.5) * (1 + 0.25 * draw(count, 1, 1, 1)) + 0.5 + 0.1 * draw(count, 1, 1, 1) + 0.03 * draw(count, 3, 1, 1)
    soft = torch.nn.functional.avg_pool2d(pixels, 3, 1, 1, count_include_pad=False)
    pixels = torch.where(draw(count, 1, 1, 1) > 0.5, soft, pixels)
    noise = torch.randn(pixels.shape, generator=numbers) * (0.06 * draw(count, 1, 1, 1).clamp(min=0))
    coarse = torch.nn.functional.interpolate(draw(count, 1, 12, 16), scale_factor=8.0, mode="bilinear") * (0.1 * draw(count, 1, 1, 1).clamp(min=0))
    return (pixels + noise + coarse).clamp(0, 1).contiguous(memory_format=torch.channels_last)


def batches(arrays: dict, seed: int = 7) -> Iterator[tuple[Tensor, ...]]:
    """Endless batches: pixels, cells, labels, nearness, front."""
    source, numbers = random.Random(seed), torch.Generator().manual_seed(seed)
    total = len(arrays["pixels"])
    order: list[int] = []
    while True:
        if len(order) < BATCH:
            order = source.sample(range(total), total)
        chosen, order = order[:BATCH], order[BATCH:]
        flipped = source.random() < 0.5
        pixels, labels, near, front = (arrays[name][chosen] for name in ("pixels", "labels", "near", "front"))
        if flipped:
            pixels, labels, near, front = (value[:, :, ::-1].copy() for value in (pixels, labels, near, front))
        cells = numpy.stack([cell_targets(arrays["boxes"][index], flipped) for index in chosen])
        yield (
            varied(torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255, numbers),
            torch.from_numpy(cells),
            torch.from_numpy(labels).long(),
            torch.from_numpy(near.astype(numpy.float32)),
            torch.from_numpy(front).float(),
        )
