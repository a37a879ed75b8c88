"""Random pictures of coloured shapes."""

import math
import random
from dataclasses import dataclass, field

import numpy
from PIL import Image, ImageDraw

SIDE, GRID, SCALE = 64, 8, 4
SHAPES = ["circle", "square", "triangle", "star"]
COLOURS = ["red", "green", "blue", "yellow", "orange", "purple", "black", "pink"]
HUES = {
    "red": (220, 30, 30), "green": (35, 150, 50), "blue": (35, 75, 215), "yellow": (245, 220, 35),
    "orange": (250, 140, 15), "purple": (130, 45, 165), "black": (18, 18, 20), "pink": (250, 140, 190),
}


@dataclass
class Thing:
    """One shape; the centre and radius are fractions of the picture."""

    shape: str
    colour: str
    x: float
    y: float
    radius: float

    @property
    def big(self) -> bool:
        """Whether a question would call it big."""
        return self.radius > 0.17


@dataclass
class Scene:
    """Things and their picture."""

    things: list[Thing]
    background: str
    pixels: numpy.ndarray = field(repr=False)


def near(colour: tuple[int, int, int], spread: int, source: random.Random) -> tuple[int, int, int]:
    """A colour close to the given one."""
    return tuple(max(0, min(255, part + source.randint(-spread, spread))) for part in colour)


def background(source: random.Random) -> tuple[str, tuple[int, int, int]]:
    """A white or a grey background."""
    if source.random() < 0.6:
        level = source.randint(238, 255)
        return "white", near((level, level, level), 4, source)
    level = source.randint(110, 205)
    return "gray", near((level, level, level), 6, source)


def outline(thing: Thing, turn: float, stretch: float, size: int) -> list[tuple[float, float]]:
    """Corner points of a polygon."""
    corners = {"square": 4, "triangle": 3, "star": 10}[thing.shape]
    start = -math.pi / 2 + (math.pi / 4 if thing.shape == "square" else 0) + turn
    points = []
    for corner in range(corners):
        reach = thing.radius * (1.25 if thing.shape == "square" else 1.2)
        if thing.shape == "star" and corner % 2:
            reach *= 0.42
        angle = start + corner * 2 * math.pi / corners
        points.append((
            (thing.x + math.cos(angle) * reach * stretch) * size,
            (thing.y + math.sin(angle) * reach / stretch) * size,
        ))
    return points


def draw(thing: Thing, pen: ImageDraw.ImageDraw, size: int, source: random.Random) -> None:
    """Draw one shape, a little turned and stretched."""
    stretch = math.exp(source.uniform(-0.2, 0.2))
    fill = near(HUES[thing.colour], 22, source)
    if thing.shape == "circle":
        wide, high = thing.radius * stretch * size, thing.radius / stretch * size
        x, y = thing.x * size, thing.y * size
        pen.ellipse((x - wide, y - high, x + wide, y + high), fill=fill)
        return
    turn = source.uniform(-0.2, 0.2) if source.random() < 0.5 else 0.0
    pen.polygon(outline(thing, turn, stretch, size), fill=fill)


def free_place(things: list[Thing], radius: float, source: random.Random) -> tuple[float, float] | None:
    """A centre that does not touch the other things."""
    for _ in range(30):
        x, y = source.uniform(radius * 1.3, 1 - radius * 1.3), source.uniform(radius * 1.3, 1 - radius * 1.3)
        if all(math.dist((x, y), (other.x, other.y)) > (radius + other.radius) * 1.25 for other in things):
            return x, y
    return None


def make_scene(source: random.Random) -> Scene:
    """One to four things on a plain background."""
    things: list[Thing] = []
    for _ in range(source.choice([1, 2, 2, 3, 3, 4])):
        radius = source.uniform(0.08, 0.14) if source.random() < 0.6 else source.uniform(0.19, 0.26)
        place = free_place(things, radius, source)
        if place is None:
            continue
        twin = source.choice(things) if things and source.random() < 0.35 else None
        shape = twin.shape if twin and source.random() < 0.6 else source.choice(SHAPES)
        colour = twin.colour if twin and source.random() < 0.5 else source.choice(COLOURS)
        things.append(Thing(shape, colour, *place, radius))
    name, level = background(source)
    image = Image.new("RGB", (SIDE * SCALE, SIDE * SCALE), level)
    pen = ImageDraw.Draw(image)
    for thing in things:
        draw(thing, pen, SIDE * SCALE, source)
    return Scene(things, name, numpy.asarray(image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)))


def make_scenes(count: int, seed: int = 7) -> list[Scene]:
    """Several scenes."""
    source = random.Random(seed)
    return [make_scene(source) for _ in range(count)]


def cell_targets(scene: Scene) -> numpy.ndarray:
    """Per grid cell: present, shape, colour, radius and exact place of the thing whose centre it holds."""
    cells = numpy.zeros((GRID * GRID, 6), dtype=numpy.float32)
    for thing in scene.things:
        column, row = int(thing.x * GRID), int(thing.y * GRID)
        place = thing.x * GRID - column - 0.5, thing.y * GRID - row - 0.5
        cells[row * GRID + column] = 1, SHAPES.index(thing.shape), COLOURS.index(thing.colour), thing.radius * 5, *place
    return cells
