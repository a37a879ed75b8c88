"""Paragraphs with questions whose answers are spans of them."""

import random
import re
from functools import cache

from .facts import FACTS
from .parsed import asked
from ..names.data import Names, plain_examples
from ..shared.wordnet import synsets

GAP = re.compile(r"\b([A-Z]+)(\d)(?=s\b|\b)")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WORDS = {
    "BUILDING": "tower;bridge;castle;museum;cathedral;town hall;stadium;palace;library;old mill;lighthouse;opera house;station;temple;dam;theatre;church;monument;statue;Great Gate;Iron Bridge;Grand Hotel;Red House;Eagle Tower;Concert Hall",
    "EVENT": "concert;festival;race;fair;exhibition;conference;match;wedding;party;parade;show;world's fair;flower market;congress;film festival;marathon;play;picnic;trip;flight;world exhibition;trade fair",
    "CAUSE": "the rain;heavy snow;a storm;a strike;a fire;a lack of money;an accident;bad weather;the war;a power cut;the heat;an illness;fog;a mistake;too few visitors;a technical fault",
    "JOB": "teacher;doctor;nurse;engineer;lawyer;cook;driver;painter;professor;manager;programmer;gardener;journalist;carpenter;pilot;scientist;secretary;baker;accountant;librarian;dentist;chemist;designer;cleaner",
    "COLOUR": "red;blue;green;yellow;black;white;brown;grey;orange;purple;pink;silver;golden;dark blue;light green",
    "ROOM": "kitchen;garage;living room;bathroom;cellar;garden;office;bedroom;attic;hall;car;drawer;cupboard;blue box;fridge;second drawer;old suitcase;shed",
    "GIFT": "Christmas;his birthday;her birthday;their wedding;the holidays;Easter",
    "LANG": "English;French;German;Spanish;Italian;Portuguese;Dutch;Polish;Russian;Arabic;Hindi;Chinese;Japanese;Korean;Turkish;Greek;Swedish;Finnish;Swahili;Danish;Hebrew;Welsh",
    "VEHICLE": "train;bus;car;plane;bicycle;ship;boat;taxi;ferry;night train;motorcycle;helicopter",
    "PRIZE": "Nobel Prize;gold medal;first prize;book prize;silver cup;grand prize;science award;Peace Prize;music award;title;championship;Golden Bear",
    "PLANET": "Mars;Venus;Jupiter;Saturn;Mercury;Neptune;Uranus;the Moon;Titan;Europa",
    "RIVER": "Rhine;Danube;Nile;Thames;Seine;Volga;Elbe;Tiber;Mississippi;Ganges;Mekong;Congo;Amazon;Po;Tagus;Oder;Indus;Niger;Vistula;Yukon",
}


@cache
def nouns(file: str) -> list[str]:
    """Short common nouns of a kind, the most usual meanings first."""
    found = dict.fromkeys(word for synset in synsets().values() if synset.file == file for word in synset.words[:1] if re.fullmatch(r"[a-z]{3,10}", word))
    return list(found)


def number(source: random.Random) -> str:
    """A number as people write it."""
    roll = source.random()
    if roll < 0.4:
        return str(source.randint(2, 900))
    if roll < 0.6:
        return f"{source.randint(1, 999)},{source.randint(0, 9)}00"
    if roll < 0.8:
        return f"{source.randint(1, 90)}{source.choice(['', '.' + str(source.randint(1, 9))])} {source.choice(['million', 'million', 'thousand', 'billion'])}"
    return source.choice(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "fifty", "a hundred", "about 200"])


def filler(kind: str, names: Names) -> str:
    """Something of a kind."""
    source = names.source
    if kind in ("PER", "LOC", "ORG"):
        name = names.name(kind)
        if kind == "ORG" and source.random() < 0.15:
            return f"{names.name('PER')}{source.choice(['’s', chr(39) + 's'])} {source.choice(['company', 'firm', 'team', 'workshop', 'factory'])}"
        return name
    if kind in WORDS:
        return source.choice(WORDS[kind].split(";"))
    if kind == "THING":
        return source.choice(nouns("artifact"))
    if kind == "ANIMAL":
        return source.choice(nouns("animal"))
    if kind == "FOOD":
        return source.choice(nouns("food"))
    year = str(source.randint(1200, 2030) if source.random() < 0.4 else source.randint(1780, 2025))
    day = f"{source.randint(1, 28)} {source.choice(MONTHS)}"
    return {
        "YEAR": year,
        "NUM": number(source),
        "DAY": source.choice(DAYS),
        "DATE": source.choice([day, f"{day} {year}", f"{source.choice(MONTHS)} {source.randint(1, 28)}", f"{source.choice(MONTHS)} {source.randint(1, 28)}, {year}"]),
        "TIME": source.choice([f"{source.randint(1, 12)} o'clock", f"{source.randint(1, 23)}:{source.choice(['00', '15', '30', '45'])}", "noon", f"{source.randint(1, 12)} am", f"{source.randint(1, 12)} pm", "half past seven"]),
        "MONEY": source.choice([f"${source.randint(2, 999)}", f"{source.randint(2, 999)} euros", f"${source.randint(1, 90)} million", f"{source.randint(2, 90)} pounds", f"£{source.randint(2, 400)}", f"{source.randint(2, 90)}.50 euros"]),
        "LENGTH": source.choice([f"{source.randint(5, 900)} {unit}" for unit in ("metres", "meters", "feet", "kilometres", "miles")]),
        "SCORE": f"{source.randint(0, 9)}{source.choice(['-', ':', ' to '])}{source.randint(0, 9)}",
        "CODE": "".join(source.choice("abcdefgh23456789" if source.random() < 0.3 else "0123456789") for _ in range(source.randint(4, 8))),
        "DEGREES": f"{source.randint(-20, 45)} degrees",
        "TITLE": " ".join(word.capitalize() for word in ["the", source.choice(nouns("animal")), source.choice(["of", "and", "in"]), "the", source.choice(nouns("artifact"))]),
    }[kind]


Asked = tuple[str, int, int]


def fill(text: str, values: dict[str, str], wanted: str | None = None) -> tuple[str, int, int]:
    """A text with its gaps filled, and where what fills `wanted` is, or -1."""
    out, start, end, at = "", -1, -1, 0
    for match in re.finditer(rf"{re.escape(wanted)}|[A-Z]+\d" if wanted else r"[A-Z]+\d", text):
        out += text[at : match.start()]
        at = match.end()
        value = GAP.sub(lambda gap: values[gap[0]], match[0])
        if match[0] == wanted and start < 0:
            start, end = len(out), len(out) + len(value)
        out += value
    return out + text[at:], start, end


def stated(names: Names) -> tuple[str, list[Asked]]:
    """One fact as a sentence, and questions about it with where their answers are."""
    statements, questions = names.source.choice(FACTS)
    statement = names.source.choice(statements)
    gaps = set(re.findall(r"[A-Z]+\d", statement + " ".join(question for texts, _ in questions for question in texts)))
    values = {gap: filler(gap[:-1], names) for gap in sorted(gaps)}
    present, found = set(re.findall(r"[A-Z]+\d", statement)), []
    for texts, wanted in questions:
        usable = [text for text in texts if set(re.findall(r"[A-Z]+\d", text)) <= present]
        if wanted not in statement or not usable:
            continue
        question, _, _ = fill(names.source.choice(usable), values)
        _, start, end = fill(statement, values, wanted)
        found.append((question, start, end))
    return fill(statement, values)[0], found


def shortened(question: str, source: random.Random) -> str:
    """A question as people type it: sometimes without capitals or question mark, or with only a part of a name."""
    roll = source.random()
    if roll < 0.12:
        return question.lower()
    if roll < 0.2:
        return question.rstrip("?")
    if roll < 0.35:
        return re.sub(r"\b([A-Z][a-zà-ÿ]+) ([A-Z][a-zà-ÿ]+)\b", lambda match: match[2] if source.random() < 0.7 else match[1], question)
    return question


def row(names: Names, sentences: list[tuple[str, list[Asked]]]) -> tuple[str, str, int, int]:
    """A question, a paragraph and where the answer is in it."""
    source = names.source
    while True:
        parts: list[tuple[str, list[Asked]]] = []
        for _ in range(source.choice([1, 2, 2, 3, 3, 4, 5])):
            roll = source.random()
            parts.append(stated(names) if roll < 0.5 else source.choice(sentences) if roll < 0.9 else (source.choice(plain_examples()), []))
        asked_ = [index for index, (_, questions) in enumerate(parts) if questions]
        if not asked_:
            continue
        chosen = source.choice(asked_)
        question, start, end = source.choice(parts[chosen][1])
        text = ""
        for index, (part, _) in enumerate(parts):
            part = part[0].upper() + part[1:]
            if index == chosen:
                start, end = start + len(text), end + len(text)
            text += part + ("" if part[-1] in ".!?" else ".") + " "
        return shortened(question, source), text.rstrip(), start, end


def training_rows(count: int, taken: set[str]) -> list[tuple[str, str, int, int]]:
    """Rows of training data, the same each time."""
    names = Names(random.Random(7), taken)
    sentences = asked(names)
    return [row(names, sentences) for _ in range(count)]
