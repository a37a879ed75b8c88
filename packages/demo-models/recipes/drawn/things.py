"""How the things of the training pictures are drawn: each stands on its base line at `y`, in the middle of which `x` is."""

import math
import random

from .canvas import Canvas, Colour

HUES: dict[str, Colour] = {
    "red": (214, 40, 40), "green": (70, 165, 70), "blue": (45, 90, 210), "yellow": (245, 205, 40),
    "orange": (242, 130, 30), "purple": (130, 60, 170), "white": (246, 246, 244), "black": (32, 32, 36),
    "gray": (135, 138, 142), "brown": (120, 76, 45), "pink": (242, 140, 185),
}


def near(colour: Colour, spread: int, source: random.Random) -> Colour:
    """A colour close to the given one."""
    return tuple(max(0, min(255, part + source.randint(-spread, spread))) for part in colour)


def dark(colour: Colour, share: float) -> Colour:
    """The colour with less light."""
    return tuple(round(part * share) for part in colour)


def car(canvas: Canvas, x: float, y: float, wide: float, colour: str, dim: float, source: random.Random) -> None:
    """A car from the side: a saloon, a hatchback, a van or a jeep."""
    paint, glass = dark(near(HUES[colour], 20, source), dim), dark(near((215, 232, 245), 14, source), max(dim, 0.5))
    high, wheel = wide * source.uniform(0.32, 0.5), wide * source.uniform(0.1, 0.135)
    left, right, floor = x - wide / 2, x + wide / 2, y - wheel
    belt, roof = floor - high * 0.5, floor - high
    way = source.choice([-1, 1])

    def at(share: float) -> float:
        return x + way * share * wide

    form = source.choice(["saloon", "saloon", "hatchback", "van", "jeep"])
    back, front = {"saloon": (-0.28, 0.2), "hatchback": (-0.44, 0.18), "van": (-0.48, 0.34), "jeep": (-0.46, 0.12)}[form]
    lean = {"saloon": 0.12, "hatchback": 0.14, "van": 0.1, "jeep": 0.03}[form]
    behind = 0.1 if form == "saloon" else 0.04
    canvas.polygon([(at(back), roof), (at(front), roof), (at(front + lean), belt), (at(back - behind), belt)], paint)
    if source.random() < 0.5:
        canvas.rectangle(left, belt, right, floor, paint)
    else:
        cut = wide * 0.06
        canvas.polygon([(left + cut, belt), (right - cut, belt), (right, belt + cut * 1.6), (right, floor), (left, floor), (left, belt + cut * 1.6)], paint)
    middle, edge, rim = (back + front) / 2 + source.uniform(-0.03, 0.05), high * 0.09, wide * 0.012
    canvas.polygon([(at(back + 0.02), roof + edge), (at(middle - 0.015), roof + edge), (at(middle - 0.015), belt), (at(back - behind * 0.5), belt)], glass)
    canvas.polygon([(at(middle + 0.015), roof + edge), (at(front - 0.02), roof + edge), (at(front + lean - 0.035), belt), (at(middle + 0.015), belt)], glass)
    if source.random() < 0.4:
        canvas.ellipse(at(0.47), belt + high * 0.15, rim * 2, rim * 2, near((250, 235, 170), 10, source))
    for share in (-source.uniform(0.23, 0.31), source.uniform(0.23, 0.31)):
        canvas.ellipse(x + share * wide, floor, wheel, wheel, dark(near((38, 38, 43), 10, source), dim))
        if source.random() < 0.4:
            canvas.ellipse(x + share * wide, floor, wheel * 0.45, wheel * 0.45, near((165, 165, 170), 20, source))


def bus(canvas: Canvas, x: float, y: float, wide: float, colour: str, dim: float, source: random.Random) -> None:
    """A long box with a row of windows."""
    paint, glass = dark(near(HUES[colour], 20, source), dim), dark(near((215, 232, 245), 14, source), max(dim, 0.5))
    high, wheel = wide * source.uniform(0.4, 0.56), wide * 0.075
    left, right, floor, roof = x - wide / 2, x + wide / 2, y - wheel, y - wheel - high
    canvas.rectangle(left, roof, right, floor, paint)
    count, rows = source.randint(4, 6), source.choice([1, 1, 1, 2])
    step = wide * 0.94 / count
    for row in range(rows):
        top = roof + high * (0.14 + row * 0.42)
        for index in range(count):
            start = left + wide * 0.03 + index * step
            canvas.rectangle(start + step * 0.1, top, start + step * 0.9, top + high * (0.38 if rows == 1 else 0.26), glass)
    if source.random() < 0.5:
        canvas.rectangle(left, floor - high * 0.28, right, floor - high * 0.2, near((240, 240, 235), 12, source))
    for share in (-0.3, 0.3):
        canvas.ellipse(x + share * wide, floor, wheel, wheel, dark(near((38, 38, 43), 10, source), dim))


def house(canvas: Canvas, x: float, y: float, wide: float, dim: float, source: random.Random) -> None:
    """Walls, a roof, a door and perhaps windows."""
    wall = dark(near(source.choice([(240, 223, 192), (235, 235, 228), (225, 190, 150), (200, 170, 150), (190, 205, 215)]), 14, source), dim)
    tile = dark(near(source.choice([(164, 69, 44), (120, 70, 60), (90, 95, 105), (190, 90, 50), (100, 60, 45)]), 16, source), dim)
    wood = dark(near((109, 76, 51), 24, source), dim)
    light = near((255, 209, 102), 12, source) if dim < 0.7 and source.random() < 0.7 else dark(near((170, 205, 228), 20, source), dim)
    high, gable, over = wide * source.uniform(0.6, 1.15), wide * source.uniform(0.35, 0.65), wide * source.uniform(0.03, 0.14)
    left, right, eaves = x - wide / 2, x + wide / 2, y - high
    if source.random() < 0.3:
        canvas.rectangle(x + wide * 0.2, eaves - gable * 0.9, x + wide * 0.32, eaves, dark(tile, 0.8))
    canvas.rectangle(left, eaves, right, y, wall)
    if source.random() < 0.75:
        canvas.polygon([(left - over, eaves), (x, eaves - gable), (right + over, eaves)], tile)
    else:
        canvas.polygon([(left - over, eaves), (left + wide * 0.2, eaves - gable * 0.8), (right - wide * 0.2, eaves - gable * 0.8), (right + over, eaves)], tile)
    door = x + source.uniform(-0.22, 0.22) * wide
    canvas.rectangle(door - wide * 0.13, y - high * source.uniform(0.4, 0.58), door + wide * 0.13, y, light if dim < 0.7 and source.random() < 0.4 else wood)
    if source.random() < 0.6:
        for share in (-0.3, 0.3):
            canvas.rectangle(x + (share - 0.1) * wide, eaves + high * 0.14, x + (share + 0.1) * wide, eaves + high * 0.36, light)


def tree(canvas: Canvas, x: float, y: float, high: float, dim: float, source: random.Random) -> None:
    """A trunk under leaves, or a fir."""
    trunk, leaves = dark(near((105, 72, 46), 18, source), dim), dark(near(source.choice([(60, 130, 60), (90, 150, 70), (40, 105, 65)]), 18, source), dim)
    across = high * source.uniform(0.05, 0.09)
    canvas.rectangle(x - across, y - high * 0.55, x + across, y, trunk)
    if source.random() < 0.4:
        layers, wide = source.randint(1, 3), high * source.uniform(0.24, 0.34)
        for layer in range(layers):
            foot = y - high * (0.22 + layer * 0.6 / layers * 0.85)
            canvas.polygon([(x - wide * (1 - layer * 0.22), foot), (x, max(y - high, foot - high * (0.78 if layers == 1 else 0.45))), (x + wide * (1 - layer * 0.22), foot)], leaves)
        return
    radius = high * source.uniform(0.24, 0.34)
    if source.random() < 0.5:
        for share, lift in ((-0.6, 0.05), (0.6, 0.05)):
            canvas.ellipse(x + share * radius, y - high * (0.55 + lift), radius * 0.75, radius * 0.75, leaves)
    canvas.ellipse(x, y - high + radius, radius * source.uniform(0.85, 1.15), radius, leaves)


def person(canvas: Canvas, x: float, y: float, high: float, dim: float, source: random.Random) -> None:
    """A head, clothes, arms and legs."""
    skin = dark(near(source.choice([(224, 169, 130), (160, 110, 80), (95, 65, 50), (240, 200, 170)]), 10, source), dim)
    shirt, legs = (dark(near(HUES[source.choice(list(HUES))], 20, source), dim) for _ in range(2))
    head, hip, neck = high * source.uniform(0.08, 0.11), y - high * 0.46, y - high * 0.78
    half, limb = high * source.uniform(0.09, 0.13), high * source.uniform(0.055, 0.085)
    stride = high * source.uniform(0.03, 0.14)
    for way in (-1, 1):
        canvas.line([(x + way * half * 0.5, hip - high * 0.03), (x + way * stride, y)], legs, limb)
        lift = source.choice([0.3, 0.2, 0.3, -0.22])
        canvas.line([(x + way * half * 0.9, neck + high * 0.04), (x + way * (half + high * 0.07), neck + high * lift * 0.6), (x + way * (half + high * source.uniform(0.05, 0.12)), neck + high * lift)], skin, limb * 0.85)
    canvas.polygon([(x - half, neck), (x + half, neck), (x + half * 0.9, hip), (x - half * 0.9, hip)], shirt)
    canvas.ellipse(x, y - high + head, head, head, skin)
    if source.random() < 0.5:
        hair = dark(near((60, 42, 30), 25, source), dim)
        canvas.polygon([(x - head, y - high + head * 0.9), (x - head * 0.6, y - high), (x + head * 0.6, y - high), (x + head, y - high + head * 0.9)], hair)


def boat(canvas: Canvas, x: float, y: float, wide: float, dim: float, source: random.Random) -> None:
    """A hull with a mast and one or two sails."""
    hull = dark(near(source.choice([(109, 59, 31), (200, 60, 50), (240, 240, 240), (40, 60, 110), (150, 100, 60)]), 16, source), dim)
    first, second = (dark(near(source.choice([(253, 253, 253), (231, 111, 81), (250, 220, 130), (90, 150, 200), (225, 80, 90)]), 14, source), dim) for _ in range(2))
    high, mast = wide * source.uniform(0.16, 0.26), wide * source.uniform(0.65, 1.1)
    deck, way = y - high, source.choice([-1, 1])
    middle = x + way * source.uniform(-0.04, 0.08) * wide
    inset, gap = wide * source.uniform(0.1, 0.22), wide * 0.03
    if source.random() < 0.5:
        canvas.line([(middle, deck), (middle, deck - mast)], dark((90, 66, 44), dim), max(1.0, wide * 0.025))
    foot = deck - wide * source.uniform(0.02, 0.08)
    canvas.polygon([(middle - way * gap / 2, deck - mast), (middle - way * gap / 2, foot), (middle - way * wide * source.uniform(0.32, 0.45), foot)], first)
    if source.random() < 0.75:
        canvas.polygon([(middle + way * gap, deck - mast * source.uniform(0.7, 0.95)), (middle + way * wide * source.uniform(0.25, 0.42), foot), (middle + way * gap, foot)], second)
    canvas.polygon([(x - wide / 2, deck), (x + wide / 2, deck), (x + wide / 2 - inset, y), (x - wide / 2 + inset, y)], hull)


def apple(canvas: Canvas, x: float, y: float, wide: float, colour: str, source: random.Random) -> None:
    """A round fruit with a stem."""
    paint = near({**HUES, "green": (124, 179, 66)}[colour], 18, source)
    radius, tall = wide / 2, wide / 2 * source.uniform(0.88, 1.04)
    top = y - 2 * tall
    way = source.choice([-1, 1, 1])
    stem = [(x, top + radius * 0.25), (x + way * radius * 0.18, top - radius * 0.2), (x + way * radius * source.uniform(0.2, 0.55), top - radius * source.uniform(0.25, 0.4))]
    canvas.line(stem, near((109, 76, 51), 18, source), max(1.2, wide * source.uniform(0.06, 0.1)))
    if source.random() < 0.4:
        canvas.ellipse(x - way * radius * 0.35, top - radius * 0.1, radius * 0.32, radius * 0.16, near((95, 150, 60), 18, source))
    if source.random() < 0.4:
        canvas.ellipse(x - radius * 0.28, y - tall, radius * 0.72, tall, paint)
        canvas.ellipse(x + radius * 0.28, y - tall, radius * 0.72, tall, paint)
    else:
        canvas.ellipse(x, y - tall, radius, tall, paint)
    if source.random() < 0.3:
        canvas.ellipse(x - radius * 0.4, y - tall * 1.45, radius * 0.16, tall * 0.2, tuple(min(255, part + 60) for part in paint))


def banana(canvas: Canvas, x: float, y: float, wide: float, source: random.Random) -> None:
    """A bow, thick in the middle; it may lie in any direction."""
    paint, bend, thick = near((245, 200, 35), 18, source), source.uniform(0.16, 0.36), source.uniform(0.17, 0.27)
    turn, flip = source.uniform(-0.6, 0.6) + source.choice([0, 0, 0, math.pi / 2]), source.choice([-1, 1])
    tip = source.uniform(0.25, 0.8)
    points = []
    for side in (1, -1):
        for index in range(13):
            share = (index / 6 - 1) * side
            body = thick / 2 * (tip + (1 - tip) * (1 - share * share))
            along, lift = share * 0.5, bend * (1 - share * share) - bend / 2 + side * body
            points.append((along * wide, -flip * lift * wide))
    canvas.polygon([(x + a * math.cos(turn) - b * math.sin(turn), y + a * math.sin(turn) + b * math.cos(turn)) for a, b in points], paint)
    if source.random() < 0.4:
        end = [sum(pair) / 2 for pair in zip(points[12], points[13])]
        canvas.ellipse(x + end[0] * math.cos(turn) - end[1] * math.sin(turn), y + end[0] * math.sin(turn) + end[1] * math.cos(turn), wide * 0.03, wide * 0.03, (90, 66, 40))


def cup(canvas: Canvas, x: float, y: float, wide: float, colour: str, source: random.Random) -> None:
    """A mug or a bowl-shaped cup with a handle."""
    paint, high, way = near(HUES[colour], 18, source), wide * source.uniform(0.8, 1.2), source.choice([-1, 1])
    half, slim = wide / 2, source.uniform(0.65, 1.0)
    ring = high * source.uniform(0.2, 0.28)
    turns = [index * math.pi / 10 for index in range(21)]
    canvas.line([(x + way * half * 0.92 + ring * math.cos(turn), y - high * 0.55 + ring * math.sin(turn)) for turn in turns], dark(paint, 0.92), max(1.4, wide * 0.09))
    canvas.polygon([(x - half, y - high), (x + half, y - high), (x + half * slim, y), (x - half * slim, y)], paint)
    rim = source.random()
    if rim < 0.5:
        canvas.ellipse(x, y - high, half, wide * 0.12, dark(paint, 0.8) if rim < 0.25 else (95, 62, 40))
    elif rim < 0.7:
        canvas.rectangle(x - half * 0.9, y - high * 0.6, x + half * 0.9, y - high * 0.45, near(HUES[source.choice(list(HUES))], 10, source))
