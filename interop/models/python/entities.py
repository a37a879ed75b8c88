"""The entities that spaCy finds, with their places in UTF-16 code units."""

import json
import sys
import warnings

import spacy

warnings.simplefilter("ignore")
model = spacy.load(sys.argv[1])


def units(text):
    return len(text.encode("utf-16-le")) // 2


print(json.dumps([
    [
        {"entity_group": one.label_, "word": one.text, "start": units(text[: one.start_char]), "end": units(text[: one.end_char])}
        for one in model(text).ents
    ]
    for text in json.loads(sys.argv[2])
]))
