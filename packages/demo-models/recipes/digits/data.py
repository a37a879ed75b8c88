"""Training images of digits: real 8x8 handwriting and strokes drawn here, both heavily varied."""

import json
import math
import random
from collections.abc import Iterator
from pathlib import Path

import numpy
import torch
from PIL import Image, ImageDraw
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import Tensor, nn

TEST = 360
COLUMNS = 20
Point = tuple[float, float]


def arc(x: float, y: float, wide: float, high: float, start: float, end: float) -> list[Point]:
    """Points on an ellipse; angles in degrees, clockwise from the right."""
    angles = [math.radians(start + (end - start) * step / 16) for step in range(17)]
    return [(x + wide * math.cos(angle), y + high * math.sin(angle)) for angle in angles]


STROKES: dict[str, list[list[list[Point]]]] = {
    "0": [[arc(0.5, 0.5, 0.27, 0.45, 0, 360)], [arc(0.5, 0.5, 0.36, 0.44, -80, 290)]],
    "1": [
        [[(0.5, 0.05), (0.5, 0.95)]],
        [[(0.3, 0.28), (0.52, 0.05), (0.52, 0.95)]],
        [[(0.3, 0.25), (0.5, 0.05), (0.5, 0.95)], [(0.28, 0.95), (0.72, 0.95)]],
    ],
    "2": [
        [[*arc(0.5, 0.3, 0.27, 0.25, -170, 40), (0.22, 0.94), (0.8, 0.94)]],
        [[(0.24, 0.2), *arc(0.5, 0.28, 0.26, 0.22, -140, 60), (0.3, 0.8), *arc(0.3, 0.85, 0.1, 0.08, -90, -270), (0.55, 0.88), (0.82, 0.9)]],
    ],
    "3": [
        [[*arc(0.46, 0.28, 0.26, 0.23, -160, 85), *arc(0.46, 0.72, 0.3, 0.23, -85, 160)]],
        [[(0.22, 0.06), (0.76, 0.06), (0.46, 0.42), *arc(0.46, 0.68, 0.3, 0.27, -85, 160)]],
    ],
    "4": [
        [[(0.62, 0.95), (0.62, 0.05), (0.15, 0.66), (0.88, 0.66)]],
        [[(0.25, 0.06), (0.2, 0.52), (0.8, 0.52)], [(0.7, 0.06), (0.68, 0.95)]],
    ],
    "5": [
        [[(0.76, 0.06), (0.28, 0.06), (0.24, 0.45), *arc(0.46, 0.67, 0.3, 0.27, -130, 150)]],
        [[(0.3, 0.08), (0.27, 0.42), *arc(0.45, 0.67, 0.3, 0.26, -120, 140)], [(0.3, 0.08), (0.78, 0.06)]],
    ],
    "6": [
        [[(0.68, 0.06), (0.4, 0.3), *arc(0.5, 0.69, 0.27, 0.25, 195, 555)]],
        [[*arc(0.62, 0.5, 0.38, 0.44, -80, -180), *arc(0.5, 0.7, 0.26, 0.24, -180, 180)]],
    ],
    "7": [
        [[(0.2, 0.07), (0.8, 0.07), (0.42, 0.95)]],
        [[(0.2, 0.16), (0.22, 0.07), (0.8, 0.07), (0.5, 0.5), (0.42, 0.95)], [(0.3, 0.5), (0.7, 0.5)]],
        [[(0.2, 0.07), (0.8, 0.07), (0.42, 0.95)], [(0.34, 0.5), (0.74, 0.5)]],
    ],
    "8": [
        [arc(0.5, 0.28, 0.22, 0.22, 0, 360), arc(0.5, 0.72, 0.27, 0.23, 0, 360)],
        [[*arc(0.5, 0.28, 0.24, 0.22, -60, -270), *arc(0.5, 0.72, 0.26, 0.22, -90, 270), *arc(0.5, 0.28, 0.24, 0.22, 90, -60)]],
    ],
    "9": [
        [[*arc(0.5, 0.3, 0.26, 0.25, 0, 360), (0.75, 0.5), (0.62, 0.95)]],
        [[*arc(0.48, 0.3, 0.26, 0.24, -10, -360), (0.75, 0.3), (0.74, 0.95)]],
        [[*arc(0.5, 0.3, 0.26, 0.25, 0, 360), (0.76, 0.6), *arc(0.48, 0.66, 0.27, 0.28, 0, 140)]],
    ],
}


def draw_strokes(digit: str, source: random.Random, side: int = 128) -> Image.Image:
    """One drawn digit, white on black, with wobbling points and a random pen."""
    image = Image.new("L", (side, side))
    pen = ImageDraw.Draw(image)
    width = source.uniform(0.03, 0.17) * side
    wobble, phase = source.uniform(0, 0.035), [source.uniform(0, 6.3) for _ in range(4)]
    wide = source.uniform(0.45, 0.85)
    for stroke in source.choice(STROKES[digit]):
        points = []
        for x, y in stroke:
            x += wobble * math.sin(5 * y + phase[0]) + wobble * math.sin(9 * x + phase[1]) / 2
            y += wobble * math.sin(5 * x + phase[2]) + wobble * math.sin(9 * y + phase[3]) / 2
            points.append(((0.5 + (x - 0.5) * wide) * side * 0.8 + side * 0.1, (0.1 + y * 0.8) * side))
        pen.line(points, fill=255, width=max(1, round(width)), joint="curve")
        for x, y in points if source.random() < 0.8 else []:
            pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
    return image


def real_digits() -> tuple:
    """scikit-learn's digits, split into training and test images."""
    data = load_digits()
    return train_test_split(data.images, data.target, test_size=TEST, random_state=0, stratify=data.target)


def real_images(images: numpy.ndarray, side: int) -> list[numpy.ndarray]:
    """8x8 images, enlarged both smoothly and as blocks."""
    ways = [Image.Resampling.BICUBIC, Image.Resampling.LANCZOS, Image.Resampling.BILINEAR]
    found = []
    for index, image in enumerate(images):
        small = Image.fromarray((image * 255 / 16).clip(0, 255).astype(numpy.uint8))
        found.append(numpy.asarray(small.resize((side, side), ways[index % 3])))
    return found


def vary(images: Tensor, generator: torch.Generator, mild: Tensor) -> Tensor:
    """Random affine change, ink, paper, contrast, polarity and noise. Rows of `mild` move less."""
    count = images.shape[0]

    def draw(low: float, high: float) -> Tensor:
        return torch.rand(count, generator=generator) * (high - low) + low

    part = torch.where(mild, 0.5, 1.0)
    angle, shear = draw(-0.3, 0.3) * part, draw(-0.3, 0.3) * part
    scale = torch.where(mild, draw(0.85, 1.15), draw(0.9, 2.2))
    stretch = torch.exp(draw(-0.2, 0.2) * part)
    room = (scale - 0.8).clamp(min=0.1) * 0.8
    row_x = torch.stack([scale * stretch * torch.cos(angle), scale * (shear - torch.sin(angle)), draw(-1, 1) * room], 1)
    row_y = torch.stack([scale * torch.sin(angle), scale / stretch * torch.cos(angle), draw(-1, 1) * room], 1)
    grid = nn.functional.affine_grid(torch.stack([row_x, row_y], 1), list(images.shape), align_corners=False)
    moved = nn.functional.grid_sample(images, grid, align_corners=False)
    moved = moved.clamp(0, 1) ** torch.exp(draw(-0.5, 0.5))[:, None, None, None]
    paper, ink = draw(0, 0.35), draw(0.55, 1)
    flip = draw(0, 1) < 0.5
    paper, ink = torch.where(flip, 1 - paper, paper), torch.where(flip, 1 - ink, ink)
    painted = paper[:, None, None, None] + moved * (ink - paper)[:, None, None, None]
    noise = torch.randn(painted.shape, generator=generator) * draw(0, 0.06)[:, None, None, None]
    tilt = torch.linspace(-0.5, 0.5, images.shape[-1]) * draw(-0.2, 0.2)[:, None]
    return (painted + noise + tilt[:, None, None, :]).clamp(0, 1)


def batches(side: int, size: int, seed: int = 7) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless batches: half real handwriting, half drawn strokes."""
    source, generator = random.Random(seed), torch.Generator().manual_seed(seed)
    images, _, labels, _ = real_digits()
    pool = real_images(images, side)
    drawn = [(draw_strokes(str(index % 10), source).resize((side, side), Image.Resampling.LANCZOS), index % 10) for index in range(6000)]
    drawings = [(numpy.asarray(image), label) for image, label in drawn]
    real = [(image, int(label)) for image, label in zip(pool, labels)]
    while True:
        rows = source.choices(real, k=size // 2) + source.choices(drawings, k=size // 2)
        mild = torch.tensor([True] * (size // 4) + [False] * (size - size // 4))
        pixels = torch.from_numpy(numpy.stack([image for image, _ in rows])).float()[:, None] / 255
        yield vary(pixels, generator, mild).expand(-1, 3, -1, -1), torch.tensor([label for _, label in rows])


def sheet_rows(directory: Path) -> None:
    """Write the test images as one contact sheet and list them in heldout.jsonl, after the drawn ones."""
    _, images, _, labels = real_digits()
    sheet = Image.new("L", (COLUMNS * 8, math.ceil(len(images) / COLUMNS) * 8))
    rows = []
    for index, (image, label) in enumerate(zip(images, labels)):
        left, top = index % COLUMNS * 8, index // COLUMNS * 8
        sheet.paste(Image.fromarray((image * 255 / 16).astype(numpy.uint8)), (left, top))
        rows.append({"image": "heldout/scikit-learn-test.png", "box": [left, top, 8, 8], "label": str(label), "source": "scikit-learn"})
    (directory / "heldout").mkdir(parents=True, exist_ok=True)
    sheet.save(directory / "heldout/scikit-learn-test.png", optimize=True)
    path = directory / "heldout.jsonl"
    old = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    drawn = [row for row in old if row["source"] == "drawn"]
    path.write_text("".join(json.dumps(row) + "\n" for row in drawn + rows))
