"""Questions and answers about a scene."""

import random

from .scenes import COLOURS, SHAPES, Scene, Thing

NUMBERS = ["0", "1", "2", "3", "4"]
ANSWERS = ["yes", "no", *NUMBERS, *COLOURS, "white", "gray", *SHAPES, "left", "right", "top", "bottom", "small", "big"]
PLURALS = {shape: shape + "s" for shape in SHAPES}
SIDES = {"left": lambda t: t.x, "right": lambda t: -t.x, "top": lambda t: t.y, "bottom": lambda t: -t.y}
Question = tuple[str, str]


def colour_word(source: random.Random) -> str:
    """Both spellings."""
    return source.choice(["color", "colour"])


def article(word: str) -> str:
    """a or an."""
    return "an" if word[0] in "aeiou" else "a"


def matching(scene: Scene, colour: str | None, shape: str | None) -> list[Thing]:
    """Things with that colour and shape."""
    return [t for t in scene.things if colour in (None, t.colour) and shape in (None, t.shape)]


def single(scene: Scene, source: random.Random) -> tuple[Thing, str] | None:
    """A thing with a phrase that names only it."""
    thing = source.choice(scene.things)
    names = []
    if len(matching(scene, None, thing.shape)) == 1:
        names += [thing.shape] * 2
    if len(matching(scene, thing.colour, thing.shape)) == 1:
        names.append(f"{thing.colour} {thing.shape}")
    if len(scene.things) == 1:
        names.append(source.choice(["shape", "object"]))
    sized = [t for t in scene.things if t.shape == thing.shape and t.big == thing.big]
    if len(sized) == 1:
        names.append(f"{size_word(thing, source)} {thing.shape}")
    return (thing, source.choice(names)) if names else None


def size_word(thing: Thing, source: random.Random) -> str:
    """big, large, small or little."""
    return source.choice(["big", "large"] if thing.big else ["small", "little"])


def extreme(scene: Scene, side: str) -> Thing | None:
    """The thing furthest to a side, if that is clear."""
    order = sorted(scene.things, key=SIDES[side])
    if len(order) > 1 and abs(SIDES[side](order[0]) - SIDES[side](order[1])) < 0.1:
        return None
    return order[0]


def ask_colour(scene: Scene, source: random.Random) -> Question | None:
    """What color is the circle?"""
    found = single(scene, source)
    if not found:
        return None
    thing, name = found
    if thing.colour in name:
        name = thing.shape if len(matching(scene, None, thing.shape)) == 1 else None
    if not name:
        return None
    word = colour_word(source)
    forms = [f"What {word} is the {name}?", f"Which {word} is the {name}?", f"What is the {word} of the {name}?",
             f"What {word} does the {name} have?", f"The {name} is what {word}?", f"Tell me the {word} of the {name}."]
    return source.choice(forms), thing.colour


def ask_shape(scene: Scene, source: random.Random) -> Question | None:
    """What shape is red?"""
    thing = source.choice(scene.things)
    options = []
    if len(matching(scene, thing.colour, None)) == 1:
        c = thing.colour
        options += [f"What shape is {c}?", f"Which shape is {c}?", f"What shape is the {c} object?", f"What is the {c} shape?",
                    f"What is the shape of the {c} object?", f"What is the {c} thing?", f"What kind of shape is {c}?", f"What {c} shape is there?"]
    if len([t for t in scene.things if t.big == thing.big]) == 1:
        word = size_word(thing, source)
        options += [f"What shape is {word}?", f"What shape is the {word} object?", f"What is the {word} shape?"]
    if len(scene.things) == 1:
        options += ["What shape is this?", "What is in the picture?", "What shape is in the image?", "What do you see?", "What is this?",
                    "What shape is shown?", "Which shape is it?", "What shape is it?", "What is drawn here?"]
    return (source.choice(options), thing.shape) if options else None


def ask_side(scene: Scene, source: random.Random) -> Question | None:
    """What shape is on the left? What color is the shape at the top?"""
    side = source.choice(list(SIDES))
    thing = extreme(scene, side)
    if thing is None or len(scene.things) == 1:
        return None
    place = {"left": "on the left", "right": "on the right", "top": "at the top", "bottom": "at the bottom"}[side]
    if source.random() < 0.2:
        place = {"left": "on the left side", "right": "on the right side", "top": "on top", "bottom": "below"}[side]
    most = {"left": "leftmost", "right": "rightmost", "top": "topmost", "bottom": "bottommost"}[side]
    high = {"left": "furthest left", "right": "furthest right", "top": "highest", "bottom": "lowest"}[side]
    if source.random() < 0.5:
        forms = [f"What shape is {place}?", f"Which shape is {place}?", f"What is {place}?", f"What is the shape {place}?",
                 f"What is the {most} shape?", f"Which shape is {high}?", f"What shape is the {high}?", f"What shape is the object {place}?"]
        return source.choice(forms), thing.shape
    word = colour_word(source)
    forms = [f"What {word} is the shape {place}?", f"What {word} is the object {place}?", f"What {word} is the {most} shape?",
             f"Which {word} is the {high} shape?", f"What is the {word} of the shape {place}?", f"What {word} is {place}?",
             f"What {word} is the thing {place}?", f"What {word} is the {thing.shape} {place}?"]
    return source.choice(forms), thing.colour


def ask_biggest(scene: Scene, source: random.Random) -> Question | None:
    """What is the biggest shape?"""
    order = sorted(scene.things, key=lambda t: t.radius)
    if len(order) < 2:
        return None
    if source.random() < 0.5:
        thing, rival, word = order[-1], order[-2], source.choice(["biggest", "largest"])
    else:
        thing, rival, word = order[0], order[1], "smallest"
    if abs(thing.radius - rival.radius) < 0.05:
        return None
    if source.random() < 0.5:
        forms = [f"What is the {word} shape?", f"Which shape is the {word}?", f"What shape is the {word} object?", f"What shape is {word}?",
                 f"What is the {word} object?"]
        return source.choice(forms), thing.shape
    name = colour_word(source)
    return source.choice([f"What {name} is the {word} shape?", f"What {name} is the {word} object?", f"What is the {name} of the {word} shape?"]), thing.colour


def ask_count(scene: Scene, source: random.Random) -> Question | None:
    """How many red squares are there?"""
    kind = source.random()
    if kind < 0.3:
        noun = source.choice(["shapes", "objects", "things", "figures"])
        number = len(scene.things)
    else:
        shape = source.choice(SHAPES) if source.random() < 0.4 else source.choice(scene.things).shape
        colour = source.choice(COLOURS) if source.random() < 0.3 else source.choice(scene.things).colour
        if kind < 0.65:
            noun, number = PLURALS[shape], len(matching(scene, None, shape))
        elif kind < 0.85:
            noun, number = f"{colour} {source.choice(['shapes', 'objects', 'things'])}", len(matching(scene, colour, None))
        else:
            noun, number = f"{colour} {PLURALS[shape]}", len(matching(scene, colour, shape))
    forms = [f"How many {noun} are there?", f"How many {noun} are in the picture?", f"How many {noun} are in the image?", f"How many {noun} do you see?",
             f"How many {noun}?", f"Count the {noun}.", f"How many {noun} can you see?", f"What is the number of {noun}?", f"How many {noun} are visible?"]
    return source.choice(forms), str(number)


def ask_there(scene: Scene, source: random.Random) -> Question | None:
    """Is there a red triangle?"""
    wish = source.random() < 0.5
    thing = source.choice(scene.things)
    shape, colour = thing.shape, thing.colour
    if not wish:
        if source.random() < 0.6:
            shape = source.choice(SHAPES)
        if source.random() < 0.6:
            colour = source.choice(COLOURS)
    kind = source.random()
    if kind < 0.3:
        noun, found = shape, matching(scene, None, shape)
    elif kind < 0.45:
        noun, found = f"{colour} {source.choice(['shape', 'object', 'thing'])}", matching(scene, colour, None)
    else:
        noun, found = f"{colour} {shape}", matching(scene, colour, shape)
    a = f"{article(noun)} {noun}"
    plural = noun + "s"
    forms = [f"Is there {a}?", f"Is there {a}?", f"Do you see {a}?", f"Is there {a} in the picture?", f"Is there {a} in the image?",
             f"Are there any {plural}?", f"Can you see {a}?", f"Does the picture contain {a}?", f"Is {a} in the picture?"]
    return source.choice(forms), "yes" if found else "no"


def ask_check(scene: Scene, source: random.Random) -> Question | None:
    """Is the circle red? Is the red shape a circle?"""
    thing = source.choice(scene.things)
    yes = source.random() < 0.5
    if source.random() < 0.55:
        if len(matching(scene, None, thing.shape)) > 1:
            return None
        colour = thing.colour if yes else source.choice([c for c in COLOURS if c != thing.colour])
        return source.choice([f"Is the {thing.shape} {colour}?", f"Is the {thing.shape} {colour_word(source)}ed {colour}?", f"Is the {colour_word(source)} of the {thing.shape} {colour}?"]), "yes" if yes else "no"
    if len(matching(scene, thing.colour, None)) > 1:
        return None
    shape = thing.shape if yes else source.choice([s for s in SHAPES if s != thing.shape])
    return source.choice([f"Is the {thing.colour} shape a {shape}?", f"Is the {thing.colour} object a {shape}?", f"Is the {thing.colour} thing a {shape}?"]), "yes" if yes else "no"


def ask_where(scene: Scene, source: random.Random) -> Question | None:
    """Is the circle on the left or on the right? Is the circle left of the square?"""
    found = single(scene, source)
    if not found:
        return None
    thing, name = found
    if len(scene.things) == 1 or source.random() < 0.35:
        if source.random() < 0.5 and abs(thing.x - 0.5) > 0.1:
            forms = [f"Is the {name} on the left or on the right?", f"Is the {name} on the left or the right?", f"On which side is the {name}?", f"Which side is the {name} on?"]
            return source.choice(forms), "left" if thing.x < 0.5 else "right"
        if abs(thing.y - 0.5) > 0.1:
            return source.choice([f"Is the {name} at the top or at the bottom?", f"Is the {name} at the top or the bottom?"]), "top" if thing.y < 0.5 else "bottom"
        return None
    second = single(scene, source)
    if not second or second[0] is thing:
        return None
    other, label = second
    across = source.random() < 0.5
    gap = (thing.x - other.x) if across else (thing.y - other.y)
    if abs(gap) < 0.08:
        return None
    before = source.random() < 0.5
    if across:
        relation = source.choice(["to the left of", "left of"] if before else ["to the right of", "right of"])
    else:
        relation = "above" if before else source.choice(["below", "under"])
    return f"Is the {name} {relation} the {label}?", "yes" if (gap < 0) == before else "no"


def ask_size(scene: Scene, source: random.Random) -> Question | None:
    """Is the circle big or small? Is the circle bigger than the square?"""
    found = single(scene, source)
    if not found or found[1].split()[0] in ("big", "large", "small", "little"):
        return None
    thing, name = found
    second = single(scene, source)
    if second and second[0] is not thing and source.random() < 0.5 and abs(thing.radius - second[0].radius) > 0.05:
        bigger = source.random() < 0.5
        word = source.choice(["bigger", "larger"]) if bigger else "smaller"
        return f"Is the {name} {word} than the {second[1]}?", "yes" if (thing.radius > second[0].radius) == bigger else "no"
    return source.choice([f"Is the {name} big or small?", f"Is the {name} small or big?", f"How big is the {name}?", f"What size is the {name}?", f"Is the {name} large or small?"]), "big" if thing.big else "small"


def ask_background(scene: Scene, source: random.Random) -> Question | None:
    """What color is the background?"""
    word = colour_word(source)
    return source.choice([f"What {word} is the background?", f"What is the {word} of the background?", f"What is the background {word}?"]), scene.background


KINDS = [(ask_colour, 3), (ask_shape, 3), (ask_side, 6), (ask_biggest, 2), (ask_count, 5), (ask_there, 3), (ask_check, 2), (ask_where, 6), (ask_size, 3), (ask_background, 0.3)]


def ask(scene: Scene, source: random.Random) -> Question:
    """A random question that has one clear answer."""
    while True:
        kind = source.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
        question = kind(scene, source)
        if question:
            text, answer = question
            return (text.rstrip("?.").lower() if source.random() < 0.15 else text), answer


def vocabulary_texts() -> list[str]:
    """Many questions, from which the tokenizer learns its words."""
    from .shapes_scenes import make_scenes

    source = random.Random(11)
    return [ask(scene, source)[0] for scene in make_scenes(300, 5) for _ in range(40)]
