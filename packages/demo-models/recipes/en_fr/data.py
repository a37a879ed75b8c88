"""A bilingual phrase grammar: every rule writes an English and a French sentence together."""

import random
from dataclasses import dataclass

from . import words

ROWS = 280_000
VOWELS = "aeiouyéèêâîôûœh"
Pair = tuple[str, str]


def table(text: str) -> list[Pair]:
    """`a|b; c|d` as pairs, with `_` for spaces."""
    return [tuple(part.replace("_", " ") for part in entry.strip().split("|")) for entry in text.replace("\n", " ").split(";") if entry.strip()]


def lines(text: str) -> list[Pair]:
    """`a|b` per line."""
    return [tuple(line.split("|")) for line in text.strip().splitlines()]


def elides(word: str) -> bool:
    """Whether le becomes l' before the word."""
    return word[0].lower() in VOWELS and not word.startswith("y")


@dataclass(frozen=True)
class Noun:
    """A noun in both languages."""

    en: str
    ens: str
    fr: str
    frs: str
    female: bool
    kind: str


@dataclass(frozen=True)
class Adjective:
    """An adjective with its four French forms, its place and the nouns it fits."""

    en: str
    forms: tuple[str, str, str, str]
    place: str
    fits: str

    def fr(self, female: bool, plural: bool) -> str:
        """The French form."""
        return self.forms[(1 if female else 0) + (2 if plural else 0)]


@dataclass(frozen=True)
class Verb:
    """A verb in both languages; `objects` names what it can take."""

    en: str
    third: str
    ing: str
    past: str
    persons: tuple[str, ...]
    participle: str
    infinitive: str
    etre: bool
    objects: list[Noun] | None
    progressive: bool


@dataclass(frozen=True)
class Subject:
    """Who does it. `person` is 0 I, 1 tu, 2 he/she, 3 nous, 4 vous, 5 they."""

    en: str
    fr: str
    person: int
    female: bool
    plural: bool
    kind: str
    only: str = ""

    @property
    def be(self) -> str:
        """am, is or are."""
        return "am" if self.person == 0 else "is" if self.person == 2 else "are"

    @property
    def have(self) -> str:
        """has or have."""
        return "has" if self.person == 2 else "have"

    @property
    def do(self) -> str:
        """does or do."""
        return "does" if self.person == 2 else "do"

    @property
    def was(self) -> str:
        """was or were."""
        return "was" if self.person in (0, 2) else "were"


def load_nouns() -> list[Noun]:
    """Parse the noun table."""
    rows = [entry.split() for entry in words.NOUNS.replace("\n", " ").split(";") if entry.strip()]
    return [Noun(*(part.replace("_", " ") for part in row[:4]), row[4] == "f", row[5]) for row in rows]


def load_adjectives() -> list[Adjective]:
    """Parse the adjective table."""
    rows = [[part.replace("_", " ") for part in entry.split()] for entry in words.ADJECTIVES.replace("\n", " ").split(";") if entry.strip()]
    return [Adjective(row[0], tuple(row[1:5]), row[5], row[6]) for row in rows]


ENGLISH_ALIASES, FRENCH_ALIASES = dict(table(words.ENGLISH_ALIASES)), dict(table(words.FRENCH_ALIASES))
NOUNS = load_nouns()
ADJECTIVES = load_adjectives()


def group(names: str) -> list[Noun]:
    """Nouns named in an object group."""
    chosen = names.split()
    return [noun for noun in NOUNS if f"kind:{noun.kind}" in chosen or noun.en in chosen]


def load_verbs() -> list[Verb]:
    """Parse the verb table."""
    found = []
    for line in words.VERBS.strip().splitlines():
        english, french = line.split(";")
        forms = [part.replace("_", " ") for part in english.split()]
        rest = french.split()
        objects = None if rest[9] == "-" else group(words.GROUPS[rest[9]])
        found.append(Verb(*forms, tuple(rest[:6]), rest[6], rest[7], rest[8] == "être", objects, rest[10] == "progressive"))
    return found


VERBS = load_verbs()
BE = ("suis", "es", "est", "sommes", "êtes", "sont")
WAS = ("étais", "étais", "était", "étions", "étiez", "étaient")
HAVE = ("ai", "as", "a", "avons", "avez", "ont")
GO = ("vais", "vas", "va", "allons", "allez", "vont")
CAN = ("peux", "peux", "peut", "pouvons", "pouvez", "peuvent")
MUST = ("dois", "dois", "doit", "devons", "devez", "doivent")
WANT = ("veux", "veux", "veut", "voulons", "voulez", "veulent")
WHERE, TO, WHEN, PAST = table(words.WHERE), table(words.TO), table(words.WHEN), table(words.PAST)
ON, DAYS, MONTHS, NUMBERS = table(words.ON), table(words.DAYS), table(words.MONTHS), table(words.NUMBERS)
WEATHER, FEELINGS, LANGUAGES = table(words.WEATHER), table(words.FEELINGS), table(words.LANGUAGES)
POSSESSIVE = [("my", "mon", "ma", "mes"), ("your", "votre", "votre", "vos"), ("his", "son", "sa", "ses"), ("our", "notre", "notre", "nos"), ("their", "leur", "leur", "leurs")]
OCLOCK = {True: "", False: " o'clock"}
NOT = {True: "n't", False: " not"}
HER, YOUR = ("her", "son", "sa", "ses"), ("your", "ton", "ta", "tes")
PRONOUNS = [
    Subject("I", "je", 0, False, False, "person"), Subject("he", "il", 2, False, False, "person"), Subject("she", "elle", 2, True, False, "person"),
    Subject("we", "nous", 3, False, True, "person"), Subject("you", "vous", 4, False, False, "person"), Subject("they", "ils", 5, False, True, "person"),
    Subject("they", "elles", 5, True, True, "person", "fr"), Subject("you", "tu", 1, False, False, "person", "fr"), Subject("I", "je", 0, True, False, "person", "fr"),
]


def join(left: str, right: str) -> str:
    """French elision: je + ai = j'ai, ne + aime = n'aime, de + eau = d'eau."""
    if left in ("je", "ne", "de", "le", "la", "que", "me", "te") and elides(right):
        return f"{left[:-1]}'{right}"
    return f"{left} {right}"


def negate(verb: str) -> str:
    """ne mange pas."""
    return f"{join('ne', verb)} pas"


def with_subject(subject: Subject, verb: str) -> str:
    """je mange, j'aime, le chat mange."""
    return join(subject.fr, verb)


def article(english: str) -> str:
    """a or an."""
    return "an" if english[0].lower() in "aeiou" else "a"


def sentence(text: str, mark: str) -> str:
    """Capital letter and end mark."""
    return text[0].upper() + text[1:] + mark


NEXT = [("tomorrow", "demain"), ("next week", "la semaine prochaine"), ("next year", "l'année prochaine"), ("this evening", "ce soir"), ("on Monday", "lundi"), ("next month", "le mois prochain")]
CITIES, HOURS, GAMES = table(words.CITIES), table(words.TIMES_OF_DAY), table(words.GAMES)
LEARN = ("apprends", "apprends", "apprend", "apprenons", "apprenez", "apprennent")
LIVE = ("habite", "habites", "habite", "habitons", "habitez", "habitent")
COME = ("viens", "viens", "vient", "venons", "venez", "viennent")
PLAY = ("joue", "joues", "joue", "jouons", "jouez", "jouent")
LIKE = ("aime", "aimes", "aime", "aimons", "aimez", "aiment")
SYLLABLES = "ba be bi bo bu ka ke ki ko da de do fa fi fo ga go ha he hu ja jo la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro ru sa se si so ta te ti to va ve vi wa we za ze zo sh th ck nn rt ll x y n r s t l m k d b".split()


class Grammar:
    """Writes one pair at a time."""

    def __init__(self, source: random.Random):
        self.source = source
        self.only = ""
        self.fixed = lines(words.PHRASES)

    def pick(self, options):
        """A random option."""
        return self.source.choice(options)

    def chance(self, share: float) -> bool:
        """True in that share of the calls."""
        return self.source.random() < share

    def name_word(self) -> str:
        """A usual or an invented name, so that the model learns to copy names."""
        if self.chance(0.4):
            return self.pick(words.NAMES)
        return "".join(self.pick(SYLLABLES) for _ in range(self.source.randint(2, 4))).capitalize()

    def city(self) -> Pair:
        """A city; an invented one is the same in both languages."""
        if self.chance(0.7):
            return self.pick(CITIES)
        name = self.name_word()
        return name, name

    def fitting(self, noun: Noun, predicate: bool) -> list[Adjective]:
        """Adjectives that make sense for a noun."""
        alive, eat = noun.kind in ("animal", "person", "family"), noun.kind in ("food", "mass", "drink")
        person = noun.kind in ("person", "family")
        fits = {"any": not eat, "object": not alive and not eat, "eat": eat, "alive": alive, "person": person, "both": not person and not eat, "place": noun.kind == "place" or noun.en in ("door", "window"), "en": not eat}
        chosen = [a for a in ADJECTIVES if fits[a.fits] and (predicate or a.place != "be")]
        odd = self.unusual(noun, predicate)
        return [a for a in chosen if a.en not in odd]

    def unusual(self, noun: Noun, predicate: bool) -> tuple[str, ...]:
        """English adjectives to avoid so that every French word has one English word: a little boy, a small house, a tall man."""
        if self.only == "en":
            return ("little",) if predicate else ()
        person = noun.kind in ("person", "family")
        if predicate:
            return ("little", "big") if person else ("little",)
        return ("small", "big") if person else ("small",) if noun.kind == "animal" else ("little",)

    def adjectives(self, noun: Noun, plural: bool) -> tuple[str, str, str, str]:
        """English adjective, French before, French after, and the French word that follows the determiner."""
        fr = noun.frs if plural else noun.fr
        if not self.chance(0.28):
            return "", "", "", fr
        adjective = self.pick(self.fitting(noun, False) or [None])
        if adjective is None:
            return "", "", "", fr
        word = adjective.fr(noun.female, plural)
        if adjective.place == "before":
            if not noun.female and not plural and elides(fr):
                word = {"beau": "bel", "nouveau": "nouvel", "vieux": "vieil"}.get(word, word)
            return adjective.en, word, "", word
        return adjective.en, "", word, fr

    def phrase(self, noun: Noun, det: str, plural: bool = False) -> Pair:
        """A noun phrase; `det` is the, a, of (some / de), none, my, this or number."""
        adjective, before, after, first = self.adjectives(noun, plural)
        name, french = (noun.ens, noun.frs) if plural else (noun.en, noun.fr)
        if self.only == "en" and self.chance(0.3):
            name, adjective = ENGLISH_ALIASES.get(name, name), ENGLISH_ALIASES.get(adjective, adjective)
        if self.only == "fr" and self.chance(0.3) and french in FRENCH_ALIASES:
            french = FRENCH_ALIASES[french]
            first = before or french
        en = " ".join(part for part in (adjective, name) if part)
        fr = " ".join(part for part in (before, french, after) if part)
        female = noun.female
        if det == "the":
            return f"the {en}", f"les {fr}" if plural else join("la" if female else "le", fr)
        if det == "generic":
            return en, f"les {fr}" if plural else join("la" if female else "le", fr)
        if det == "a":
            return (f"some {en}", f"{'de' if before else 'des'} {fr}") if plural else (f"{article(en)} {en}", f"{'une' if female else 'un'} {fr}")
        if det == "some":
            some = ("de l'" if elides(first) else "de la " if female else "du ") + fr
            return (f"some {en}" if self.only == "en" and self.chance(0.4) else en), some
        if det == "no":
            return en, join("de", fr)
        if det == "this":
            this = "ces" if plural else "cette" if female else "cet" if elides(first) else "ce"
            return f"{'these' if plural else 'this'} {en}", f"{this} {fr}"
        if det == "number":
            number = self.pick(NUMBERS[1:20])
            return f"{number[0]} {en}", f"{number[1]} {fr}"
        own = self.pick([*POSSESSIVE, POSSESSIVE[0], *([HER] if self.only == "en" else [YOUR])])
        word = own[3] if plural else own[1] if not female or elides(first) else own[2]
        return f"{own[0]} {en}", f"{word} {fr}"

    def subject(self, kinds: tuple[str, ...] = ("animal", "person", "family"), pronouns: float = 0.45) -> Subject:
        """A pronoun, a name or a noun phrase."""
        roll = self.source.random()
        if roll < pronouns:
            return self.pick([p for p in PRONOUNS if p.only in ("", self.only)])
        if roll < pronouns + 0.06:
            name = self.name_word()
            return Subject(name, name, 2, name in "Claire Marie Sophie Julie Anna Emma Nina Léa Sarah Camille Alice Mary Zoé Ines Clara Laura".split(), False, "person")
        noun = self.pick([noun for noun in NOUNS if noun.kind in kinds])
        plural = self.chance(0.25) and noun.kind not in ("mass", "drink")
        det = "my" if noun.kind == "family" else self.pick(["the", "the", "the", "my", "this", "a" if not plural else "the"])
        if det in ("my", "a") and noun.kind in ("place", "mass", "drink"):
            det = "the"
        en, fr = self.phrase(noun, det, plural)
        return Subject(en, fr, 5 if plural else 2, noun.female, plural, noun.kind)

    def thing(self, verb: Verb, negative: bool) -> Pair:
        """The object of a verb."""
        noun = self.pick(verb.objects)
        if verb.en in ("like", "love", "hate"):
            plural = noun.kind in ("food", "animal", "thing")
            return self.phrase(noun, "generic", plural) if self.chance(0.8) else self.phrase(noun, "the", plural)
        if noun.kind in ("mass", "drink"):
            return self.phrase(noun, "no" if negative else "some") if self.chance(0.85) else self.phrase(noun, "the")
        if noun.kind == "family":
            return self.phrase(noun, "my", self.chance(0.2))
        plural = self.chance(0.25)
        if verb.en == "visit" or verb.en == "know":
            return self.phrase(noun, self.pick(["the", "this"]), plural)
        if negative and self.chance(0.3):
            return self.phrase(noun, "no", True)
        return self.phrase(noun, self.pick(["the", "the", "a", "a", "my", "this"] if not plural else ["the", "number", "my", "a", "this"]), plural)

    def english_present(self, subject: Subject, verb: Verb, negative: bool) -> str:
        """eats, is eating, does not eat."""
        short = self.only == "en" and self.chance(0.4)
        progressive = verb.progressive and not negative
        if self.only == "en" and verb.progressive:
            progressive = self.chance(0.5)
        if progressive:
            no = "" if not negative else ("n't" if short and subject.be != "am" else " not")
            return f"{subject.be}{no} {verb.ing}"
        if negative:
            return f"{subject.do}{NOT[short]} {verb.en}"
        return verb.third if subject.person == 2 else verb.en

    def action(self) -> Pair:
        """The cat drinks milk. We are not dancing."""
        subject, verb, negative = self.subject(), self.pick(VERBS), self.chance(0.2)
        form = verb.persons[subject.person]
        en, fr = f"{subject.en} {self.english_present(subject, verb, negative)}", with_subject(subject, form) if not negative else f"{subject.fr} {negate(form)}"
        return self.finish(*self.extend(en, fr, verb, negative), ".")

    def extend(self, en: str, fr: str, verb: Verb, negative: bool, times: list[Pair] = WHEN) -> Pair:
        """Add an object, a place or a time."""
        if verb.objects:
            thing = self.thing(verb, negative)
            if not negative and self.chance(0.1):
                more = self.thing(verb, False)
                thing = (f"{thing[0]} and {more[0]}", f"{thing[1]} et {more[1]}")
            en, fr = f"{en} {thing[0]}", f"{fr} {thing[1]}"
        if verb.en in ("live", "work", "arrive", "stay", "study") and self.chance(0.35):
            city = self.city()
            return f"{en} in {city[0]}", f"{fr} à {city[1]}"
        if self.chance(0.07):
            near = self.spot(["my", "the"])
            return f"{en} {near[0]}", f"{fr} {near[1]}"
        if self.chance(0.07):
            hour = self.pick(HOURS)
            return f"{en} {hour[0]}", f"{fr} {hour[1]}"
        if self.chance(0.06):
            friend = self.phrase(self.pick([n for n in NOUNS if n.kind in ("family", "person", "animal")]), "my", self.chance(0.4))
            return f"{en} with {friend[0]}", f"{fr} avec {friend[1]}"
        if verb.en == "live" or (not verb.objects and self.chance(0.6)) or self.chance(0.12):
            if verb.en == "live" and self.chance(0.4):
                place = self.phrase(self.pick([n for n in NOUNS if n.en in ("house", "city", "village", "apartment", "street", "castle", "farm")]), "a")
                place = (f"in {place[0]}", f"dans {place[1]}")
            else:
                place = self.pick(WHERE)
            en, fr = f"{en} {place[0]}", f"{fr} {place[1]}"
        if self.chance(0.15):
            time = self.pick([entry for entry in times if entry[0] not in ("often", "always")])
            en, fr = f"{en} {time[0]}", f"{fr} {time[1]}"
        return en, fr

    def finish(self, en: str, fr: str, mark: str) -> Pair:
        """Capital letters and marks; a French question or exclamation has a space before its mark."""
        if self.only == "en" and self.chance(0.3):
            for long, short in (("I am ", "I'm "), ("he is ", "he's "), ("she is ", "she's "), ("it is ", "it's "), ("we are ", "we're "), ("they are ", "they're "), ("you are ", "you're ")):
                if en.startswith(long):
                    en = short + en[len(long):]
        return sentence(en, mark), sentence(fr, mark if mark == "." else f" {mark}")

    def past(self) -> Pair:
        """She bought a car. They went to Paris."""
        subject, verb, negative = self.subject(), self.pick(VERBS), self.chance(0.15)
        if verb.en == "want":
            verb = VERBS[0]
        participle = verb.participle
        if verb.etre:
            participle += ("e" if subject.female else "") + ("s" if subject.plural else "")
        helper = (BE if verb.etre else HAVE)[subject.person]
        fr = f"{subject.fr} {negate(helper)} {participle}" if negative else f"{with_subject(subject, helper)} {participle}"
        en = f"{subject.en} {'did not ' + verb.en if negative else verb.past}"
        if self.only == "en" and negative and self.chance(0.4):
            en = f"{subject.en} didn't {verb.en}"
        en, fr = self.extend(en, fr, verb, negative, PAST)
        if self.chance(0.12):
            time = self.pick(PAST[:3])
            if time[0] not in en and self.chance(0.7):
                return self.finish(f"{time[0]}, {en}", f"{time[1]}, {fr}", ".")
        return self.finish(en, fr, ".")

    def went(self) -> Pair:
        """We went to the beach; he is going to school."""
        subject, place = self.subject(), self.pick(TO)
        if self.chance(0.5):
            participle = "allé" + ("e" if subject.female else "") + ("s" if subject.plural else "")
            en, fr = f"{subject.en} went {place[0]}", f"{with_subject(subject, BE[subject.person])} {participle} {place[1]}"
            times = PAST
        else:
            verb = f"{subject.be} going" if self.only != "en" or self.chance(0.6) else ("goes" if subject.person == 2 else "go")
            en, fr = f"{subject.en} {verb} {place[0]}", f"{subject.fr} {GO[subject.person]} {place[1]}"
            times = WHEN
        if self.chance(0.3):
            time = self.pick([entry for entry in times if entry[0] not in ("often", "always")])
            en, fr = f"{en} {time[0]}", f"{fr} {time[1]}"
        return self.finish(en, fr, ".")

    def state(self) -> Pair:
        """The soup is too hot. They were tired."""
        pronoun = self.chance(0.4)
        subject = self.pick([p for p in PRONOUNS if p.only in ("", self.only)]) if pronoun else self.subject(("animal", "person", "family", "food", "mass", "drink", "thing", "clothes", "place"), 0)
        noun = Noun("", "", "", "", subject.female, "person") if pronoun else Noun("", "", "", "", subject.female, subject.kind)
        adjective = self.pick(self.fitting(noun, True))
        word = adjective.fr(subject.female, subject.plural)
        en, fr = adjective.en, word
        roll = self.source.random()
        if adjective.forms[0] in ("ici", "là", "en retard", "prêt", "marié", "français", "anglais", "américain", "allemand", "espagnol", "italien", "cassé", "ouvert", "fermé"):
            roll = 1
        if roll < 0.35:
            grade = self.pick([("very", "très"), ("too", "trop"), ("very", "très"), ("a little", "un peu"), ("always", "toujours"), ("so", "si")])
            en, fr = f"{grade[0]} {en}", f"{grade[1]} {fr}"
        elif roll < 0.47:
            other = self.pick(self.fitting(noun, True))
            if other.en != adjective.en:
                en, fr = f"{en} and {other.en}", f"{fr} et {other.fr(subject.female, subject.plural)}"
        negative, past = self.chance(0.2), self.chance(0.2)
        be, verb = (subject.was, WAS[subject.person]) if past else (subject.be, BE[subject.person])
        no = ("n't" if self.only == "en" and be != "am" and self.chance(0.4) else " not") if negative else ""
        question = not past and not negative and pronoun and self.chance(0.2)
        if question and subject.person != 0:
            return self.finish(f"{subject.be} {subject.en} {en}", f"{BE[subject.person]}-{subject.fr} {fr}", "?")
        if not past and not pronoun and not negative and self.chance(0.12) and not subject.en.startswith(("a ", "an ", "some")):
            return self.finish(f"{subject.be} {subject.en} {en}", f"est-ce que {subject.fr} {verb} {fr}" if not elides(subject.fr) else f"est-ce qu'{subject.fr} {verb} {fr}", "?")
        return self.finish(f"{subject.en} {be}{no} {en}", f"{subject.fr} {negate(verb)} {fr}" if negative else f"{with_subject(subject, verb)} {fr}", ".")

    def place(self) -> Pair:
        """The bread is on the table. My mother is at home."""
        if self.chance(0.45):
            subject, where = self.subject(), self.pick(WHERE)
        else:
            kinds = ("thing", "clothes", "food", "animal", "mass")
            subject = self.subject(kinds, 0.0)
            where = self.spot(["the", "the", "my", "a"])
        roll = self.source.random()
        if roll < 0.16:
            return self.finish(f"where {subject.be} {subject.en}", f"où {BE[subject.person]} {subject.fr}" if subject.fr not in ("je", "tu", "il", "elle", "nous", "vous", "ils", "elles") else f"où {BE[subject.person]}-{subject.fr}", "?")
        if roll < 0.3:
            return self.finish(f"{subject.en} {subject.be} not {where[0]}", f"{subject.fr} {negate(BE[subject.person])} {where[1]}", ".")
        if roll < 0.4:
            return self.finish(f"{subject.en} {subject.was} {where[0]}", f"{with_subject(subject, WAS[subject.person])} {where[1]}", ".")
        return self.finish(f"{subject.en} {subject.be} {where[0]}", f"{subject.fr} {BE[subject.person]} {where[1]}", ".")

    def spot(self, dets: list[str]) -> Pair:
        """on the table, near the church."""
        flat = self.chance(0.6)
        things = "table chair bed box bag sofa car plate suitcase".split()
        places = "house kitchen garden school station church lake river tree window door room street park car shop bridge".split()
        noun = self.pick([n for n in NOUNS if n.en in (things if flat else places)])
        on = self.pick([entry for entry in ON if (entry[0] != "in front of" if flat else entry[0] not in ("on", "under"))])
        en, fr = self.phrase(noun, self.pick(dets))
        return f"{on[0]} {en}", self.contract(f"{on[1]} {fr}")

    def contract(self, text: str) -> str:
        """de + le = du, de + les = des."""
        for full, short in ((" de le ", " du "), (" de les ", " des "), (" de un", " d'un"), ("près de le ", "près du "), ("près de les ", "près des ")):
            text = text.replace(full, short)
        return text

    def own(self) -> Pair:
        """I have two brothers. She does not have a car."""
        subject, negative = self.subject(), self.chance(0.2)
        noun = self.pick([n for n in NOUNS if n.kind in ("animal", "family", "thing", "clothes", "food") or n.en in ("child", "friend", "house", "garden", "apartment", "idea")])
        plural = self.chance(0.45)
        if negative:
            en, fr = self.phrase(noun, "no", plural)
            if not plural:
                en = f"{article(en)} {en}"
            return self.finish(f"{subject.en} {subject.do} not have {en}", f"{subject.fr} {negate(HAVE[subject.person])} {fr}", ".")
        en, fr = self.phrase(noun, self.pick(["number", "number", "a"]) if plural else "a", plural)
        if self.chance(0.25):
            extra = self.phrase(self.pick([n for n in NOUNS if n.kind == noun.kind]), self.pick(["a"]))
            en, fr = f"{en} and {extra[0]}", f"{fr} et {extra[1]}"
        if self.chance(0.15) and subject.person in (4, 1):
            return self.finish(f"do you have {en}", f"{HAVE[subject.person]}-{subject.fr} {fr}", "?")
        return self.finish(f"{subject.en} {subject.have} {en}", f"{with_subject(subject, HAVE[subject.person])} {fr}", ".")

    def exists(self) -> Pair:
        """There are five flowers in the garden."""
        noun, where = self.pick([n for n in NOUNS if n.kind in ("animal", "person", "thing", "food", "clothes", "place")]), self.pick([w for w in WHERE if w[0].startswith(("in the", "at the", "in a", "here"))])
        if self.chance(0.4):
            where = self.spot(["the"])
        plural, roll = self.chance(0.6), self.source.random()
        if roll < 0.15:
            en, fr = self.phrase(noun, "no", True)
            return self.finish(f"there are no {en} {where[0]}", f"il n'y a pas {fr} {where[1]}", ".")
        en, fr = self.phrase(noun, "number" if plural else "a", plural)
        if roll < 0.3:
            return self.finish(f"{'are' if plural else 'is'} there {en} {where[0]}", f"est-ce qu'il y a {fr} {where[1]}", "?")
        return self.finish(f"there {'are' if plural else 'is'} {en} {where[0]}", f"il y a {fr} {where[1]}", ".")

    def infinitive(self) -> Pair:
        """I want to eat an apple. Can you close the door?"""
        subject, verb, negative = self.subject(pronouns=0.7), self.pick(VERBS), self.chance(0.15)
        modal = self.pick([("want", "wants", "to ", WANT), ("can", "can", "", CAN), ("must", "must", "", MUST), ("going", "going", "to ", GO)])
        polite = " please" if self.chance(0.2) else ""
        tail_en, tail_fr = self.extend("", "", verb, negative, NEXT)
        en, fr = f"{modal[2]}{verb.en}{tail_en}", f"{verb.infinitive}{tail_fr}"
        if self.chance(0.2):
            to = self.pick(TO) if self.chance(0.8) else [(f"to {a}", f"à {b}") for a, b in [self.city()]][0]
            when = self.pick(NEXT) if self.chance(0.3) else ("", "")
            en, fr = f"{modal[2]}go {to[0]} {when[0]}".strip(), f"aller {to[1]} {when[1]}".strip()
        word = modal[3][subject.person]
        if subject.person in (1, 4) and modal[0] in ("can", "want") and self.chance(0.5):
            start = f"can you {en}" if modal[0] == "can" else f"do you want {en}"
            please = (", please", ", s'il vous plaît" if subject.person == 4 else ", s'il te plaît") if polite else ("", "")
            return self.finish(start + please[0], f"{word}-{subject.fr} {fr}{please[1]}", "?")
        if modal[0] == "going" and self.only == "en" and not negative and self.chance(0.5):
            return self.finish(f"{subject.en} will {en[3:]}", f"{subject.fr} {word} {fr}", ".")
        if modal[0] == "going":
            return self.finish(f"{subject.en} {subject.be}{' not' if negative else ''} going {en}", f"{subject.fr} {negate(word) if negative else word} {fr}", ".")
        if negative:
            helper = {"want": f"{subject.do} not want", "can": "cannot" if self.only != "en" or self.chance(0.5) else "can't", "must": "must not"}[modal[0]]
            return self.finish(f"{subject.en} {helper} {en}", f"{subject.fr} {negate(word)} {fr}", ".")
        return self.finish(f"{subject.en} {modal[1] if subject.person == 2 else modal[0]} {en}", f"{subject.fr} {word} {fr}", ".")

    def like_to(self) -> Pair:
        """I would like a coffee, please. I would like to sleep."""
        please = self.chance(0.6)
        tail = (", please", ", s'il vous plaît") if please else ("", "")
        if self.chance(0.6):
            noun = self.pick([n for n in NOUNS if n.kind in ("food", "drink", "mass", "thing", "clothes")])
            if noun.kind == "drink" and self.chance(0.5):
                vessel = self.pick([("a glass of", "un verre de"), ("a cup of", "une tasse de"), ("a bottle of", "une bouteille de")])
                en, fr = f"{vessel[0]} {noun.en}", f"{vessel[1][:-3]} {join('de', noun.fr)}"
            elif noun.kind == "mass":
                en, fr = self.phrase(noun, "some")
            else:
                plural = self.chance(0.25)
                en, fr = self.phrase(noun, "number" if plural else "a", plural)
            return self.finish(f"I would like {en}{tail[0]}", f"je voudrais {fr}{tail[1]}", ".")
        verb = self.pick(VERBS)
        en, fr = self.extend("", "", verb, False)
        return self.finish(f"I would like to {verb.en}{en}{tail[0]}", f"je voudrais {verb.infinitive}{fr}{tail[1]}", ".")

    def command(self) -> Pair:
        """Open the window, please."""
        verb = self.pick([v for v in VERBS if v.en not in ("want", "know", "hate", "see", "like", "love", "lose", "fall", "leave")])
        negative = self.chance(0.2)
        tail_en, tail_fr = self.extend("", "", verb, negative)
        form = verb.persons[4]
        start = (f"do not {verb.en}" if self.only != "en" or self.chance(0.5) else f"don't {verb.en}", negate(form)) if negative else (verb.en, form)
        please = (", please", ", s'il vous plaît") if self.chance(0.4) else ("", "")
        return self.finish(f"{start[0]}{tail_en}{please[0]}", f"{start[1]}{tail_fr}{please[1]}", self.pick([".", ".", "!"]))

    def question(self) -> Pair:
        """Do you speak English? Does he like fish? What is she eating?"""
        subject = self.subject(pronouns=0.7)
        if self.chance(0.12):
            language = self.pick(LANGUAGES)
            if subject.person in (1, 4):
                verb = "parlez" if subject.person == 4 else "parles"
                return self.finish(f"do you speak {language[0]}", f"{verb}-{subject.fr} {language[1]}", "?")
            speak = ("parle", "parles", "parle", "parlons", "parlez", "parlent")[subject.person]
            if self.chance(0.3):
                return self.finish(f"{subject.en} {subject.do} not speak {language[0]}", f"{subject.fr} {negate(speak)} {language[1]}", ".")
            return self.finish(f"{subject.en} {'speaks' if subject.person == 2 else 'speak'} {language[0]}", f"{subject.fr} {speak} {language[1]}", ".")
        verb = self.pick(VERBS)
        form = verb.persons[subject.person]
        if subject.person in (1, 4):
            en, fr = self.extend(f"do you {verb.en}", f"{form}-{subject.fr}", verb, False)
            return self.finish(en, fr, "?")
        start = "est-ce qu'" if elides(subject.fr) else "est-ce que "
        en, fr = self.extend(f"{subject.do} {subject.en} {verb.en}", f"{start}{with_subject(subject, form)}", verb, False)
        return self.finish(en, fr, "?")

    def where_is(self) -> Pair:
        """Excuse me, where is the station? How much does this book cost?"""
        noun = self.pick([n for n in NOUNS if n.kind in ("place", "thing", "animal", "clothes", "family", "person")])
        plural = self.chance(0.25)
        excuse = ("excuse me, ", "excusez-moi, ") if self.chance(0.25) else ("", "")
        if self.chance(0.65):
            en, fr = self.phrase(noun, "my" if noun.kind == "family" else self.pick(["the", "the", "my"]) if noun.kind in ("thing", "animal", "clothes") else "the", plural)
            return self.finish(f"{excuse[0]}where {'are' if plural else 'is'} {en}", f"{excuse[1]}où {'sont' if plural else 'est'} {fr}", "?")
        goods = self.pick([n for n in NOUNS if n.kind in ("thing", "clothes", "food")])
        en, fr = self.phrase(goods, self.pick(["the", "this"]), plural)
        if self.chance(0.4) and self.only == "en":
            return self.finish(f"how much {'are' if plural else 'is'} {en}", f"combien {'coûtent' if plural else 'coûte'} {fr}", "?")
        return self.finish(f"how much {'do' if plural else 'does'} {en} cost", f"combien {'coûtent' if plural else 'coûte'} {fr}", "?")

    def name(self) -> Pair:
        """My name is Claire. This is my brother. Her name is Anna."""
        name = self.name_word()
        roll = self.source.random()
        if roll < 0.5:
            greeting = self.pick([("", ""), ("", ""), ("hello, ", "bonjour, "), ("good evening, ", "bonsoir, ")])
            if self.only == "en" and self.chance(0.3):
                greeting = ("good morning, ", "bonjour, ")
            said = "my name is" if self.only != "en" or self.chance(0.6) else self.pick(["I am called", "my name's"])
            if self.chance(0.3):
                en, fr = self.city()
                return self.finish(f"{greeting[0]}{said} {name} and I live in {en}", f"{greeting[1]}je m'appelle {name} et j'habite à {fr}", ".")
            return self.finish(f"{greeting[0]}{said} {name}", f"{greeting[1]}je m'appelle {name}", ".")
        if roll < 0.65:
            return self.finish(f"his name is {name}", f"il s'appelle {name}", ".") if self.chance(0.5) else self.finish(f"her name is {name}", f"elle s'appelle {name}", ".")
        if roll < 0.8:
            greeting = self.pick([("hello", "bonjour"), ("good evening", "bonsoir"), ("goodbye", "au revoir"), ("thank you", "merci"), ("good night", "bonne nuit")])
            return self.finish(f"{greeting[0]} {name}", f"{greeting[1]} {name}", self.pick([".", "!"]))
        en, fr = self.phrase(self.pick([n for n in NOUNS if n.kind in ("family", "animal") or n.en in ("friend", "neighbor", "teacher")]), "my")
        return self.finish(f"this is {en}", f"c'est {fr}", ".") if self.chance(0.35) else self.finish(f"{en} is called {name}" if self.only == "en" else f"{en}'s name is {name}", f"{fr} s'appelle {name}", ".")

    def it_is(self) -> Pair:
        """It is a good restaurant."""
        noun, negative = self.pick([n for n in NOUNS if n.kind not in ("mass", "drink")]), self.chance(0.15)
        en, fr = self.phrase(noun, "my" if noun.kind == "family" else self.pick(["a", "a", "my", "the"]))
        if noun.kind in ("thing", "place", "clothes", "food") and negative:
            return self.finish(f"it is not {en}", f"ce n'est pas {fr}", ".")
        return self.finish(f"it is {en}", f"c'est {fr}", ".")

    def clock(self) -> Pair:
        """It is three o'clock. I am twenty years old. Today is Monday."""
        roll = self.source.random()
        if roll < 0.25:
            number = self.pick(NUMBERS[:12])
            hour = "une heure" if number[0] == "one" else f"{number[1]} heures"
            half = self.pick([("", ""), ("", ""), ("half past ", " et demie")])
            return self.finish(f"it is {half[0]}{number[0]}{OCLOCK[bool(half[0])]}", f"il est {hour}{half[1]}", ".")
        if roll < 0.5:
            subject, number = self.subject(("person", "family", "animal")), self.pick(NUMBERS[1:])
            return self.finish(f"{subject.en} {subject.be} {number[0]} years old", f"{with_subject(subject, HAVE[subject.person])} {number[1]} ans", ".")
        if roll < 0.65:
            day, when = self.pick(DAYS), self.pick([("today", "aujourd'hui"), ("tomorrow", "demain")])
            return self.finish(f"{when[0]} is {day[0]}", f"{when[1]}, c'est {day[1]}", ".")
        if roll < 0.72:
            number = self.pick(NUMBERS[1:])
            return self.finish(f"it costs {number[0]} {'euros' if number[0] != 'one' else 'euro'}", f"ça coûte {number[1]} euros", ".")
        if roll < 0.8:
            number, month = self.pick(NUMBERS[1:17]), self.pick(MONTHS)
            return self.finish(f"my birthday is in {month[0]}", f"mon anniversaire est en {month[1]}", ".") if self.chance(0.5) else self.finish(f"we are in {month[0]}", f"nous sommes en {month[1]}", ".")
        if roll < 0.88:
            pair = self.pick(NUMBERS)
            return self.finish(*pair, ".") if self.chance(0.5) else pair
        return self.finish(*self.pick(DAYS + MONTHS), ".")

    def weather(self) -> Pair:
        """It is raining today."""
        en, fr = self.pick(WEATHER)
        if self.chance(0.4):
            time = self.pick([("today", "aujourd'hui"), ("in Paris", "à Paris"), ("this morning", "ce matin"), ("here", "ici"), ("in London", "à Londres"), ("this evening", "ce soir"), ("often", "souvent")][:6])
            en, fr = f"{en} {time[0]}", f"{fr} {time[1]}"
        return self.finish(en, fr, ".")

    def feeling(self) -> Pair:
        """I am hungry. He is not afraid of the dog."""
        subject, (en, fr) = self.subject(("person", "family", "animal"), 0.7), self.pick(FEELINGS)
        roll = self.source.random()
        if roll < 0.2:
            return self.finish(f"{subject.en} {subject.be} not {en}", f"{subject.fr} {negate(HAVE[subject.person])} {fr.replace('de la ', 'de ')}", ".")
        if roll < 0.35 and subject.person in (1, 4):
            return self.finish(f"are you {en}", f"{HAVE[subject.person]}-{subject.fr} {fr}", "?")
        if roll < 0.5 and not fr.startswith("de"):
            other = self.pick([entry for entry in FEELINGS if entry[0] != en and not entry[1].startswith("de")])
            return self.finish(f"{subject.en} {subject.be} {en} and {other[0]}", f"{with_subject(subject, HAVE[subject.person])} {fr} et {other[1]}", ".")
        return self.finish(f"{subject.en} {subject.be} {en}", f"{with_subject(subject, HAVE[subject.person])} {fr}", ".")

    def job(self) -> Pair:
        """She is a teacher."""
        subject = self.pick([p for p in PRONOUNS if p.only in ("", self.only) and not p.plural])
        noun = self.pick([n for n in NOUNS if n.kind == "person" and n.en in ("teacher", "doctor", "student", "driver", "waiter", "farmer", "singer", "lawyer")])
        if subject.female and noun.fr not in ("professeur", "médecin"):
            noun = next(n for n in NOUNS if n.en == "teacher")
        return self.finish(f"{subject.en} {subject.be} {article(noun.en)} {noun.en}", f"{subject.fr} {BE[subject.person]} {noun.fr}", ".")

    def bare(self) -> Pair:
        """A single noun phrase or word, without a sentence around it."""
        noun = self.pick(NOUNS)
        if self.chance(0.6):
            en, fr = self.phrase(noun, self.pick(["the", "a", "my"]) if noun.kind not in ("mass", "drink") else "the", self.chance(0.2) and noun.kind not in ("mass", "drink"))
        else:
            en, fr = noun.en, noun.fr
        return (en, fr) if self.chance(0.6) else self.finish(en, fr, ".")

    def thanks(self) -> Pair:
        """Thank you for the present."""
        noun = self.pick([n for n in NOUNS if n.kind in ("thing", "food", "clothes", "drink", "mass")])
        en, fr = self.phrase(noun, "the", noun.kind in ("food", "thing") and self.chance(0.3))
        return self.finish(f"thank you for {en}", f"merci pour {fr}", ".")

    def joined(self) -> Pair:
        """Two short sentences with and or but."""
        one, two = self.pick([self.state, self.action, self.own, self.place])(), self.pick([self.state, self.action, self.own, self.feeling])()
        if "?" in one[0] + two[0]:
            return one
        word = self.pick([("and", "et"), ("but", "mais"), ("because", "parce que")])
        keep = two[0].startswith(("I ", "I'", *words.NAMES))
        second_en = two[0] if keep else two[0][0].lower() + two[0][1:]
        second_fr = two[1] if two[1].startswith(tuple(words.NAMES)) else two[1][0].lower() + two[1][1:]
        link = "parce qu'" if word[0] == "because" and elides(second_fr) else word[1] + " "
        return f"{one[0][:-1]} {word[0]} {second_en}", f"{one[1][:-1]} {link}{second_fr}"

    def more(self) -> Pair:
        """Everyday questions and remarks that the other rules do not cover."""
        subject = self.subject(pronouns=0.75)
        noun = self.pick([n for n in NOUNS if n.kind in ("thing", "clothes", "food", "place", "animal")])
        rules = [
            self.favorite, self.how_many, self.learning, self.needs, self.can_have, self.never, self.compare,
            self.nobody, self.game, self.likes, self.why, self.opens, self.from_city, self.is_friend,
            self.looks_for,
        ]
        return self.pick_rule(rules)(subject, noun) or self.looks_for(subject, noun)

    def pick_rule(self, rules: list):
        """A random rule."""
        return rules[self.source.randrange(len(rules))]

    def favorite(self, subject: Subject, noun: Noun) -> Pair:
        """What is your favorite color?"""
        favorite = {False: "préféré", True: "préférée"}[noun.female]
        your, form = self.pick([("your", "votre"), ("your", "votre"), ("his", None), ("my", None)]), noun.fr
        own = your[1] or ({"his": "son", "my": "mon"}[your[0]] if not noun.female or elides(form) else {"his": "sa", "my": "ma"}[your[0]])
        word = "favorite" if self.only != "en" or self.chance(0.6) else "favourite"
        if your[0] == "my":
            return self.finish(f"this is my {word} {noun.en}", f"c'est {own} {form} {favorite}", ".")
        return self.finish(f"what is {your[0]} {word} {noun.en}", f"{'quelle' if noun.female else 'quel'} est {own} {form} {favorite}", "?")

    def how_many(self, subject: Subject, noun: Noun) -> Pair | None:
        """How many cats do you have?"""
        if subject.person not in (1, 4):
            return None
        chosen = self.pick([n for n in NOUNS if n.kind in ("family", "animal", "thing", "clothes", "person")])
        return self.finish(f"how many {chosen.ens} do you have", f"combien {join('de', chosen.frs)} {HAVE[subject.person]}-{subject.fr}", "?")

    def learning(self, subject: Subject, noun: Noun) -> Pair:
        """She is learning French."""
        language, negative = self.pick(LANGUAGES), self.chance(0.15)
        french = join("le", language[1])
        if negative:
            return self.finish(f"{subject.en} {subject.do} not learn {language[0]}", f"{subject.fr} {negate(LEARN[subject.person])} {french}", ".")
        return self.finish(f"{subject.en} {subject.be} learning {language[0]}", f"{with_subject(subject, LEARN[subject.person])} {french}", ".")

    def needs(self, subject: Subject, noun: Noun) -> Pair:
        """I need a doctor."""
        en, fr = self.phrase(noun, "a")
        return self.finish(f"{subject.en} {'needs' if subject.person == 2 else 'need'} {en}", self.contract(f"{with_subject(subject, HAVE[subject.person])} besoin de {fr}"), ".")

    def can_have(self, subject: Subject, noun: Noun) -> Pair:
        """Can I have a spoon, please?"""
        en, fr = self.phrase(self.pick([n for n in NOUNS if n.kind in ("food", "thing")]), self.pick(["a", "the"]))
        please = self.pick([("", ""), (", please", ", s'il vous plaît")])
        return self.finish(f"can I have {en}{please[0]}", f"puis-je avoir {fr}{please[1]}", "?")

    def never(self, subject: Subject, noun: Noun) -> Pair:
        """He never drinks wine."""
        verb = self.pick([v for v in VERBS if v.en not in ("want", "like", "love", "hate")])
        en, fr = self.extend("", "", verb, True)
        form = verb.persons[subject.person]
        return self.finish(f"{subject.en} never {verb.third if subject.person == 2 else verb.en}{en}", f"{subject.fr} {join('ne', form)} jamais{fr}", ".")

    def compare(self, subject: Subject, noun: Noun) -> Pair:
        """She is taller than her brother."""
        other = self.phrase(self.pick([n for n in NOUNS if n.kind in ("family", "person")]), "my")
        adjective = self.pick([a for a in ADJECTIVES if a.en in ("young", "old", "strong", "rich", "intelligent", "kind", "funny", "tall", "tired")])
        comparative = {"young": "younger", "old": "older", "strong": "stronger", "rich": "richer", "kind": "kinder", "funny": "funnier", "tall": "taller"}.get(adjective.en, f"more {adjective.en}")
        return self.finish(f"{subject.en} {subject.be} {comparative} than {other[0]}", f"{subject.fr} {BE[subject.person]} plus {adjective.fr(subject.female, subject.plural)} que {other[1]}", ".")

    def nobody(self, subject: Subject, noun: Noun) -> Pair:
        """There is nobody in the house."""
        where = self.pick(WHERE) if self.chance(0.6) else self.spot(["the"])
        nobody = "no one" if self.only == "en" and self.chance(0.3) else "nobody"
        return self.finish(f"there is {nobody} {where[0]}", f"il n'y a personne {where[1]}", ".")

    def game(self, subject: Subject, noun: Noun) -> Pair:
        """They are playing chess."""
        game, will = self.pick(GAMES), self.chance(0.4)
        if will:
            return self.finish(f"{subject.en} {'likes' if subject.person == 2 else 'like'} to play {game[0]}", f"{with_subject(subject, LIKE[subject.person])} jouer {game[1]}", ".")
        return self.finish(f"{subject.en} {subject.be} playing {game[0]}", f"{subject.fr} {PLAY[subject.person]} {game[1]}", ".")

    def likes(self, subject: Subject, noun: Noun) -> Pair:
        """I like this song very much."""
        en, fr = self.phrase(noun, self.pick(["this", "the", "my"]))
        return self.finish(f"{subject.en} {'likes' if subject.person == 2 else 'like'} {en} {'a lot' if self.only == 'en' and self.chance(0.5) else 'very much'}", f"{with_subject(subject, LIKE[subject.person])} beaucoup {fr}", ".")

    def why(self, subject: Subject, noun: Noun) -> Pair:
        """Why are you crying?"""
        verb = self.pick([v for v in VERBS if not v.objects])
        start = self.pick([("why", "pourquoi"), ("where", "où"), ("when", "quand")])
        if subject.person in (1, 4):
            return self.finish(f"{start[0]} are you {verb.ing}" if verb.progressive else f"{start[0]} do you {verb.en}", f"{start[1]} {verb.persons[subject.person]}-{subject.fr}", "?")
        ask = f"{start[1]} est-ce {'qu' + chr(39) if elides(subject.fr) else 'que '}{with_subject(subject, verb.persons[subject.person])}"
        return self.finish(f"{start[0]} {subject.be} {subject.en} {verb.ing}" if verb.progressive else f"{start[0]} {subject.do} {subject.en} {verb.en}", ask, "?")

    def opens(self, subject: Subject, noun: Noun) -> Pair:
        """The museum opens at nine o'clock."""
        place, hour = self.phrase(self.pick([n for n in NOUNS if n.kind == "place"]), "the"), self.pick(HOURS)
        verb = self.pick([("opens", "ouvre"), ("closes", "ferme")])
        return self.finish(f"{place[0]} {verb[0]} {hour[0]}", f"{place[1]} {verb[1]} {hour[1]}", ".")

    def from_city(self, subject: Subject, noun: Noun) -> Pair:
        """He comes from Rome."""
        city = self.city()
        if self.chance(0.5):
            return self.finish(f"{subject.en} {'lives' if subject.person == 2 else 'live'} in {city[0]}", f"{with_subject(subject, LIVE[subject.person])} à {city[1]}", ".")
        return self.finish(f"{subject.en} {'comes' if subject.person == 2 else 'come'} from {city[0]}", f"{subject.fr} {COME[subject.person]} {join('de', city[1])}", ".")

    def is_friend(self, subject: Subject, noun: Noun) -> Pair:
        """Tom is my best friend."""
        friend, name = self.pick([("best friend", "meilleur ami"), ("neighbor", "voisin"), ("friend", "ami"), ("boss", "patron")]), self.name_word()
        if self.chance(0.4):
            return self.finish(f"he is my {friend[0]}", f"c'est mon {friend[1]}" if self.only == "fr" else f"il est mon {friend[1]}", ".")
        return self.finish(f"{name} is my {friend[0]}", f"{name} est mon {friend[1]}", ".")

    def looks_for(self, subject: Subject, noun: Noun) -> Pair:
        """I am looking for a hotel."""
        en, fr = self.phrase(noun, "a")
        return self.finish(f"{subject.en} {subject.be} looking for {en}", f"{subject.fr} {('cherche', 'cherches', 'cherche', 'cherchons', 'cherchez', 'cherchent')[subject.person]} {fr}", ".")

    def pair(self, language: str) -> Pair:
        """A source sentence in that language, and its translation."""
        self.only = language
        if self.chance(0.1):
            extra = lines(words.ENGLISH_ONLY) if language == "en" else [(b, a) for a, b in lines(words.FRENCH_ONLY)]
            en, fr = self.pick(self.fixed + extra)
        else:
            rules = [(self.action, 12), (self.past, 10), (self.went, 3), (self.state, 9), (self.place, 7), (self.own, 5), (self.exists, 4), (self.infinitive, 6), (self.like_to, 3), (self.command, 3), (self.question, 5), (self.where_is, 4),
                     (self.name, 2), (self.it_is, 2), (self.clock, 4), (self.weather, 1.5), (self.feeling, 2), (self.job, 1), (self.bare, 3), (self.thanks, 0.7), (self.joined, 4), (self.more, 14)]
            en, fr = self.source.choices([rule for rule, _ in rules], [weight for _, weight in rules])[0]()
        if self.chance(0.06):
            first, second = self.pick(self.fixed)
            en, fr = (f"{first} {en}", f"{second} {fr}") if self.chance(0.7) and en[0].isupper() else (en, fr)
        source, target = (en, fr) if language == "en" else (fr, en)
        if self.chance(0.08):
            source = source.rstrip(".!? ").strip() if self.chance(0.5) else source.lower()
        return source, target


def training_rows() -> list[tuple[str, str, str]]:
    """Source language, source sentence, target sentence."""
    grammar = Grammar(random.Random(7))
    rows = []
    for index in range(ROWS):
        language = "en" if index % 2 == 0 else "fr"
        rows.append((language, *grammar.pair(language)))
    return rows
