"""fill-mask: the pipeline of transformers."""

from transformers import AutoModelForMaskedLM, pipeline

from shared.models import Case, Reference, model
from text._encoders import make_encoder

TEXTS = {
    "one mask": "Paris is the {} of France.",
    "a mask after a comma, with accents": "Ça alors, {}!",
    "two masks": "The {} eats a {} at night.",
}


# Beside these, models that differ little from them are made by `npm run test:parity` only.
KEPT = ("bert", "roberta", "albert")


def declare(name):
    @model(f"fill-mask-{name}", recorded=name in KEPT)
    def masks(folder):
        network, tokenizer = make_encoder(folder, name, AutoModelForMaskedLM)
        filler = pipeline("fill-mask", model=network, tokenizer=tokenizer, device="cpu")
        word = "city" if name in ("bert", "distilbert") else tokenizer.tokenize(" city")[0]
        other = "dog" if name in ("bert", "distilbert") else tokenizer.tokenize(" dog")[0]

        def case(title, text, parameters):
            text = text.format(tokenizer.mask_token, tokenizer.mask_token)
            found = filler(text, **parameters)
            return Case(f"{title}, {parameters}", text, found, parameters)

        parameters = ({}, {"top_k": 2}, {"targets": [word, other]})
        return Reference(
            "fill-mask", [case(title, text, one) for one in parameters for title, text in TEXTS.items()]
        )


for known in ("bert", "distilbert", "roberta", "xlm-roberta", "modernbert", "albert"):
    declare(known)
