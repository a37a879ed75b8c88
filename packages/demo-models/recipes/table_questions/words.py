"""What the tables are about: things, their measures and their kinds, with the words in which people ask."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A column of numbers. Counted things have no adjectives: "the most goals"; amounts do: "the tallest"."""

    headings: tuple[str, ...]
    least: float
    most: float
    counted: bool = False
    # Three forms for much and for little.
    much: tuple[str, str, str] | None = None
    little: tuple[str, str, str] | None = None
    # Ways to ask for one thing's or several things' number, with {x}.
    asks: tuple[str, ...] = ()
    digits: int = 0


@dataclass(frozen=True)
class Topic:
    """What the rows of a table are."""

    one: tuple[str, ...]
    many: tuple[str, ...]
    names: tuple[str, ...]
    measures: tuple[Measure, ...]
    # Columns of kinds: heading, values, and ways to say that a thing is of it, with {k}.
    kinds: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


def measure(headings, least, most, much=None, little=None, asks=(), counted=False, digits=0):
    """A measure, with adjectives as "tall taller tallest"."""
    split = lambda text: tuple(text.split()) if text else None
    return Measure(tuple(headings.split("|")), least, most, counted, split(much), split(little), tuple(asks), digits)


PEOPLE = measure("inhabitants|population|people|residents", 300, 4_000_000, counted=True, asks=("how many people live in {x}", "how many live in {x}"))
AREA = measure("area|size|surface", 5, 9000, "large larger largest", "small smaller smallest", ("how large is {x}", "how big is {x}"))
HEIGHT = measure("height|elevation", 2, 9000, "tall taller tallest", "low lower lowest", ("how tall is {x}", "how high is {x}"))
PRICE = measure("price|cost", 1, 900, "expensive dearer dearest", "cheap cheaper cheapest", ("how much does {x} cost", "how much do you pay for {x}", "how much is {x}"), digits=2)
AGE = measure("age|years", 1, 99, "old older oldest", "young younger youngest", ("how old is {x}", "how many years old is {x}"))
WEIGHT = measure("weight|mass", 1, 5000, "heavy heavier heaviest", "light lighter lightest", ("how heavy is {x}", "how much does {x} weigh"))
LENGTH = measure("length|distance", 2, 6000, "long longer longest", "short shorter shortest", ("how long is {x}",))
SPEED = measure("speed|top speed", 3, 400, "fast faster fastest", "slow slower slowest", ("how fast is {x}",))
YEAR = measure("year|built|founded", 1701, 2015, "recent newer newest", "old older oldest", ("when was {x} made", "in which year was {x} built"))
DEPTH = measure("depth", 1, 11000, "deep deeper deepest", "shallow shallower shallowest", ("how deep is {x}",))
POWER = measure("power|strength", 20, 900, "strong stronger strongest", "weak weaker weakest", ("how strong is {x}",))


def counted(headings, least, most, *asks):
    """A measure that counts."""
    return measure(headings, least, most, asks=asks, counted=True)


COUNTRIES = ("Norway", "France", "Spain", "Chile", "Japan", "Kenya", "Italy", "Peru", "India", "Egypt", "Poland", "Cuba")
FROM = ("in {k}", "from {k}")
COLOURS = ("red", "blue", "green", "black", "white", "yellow")
IS = ("that are {k}",)

TOPICS = (
    Topic(("city", "town", "place", "village"), ("cities", "towns", "places", "villages"),
          ("Oslo", "Bergen", "Tromsø", "Paris", "Lyon", "Madrid", "Lima", "Cusco", "Kyoto", "Osaka", "Cairo", "Rome", "Milan", "Turin", "Nairobi", "Delhi", "Gdansk", "Havana", "Bonn", "Ghent"),
          (PEOPLE, AREA, counted("schools|parks|museums|bridges", 1, 300), HEIGHT), (("country", COUNTRIES, FROM),)),
    Topic(("film", "movie"), ("films", "movies"),
          ("The Red River", "Big Dog", "Night Train", "Silent Snow", "Two Brothers", "The Last Door", "Blue Moon", "Summer Rain", "The Fox", "Paper Boat", "Green Hill", "Lost Keys"),
          (YEAR, measure("length|minutes|duration", 60, 240, "long longer longest", "short shorter shortest", ("how long is {x}", "how many minutes does {x} last")), counted("awards|prizes|votes", 0, 90)),
          (("genre", ("drama", "comedy", "western", "thriller"), ("of the genre {k}", "that are {k}")), ("country", COUNTRIES, FROM))),
    Topic(("player", "athlete"), ("players", "athletes"),
          ("Anna", "Ben", "Carla", "David", "Emma", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Klara", "Liam", "Mia", "Noah", "Olga", "Paul"),
          (counted("goals|points|games|wins|matches", 0, 120), AGE, measure("height|size", 150, 210, "tall taller tallest", "short shorter shortest", ("how tall is {x}",))),
          (("team", ("Lions", "Bears", "Hawks", "Sharks", "Wolves"), ("in the team {k}", "of the {k}", "who play for the {k}")), ("country", COUNTRIES, FROM))),
    Topic(("product", "item", "fruit", "article"), ("products", "items", "fruits", "articles"),
          ("apples", "bread", "milk", "cheese", "coffee", "tea", "sugar", "rice", "pears", "soap", "paper", "honey", "salt", "butter", "eggs", "jam"),
          (PRICE, WEIGHT, counted("stock|pieces|boxes|orders", 0, 500)), (("colour", COLOURS, IS), ("shop", ("Miller", "Central", "Corner", "Harbour"), ("from {k}", "at {k}")))),
    Topic(("mountain", "peak"), ("mountains", "peaks"),
          ("Blackhorn", "Elbrus", "Monte Rosa", "Old Tooth", "Glass Peak", "Eiger", "Triglav", "Ararat", "Fuji", "Etna", "Raven Rock", "Denali"),
          (HEIGHT, counted("visitors|climbers|huts", 0, 9000), YEAR), (("country", COUNTRIES, FROM),)),
    Topic(("book", "novel"), ("books", "novels"),
          ("Dune", "Emma", "The Sea", "Old Roads", "White Nights", "Sand", "The Clock", "Winter Song", "Maps", "Stone House", "Letters", "The Garden"),
          (counted("pages|chapters|copies", 10, 1500), PRICE, YEAR), (("language", ("English", "French", "Spanish", "German"), ("in {k}", "written in {k}")),)),
    Topic(("animal", "pet"), ("animals", "pets"),
          ("cat", "dog", "horse", "lion", "zebra", "whale", "mouse", "eagle", "shark", "camel", "goat", "otter"),
          (WEIGHT, SPEED, AGE, counted("legs|young|teeth", 0, 40)), (("colour", COLOURS, IS), ("food", ("grass", "meat", "fish", "seeds"), ("that eat {k}",)))),
    Topic(("car", "bike", "vehicle"), ("cars", "bikes", "vehicles"),
          ("Comet", "Falcon", "Pioneer", "Swift", "Terra", "Nova", "Ranger", "Pixel", "Atlas", "Breeze", "Vector", "Mistral"),
          (PRICE, POWER, SPEED, counted("seats|doors|wheels|sales", 1, 60), YEAR), (("colour", COLOURS, IS), ("maker", ("Holt", "Maru", "Vento", "Kern"), ("by {k}", "from {k}", "made by {k}")))),
    Topic(("employee", "person", "worker"), ("employees", "people", "workers"),
          ("Smith", "Jones", "Garcia", "Kim", "Novak", "Rossi", "Silva", "Weber", "Dubois", "Tanaka", "Ahmed", "Olsen", "Brown", "Costa"),
          (measure("salary|pay|income", 900, 9000, asks=("how much does {x} earn",)), AGE, counted("hours|days|children|projects", 0, 60)),
          (("department", ("sales", "research", "support", "finance"), ("in {k}", "of the department {k}")), ("city", ("Oslo", "Paris", "Rome", "Lima"), ("in {k}", "from {k}")))),
    Topic(("lake", "river"), ("lakes", "rivers"),
          ("Vänern", "Garda", "Como", "Balaton", "Onega", "Tana", "Volta", "Loire", "Ebro", "Oder", "Tiber", "Meuse"),
          (AREA, DEPTH, LENGTH), (("country", COUNTRIES, FROM),)),
)
