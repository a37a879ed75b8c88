"""Held-out pictures, drawn by other code than the training ones: other outlines of every thing, other paint, other sizes.

Run `python -m recipes.drawn.heldout` only to change them; `recipes.drawn` reads them from `models/drawn-*/heldout`.
"""

import json
import math
import random
from pathlib import Path

import numpy
from PIL import Image, ImageFilter

from .canvas import Canvas, Colour, Part, Picture, Points
from .words import CLASSES, FRONTS, THINGS, describe
from ..shared.publish import MODELS

PAINTS: dict[str, Colour] = {
    "red": (196, 32, 50), "green": (58, 148, 88), "blue": (36, 112, 190), "yellow": (252, 214, 74), "orange": (232, 118, 52),
    "purple": (112, 74, 150), "white": (252, 250, 244), "black": (44, 42, 48), "gray": (122, 128, 136), "brown": (134, 88, 58), "pink": (234, 128, 168),
}
Thing = tuple[str, float, float, float, str]


def curve(points: Points, steps: int = 8) -> Points:
    """A closed Catmull-Rom curve through the points."""
    count, found = len(points), []
    for index in range(count):
        a, b, c, d = (points[(index + shift) % count] for shift in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            found.append(tuple(0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3) for p, q, r, s in zip(a, b, c, d)))
    return found


def shifted(shape: Points, x: float, y: float, wide: float, high: float) -> Points:
    """A shape in a unit square, whose lower edge is 0 and upper edge 1, put on its base line."""
    return [(x + across * wide, y - up * high) for across, up in shape]


class Sketch:
    """Draws things with curves; `ink` is the colour of lines, or None."""

    def __init__(self, canvas: Canvas, ink: Colour | None, source: random.Random):
        self.canvas, self.ink, self.source = canvas, ink, source

    def shape(self, points: Points, fill: Colour) -> None:
        """A filled outline, perhaps with a shaky line around it."""
        self.canvas.polygon(points, fill)
        if self.ink:
            shaky = [(x + self.source.gauss(0, 0.35), y + self.source.gauss(0, 0.35)) for x, y in [*points, points[0]]]
            self.canvas.line(shaky, self.ink, 1.1)

    def car(self, x: float, y: float, wide: float, colour: str) -> None:
        """A rounded car, drawn as one curve."""
        high, paint = wide * 0.46, PAINTS[colour]
        body = [(-0.5, 0.2), (-0.49, 0.5), (-0.36, 0.56), (-0.24, 0.92), (-0.02, 1.0), (0.16, 0.92), (0.3, 0.6), (0.46, 0.5), (0.5, 0.22), (0.3, 0.14), (-0.3, 0.14)]
        self.shape(curve(shifted(body, x, y, wide, high)), paint)
        for window in ([(-0.27, 0.6), (-0.19, 0.86), (-0.04, 0.9), (-0.04, 0.6)], [(0.0, 0.6), (0.0, 0.9), (0.12, 0.86), (0.22, 0.6)]):
            self.shape(shifted(window, x, y, wide, high), (190, 222, 232))
        for share in (-0.27, 0.27):
            self.canvas.ellipse(x + share * wide, y - wide * 0.105, wide * 0.105, wide * 0.105, (52, 50, 54))
            self.canvas.ellipse(x + share * wide, y - wide * 0.105, wide * 0.06, wide * 0.06, (205, 205, 208))

    def bus(self, x: float, y: float, wide: float, colour: str) -> None:
        """A bus with a slanted front, a door and narrow windows."""
        high = wide * 0.47
        self.shape(shifted([(-0.5, 0.12), (-0.5, 0.94), (-0.46, 1), (0.42, 1), (0.5, 0.6), (0.5, 0.12)], x, y, wide, high), PAINTS[colour])
        for index in range(5):
            left = -0.44 + index * 0.15
            self.shape(shifted([(left, 0.55), (left, 0.88), (left + 0.11, 0.88), (left + 0.11, 0.55)], x, y, wide, high), (198, 224, 236))
        self.shape(shifted([(0.33, 0.18), (0.33, 0.86), (0.42, 0.86), (0.42, 0.18)], x, y, wide, high), (176, 206, 220))
        for share in (-0.32, 0.24):
            self.canvas.ellipse(x + share * wide, y - wide * 0.075, wide * 0.075, wide * 0.075, (40, 40, 44))

    def house(self, x: float, y: float, wide: float, colour: str) -> None:
        """A house with a steep roof, a round-topped door and crossed windows."""
        high, wall = wide * 1.35, self.source.choice([(248, 236, 210), (214, 226, 222), (222, 186, 160), (232, 214, 170)])
        self.shape(shifted([(-0.42, 0), (-0.42, 0.55), (0.42, 0.55), (0.42, 0)], x, y, wide, high), wall)
        self.shape(shifted([(-0.5, 0.53), (-0.08, 0.97), (0.08, 0.97), (0.5, 0.53)], x, y, wide, high), self.source.choice([(150, 58, 52), (104, 84, 84), (176, 98, 62)]))
        arch = [(-0.1, 0)] + [(-0.1 * math.cos(turn * math.pi / 6), 0.2 + 0.07 * math.sin(turn * math.pi / 6)) for turn in range(7)] + [(0.1, 0)]
        self.shape(shifted(arch, x, y, wide, high), (96, 66, 50))
        for middle in (-0.27, 0.27):
            self.shape(shifted([(middle - 0.09, 0.26), (middle - 0.09, 0.44), (middle + 0.09, 0.44), (middle + 0.09, 0.26)], x, y, wide, high), (150, 196, 220))
            self.canvas.line(shifted([(middle, 0.26), (middle, 0.44)], x, y, wide, high), (250, 250, 245), 0.8)

    def tree(self, x: float, y: float, wide: float, colour: str) -> None:
        """A tree with a ragged crown on a trunk that widens."""
        high = wide * 1.9
        self.shape(shifted([(-0.12, 0), (-0.06, 0.5), (0.06, 0.5), (0.12, 0)], x, y, wide, high), (118, 82, 58))
        crown = []
        for index in range(14):
            turn, reach = index * math.pi / 7, 0.5 if index % 2 else 0.41
            crown.append((reach * math.cos(turn), 0.67 + 0.66 * reach * math.sin(turn)))
        self.shape(curve(shifted(crown, x, y, wide, high)), self.source.choice([(78, 140, 74), (52, 116, 82), (112, 158, 66)]))

    def person(self, x: float, y: float, wide: float, colour: str) -> None:
        """Somebody in a coat, with shoes."""
        high = wide * 2.9
        for middle in (-0.14, 0.14):
            self.shape(shifted([(middle - 0.08, 0), (middle - 0.08, 0.42), (middle + 0.08, 0.42), (middle + 0.08, 0)], x, y, wide, high), (62, 66, 96))
            self.canvas.ellipse(x + (middle * 1.3) * wide, y - high * 0.015, wide * 0.15, high * 0.02, (50, 40, 36))
        coat = PAINTS[self.source.choice(["red", "blue", "green", "purple", "orange", "brown"])]
        for way in (-1, 1):
            self.canvas.line(shifted([(way * 0.24, 0.76), (way * 0.38, 0.6), (way * 0.4, 0.46)], x, y, wide, high), coat, wide * 0.15)
            self.canvas.ellipse(x + way * 0.4 * wide, y - 0.44 * high, wide * 0.08, wide * 0.08, (222, 172, 140))
        self.shape(curve(shifted([(-0.3, 0.38), (-0.24, 0.62), (-0.26, 0.8), (0, 0.83), (0.26, 0.8), (0.24, 0.62), (0.3, 0.38)], x, y, wide, high), 4), coat)
        self.shape(curve(shifted([(-0.2, 0.91), (0, 0.82), (0.2, 0.91), (0, 1.0)], x, y, wide, high)), (222, 172, 140))

    def boat(self, x: float, y: float, wide: float, colour: str) -> None:
        """A boat with a bowed hull and two full sails."""
        high = wide * 1.1
        self.canvas.line(shifted([(0.02, 0.2), (0.02, 1.0)], x, y, wide, high), (92, 70, 52), 1.2)
        sails = self.source.choice([((250, 248, 240), (250, 248, 240)), ((244, 190, 90), (236, 120, 90)), ((250, 250, 250), (96, 156, 206))])
        self.shape(curve(shifted([(0.0, 0.98), (-0.02, 0.3), (-0.2, 0.28), (-0.4, 0.3), (-0.16, 0.62)], x, y, wide, high), 5), sails[0])
        self.shape(curve(shifted([(0.05, 0.88), (0.2, 0.58), (0.36, 0.32), (0.05, 0.3)], x, y, wide, high), 5), sails[1])
        hull = self.source.choice([(120, 70, 42), (52, 72, 116), (186, 62, 58)])
        self.shape(shifted([(-0.5, 0.24), (-0.44, 0.1), (-0.3, 0), (0.28, 0), (0.42, 0.1), (0.5, 0.26), (0.0, 0.2)], x, y, wide, high), hull)

    def apple(self, x: float, y: float, wide: float, colour: str) -> None:
        """A heart-like apple with a leaf and a gleam."""
        paint = {**PAINTS, "green": (132, 186, 82)}[colour]
        outline = [(0, 0.86), (-0.26, 0.96), (-0.5, 0.7), (-0.44, 0.3), (-0.2, 0.02), (0, 0.06), (0.2, 0.02), (0.44, 0.3), (0.5, 0.7), (0.26, 0.96)]
        self.canvas.line(shifted([(0, 0.84), (0.03, 1.0), (0.1, 1.12)], x, y, wide, wide), (100, 72, 50), max(1.2, wide * 0.06))
        self.shape(curve(shifted(outline, x, y, wide, wide)), paint)
        self.canvas.ellipse(x + wide * 0.22, y - wide * 1.06, wide * 0.13, wide * 0.06, (98, 150, 72))
        self.canvas.ellipse(x - wide * 0.26, y - wide * 0.68, wide * 0.07, wide * 0.11, tuple(min(255, value + 70) for value in paint))

    def banana(self, x: float, y: float, wide: float, colour: str) -> None:
        """A banana with ends of its own, lying or hanging."""
        outline = [(-0.5, 0.42), (-0.42, 0.5), (-0.2, 0.28), (0.1, 0.22), (0.36, 0.36), (0.44, 0.56), (0.5, 0.52), (0.46, 0.28), (0.24, 0.02), (-0.12, -0.02), (-0.4, 0.2)]
        way = self.source.choice([-1, 1])
        shape = [(across, way * (up - 0.25)) for across, up in outline]
        self.shape(curve(shifted(shape, x, y, wide, wide)), PAINTS["yellow"])
        for across, up in ((-0.47, 0.45), (0.48, 0.52)):
            self.canvas.ellipse(x + across * wide, y - way * (up - 0.25) * wide, wide * 0.035, wide * 0.035, (112, 88, 46))

    def cup(self, x: float, y: float, wide: float, colour: str) -> None:
        """A rounded cup with a square handle on a little foot."""
        way, paint = self.source.choice([-1, 1]), PAINTS[colour]
        handle = [(way * 0.4, 0.72), (way * 0.66, 0.7), (way * 0.66, 0.36), (way * 0.36, 0.3)]
        self.canvas.line(shifted(handle, x, y, wide, wide), paint, wide * 0.1)
        self.shape(curve(shifted([(-0.5, 0.9), (-0.44, 0.4), (-0.26, 0.06), (0, 0.03), (0.26, 0.06), (0.44, 0.4), (0.5, 0.9), (0, 0.93)], x, y, wide, wide), 5), paint)
        self.canvas.rectangle(x - wide * 0.22, y - wide * 0.06, x + wide * 0.22, y, paint)
        self.canvas.ellipse(x, y - wide * 0.9, wide * 0.42, wide * 0.07, (88, 58, 44))


def backdrop(canvas: Canvas, place: str, light: str, source: random.Random) -> float:
    """Paints what lies behind and below the things; returns the horizon."""
    width, height = canvas.width, canvas.height
    horizon = round(height * source.uniform(0.42, 0.6))
    night, dusk = light == " at night", light == " at sunset"
    if place == "table":
        horizon = round(height * 0.34)
        canvas.begin(Part("wall", 0.15))
        canvas.shade(0, height, *source.choice([((232, 226, 206), (214, 206, 186)), ((182, 204, 200), (200, 216, 214)), ((214, 196, 206), (226, 210, 216))]))
        canvas.begin(Part("table", 0.35, slope=0.5 / (height - horizon), top=horizon))
        first = source.choice([(176, 130, 90), (222, 196, 158), (140, 100, 74), (206, 212, 216)])
        canvas.shade(horizon, height, first, tuple(round(part * 0.86) for part in first))
        for line in range(3):
            y = horizon + (height - horizon) * (line + 0.7) / 3.4
            canvas.line([(0, y), (width * 0.4, y + 1), (width, y - 1)], tuple(round(part * 0.9) for part in first), 0.8)
        return horizon
    canvas.begin(Part("sky", 0))
    if night:
        canvas.shade(0, height, (14, 18, 44), (52, 54, 96))
        for _ in range(12):
            canvas.ellipse(source.uniform(0, width), source.uniform(0, horizon * 0.8), 0.7, 0.7, (240, 240, 220))
        canvas.ellipse(width * 0.82, height * 0.14, 7, 7, (238, 234, 206))
    elif dusk:
        canvas.shade(0, height, (206, 116, 110), (252, 206, 120))
        canvas.ellipse(width * source.uniform(0.2, 0.8), horizon - 4, 11, 11, (250, 128, 62))
    else:
        canvas.shade(0, height, (110, 174, 226), (220, 236, 244))
        for _ in range(2):
            x, y = source.uniform(10, width - 10), source.uniform(6, horizon * 0.4)
            canvas.polygon(curve([(x - 13, y), (x - 6, y - 5), (x + 3, y - 4), (x + 13, y), (x, y + 3)]), (250, 250, 250))
    fade = 0.45 if night else 0.9 if dusk else 1.0
    if place != "sea" or source.random() < 0.4:
        canvas.begin(Part("hill", 0.06))
        peaks = [(width * index / 6, horizon - height * source.uniform(0.02, 0.2)) for index in range(7)]
        canvas.polygon([(0, horizon + 2), *peaks, (width, horizon + 2)], tuple(round(part * fade) for part in source.choice([(126, 150, 164), (120, 164, 126)])))
    label, first = ("sea", (44, 116, 158)) if place == "sea" else ("grass", (118, 168, 84))
    first = tuple(round(part * fade) for part in first)
    canvas.begin(Part(label, 0.1, slope=0.8 / (height - horizon), top=horizon))
    canvas.shade(horizon, height, first, tuple(round(part * 0.8) for part in first))
    for _ in range(14):
        x, y = source.uniform(0, width), source.uniform(horizon + 2, height)
        mark = [(x, y), (x + 4, y - 1.2), (x + 8, y)] if place == "sea" else [(x, y), (x + 0.6, y - 2.5)]
        canvas.line(mark, tuple(min(255, part + 24) for part in first), 0.8)
    if place == "street":
        canvas.begin(Part("road", 0.1, slope=0.8 / (height - horizon), top=horizon))
        top, paint = horizon + height * 0.12, tuple(round(part * max(fade, 0.6)) for part in (116, 114, 120))
        canvas.shade(top, height, paint, tuple(round(part * 0.88) for part in paint))
        canvas.line([(0, top), (width, top)], (190, 186, 176), 1.4)
    return horizon


# Place, light, width, height, and the things: label, middle, base line and width in hundredths of the picture's width and height, colour.
PLANS: list[tuple[str, str, int, int, list[Thing]]] = [
    ("street", "", 128, 96, [("house", 24, 58, 22, ""), ("car", 66, 86, 40, "blue")]),
    ("street", "", 160, 100, [("tree", 16, 60, 14, ""), ("tree", 84, 58, 13, ""), ("car", 48, 84, 34, "red")]),
    ("street", " at night", 128, 96, [("house", 72, 56, 24, ""), ("car", 34, 88, 42, "white")]),
    ("street", "", 140, 96, [("bus", 50, 86, 56, "yellow")]),
    ("street", " at sunset", 128, 96, [("house", 20, 58, 20, ""), ("tree", 80, 60, 14, ""), ("bus", 50, 90, 52, "green")]),
    ("street", "", 128, 96, [("car", 26, 80, 34, "green"), ("car", 72, 92, 42, "orange")]),
    ("street", "", 128, 104, [("house", 50, 56, 24, ""), ("person", 24, 88, 10, "")]),
    ("street", "", 150, 96, [("person", 20, 84, 8, ""), ("car", 62, 88, 40, "black"), ("tree", 78, 56, 12, "")]),
    ("street", "", 128, 96, [("house", 22, 57, 22, ""), ("house", 70, 58, 24, "")]),
    ("meadow", "", 128, 96, [("person", 40, 84, 13, ""), ("tree", 74, 78, 24, "")]),
    ("meadow", "", 110, 96, [("house", 50, 80, 40, "")]),
    ("meadow", " at sunset", 128, 96, [("tree", 24, 84, 22, ""), ("tree", 70, 78, 20, "")]),
    ("meadow", "", 128, 96, [("house", 24, 68, 22, ""), ("person", 52, 86, 12, ""), ("person", 78, 88, 13, "")]),
    ("meadow", " at night", 128, 96, [("house", 60, 80, 34, "")]),
    ("sea", "", 128, 96, [("boat", 44, 82, 44, "")]),
    ("sea", " at sunset", 128, 96, [("boat", 60, 86, 46, "")]),
    ("sea", "", 150, 96, [("boat", 26, 74, 26, ""), ("boat", 70, 90, 38, "")]),
    ("sea", " at night", 128, 96, [("boat", 40, 84, 40, "")]),
    ("table", "", 128, 96, [("apple", 28, 78, 24, "red"), ("apple", 68, 82, 26, "green")]),
    ("table", "", 128, 96, [("cup", 46, 82, 32, "blue")]),
    ("table", "", 128, 96, [("banana", 36, 74, 46, ""), ("cup", 78, 84, 24, "white")]),
    ("table", "", 96, 96, [("apple", 50, 82, 38, "yellow")]),
    ("table", "", 140, 96, [("apple", 16, 74, 20, "red"), ("apple", 44, 86, 22, "red"), ("banana", 76, 74, 38, "")]),
    ("table", "", 128, 96, [("cup", 24, 76, 24, "red"), ("cup", 70, 86, 26, "yellow")]),
    ("table", "", 128, 96, [("banana", 50, 70, 60, "")]),
]
ZOOM, COLOURS_IN_FILES = 2, 48


def draw(index: int) -> Picture:
    """One held-out picture: plain, with ink, or on paper with a grain."""
    place, light, width, height, things = PLANS[index]
    source = random.Random(1000 + index)
    width, height = width * ZOOM, height * ZOOM
    canvas = Canvas(width, height)
    horizon = backdrop(canvas, place, light, source)
    sketch = Sketch(canvas, (46, 40, 44) if index % 3 == 1 else None, source)
    for label, x, y, wide, colour in sorted(things, key=lambda thing: thing[2]):
        foot, across = y * height / 100, wide * width / 100
        share = (foot - horizon) / (height - horizon)
        close = 0.4 + 0.5 * share if place == "table" else 0.12 + 0.8 * max(0.0, share)
        canvas.begin(Part(label, min(1.0, close), "yellow" if label == "banana" else colour))
        getattr(sketch, label)(x * width / 100, foot, across, colour)
    picture = canvas.finish(THINGS, CLASSES, FRONTS)
    if light == " at night":
        dimmed = picture.pixels.astype(numpy.float32)
        dimmed[picture.labels >= CLASSES.index(THINGS[0])] *= 0.6
        picture.pixels = dimmed.astype(numpy.uint8)
    if index % 3 == 2:
        grain = numpy.random.default_rng(index).normal(0, 9, picture.pixels.shape[:2])[..., None]
        paper = Image.fromarray(numpy.clip(picture.pixels + grain, 0, 255).astype(numpy.uint8))
        picture.pixels = numpy.asarray(paper.filter(ImageFilter.GaussianBlur(0.8)))
    picture.caption = describe(place, light, picture.boxes)
    return picture


def main() -> None:
    """Write the pictures, with what is true of them, for every task."""
    pictures = [draw(index) for index in range(len(PLANS))]
    for name, row in ROWS.items():
        directory = MODELS / name / "heldout"
        directory.mkdir(parents=True, exist_ok=True)
        lines = []
        for index, picture in enumerate(pictures):
            file = f"{index + 1:02}"
            small = Image.fromarray(picture.pixels).quantize(COLOURS_IN_FILES, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            small.save(directory / f"{file}.png", optimize=True)
            lines.append(json.dumps({"image": f"heldout/{file}.png", **row(picture, directory, file)}))
        (MODELS / name / "heldout.jsonl").write_text("\n".join(lines) + "\n")


def object_row(picture: Picture, directory: Path, file: str) -> dict:
    """The boxes, in pixels."""
    high, wide = picture.labels.shape
    return {"objects": [
        {"label": box.label, "box": dict(zip(("xmin", "ymin", "xmax", "ymax"), (round(box.left * wide), round(box.top * high), round(box.right * wide), round(box.bottom * high))))}
        for box in picture.boxes
    ]}


def grey(values: numpy.ndarray, directory: Path, file: str) -> str:
    """Truth beside its picture, as a grey PNG."""
    Image.fromarray(values.astype(numpy.uint8)).save(directory / f"{file}-truth.png", optimize=True)
    return f"heldout/{file}-truth.png"


ROWS = {
    "drawn-objects": object_row,
    "drawn-segments": lambda picture, directory, file: {"classes": grey(picture.labels, directory, file)},
    "drawn-depth": lambda picture, directory, file: {"depth": grey(numpy.round(picture.near * 255), directory, file)},
    "drawn-cutouts": lambda picture, directory, file: {"mask": grey(picture.front * 255, directory, file)},
    "drawn-captions": lambda picture, directory, file: {"caption": picture.caption},
}


if __name__ == "__main__":
    main()
