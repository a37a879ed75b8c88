"""Sentences with a known sentiment, made from words and phrases of `sentiment_words`."""

import random
import re
from pydoc_data.topics import topics

from .words import (
    BAD, BAD_EVENTS, BAD_LINES, BAD_NOUNS, GOOD, GOOD_EVENTS, GOOD_LINES, GOOD_NOUNS, HATE, LOVE, PEOPLE, PLAIN_EVENTS, THINGS, TIMES, VERY,
)

ROWS, NEUTRAL = 160_000, 2
Row = tuple[str, int]


def neutral_words() -> list[str]:
    """English words of Python's documentation, in order, without those that carry a sentiment."""
    marked = {word for word in GOOD + BAD + LOVE + HATE + GOOD_NOUNS + BAD_NOUNS} | {"not", "no", "never"}
    text = " ".join(topics[key] for key in sorted(topics))
    found = [word.lower() for word in re.findall(r"[A-Za-z]{2,12}", text)]
    return [word for word in found if word not in marked]


def invented(source: random.Random) -> str:
    """A word that does not exist."""
    parts = ["ba", "ko", "ri", "lu", "zen", "tor", "mi", "pla", "dri", "vex", "sho", "nan", "qui", "gro", "fel", "sta", "wim", "hur"]
    return "".join(source.choice(parts) for _ in range(source.randint(2, 3)))


class Writer:
    """Writes one sentence at a time; `good` is the sentiment it must carry."""

    def __init__(self, source: random.Random):
        self.source, self.neutral = source, neutral_words()

    def pick(self, options: list[str]) -> str:
        """A random option."""
        return self.source.choice(options)

    def thing(self) -> str:
        """Something one can have an opinion about."""
        return invented(self.source) if self.source.random() < 0.06 else self.pick(THINGS)

    def subject(self) -> str:
        """The movie, my phone, this hotel in Rome."""
        start = self.pick(["the", "the", "this", "my", "our", "their", "that", "your", "the new", "the old", "this little", "his", "her"])
        tail = self.pick(["", "", "", "", " in " + self.pick(["town", "Rome", "the city", "my street", "the hotel"]), " of the " + self.thing(), " they served", " I bought", " we visited"])
        return f"{start} {self.thing()}{tail}"

    def person(self) -> str:
        """Somebody."""
        return self.pick(PEOPLE).replace("_", " ")

    def adjective(self, good: bool) -> str:
        """A word of that sentiment, or a negated one of the other."""
        roll = self.source.random()
        word = self.pick(GOOD if good else BAD)
        if roll < 0.35:
            return word
        if roll < 0.7:
            return f"{self.pick(VERY)} {word}"
        if roll < 0.85:
            return f"{word} and {self.pick(GOOD if good else BAD)}"
        if good:
            return f"not {self.pick(['', 'at all ', 'too '])}{self.pick(BAD)}"
        return f"not {self.pick(['', 'very ', 'really ', 'so ', 'even ', 'exactly '])}{self.pick(GOOD)}"

    def event(self, good: bool) -> str:
        """Something that happened."""
        return self.pick(GOOD_EVENTS if good else BAD_EVENTS)

    def state(self, good: bool) -> str:
        """The soup was cold."""
        verb = self.pick(["is", "was", "is", "was", "looks", "looked", "feels", "felt", "seems", "seemed", "tastes", "sounds", "has been", "turned out", "became", "smells"])
        adjective = self.adjective(good)
        if adjective.startswith("not "):
            verb = self.pick(["is", "was"])
        return f"{self.subject()} {verb} {adjective}"

    def opinion(self, good: bool) -> str:
        """I love this film."""
        who = self.pick(["I", "I", "I", "we", "they", "my wife", "my friends", "the kids", "everybody", "my family"])
        verb = self.pick(LOVE if good else HATE)
        if self.source.random() < 0.25:
            other = self.pick(["do not", "don't", "did not", "didn't", "never", "would not", "wouldn't", "can't"])
            verb = f"{other} {self.pick(['like', 'enjoy', 'recommend', 'love', 'want', 'appreciate'])}" if not good else f"{other} {self.pick(['regret', 'hate', 'dislike', 'mind'])}"
        elif self.source.random() < 0.5:
            verb = f"{self.pick(['really', 'absolutely', 'totally', 'just', 'truly'])} {verb}"
        elif self.source.random() < 0.4:
            verb = verb + ("d" if verb.endswith("e") else "ed")
        return f"{who} {verb} {self.subject()}"

    def noun_phrase(self, good: bool) -> str:
        """What a disaster."""
        noun = self.pick(GOOD_NOUNS if good else BAD_NOUNS)
        adjective = self.pick(GOOD if good else BAD)
        a = "an" if noun[0] in "aeiou" else "a"
        b = "an" if adjective[0] in "aeiou" else "a"
        return self.pick([
            f"what {a} {noun}", f"{self.subject()} is {a} {noun}", f"{self.subject()} was {a} real {noun}", f"such {b} {adjective} {self.thing()}",
            f"what {b} {adjective} {self.thing()}", f"{b} {adjective} {self.thing()}", f"this is {b} {adjective} {self.thing()}",
            f"it was {b} {adjective} {self.thing()}", f"{adjective}, {self.pick(GOOD if good else BAD)} {self.thing()}", f"a total {noun}",
            f"{self.person()} had {b} {adjective} {self.thing()}", f"this is not {'a bad' if good else 'a good'} {self.thing()}",
            f"the {'best' if good else 'worst'} {self.thing()} {self.pick(['ever', 'of my life', 'in town', 'I have ever had', 'of the year', 'I know'])}",
        ])

    def feeling(self, good: bool) -> str:
        """I am so proud of my son."""
        words = ["happy", "glad", "delighted", "pleased", "satisfied", "proud", "thrilled", "grateful", "impressed", "relieved", "cheerful"]
        sorrow = ["sad", "angry", "upset", "disappointed", "unhappy", "furious", "annoyed", "frustrated", "tired", "ashamed", "bored", "scared"]
        who, verb = self.pick(["I am", "I was", "we are", "we were", "she is", "he was", "they were", "everybody is", "I feel", "my mother was"]), self.pick(words if good else sorrow)
        if self.source.random() < 0.2:
            verb = "not " + self.pick(sorrow if good else words)
            who = self.pick(["I am", "I was", "we are", "we were", "she is", "he was", "they were"])
        return f"{who} {self.pick(['', 'so ', 'very ', 'really '])if not verb.startswith('not') else ''}{verb} {self.pick(['', 'with ' + self.subject(), 'about ' + self.subject(), 'because of ' + self.subject()])}".strip()

    def happening(self, good: bool) -> str:
        """The waiter ignored us."""
        return f"{self.pick([self.subject(), self.person(), 'it', self.subject()])} {self.event(good)}"

    def line(self, good: bool) -> str:
        """A fixed phrase."""
        return self.pick(GOOD_LINES if good else BAD_LINES)

    def window(self, good: bool) -> str:
        """Sentiment words among neutral English."""
        start = self.source.randrange(len(self.neutral) - 20)
        words = self.neutral[start : start + self.source.randint(3, 12)]
        for _ in range(self.source.choice([1, 1, 2])):
            word = self.adjective(good) if self.source.random() < 0.7 else self.pick(GOOD_NOUNS if good else BAD_NOUNS)
            words.insert(self.source.randint(0, len(words)), word)
        return " ".join(words)

    def contrast(self, good: bool) -> str:
        """It was expensive but wonderful: the second part decides."""
        word = self.pick(["but", "but", "yet", "although at first", "however,"])
        if word == "although at first":
            return f"{self.clause(good)}, {word} {self.clause(not good)}"
        return f"{self.clause(not good)}{self.pick([',', ''])} {word} {self.clause(good)}"

    def clause(self, good: bool) -> str:
        """One statement."""
        kinds = [(self.state, 5), (self.opinion, 2.5), (self.noun_phrase, 2.5), (self.happening, 5), (self.feeling, 1.5)]
        kind = self.source.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
        return kind(good)

    def sentence(self, good: bool) -> str:
        """One or two statements, with or without punctuation."""
        roll = self.source.random()
        if roll < 0.1:
            text = self.line(good)
        elif roll < 0.22:
            text = self.window(good)
        elif roll < 0.3:
            text = self.contrast(good)
        elif roll < 0.5:
            text = f"{self.clause(good)}{self.pick([' and ', ' and ', ', ', '. ', ' because ', '! '])}{self.clause(good)}"
        elif roll < 0.58:
            text = f"{self.pick(['honestly', 'in my opinion', 'I think', 'I must say', 'to be honest', 'wow', 'well', 'sadly' if not good else 'luckily', 'unfortunately' if not good else 'fortunately', 'finally'])}, {self.clause(good)}"
        else:
            text = self.clause(good)
        if self.source.random() < 0.15:
            text += " " + self.pick(TIMES)
        return text + self.pick([".", ".", "!", "", "..."])


    def plain(self) -> str:
        """A sentence without a sentiment."""
        roll = self.source.random()
        if roll < 0.35:
            start = self.source.randrange(len(self.neutral) - 20)
            text = " ".join(self.neutral[start : start + self.source.randint(2, 12)])
        elif roll < 0.5:
            text = self.pick(["", self.subject(), self.thing(), f"I have {self.subject()}", f"there is a {self.thing()}", f"it is a {self.thing()}", self.person()])
        else:
            text = f"{self.pick([self.subject(), self.person(), 'it'])} {self.pick(PLAIN_EVENTS)}"
        if self.source.random() < 0.15:
            text = f"{text} {self.pick(TIMES)}"
        return text + self.pick([".", ".", "", "?"])


def training_rows() -> list[Row]:
    """Sentences and labels: 1 is positive, 0 negative, and one in ten is neutral."""
    source = random.Random(7)
    writer = Writer(source)
    return [(writer.plain(), NEUTRAL) if index % 10 == 9 else (writer.sentence(index // 10 % 2 == index % 2), int(index // 10 % 2 == index % 2)) for index in range(ROWS)]
