"""Sentences of the small world, with the places of the words that say something."""

import random
import re
from dataclasses import dataclass

from . import world
from .world import KINDS, rows

TEXTS = 60_000
SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Sentence:
    """A text, and where the words stand that are hidden most."""

    text: str
    places: tuple[tuple[int, int], ...]


def templates(text: str) -> list[str]:
    """The templates of a list, without line ends."""
    return [part.strip() for line in text.strip().splitlines() for part in line.split("|") if part.strip()]


def article(word: str) -> str:
    """a or an."""
    return "an" if word[0].lower() in "aeiou" else "a"


def plural(word: str) -> str:
    """Two of them."""
    irregular = {"mouse": "mice", "sheep": "sheep", "fish": "fish", "goose": "geese", "wolf": "wolves", "deer": "deer", "knife": "knives", "calf": "calves", "shelf": "shelves"}
    if word in irregular:
        return irregular[word]
    if re.search(r"(?:s|x|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word in ("tomato", "potato", "mango", "mosquito") else "s")


class Writer:
    """Writes sentences."""

    def __init__(self, source: random.Random):
        self.source = source
        said = {name: templates(getattr(world, name)) for name in ("COUNTRY_SAID", "TWO_COUNTRIES", "KIND_SAID", "ANIMAL_SAID", "PLAIN", "OPPOSITE_SAID", "OPPOSITE_NOUN_SAID", "DAY_SAID", "MONTH_SAID", "SEASON_SAID", "SUMS", "COUNTING", "USE_SAID", "MORE_USES", "WORKER_SAID", "PLACES", "MADE_SAID", "DRINK_SAID", "TOO", "STATES", "GRAMMAR")}
        self.said = said
        self.kinds = [
            (self.country, 14), (self.kind, 12), (self.animal, 7), (self.plain, 22), (self.opposite, 10), (self.in_order, 8), (self.number, 9),
            (self.use, 6), (self.worker, 6), (self.made, 4), (self.person, 24),
        ]

    def pick(self, items):
        """One of several."""
        return self.source.choice(items)

    def slot(self, cell: str) -> str:
        """One of the words of a slot, marked as such."""
        return "{" + self.pick(cell.split("/")) + "}"

    def put(self, template: str, values: dict[str, str]) -> str:
        """The template with these values in its slots; other slots keep their own words."""
        return SLOT.sub(lambda match: self.slot(values.get(match[1], match[1])), template)

    def country(self) -> str:
        row = self.pick(world.COUNTRIES)
        values = {str(at + 1): cell for at, cell in enumerate(row)}
        values["3n"] = {"Europe": "European", "Asia": "Asian", "Africa": "African"}.get(row[2], "American" if "America" in row[2] else "big")
        values["other1"] = self.pick([other[0] for other in world.COUNTRIES if other[2] == row[2] and other is not row] or ["New Zealand"])
        return self.put(self.pick(self.said["COUNTRY_SAID"] if self.source.random() < 0.85 else self.said["TWO_COUNTRIES"]), values)

    def kind(self) -> str:
        kind, *members = self.pick(KINDS)
        one, many = kind.split("/")
        member, other = self.source.sample(members, 2)
        mass = one in ("metal", "color", "sport", "drink", "country", "city", "language", "month", "day", "season", "number", "planet", "meal", "game")
        values = {"m": member, "ms": member if mass else plural(member), "k": one, "ks": many, "other": other, "other_s": other if mass else plural(other), "a": article(member), "a2": article(other), "k_a": article(one)}
        usable = [text for text in self.said["KIND_SAID"] if not mass or not re.search(r"\{a2?\}|\b(?:the|a|every|all) \{ms?\}", text)]
        return re.sub(r"\{(an?)\}", r"\1", self.put(self.pick(usable), values))

    def animal(self) -> str:
        row = self.pick(world.ANIMALS)
        return self.put(self.pick(self.said["ANIMAL_SAID"]), {**{str(at + 1): cell for at, cell in enumerate(row)}, "1p": plural(row[0])})

    def plain(self) -> str:
        return self.put(self.pick([*self.said["PLAIN"], *self.said["MORE_USES"], *self.said["PLACES"], *self.said["TOO"]]), {"hot": "hot", "cold": "cold"})

    def opposite(self) -> str:
        thing = self.pick("book house car day story room box man door street bag answer".split())
        if self.source.random() < 0.25:
            return self.put(self.pick(self.said["OPPOSITE_NOUN_SAID"]), dict(zip("12", self.pick(world.OPPOSITE_NOUNS))))
        return self.put(self.pick(self.said["OPPOSITE_SAID"]), {**dict(zip("12", self.pick(world.OPPOSITES))), "thing": thing}).replace("{" + thing + "}", thing)

    def in_order(self) -> str:
        at = self.pick([0, 0, 1, 1, 2])
        words = world.ORDERED[at]
        start = self.source.randrange(len(words))
        values = {str(step + 1): words[(start + step) % len(words)] for step in range(3)}
        return self.put(self.pick(self.said[("DAY_SAID", "MONTH_SAID", "SEASON_SAID")[at]]), values)

    def number(self) -> str:
        words = world.NUMBERS
        if self.source.random() < 0.35:
            start = self.source.randint(0, 17)
            return self.put(self.pick(self.said["COUNTING"]), {name: words[start + step] for step, name in enumerate("abcd") if start + step < len(words)}) if start + 3 < len(words) else self.number()
        first, second = self.source.randint(1, 10), self.source.randint(1, 10)
        things = self.pick("apples books eggs balls cakes coins flowers toys pencils birds dogs".split())
        return self.put(self.pick(self.said["SUMS"]), {"a": words[first], "b": words[second], "c": words[first + second], "things": things})

    def use(self) -> str:
        tool, verb, thing = self.pick(world.USES)
        verb = self.pick(verb.split("/"))
        text = self.pick(self.said["USE_SAID"])
        text = text.replace("{2}s", "{2s}").replace("a {1}", f"{article(tool)} {{1}}")
        return self.put(text, {"1": tool, "2": verb, "2s": verb + "s", "3": thing})

    def worker(self) -> str:
        worker, place, verb, thing = self.pick(world.WORKERS)
        text = self.pick(self.said["WORKER_SAID"]).replace("a {1}", f"{article(worker)} {{1}}")
        return self.put(text, {"1": worker, "2": place, "3": verb, "4": thing})

    def made(self) -> str:
        thing, stuff = self.pick(world.MADE)
        return self.put(self.pick(self.said["MADE_SAID"]), {"1": thing, "2": stuff})

    def person(self) -> str:
        text = self.pick([*self.said["GRAMMAR"], *self.said["GRAMMAR"], *self.said["STATES"], *self.said["DRINK_SAID"], *self.said["TOO"]])
        who = self.pick(["she", "she", "he", "he", "they"])
        names = {"she": world.GIRLS, "he": world.BOYS, "they": world.THEY_WORDS}[who]
        others = {"she": world.SHE_WORDS, "he": world.HE_WORDS, "they": world.THEY_WORDS}[who]
        name = self.pick(names)
        is_short = self.source.random() < 0.35
        subject = who if is_short else self.pick([name, self.pick(others)])
        forms = {
            "HER": {"she": "her", "he": "his", "they": "their"}[who], "HIM": {"she": "her", "he": "him", "they": "them"}[who], "PRONOUN": who,
            "NAME": name, "SHE_HAS": "have" if who == "they" else "has", "SHE_IS": "are" if who == "they" else "is",
            "SHE_WAS": "were" if who == "they" else "was", "SHE_GOES": "go" if who == "they" else "goes", "SHE_DRINKS": "drink" if who == "they" else "drinks",
        }
        if who == "they":
            text = re.sub(r"\bSHE was\b", "SHE were", re.sub(r"\bSHE is\b", "SHE are", re.sub(r"\bSHE has\b", "SHE have", text)))
            text = re.sub(r"\bSHE (wants|drinks|goes|comes|looks|listens|waits|writes|talks|works|lives|gets)\b", lambda match: "SHE " + {"goes": "go"}.get(match[1], match[1][:-1]), text)
            text = text.replace("NAME is", "NAME are").replace("does SHE", "do SHE").replace("SHE does", "SHE do")
        values = {**forms, "hot": self.pick(world.HOT_DRINKS), "cold": self.pick(world.COLD_DRINKS), "FOODS": self.pick(world.FOODS.split("/"))}
        if "too" in text or "was {hot}" in text or "was {cold}" in text or "{cold} and" in text or "was {cold}" in text:
            values |= {"hot": "hot", "cold": "cold"}
        text = self.put(text, values)
        for form, word in forms.items():
            text = re.sub(rf"\b{form}\b", word, text)
        return re.sub(r"\bSHE\b", lambda _: subject, text, count=1).replace("SHE", who)

    def sentence(self) -> Sentence:
        """One sentence, at times with words before or after it."""
        make = self.source.choices([kind for kind, _ in self.kinds], [weight for _, weight in self.kinds])[0]
        text = make()
        if self.source.random() < 0.25 and "?" not in text:
            text = self.pick(world.START) + text
        if self.source.random() < 0.15 and "?" not in text:
            text += self.pick(world.END)
        if not text.endswith("?"):
            text += self.pick([".", ".", ".", ".", "", "!"])
        text = re.sub(r"\s+([,.!?:])", r"\1", text)
        pieces, places, at = [], [], 0
        for part in re.split(r"(\{[^{}]*\})", text):
            inner = part[1:-1] if part.startswith("{") else part
            if part.startswith("{"):
                places.append((at, at + len(inner)))
            pieces.append(inner)
            at += len(inner)
        return Sentence("".join(pieces), tuple(places))


def sentences() -> list[Sentence]:
    """All sentences, each as often as it was written."""
    writer = Writer(random.Random(7))
    return [writer.sentence() for _ in range(TEXTS)]
