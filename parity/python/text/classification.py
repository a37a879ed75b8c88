"""text-classification: every encoder, with the pipeline of transformers."""

from transformers import AutoModelForSequenceClassification, pipeline

from shared.models import Case, Reference, model
from text._encoders import ENCODERS, make_encoder

SHORT = "I like this film, but not the book."
LONG = "The old man lives in Paris and works at night. " * 6
TEXTS = {
    "a short text": SHORT,
    "one word": "no",
    "accents, capitals and an emoji": "Ça ALORS 🙂 the déjà vu of PARIS!",
    "a text that is longer than what the model reads": LONG.strip(),
}
PAIRS = {
    "a pair": ("The dog eats.", "An animal eats."),
    "a pair whose first text is too long": (LONG.strip(), "He works."),
    "a pair whose second text is too long": ("He works.", LONG.strip()),
    "a pair of which both are too long": (LONG.strip(), LONG.strip()),
}
LABELS = {0: "BAD", 1: "GOOD", 2: "MIXED"}


def cases_of(classifier, texts, pairs=True, parameters=None):
    given = parameters or {}
    python = {"top_k": given.get("top_k", 1), "truncation": True}
    if "function_to_apply" in given:
        python["function_to_apply"] = given["function_to_apply"]
    cases = [Case(name, text, classifier(text, **python), parameters) for name, text in texts.items()]
    for name, (text, text_pair) in PAIRS.items() if pairs else ():
        inputs = {"text": text, "text_pair": text_pair}
        output = classifier(dict(inputs), **python)
        cases.append(Case(name, inputs, output if isinstance(output, list) else [output], parameters))
    return cases


def make(folder, name, **config):
    network, tokenizer = make_encoder(folder, name, AutoModelForSequenceClassification, **config)
    return pipeline("text-classification", model=network, tokenizer=tokenizer, device="cpu")


# Beside these, models that differ little from them are made by `npm run test:parity` only.
KEPT = ("bert", "roberta", "xlm-roberta", "albert", "mpnet", "deberta-v2", "modernbert")


def declare(name):
    @model(f"text-classification-{name}", recorded=name in KEPT)
    def encoder(folder):
        classifier = make(folder, name, id2label=LABELS, label2id={label: index for index, label in LABELS.items()})
        return Reference("text-classification", cases_of(classifier, TEXTS, parameters={"top_k": None}))


for known in sorted(ENCODERS.keys() - {"bert-cased"}):
    declare(known)


def declare_scores(name, encoder, parameters=None, **config):
    @model(f"text-classification-{name}")
    def scores(folder):
        classifier = make(folder, encoder, **config)
        return Reference("text-classification", cases_of(classifier, TEXTS, pairs=False, parameters=parameters))


ALL = {"top_k": None}
declare_scores("regression", "bert", num_labels=1, problem_type="regression")
declare_scores("one-logit", "distilbert", num_labels=1)
declare_scores("many-labels", "roberta", ALL, num_labels=4, problem_type="multi_label_classification")
declare_scores("regressions", "electra", ALL, num_labels=3, problem_type="regression")
declare_scores("raw", "bert", {"top_k": 2, "function_to_apply": "none"}, num_labels=3)
# The tokenizer says that the model reads less than it has positions for, and which end to cut.
declare_scores("short", "bert", ALL, num_labels=3, limit=12)
declare_scores("unlimited", "roberta", ALL, num_labels=3, limit=int(1e30))
