"""What the drawn world consists of, and how a picture of it is put into words."""

from collections import Counter

from .canvas import Box

THINGS = ("car", "bus", "house", "tree", "person", "boat", "apple", "banana", "cup")
CLASSES = ("sky", "hill", "grass", "road", "sea", "table", "wall", "floor", *THINGS)
# What stands out in a picture: houses and trees do only when there is nothing else.
FRONTS = ("car", "bus", "person", "boat", "apple", "banana", "cup")
COLOURS = ("red", "green", "blue", "yellow", "orange", "purple", "white", "black", "gray", "brown", "pink")
NUMBERS = ("no", "a", "two", "three", "four", "five", "six")
MANY = {"bus": "buses", "person": "people"}
WITH_COLOUR = ("car", "bus", "apple", "cup")


def counted(name: str, count: int, plural: str) -> str:
    """`a tree`, `two trees`, `an apple`."""
    if count == 1:
        return ("an " if name[0] in "aeiou" else "a ") + name
    return f"{NUMBERS[min(count, len(NUMBERS) - 1)]} {plural}"


def joined(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def listed(boxes: list[Box], labels: tuple[str, ...]) -> str:
    """The things with these labels, with their colours, in a fixed order."""
    found = Counter((box.label, box.colour if box.label in WITH_COLOUR else "") for box in boxes if box.label in labels)
    order = sorted(found, key=lambda key: (labels.index(key[0]), COLOURS.index(key[1]) if key[1] else 0))
    phrases = []
    for label, colour in order:
        plural = MANY.get(label, label + "s")
        name, names = (f"{colour} {label}", f"{colour} {plural}") if colour else (label, plural)
        phrases.append(counted(name, found[label, colour], names))
    return joined(phrases) if phrases else ""


def describe(place: str, light: str, boxes: list[Box]) -> str:
    """The caption of a picture: who or what, where, before what, in which light."""
    if place == "sea":
        count = sum(box.label == "boat" for box in boxes)
        start = counted("sailboat", count, "sailboats") + " on the sea" if count else "the sea"
        return start + light
    if place == "table":
        things = listed(boxes, ("apple", "banana", "cup"))
        return f"{things} on a table" if things else "an empty table"
    if place == "corridor":
        people = listed(boxes, ("person",))
        return f"{people} in a corridor" if people else "an empty corridor"
    behind = listed(boxes, ("house", "tree"))
    people, vehicles = listed(boxes, ("person",)), listed(boxes, ("car", "bus"))
    if place == "meadow":
        start = listed(boxes, ("person", "house", "tree"))
        return (f"{start} on a meadow" if start else "a meadow") + light
    if vehicles:
        start = f"{vehicles} on a road"
    elif people:
        start = f"{people} on a road"
    else:
        start = "an empty road"
    return start + (f" in front of {behind}" if behind else "") + light
