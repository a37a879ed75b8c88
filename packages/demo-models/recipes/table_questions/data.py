"""Tables with questions, and where the answers are."""

import random
from dataclasses import dataclass

from .words import TOPICS, Measure, Topic

NONE, SUM, AVERAGE, COUNT = range(4)
AGGREGATORS = ("NONE", "SUM", "AVERAGE", "COUNT")
SYLLABLES = "ba ko ri lu zen tor mi pla dri vex sho nan qui gro fel sta wim hur el or ina ton berg by".split()


@dataclass
class Example:
    """A question about a table; cells are (row, column)."""

    table: dict[str, list[str]]
    question: str
    cells: list[tuple[int, int]]
    aggregator: int


def invented(source: random.Random) -> str:
    """A name that does not exist."""
    return "".join(source.choice(SYLLABLES) for _ in range(source.randint(2, 3))).capitalize()


def numbers(measure: Measure, rows: int, source: random.Random) -> list[float]:
    """Different numbers in the range of a measure, sometimes close together."""
    least, most = measure.least, measure.most
    if source.random() < 0.4:
        width = (most - least) * source.choice([0.02, 0.1, 0.3])
        least = source.uniform(least, most - width)
        most = least + width
    found: set[float] = set()
    for _ in range(rows * 20):
        if len(found) == rows:
            break
        found.add(round(source.uniform(least, most), measure.digits))
    values = list(found)
    source.shuffle(values)
    while len(values) < rows:
        values.append(source.choice(values))
    return values


def written(value: float, digits: int) -> str:
    """A number as a cell or a question has it."""
    return f"{value:.{digits}f}" if digits else str(round(value))


class Asker:
    """Asks one question after another about a table that it makes up."""

    def __init__(self, source: random.Random):
        self.source = source
        self.make()

    def pick(self, options):
        """A random option."""
        return self.source.choice(options)

    def make(self) -> None:
        """A new table."""
        source = self.source
        self.topic: Topic = self.pick(TOPICS)
        self.rows = source.choice([2, 3, 3, 4, 4, 5, 6, 7, 8])
        own = source.sample(self.topic.names, min(self.rows, len(self.topic.names)))
        self.names = [invented(source) if source.random() < 0.35 else name for name in own]
        noun = source.randrange(len(self.topic.one))
        self.one, self.many = self.topic.one[noun], self.topic.many[noun]
        if source.random() < 0.35:
            self.one = invented(source).lower()
            self.many = f"{self.one}s"
        self.measures = source.sample(self.topic.measures, min(len(self.topic.measures), source.choice([1, 1, 2, 2, 3])))
        self.kinds = [kind for kind in self.topic.kinds if source.random() < 0.6]
        heading = self.one.capitalize() if source.random() < 0.75 else self.pick(["Name", self.one, self.many.capitalize()])
        columns: list[tuple[str, list[str], object]] = [(heading, self.names, None)]
        self.values = {}
        for measure in self.measures:
            values = numbers(measure, self.rows, source)
            title = self.pick(measure.headings)
            if source.random() < 0.2:
                title = invented(source).lower() + ("s" if measure.counted else "")
            cells = [written(value, measure.digits) for value in values]
            if source.random() < 0.12 and not measure.digits:
                cells = [f"{round(value):,}" for value in values]
            columns.append((title if source.random() < 0.4 else title.capitalize(), cells, measure))
            self.values[id(measure)] = values
        for kind in self.kinds:
            few = source.sample(kind[1], min(len(kind[1]), source.choice([2, 2, 3])))
            columns.append((kind[0].capitalize(), [self.pick(few) for _ in range(self.rows)], kind))
        head, rest = columns[0], columns[1:]
        source.shuffle(rest)
        columns = [head, *rest] if source.random() < 0.8 else [*rest, head]
        self.table = {title: cells for title, cells, _ in columns}
        self.place = {("name" if about is None else id(about)): at for at, (_, _, about) in enumerate(columns)}
        self.titles = {id(about): title.lower() for title, _, about in columns if about is not None}

    def in_column(self, about, rows) -> list[tuple[int, int]]:
        """Cells of some rows in one column."""
        return [(row, self.place[about if about == "name" else id(about)]) for row in rows]

    def best(self, measure: Measure, greatest: bool) -> int:
        """The row with the greatest or least number."""
        values = self.values[id(measure)]
        return values.index(max(values) if greatest else min(values))

    def extreme(self, measure: Measure):
        """Which city has the most inhabitants?"""
        greatest, title = self.source.random() < 0.5, self.titles[id(measure)]
        forms = measure.much if greatest else measure.little
        if measure.counted:
            word = self.pick(["the most", "the most", "the highest number of"] if greatest else ["the fewest", "the least", "the lowest number of"])
            said = self.pick([f"has {word} {title}", f"with {word} {title}"])
        else:
            word = self.pick(["highest", "largest", "greatest", "biggest", "maximum"] if greatest else ["lowest", "smallest", "least", "minimum"])
            said = self.pick([f"has the {word} {title}", f"with the {word} {title}"])
            if forms and self.source.random() < 0.5:
                said = f"is the {forms[2]}" if " " not in forms[2] else said
        if self.source.random() < 0.25:
            number = self.pick([f"what is the {'highest' if greatest else 'lowest'} {title}", f"what is the {'maximum' if greatest else 'minimum'} {title}"])
            return number, self.in_column(measure, [self.best(measure, greatest)]), NONE
        start = self.pick([f"which {self.one}", f"which {self.one}", f"what {self.one}", f"name the {self.one} that"])
        if said.startswith("with"):
            start = self.pick([f"name the {self.one}", f"which is the {self.one}", f"the {self.one}"])
        return f"{start} {said}", self.in_column("name", [self.best(measure, greatest)]), NONE

    def lookup(self, measure: Measure):
        """How many inhabitants does Oslo have?"""
        row, title = self.source.randrange(self.rows), self.titles[id(measure)]
        x = self.names[row]
        general = [f"what is the {title} of {x}", f"tell me the {title} of {x}", f"{x}'s {title}", f"what is {x}'s {title}", f"the {title} of {x}"]
        if measure.counted:
            general += [f"how many {title} does {x} have", f"how many {title} has {x}", f"how many {title} are there in {x}"]
        asked = self.pick([ask.format(x=x) for ask in measure.asks]) if measure.asks and self.source.random() < 0.4 else self.pick(general)
        return asked, self.in_column(measure, [row]), NONE

    def which_kind(self, kind):
        """Which country is Oslo in?"""
        row = self.source.randrange(self.rows)
        x, title = self.names[row], kind[0]
        asked = self.pick([f"what is the {title} of {x}", f"which {title} is {x} in", f"what {title} is {x}", f"which {title} does {x} have", f"which {title} is {x} from"])
        return asked, self.in_column(kind, [row]), NONE

    def rows_above(self, measure: Measure):
        """Rows whose number is more or less than one, with the words for it."""
        values, title = self.values[id(measure)], self.titles[id(measure)]
        ordered = sorted(values)
        at = self.source.randrange(len(ordered))
        limit = ordered[at]
        if self.source.random() < 0.6 and at + 1 < len(ordered):
            limit = (ordered[at] + ordered[at + 1]) / 2
        text = written(limit, measure.digits)
        limit = float(text)
        more = self.source.random() < 0.55
        rows = [row for row, value in enumerate(values) if (value > limit if more else value < limit)]
        forms = measure.much if more else measure.little
        if measure.counted:
            said = self.pick([f"more than {text} {title}", f"over {text} {title}"] if more else [f"fewer than {text} {title}", f"less than {text} {title}", f"under {text} {title}"])
            return rows, f"have {said}", f"with {said}"
        word = self.pick(["above", "over", "of more than", "higher than", "greater than"] if more else ["below", "under", "of less than", "lower than", "smaller than"])
        if forms and self.source.random() < 0.45:
            return rows, f"are {forms[1]} than {text}", f"that are {forms[1]} than {text}"
        return rows, f"have a {title} {word} {text}", f"with a {title} {word} {text}"

    def condition(self):
        """Some rows, with words for them as a sentence and as an addition; None when nothing fits."""
        if self.kinds and self.source.random() < 0.5:
            kind = self.pick(self.kinds)
            cells = list(self.table.values())[self.place[id(kind)]]
            value = self.pick(cells)
            said = self.pick(kind[2]).format(k=value)
            sentence = said.removeprefix("that ").removeprefix("who ")
            sentence = sentence if sentence != said else f"are {said}"
            return [row for row, cell in enumerate(cells) if cell == value], sentence, said
        return self.rows_above(self.pick(self.measures))

    def listing(self):
        """Which cities have more than 5000 inhabitants?"""
        rows, sentence, addition = self.condition()
        asked = self.pick([f"which {self.many} {sentence}", f"what {self.many} {sentence}", f"list the {self.many} {addition}", f"name all {self.many} {addition}", f"the {self.many} {addition}"])
        return asked, self.in_column("name", rows), NONE

    def equal(self, measure: Measure):
        """Which city has 290000 inhabitants?"""
        row, title = self.source.randrange(self.rows), self.titles[id(measure)]
        values = self.values[id(measure)]
        text = written(values[row], measure.digits)
        rows = [at for at, value in enumerate(values) if value == values[row]]
        said = f"{text} {title}" if measure.counted else f"a {title} of {text}"
        asked = self.pick([f"which {self.one} has {said}", f"what {self.one} has {said}", f"the {self.one} with {said}"])
        return asked, self.in_column("name", rows), NONE

    def counting(self):
        """How many cities are there?"""
        if self.source.random() < 0.3:
            asked = self.pick([f"how many {self.many} are there", f"how many {self.many} are in the table", f"count the {self.many}", f"what is the number of {self.many}", f"how many {self.many} are listed"])
            return asked, self.in_column("name", range(self.rows)), COUNT
        rows, sentence, addition = self.condition()
        asked = self.pick([f"how many {self.many} {sentence}", f"how many {self.many} {sentence}", f"how many {self.many} are there {addition}", f"count the {self.many} {addition}", f"what is the number of {self.many} {addition}"])
        return asked, self.in_column("name", rows), COUNT

    def adding(self, measure: Measure):
        """How many people live in Oslo and Bergen?"""
        title = self.titles[id(measure)]
        kind = self.source.random()
        if kind < 0.45:
            rows = sorted(self.source.sample(range(self.rows), 2 if self.rows == 2 or self.source.random() < 0.75 else 3))
            order = rows[:]
            self.source.shuffle(order)
            names = [self.names[row] for row in order]
            x = ", ".join(names[:-1]) + " and " + names[-1]
            end = self.pick(["", " together", " in total", " altogether"])
            asked = [f"what is the total {title} of {x}", f"what is the sum of the {title} of {x}", f"what is the {title} of {x}{end or ' together'}", f"add the {title} of {x}"]
            if measure.counted:
                asked += [f"how many {title} do {x} have{end}", f"how many {title} are there in {x}{end}", f"how many {title} do {x} have{end}"]
            for ask in measure.asks:
                if "much" in ask or "many" in ask:
                    asked += [ask.replace("does {x}", "do {x}").replace("is {x}", "are {x}").format(x=x) + end] * 3
        elif kind < 0.75:
            rows = list(range(self.rows))
            asked = [f"what is the total {title}", f"what is the sum of the {title}", f"what is the total {title} of all {self.many}", f"sum of {title}", f"add up the {title}"]
            if measure.counted:
                asked += [f"how many {title} do all {self.many} have together", f"how many {title} are there in total", f"what is the total number of {title}", f"how many {title} do the {self.many} have in total"]
        else:
            if not self.kinds:
                return None
            rows, _, addition = self.condition()
            asked = [f"what is the total {title} of the {self.many} {addition}", f"what is the sum of the {title} of the {self.many} {addition}"]
            if measure.counted:
                asked += [f"how many {title} do the {self.many} {addition} have together", f"how many {title} do the {self.many} {addition} have in total"]
        return self.pick(asked), self.in_column(measure, rows), SUM

    def mean(self, measure: Measure):
        """What is the average height?"""
        title = self.titles[id(measure)]
        rows, of = list(range(self.rows)), self.pick(["", f" of the {self.many}", f" of all {self.many}"])
        if self.source.random() < 0.4:
            rows, _, addition = self.condition()
            of = f" of the {self.many} {addition}"
        word = self.pick(["average", "average", "mean"])
        asked = [f"what is the {word} {title}{of}", f"{word} {title}{of}", f"tell me the {word} {title}{of}"]
        if measure.counted:
            asked += [f"how many {title} do the {self.many} have on average", f"what is the {word} number of {title}{of}"] if not of or "all" in of else [f"what is the {word} number of {title}{of}"]
            if rows != list(range(self.rows)):
                asked = [one for one in asked if "on average" not in one]
        return self.pick(asked), self.in_column(measure, rows), AVERAGE

    def ask(self) -> Example | None:
        """A question, or None when the table does not have what it needs."""
        measure = self.pick(self.measures)
        kinds = [
            (lambda: self.extreme(measure), 5), (lambda: self.lookup(measure), 4), (self.listing, 3), (lambda: self.equal(measure), 2),
            (self.counting, 4), (lambda: self.adding(measure), 5), (lambda: self.mean(measure), 3),
            (lambda: self.which_kind(self.pick(self.kinds)) if self.kinds else None, 2),
        ]
        found = self.source.choices([one for one, _ in kinds], [weight for _, weight in kinds])[0]()
        if found is None or not found[1]:
            return None
        question, cells, aggregator = found
        question = question[0].upper() + question[1:] if self.source.random() < 0.8 else question
        return Example(self.table, question + self.pick(["?", "?", "?", "", "."]), cells, aggregator)


def examples(count: int, seed: int) -> list[Example]:
    """So many questions, a few about each table."""
    source, found = random.Random(seed), []
    asker = Asker(source)
    while len(found) < count:
        if source.random() < 0.5:
            asker.make()
        example = asker.ask()
        if example is not None:
            found.append(example)
    return found
