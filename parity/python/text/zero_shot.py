"""zero-shot-classification: the pipeline of transformers."""

from transformers import AutoModelForSequenceClassification, pipeline

from shared.models import Case, Reference, model
from text._encoders import make_encoder

LABELS = {
    "bert": ["entailment", "neutral", "contradiction"],
    "roberta": ["CONTRADICTION", "NEUTRAL", "ENTAILMENT"],
    "deberta-v2": ["not_entailment", "entailed"],
}
TEXTS = {
    "a text": "John loves the city of Paris.",
    "a text that is too long": "The old man lives in a house by the river. " * 8,
}
PARAMETERS = (
    {"candidate_labels": ["food", "city", "a big dog"]},
    {"candidate_labels": ["food", "city", "a big dog"], "multi_label": True},
    {"candidate_labels": ["city"]},
    {"candidate_labels": ["food", "night"], "hypothesis_template": "It is of {}!"},
)


# Beside these, models that differ little from them are made by `npm run test:parity` only.
KEPT = ("bert", "roberta")


def declare(name):
    @model(f"zero-shot-classification-{name}", recorded=name in KEPT)
    def zero_shot(folder):
        labels = LABELS[name]
        network, tokenizer = make_encoder(
            folder, name, AutoModelForSequenceClassification, positions=40, id2label=dict(enumerate(labels)),
            label2id={label: index for index, label in enumerate(labels)},
        )
        classifier = pipeline("zero-shot-classification", model=network, tokenizer=tokenizer, device="cpu")

        def case(title, text, parameters):
            found = classifier(text, **parameters)
            output = [{"label": label, "score": score} for label, score in zip(found["labels"], found["scores"])]
            return Case(f"{title}, {parameters}", text, output, parameters)

        return Reference(
            "zero-shot-classification",
            [case(title, text, one) for one in PARAMETERS for title, text in TEXTS.items()],
        )


for known in LABELS:
    declare(known)
