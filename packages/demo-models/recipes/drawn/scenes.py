"""Random scenes of the training world: streets, meadows, the sea, tables and corridors."""

import math
import random
from collections.abc import Callable

from . import things
from .canvas import Canvas, Colour, Part, Picture
from .things import HUES, dark, near
from .words import CLASSES, FRONTS, THINGS, describe

HEIGHT = 96
WIDTHS = (128, 128, 128, 128, 96, 144, 112)
SKIES = {
    "": [((168, 212, 242), (168, 212, 242)), ((120, 180, 240), (205, 228, 246)), ((200, 215, 225), (200, 215, 225)), ((90, 150, 220), (150, 195, 235))],
    " at sunset": [((249, 199, 132), (249, 199, 132)), ((235, 130, 90), (250, 205, 130)), ((240, 150, 120), (240, 150, 120)), ((150, 100, 160), (250, 160, 90))],
    " at night": [((19, 26, 58), (19, 26, 58)), ((8, 12, 30), (35, 45, 90)), ((25, 22, 45), (25, 22, 45))],
}
DIM = {"": 1.0, " at sunset": 0.88, " at night": 0.42}


def clear(x: float, wide: float, taken: list[tuple[float, float]], share: float) -> bool:
    """Whether a thing would overlap others by no more than a share of its width."""
    for other, other_wide in taken:
        if (wide + other_wide) / 2 - abs(x - other) > share * min(wide, other_wide):
            return False
    return True


def place(taken: list[tuple[float, float]], wide: float, width: float, share: float, source: random.Random) -> float | None:
    """A middle between the edges that leaves the others seen."""
    margin = wide * (0.5 if source.random() < 0.85 else 0.25)
    for _ in range(20):
        x = source.uniform(min(margin, width / 2), max(width - margin, width / 2))
        if clear(x, wide, taken, share):
            taken.append((x, wide))
            return x
    return None


def draw_sky(canvas: Canvas, horizon: float, light: str, source: random.Random) -> None:
    """The sky with a sun, a moon or clouds."""
    canvas.begin(Part("sky", 0.0))
    first, last = (near(one, 12, source) for one in source.choice(SKIES[light]))
    canvas.shade(0, canvas.height, first, last)
    outline, canvas.outline = canvas.outline, None
    if source.random() < (0.9 if light == " at sunset" else 0.5):
        radius = source.uniform(4, 13)
        if light == " at sunset":
            colour, y = near(source.choice([(243, 114, 44), (250, 160, 50), (255, 215, 110), (220, 60, 40)]), 14, source), horizon - source.uniform(-0.5, 1.2) * radius
        else:
            colour, y = near((255, 226, 120) if not light else (244, 241, 222), 12, source), source.uniform(radius, max(radius + 1, horizon * 0.5))
        canvas.ellipse(source.uniform(radius, canvas.width - radius), y, radius, radius, colour)
    for _ in range(source.choice([0, 0, 1, 2])):
        x, y, wide = source.uniform(0, canvas.width), source.uniform(4, max(5, horizon * 0.6)), source.uniform(6, 14)
        cloud = dark(near((248, 248, 250), 6, source), DIM[light])
        for way, size in ((-0.7, 0.7), (0, 1), (0.8, 0.65)):
            canvas.ellipse(x + way * wide, y, wide * size * 0.8, wide * size * 0.36, cloud)
    canvas.outline = outline


def draw_hills(canvas: Canvas, horizon: float, light: str, source: random.Random) -> None:
    """Round hills or sharp mountains, far away."""
    for layer in range(source.choice([0, 1, 1, 2])):
        paint = dark(near(source.choice([(134, 181, 140), (110, 150, 120), (140, 150, 170), (150, 140, 120), (47, 62, 70), (165, 180, 195)]), 14, source), DIM[light])
        canvas.begin(Part("hill", source.uniform(0.03, 0.07) + 0.04 * layer))
        top = horizon - source.uniform(6, 26) / (layer + 1)
        if source.random() < 0.6:
            start, wave = source.uniform(0, 6), source.uniform(0.03, 0.09)
            ridge = [(x, top + (horizon - top) * 0.45 * (1 - math.sin(start + x * wave))) for x in range(0, canvas.width + 5, 4)]
        else:
            count = source.randint(2, 5)
            ridge = [(index * canvas.width / count, top + (horizon - top) * source.uniform(0, 0.9)) for index in range(count + 1)]
        canvas.polygon([(-2, horizon + 3), *ridge, (canvas.width + 2, horizon + 3)], paint)


def ground(label: str, horizon: float, height: float) -> Part:
    """A plane that comes nearer towards the lower edge."""
    return Part(label, 0.1, slope=0.8 / (height - horizon), top=horizon)


def at_foot(y: float, horizon: float, height: float) -> float:
    """How near a thing is that stands on the ground at `y`."""
    return min(1.0, 0.1 + 0.8 * max(0.0, y - horizon) / (height - horizon) + 0.02)


def draw_grass(canvas: Canvas, horizon: float, light: str, source: random.Random) -> None:
    """A meadow down to the lower edge."""
    canvas.begin(ground("grass", horizon, canvas.height))
    first = dark(near(source.choice([(124, 176, 79), (110, 160, 80), (150, 190, 90), (80, 140, 70), (175, 185, 100)]), 16, source), DIM[light])
    last = first if source.random() < 0.6 else dark(first, source.uniform(0.75, 0.95))
    canvas.shade(horizon, canvas.height, first, last)


def draw_road(canvas: Canvas, top: float, horizon: float, light: str, source: random.Random) -> float:
    """A road across the picture; returns its lower edge."""
    part = ground("road", horizon, canvas.height)
    canvas.begin(part)
    paint = dark(near(source.choice([(107, 107, 115), (90, 90, 96), (130, 128, 125), (70, 72, 80), (160, 155, 148)]), 12, source), max(0.5, DIM[light]))
    bottom = canvas.height if source.random() < 0.7 else top + (canvas.height - top) * source.uniform(0.7, 0.9)
    canvas.shade(top, bottom, paint, paint)
    if source.random() < 0.35:
        middle, start = (top + bottom) / 2, source.uniform(-12, 0)
        for index in range(12):
            left = start + index * 16
            canvas.polygon([(left, middle - 0.7), (left + 8, middle - 0.7), (left + 8, middle + 0.7), (left, middle + 0.7)], dark((235, 235, 225), max(0.6, DIM[light])))
    return bottom


def draw_background_things(canvas: Canvas, foot: float, horizon: float, light: str, source: random.Random) -> None:
    """Houses and trees behind a road."""
    taken: list[tuple[float, float]] = []
    wanted = [source.choice(["house", "house", "tree"]) for _ in range(source.choice([0, 1, 1, 2, 2, 3]))]
    placed = []
    for name in wanted:
        size = source.uniform(18, 40)
        wide = size if name == "house" else size * 0.6
        x = place(taken, wide, canvas.width, 0.05, source)
        if x is not None:
            placed.append((foot - source.uniform(0, max(1.0, (foot - horizon) * 0.7)), name, x, size))
    for y, name, x, size in sorted(placed):
        canvas.begin(Part(name, at_foot(y, horizon, canvas.height)))
        if name == "house":
            things.house(canvas, x, y, min(size, (y - 6) / 1.3), DIM[light], source)
        else:
            things.tree(canvas, x, y, min(size * 1.2, y - 4), DIM[light], source)


def street(canvas: Canvas, light: str, source: random.Random) -> None:
    """A road with vehicles and people before houses and trees."""
    horizon = source.uniform(0.42, 0.62) * canvas.height
    draw_sky(canvas, horizon, light, source)
    draw_hills(canvas, horizon, light, source)
    draw_grass(canvas, horizon, light, source)
    top = horizon + source.uniform(3, 14)
    draw_background_things(canvas, top, horizon, light, source)
    bottom = draw_road(canvas, top, horizon, light, source)
    taken: list[tuple[float, float]] = []
    wanted = source.choices(["car", "bus", "person"], [4, 3, 3], k=source.choice([0, 1, 1, 1, 2, 2, 3]))
    placed = []
    for name in wanted:
        wide = {"car": source.uniform(24, 66), "bus": source.uniform(40, 84), "person": source.uniform(9, 16)}[name]
        x = place(taken, wide, canvas.width, 0.1, source)
        y = min(canvas.height - 1, source.uniform(top + (bottom - top) * 0.25, bottom))
        if x is not None:
            placed.append((y, name, x, wide))
    for y, name, x, wide in sorted(placed):
        colour = source.choice(list(HUES)) if name != "person" else ""
        canvas.begin(Part(name, at_foot(y, horizon, canvas.height), colour))
        if name == "car":
            things.car(canvas, x, y, wide, colour, DIM[light], source)
        elif name == "bus":
            things.bus(canvas, x, y, wide, colour, DIM[light], source)
        else:
            things.person(canvas, x, y, min(wide * 2.9, y - 4), DIM[light], source)


def meadow(canvas: Canvas, light: str, source: random.Random) -> None:
    """People, trees and houses on grass."""
    horizon = source.uniform(0.35, 0.65) * canvas.height
    draw_sky(canvas, horizon, light, source)
    draw_hills(canvas, horizon, light, source)
    draw_grass(canvas, horizon, light, source)
    taken: list[tuple[float, float]] = []
    placed = []
    for _ in range(source.choice([1, 1, 2, 2, 3, 4])):
        name = source.choice(["person", "tree", "house", "person", "tree"])
        share = source.uniform(0.1, 1)
        y = horizon + (canvas.height - 2 - horizon) * share
        size = source.uniform(20, 34) * (0.7 + 0.7 * share)
        wide = {"person": 0.4, "tree": 0.6, "house": 1.0}[name] * size
        x = place(taken, wide, canvas.width, 0.1, source)
        if x is not None:
            placed.append((y, name, x, size))
    for y, name, x, size in sorted(placed):
        canvas.begin(Part(name, at_foot(y, horizon, canvas.height)))
        if name == "house":
            things.house(canvas, x, y, min(size, (y - 4) / 1.4), DIM[light], source)
        elif name == "tree":
            things.tree(canvas, x, y, min(size * 1.4, y - 3), DIM[light], source)
        else:
            things.person(canvas, x, y, min(size * 1.2, y - 3), DIM[light], source)


def sea(canvas: Canvas, light: str, source: random.Random) -> None:
    """Sailing boats on the water."""
    horizon = source.uniform(0.4, 0.75) * canvas.height
    draw_sky(canvas, horizon, light, source)
    if source.random() < 0.25:
        draw_hills(canvas, horizon, light, source)
    canvas.begin(ground("sea", horizon, canvas.height))
    first = dark(near(source.choice([(39, 125, 161), (50, 110, 190), (70, 150, 170), (60, 100, 140), (30, 90, 120)]), 16, source), max(0.45, DIM[light]))
    canvas.shade(horizon, canvas.height, first, first if source.random() < 0.6 else dark(first, source.uniform(0.7, 0.9)))
    outline, canvas.outline = canvas.outline, None
    for _ in range(source.choice([0, 0, 0, 4, 8])):
        x, y = source.uniform(0, canvas.width), source.uniform(horizon + 3, canvas.height)
        canvas.line([(x, y), (x + source.uniform(4, 10), y)], tuple(min(255, part + 30) for part in first), 0.8)
    canvas.outline = outline
    taken: list[tuple[float, float]] = []
    placed = []
    for _ in range(source.choice([0, 1, 1, 1, 2, 2, 3])):
        y = min(canvas.height - 2, horizon + source.uniform(1, canvas.height - horizon))
        wide = min(source.uniform(18, 62), y / 1.15)
        x = place(taken, wide, canvas.width, 0.08, source)
        if x is not None:
            placed.append((y, x, wide))
    for y, x, wide in sorted(placed):
        canvas.begin(Part("boat", at_foot(y, horizon, canvas.height)))
        things.boat(canvas, x, y, wide, DIM[light], source)


def table(canvas: Canvas, light: str, source: random.Random) -> None:
    """Fruit and cups on a table, seen from aside or from above."""
    wood = near(source.choice([(241, 226, 196), (225, 200, 160), (170, 120, 80), (205, 170, 125), (235, 235, 230), (150, 170, 165), (120, 85, 60), (190, 200, 215)]), 14, source)
    above = source.random() < 0.5
    horizon = 0.0 if above else source.uniform(0.25, 0.5) * canvas.height
    if above:
        canvas.begin(Part("table", 0.5))
    else:
        canvas.begin(Part("wall", 0.15))
        paper = near(source.choice([(225, 225, 215), (190, 205, 215), (215, 190, 190), (170, 185, 160), (240, 225, 180)]), 14, source)
        canvas.shade(0, canvas.height, paper, paper)
        canvas.begin(Part("table", 0.35, slope=0.5 / (canvas.height - horizon), top=horizon))
    canvas.shade(horizon, canvas.height, wood, wood if source.random() < 0.7 else dark(wood, source.uniform(0.8, 0.95)))
    taken: list[tuple[float, float, float]] = []
    placed = []
    for _ in range(source.choice([1, 1, 2, 2, 3, 3, 4])):
        name = source.choice(["apple", "apple", "banana", "banana", "cup", "cup"])
        wide = source.uniform(18, 38) if name != "banana" else source.uniform(34, 82)
        for _ in range(25):
            x = source.uniform(wide * 0.5, max(wide * 0.5 + 1, canvas.width - wide * 0.5))
            y = source.uniform(max(horizon + 4, wide * 1.15), canvas.height - (2 if name != "banana" else wide * 0.25))
            centre = y - (0 if name == "banana" else wide * 0.5)
            if all(math.hypot(x - a, (centre - b) * 1.25) > (wide + c) * 0.47 for a, b, c in taken):
                taken.append((x, centre, wide))
                placed.append((y, name, x, wide))
                break
    for y, name, x, wide in sorted(placed):
        close = 0.68 if above else min(1.0, 0.4 + 0.5 * (y - horizon) / (canvas.height - horizon))
        colour = {"apple": source.choice(["red", "red", "green", "yellow"]), "banana": "yellow", "cup": source.choice(list(HUES))}[name]
        canvas.begin(Part(name, close, colour))
        if name == "apple":
            things.apple(canvas, x, y, wide, colour, source)
        elif name == "banana":
            things.banana(canvas, x, y, wide, source)
        else:
            things.cup(canvas, x, y, wide, colour, source)


def corridor(canvas: Canvas, light: str, source: random.Random) -> None:
    """A corridor that ends at a door: frames within frames, or walls that meet in the distance."""
    shade, end = near(source.choice([(205, 191, 169), (190, 200, 205), (200, 185, 185), (170, 175, 165)]), 20, source), source.uniform(0.14, 0.26)
    width, height = canvas.width, canvas.height
    x, y = width * source.uniform(0.42, 0.58), height * source.uniform(0.42, 0.58)

    def frame(share: float) -> tuple[float, float, float, float]:
        return x - x * share, y - y * share, x + (width - x) * share, y + (height - y) * share

    frames, fade = source.choice([4, 5, 6, 9]), source.uniform(0.35, 0.7)
    has_floor = source.random() < 0.5
    for index in range(frames):
        share = 1 - (1 - end) * index / (frames - 1)
        left, top, right, bottom = frame(share)
        light_here = 1 - fade * (1 - share)
        canvas.begin(Part("wall", share))
        canvas.rectangle(left, top, right, bottom, dark(shade, light_here))
        if has_floor:
            inner = frame(1 - (1 - end) * (index + 1) / (frames - 1)) if index < frames - 1 else (left, top, right, bottom)
            canvas.begin(Part("floor", share))
            canvas.polygon([(left, bottom), (inner[0], inner[3]), (inner[2], inner[3]), (right, bottom)], dark((140, 105, 80), light_here))
    left, top, right, bottom = frame(end)
    if source.random() < 0.7:
        canvas.begin(Part("wall", end))
        half = (right - left) * 0.33
        canvas.rectangle((left + right) / 2 - half, top + (bottom - top) * 0.2, (left + right) / 2 + half, bottom, near((75, 58, 42), 20, source))
    if source.random() < 0.55:
        share = source.uniform(end + 0.1, 0.95)
        left, _, right, bottom = frame(share)
        canvas.begin(Part("person", share))
        things.person(canvas, source.uniform(left * 0.7 + right * 0.3, left * 0.3 + right * 0.7), bottom - 1, height * 0.75 * share, 1 - fade * (1 - share), source)


PLACES: dict[str, Callable[[Canvas, str, random.Random], None]] = {
    "street": street, "meadow": meadow, "sea": sea, "table": table, "corridor": corridor,
}


def make_picture(source: random.Random) -> Picture:
    """One random scene."""
    kind = source.choices(list(PLACES), [8, 3, 4, 6, 2])[0]
    light = source.choice(["", "", "", "", " at sunset", " at night"])
    if kind == "sea":
        light = source.choice(["", "", " at sunset", " at sunset", " at night"])
    line: Colour | None = near((40, 38, 40), 25, source) if source.random() < 0.2 else None
    canvas = Canvas(source.choice(WIDTHS), HEIGHT, line)
    PLACES[kind](canvas, light, source)
    picture = canvas.finish(THINGS, CLASSES, FRONTS)
    picture.caption = describe(kind, light if kind in ("street", "meadow", "sea") else "", picture.boxes)
    return picture
