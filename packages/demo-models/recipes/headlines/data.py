"""News paragraphs with a known summary, made from the blocks of `events`."""

import random
import re
from dataclasses import dataclass, field

from .events import EVENTS, FILLERS, LISTS

ROWS = 60_000
MALE = "Piotr Kofi Ruben Tomas Milo Jon Karl Omar David Peter Hugo Ivan Marco Luis Ahmed Paul Erik Sven Igor Daniel Anton Felix Ali Mateo Simon Henry Adam Leo".split()
FEMALE = "Lena Marit Agnes Mara Hanna Ingrid Anna Maria Sofia Elena Clara Nadia Julia Rosa Emma Lucia Aisha Karin Olga Petra Vera Nina Laura Ida Eva Marta Zoe Alice".split()
STARTS = "b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sh sk st t th tr v w z".split()
MIDDLES = "a e i o u ai ea ei ie oa ou".split()
CODAS = "b ck d ft g ld lk ll lm ln m n nd ng nn nt r rd rk rn rt s sk ss st t th v x".split()
PLACE_ENDS = "ville ton field ford burg stadt wick mouth by holm bridge worth haven wood land vik ria ona dale port".split()
LAST_ENDS = "son er sen man ov ski ez ini ard berg ström ley well a o e".split()
COMPANY_ENDS = "exa tech ia on vane corp ix ora tel net soft gen ova lux um".split()
CLUBS = ["United", "City", "Rovers", "Athletic", "Town", "FC", "Wanderers", "Lions", "Eagles"]


@dataclass
class Block:
    """One kind of event."""

    mains: list[str] = field(default_factory=list)
    summary: str = ""
    details: list[tuple[str, str]] = field(default_factory=list)


def load_blocks() -> list[Block]:
    """Parse the events."""
    blocks: list[Block] = []
    for line in EVENTS.strip().splitlines():
        if line.startswith("#"):
            blocks.append(Block())
        elif line.startswith(">"):
            blocks[-1].mains.append(line[2:])
        elif line.startswith("="):
            blocks[-1].summary = line[2:]
        elif line.startswith("-"):
            text, short = line[2:].split(" => ")
            blocks[-1].details.append((text, short))
    return blocks


class Reporter:
    """Writes one paragraph and its summary at a time."""

    def __init__(self, source: random.Random):
        self.source, self.blocks = source, load_blocks()
        self.fillers = [text for line in FILLERS.strip().splitlines() for text in line.split("|")]

    def pick(self, options):
        """A random option."""
        return self.source.choice(options)

    def word(self, ends: list[str], chance: float = 0.7) -> str:
        """An invented name."""
        text = self.pick(STARTS) + self.pick(MIDDLES) + self.pick(CODAS)
        if self.source.random() < 0.35:
            text += self.pick(MIDDLES) + self.pick(CODAS)
        if self.source.random() < chance:
            text += self.pick(ends)
        return text.capitalize()

    def city(self) -> str:
        """An invented town."""
        name = self.word(PLACE_ENDS)
        return f"{self.pick(['Port', 'New', 'Saint', 'North', 'Bad', 'East', 'Old'])} {name}" if self.source.random() < 0.1 else name

    def person(self, names: list[str]) -> str:
        """A first and a last name."""
        first = self.pick(names) if self.source.random() < 0.85 else self.word([], 0)
        return f"{first} {self.word(LAST_ENDS, 0.5)}"

    def number(self) -> str:
        """A count in words or figures."""
        if self.source.random() < 0.25:
            return self.pick(["two", "three", "five", "ten", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "more than fifty", "about thirty", "a hundred"])
        return str(self.pick([self.source.randint(2, 99), self.source.randint(100, 999), self.source.randint(2, 90) * 100]))

    def day(self) -> str:
        """A time that a summary leaves out."""
        weekday = self.pick(LISTS["weekday"].split(";"))
        return self.pick([f"on {weekday}", f"on {weekday}", f"on {weekday}", f"on {weekday} {self.pick(['morning', 'evening', 'afternoon', 'night'])}", f"early on {weekday}", "yesterday", "last week", "this week", f"late on {weekday}"])

    def slots(self) -> dict[str, str]:
        """Values for every slot of a story."""
        male = self.source.random() < 0.5
        values = {
            "person": self.person(MALE if male else FEMALE), "person2": self.person(MALE + FEMALE), "he": "he" if male else "she", "He": "He" if male else "She", "him": "him" if male else "her", "his": "his" if male else "her",
            "city": self.city(), "city2": self.city(), "river": self.word([], 0), "name": self.word([], 0), "org": self.word(COMPANY_ENDS), "org2": self.word(COMPANY_ENDS), "age": str(self.source.randint(7, 89)),
            "score": f"{self.source.randint(0, 9)}-{self.source.randint(0, 9)}" if self.source.random() < 0.8 else f"{self.source.randint(50, 120)}-{self.source.randint(50, 120)}", "hot": str(self.source.randint(28, 60)), "number": self.number(),
        }
        for key in ("team", "rival"):
            values[key] = f"{self.city()} {self.pick(CLUBS)}" if self.source.random() < 0.6 else self.city()
        return values

    def fill(self, text: str, values: dict[str, str]) -> str:
        """Fill the slots of a text; a list value is drawn once per story, a day every time."""

        def value(match: re.Match) -> str:
            key = match.group(1)
            if key == "day":
                return self.day()
            if key == "day_":
                when = self.day()
                return when[0].upper() + when[1:] + ("," if self.source.random() < 0.5 else "")
            if key in ("Actor", "A_animal", "finding_"):
                inner = value(re.match(r"\{(\w+)\}", "{" + key.lower().rstrip("_") + "}"))
                return inner[0].upper() + inner[1:]
            if key not in values:
                values[key] = self.fill(self.pick(LISTS[key].split(";")), values)
            return values[key]

        done = re.sub(r"\{(\w+)\}", value, text)
        return done[0].upper() + done[1:] if text.endswith((".", '"', "?")) else done

    def paragraph(self) -> tuple[str, str]:
        """A paragraph and its summary of one to three sentences."""
        block = self.pick(self.blocks[:-2]) if self.source.random() < 0.62 else self.pick(self.blocks[-2:])
        values = self.slots()
        main = self.fill(self.pick(block.mains), values)
        summary = [self.fill(block.summary, values)]
        details = self.source.sample(block.details, min(len(block.details), self.source.choice([1, 2, 2])))
        chosen = []
        for text, short in details:
            values["number"] = self.number()
            written, brief = self.fill(text, values), self.fill(short.replace(" {day}", ""), values)
            chosen.append((written, brief))
        intro = [self.fill(text, dict(values)) for text in self.source.sample(self.fillers, self.source.choice([0, 0, 1, 1, 1, 2, 3]))]
        rest = [text for text, _ in chosen]
        for text in self.source.sample(self.fillers, self.source.choice([0, 1, 1, 2, 3, 5])):
            rest.insert(self.source.randint(0, len(rest)), self.fill(text, dict(values)))
        roll = self.source.random()
        summary += [short for _, short in chosen][: 0 if roll < 0.68 else 1 if roll < 0.92 else 2]
        text = " ".join([*intro, main, *rest])
        return text, " ".join(summary)


def training_rows() -> list[tuple[str, str]]:
    """Paragraphs and summaries."""
    reporter = Reporter(random.Random(7))
    return [reporter.paragraph() for _ in range(ROWS)]
