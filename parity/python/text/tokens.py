"""token-classification: every strategy of the pipeline of transformers.

The pipeline counts characters, Taskmesh UTF-16 code units. Taskmesh's `word` is what stands in the text from
`start` to `end`, and spaces that some tokenizers count to the word after them are not part of it.
"""

from transformers import AutoModelForTokenClassification, pipeline

from shared.models import Case, Reference, model
from text._encoders import make_encoder

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
TEXTS = {
    "names": "John Smith lives in Paris, and Mary works at night in Berlin.",
    "an emoji before a name": "🙂🙂 Mary Smith 👩‍👩‍👧 loves  Paris!",
    "accents and capitals": "Zoé LIVES in SÃO PAULO\nand Jérôme in Zürich",
    "words of several tokens": "Annaville's dogwalker playedd unbelievably (Smithville-London)",
    "signs of other scripts": "李四 lives in 北京, Ольга in Москва",
}
LONG = "John Smith lives in Paris and Mary in Berlin. The old man from England works at night. " * 4
STRATEGIES = ("none", "simple", "first", "average", "max")


def units(text, place):
    return len(text[:place].encode("utf-16-le")) // 2


def entities_of(text, found):
    entities = []
    for entity in found:
        start, end = entity["start"], entity["end"]
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end = max(start, end - (len(part) - len(part.rstrip())))
        kept = {key: entity[key] for key in ("entity", "entity_group", "score", "index") if key in entity}
        entities.append({**kept, "word": text[start:end], "start": units(text, start), "end": units(text, end)})
    return entities


# Beside these, models that differ little from them are made by `npm run test:parity` only.
KEPT = ("bert", "bert-cased", "roberta", "xlm-roberta")


def declare(name, texts=TEXTS, **extra):
    @model(f"token-classification-{name}", recorded=name in KEPT)
    def tokens(folder):
        network, tokenizer = make_encoder(
            folder, name, AutoModelForTokenClassification, id2label=dict(enumerate(LABELS)),
            label2id={label: index for index, label in enumerate(LABELS)}, **extra,
        )
        tagger = pipeline("token-classification", model=network, tokenizer=tokenizer, device="cpu")

        def case(title, text, **parameters):
            found = tagger(text, **parameters)
            return Case(f"{title}, {parameters['aggregation_strategy']}", text, entities_of(text, found), parameters)

        cases = [
            case(title, text, aggregation_strategy=strategy, **ignored)
            for strategy in STRATEGIES
            for title, text in texts.items()
            for ignored in ({"ignore_labels": []},)
        ]
        cases.append(case("the class O left out", TEXTS["names"], aggregation_strategy="simple"))
        cases.append(case("a text that is cut", LONG, aggregation_strategy="simple"))
        cases.append(case("a text in parts", LONG, aggregation_strategy="simple", stride=4))
        cases.append(case("words in parts", LONG, aggregation_strategy="max", stride=8))
        return Reference("token-classification", cases)


for known in ("bert", "bert-cased", "roberta", "xlm-roberta", "deberta-v2", "modernbert"):
    declare(known)
