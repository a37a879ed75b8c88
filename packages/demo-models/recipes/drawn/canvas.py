"""A canvas that knows what it shows: every pixel belongs to a part, which has a class and a distance."""

import math
from dataclasses import dataclass

import numpy
from PIL import Image, ImageDraw

SCALE = 2
Colour = tuple[int, int, int]
Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Part:
    """Something drawn. `near` is the inverse distance, 1 for the nearest; `slope` is added to it for each unit down from `top`."""

    label: str
    near: float
    colour: str = ""
    slope: float = 0.0
    top: float = 0.0


@dataclass(frozen=True)
class Box:
    """The visible part of a thing, in shares of the picture."""

    label: str
    colour: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Picture:
    """A picture with its truth, all of the same size."""

    pixels: numpy.ndarray
    labels: numpy.ndarray
    near: numpy.ndarray
    front: numpy.ndarray
    boxes: list[Box]
    caption: str = ""


class Canvas:
    """Draws in units; `width` x `height` units are `width` x `height` pixels of the finished picture."""

    def __init__(self, width: int, height: int, outline: Colour | None = None):
        self.width, self.height, self.outline = width, height, outline
        self.size = (width * SCALE, height * SCALE)
        self.colours, self.owners = Image.new("RGB", self.size), Image.new("L", self.size)
        self.pens = ImageDraw.Draw(self.colours), ImageDraw.Draw(self.owners)
        self.parts: list[Part] = []
        self.extents: list[tuple[Points, Points]] = []

    def begin(self, part: Part) -> None:
        """What is drawn from now on is this part."""
        self.parts.append(part)
        self.extents.append(([], []))

    def stretch(self, points: Points) -> None:
        """Remember how far the part goes."""
        across, down = zip(*points)
        self.extents[-1][0].append((max(0, min(across)), min(self.width, max(across))))
        self.extents[-1][1].append((max(0, min(down)), min(self.height, max(down))))

    def polygon(self, points: Points, fill: Colour) -> None:
        """A filled polygon."""
        self.stretch(points)
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pens[0].polygon(scaled, fill=fill)
        self.pens[1].polygon(scaled, fill=len(self.parts))
        if self.outline:
            self.line([*points, points[0]], self.outline, 1.0)

    def rectangle(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        """A filled rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def ellipse(self, x: float, y: float, wide: float, high: float, fill: Colour) -> None:
        """A filled ellipse by its centre and half axes."""
        turns = [index * math.pi / 16 for index in range(32)]
        self.polygon([(x + wide * math.cos(turn), y + high * math.sin(turn)) for turn in turns], fill)

    def line(self, points: Points, fill: Colour, wide: float) -> None:
        """A line with round joints."""
        self.stretch(points)
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        across = max(1, round(wide * SCALE))
        self.pens[0].line(scaled, fill=fill, width=across, joint="curve")
        self.pens[1].line(scaled, fill=len(self.parts), width=across, joint="curve")

    def shade(self, top: float, bottom: float, first: Colour, last: Colour) -> None:
        """A rectangle over the whole width whose colour changes from top to bottom."""
        rows = range(round(top * SCALE), round(bottom * SCALE))
        for row in rows:
            share = (row - rows.start) / max(1, len(rows) - 1)
            fill = tuple(round(a + (b - a) * share) for a, b in zip(first, last))
            self.pens[0].line([(0, row), (self.size[0], row)], fill=fill)
        self.pens[1].rectangle((0, rows.start, self.size[0], rows.stop - 1), fill=len(self.parts))

    def finish(self, things: tuple[str, ...], classes: tuple[str, ...], fronts: tuple[str, ...]) -> Picture:
        """The picture and what is known about each pixel."""
        pixels = numpy.asarray(self.colours.resize((self.width, self.height), Image.Resampling.BOX))
        owners = numpy.asarray(self.owners)[1::SCALE, 1::SCALE]
        kinds = numpy.array([classes.index(part.label) for part in self.parts])[owners - 1]
        rows = numpy.arange(self.height)[:, None]
        table = numpy.array([(part.near, part.slope, part.top) for part in self.parts])[owners - 1]
        near = numpy.clip(table[..., 0] + table[..., 1] * numpy.maximum(0, rows - table[..., 2]), 0, 1)
        front = numpy.isin(kinds, [classes.index(label) for label in fronts])
        if not front.any():
            front = numpy.isin(kinds, [classes.index(label) for label in things])
        boxes = [box for index, part in enumerate(self.parts) if part.label in things for box in self.box(owners == index + 1, index)]
        return Picture(pixels, kinds.astype(numpy.uint8), near.astype(numpy.float32), front, boxes)

    def box(self, mask: numpy.ndarray, index: int) -> list[Box]:
        """The box around what is seen of a thing, unless most of it is hidden."""
        across, down = numpy.flatnonzero(mask.any(0)), numpy.flatnonzero(mask.any(1))
        if mask.sum() < 0.0015 * mask.size or len(across) < 3 or len(down) < 3:
            return []
        edges = across[0], down[0], across[-1] + 1, down[-1] + 1
        whole = math.prod(max(high for _, high in spans) - min(low for low, _ in spans) for spans in self.extents[index])
        if (edges[2] - edges[0]) * (edges[3] - edges[1]) < 0.35 * whole:
            return []
        part, size = self.parts[index], (self.width, self.height, self.width, self.height)
        return [Box(part.label, part.colour, *(float(edge / side) for edge, side in zip(edges, size)))]
