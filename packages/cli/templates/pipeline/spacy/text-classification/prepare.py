"""Writes the folder model: a small classifier to begin with. Put your own in its place."""

import os

import spacy
from spacy.training import Example
from spacy.util import fix_random_seed

TEXTS = {
    "POSITIVE": ["I like it", "this is great", "what a good film", "wonderful and funny", "I love this"],
    "NEGATIVE": ["I hate it", "this is bad", "what a boring film", "terrible and dull", "never again"],
}

fix_random_seed(0)
nlp = spacy.blank("en")
nlp.add_pipe("textcat")
examples = [
    Example.from_dict(nlp.make_doc(text), {"cats": {one: float(one == label) for one in TEXTS}})
    for label, of_label in TEXTS.items()
    for text in of_label
]
optimizer = nlp.initialize(lambda: examples)
for _ in range(20):
    nlp.update(examples, sgd=optimizer)
nlp.to_disk(os.path.join(os.path.dirname(os.path.abspath(__file__)), "model"))
