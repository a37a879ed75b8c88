"""Vectors of texts: feature-extraction, sentence-similarity, text-retrieval and text-ranking, with
sentence-transformers and its folder, and with transformers alone."""

import json
import shutil
import tempfile
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer, models
from transformers import AutoModel, AutoModelForSequenceClassification, pipeline

from shared.models import Case, Reference, model
from text._encoders import make_encoder

PACKAGES = ("torch", "transformers", "tokenizers", "sentence-transformers")
QUERY = "Where does the man live?"
TEXTS = [
    "The old man lives in a house by the river.",
    "Ça 🙂 ALORS!",
    "Mary eats.",
    "The dog and the cat walk at night, and the child reads a red book with a blue and green and white page. " * 2,
]


def sentence_model(folder, name, mode, normalize, prompts=None, similarity=None, limit=24, **config):
    """A model with the files of sentence-transformers, and the same one in Python."""
    network, tokenizer = make_encoder(folder, name, AutoModel, ("last_hidden_state",), limit, add_pooling_layer=False)
    with tempfile.TemporaryDirectory() as temporary:
        network.save_pretrained(temporary)
        tokenizer.save_pretrained(temporary)
        transformer = models.Transformer(temporary, max_seq_length=limit)
        # Of the same class and inputs as the model's own folder has them.
        transformer.processor = tokenizer
        pooling = models.Pooling(network.config.hidden_size, mode)
        parts = [transformer, pooling, *([models.Normalize()] if normalize else [])]
        made = SentenceTransformer(modules=parts, prompts=prompts, similarity_fn_name=similarity, device="cpu", **config)
        saved = Path(temporary) / "saved"
        made.save(str(saved))
        for file in ("modules.json", "config_sentence_transformers.json", "1_Pooling/config.json"):
            (folder / file).parent.mkdir(exist_ok=True)
            shutil.copy(saved / file, folder / file)
    return made.eval()


def old_pooling(folder, mode):
    """The form in which the config of Pooling was written before version 6."""
    modes = {
        "cls": "cls_token", "max": "max_tokens", "mean": "mean_tokens", "lasttoken": "lasttoken",
        "mean_sqrt_len_tokens": "mean_sqrt_len_tokens", "weightedmean": "weightedmean_tokens",
    }
    content = {"word_embedding_dimension": 16, **{f"pooling_mode_{name}": key == mode for key, name in modes.items()}}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(content))
    modules = json.loads((folder / "modules.json").read_text())
    for module in modules:
        module["type"] = f"sentence_transformers.models.{module['type'].split('.')[-1]}"
    (folder / "modules.json").write_text(json.dumps(modules))


def references(made, prompts=False):
    texts = [QUERY, *TEXTS]
    features = [Case(f"text {at}", text, made.encode(text)) for at, text in enumerate(texts)]
    features += [
        Case(f"text {at}, normalized and cut", text, made.encode(text, truncate_dim=6, normalize_embeddings=True),
             {"dimensions": 6, "normalize": True})
        for at, text in enumerate(texts[:3])
    ]
    if prompts:
        features += [
            Case(f"text {at} with a prompt", text, made.encode(text, prompt_name="query"), {"prompt_name": "query"})
            for at, text in enumerate(texts)
        ]
    similar = made.similarity(made.encode([QUERY]), made.encode(TEXTS))[0]
    found = made.similarity(made.encode_query([QUERY]), made.encode_document(TEXTS))[0]
    ranked = [{"index": int(at), "score": found[at]} for at in torch.argsort(found, descending=True)]
    inputs = {"query": QUERY, "texts": TEXTS}
    threshold = float(found.sort(descending=True).values[1]) - 1e-3
    return [
        Reference("feature-extraction", features, packages=PACKAGES),
        Reference(
            "sentence-similarity",
            [Case("cosines", {"source_sentence": QUERY, "sentences": TEXTS}, similar)], "similarity", packages=PACKAGES,
        ),
        Reference(
            "text-retrieval",
            [
                Case("all texts", inputs, ranked),
                Case("the best one", inputs, [{**ranked[0], "text": TEXTS[ranked[0]["index"]]}],
                     {"top_k": 1, "return_text": True}),
                Case("a threshold", inputs, ranked[:2], {"threshold": threshold}),
            ],
            "retrieval", packages=PACKAGES,
        ),
    ]


@model("sentences-bert-mean")
def mean(folder):
    return references(sentence_model(folder, "bert", "mean", True))


@model("sentences-roberta-prompts")
def prompts(folder):
    names = {"query": "question: ", "document": "answer: "}
    return references(sentence_model(folder, "roberta", "cls", True, names), prompts=True)


@model("sentences-mpnet-dot")
def dot(folder):
    return references(sentence_model(folder, "mpnet", "max", False, similarity="dot"))


@model("sentences-distilbert-old")
def old(folder):
    made = sentence_model(folder, "distilbert", "mean_sqrt_len_tokens", False)
    old_pooling(folder, "mean_sqrt_len_tokens")
    return references(made)


@model("sentences-xlm-roberta-last")
def last(folder):
    return references(sentence_model(folder, "xlm-roberta", "lasttoken", True))


@model("feature-extraction-bert")
def tokens(folder):
    network, tokenizer = make_encoder(folder, "bert", AutoModel, ("last_hidden_state",), add_pooling_layer=False)
    extract = pipeline("feature-extraction", model=network, tokenizer=tokenizer, device="cpu")

    def vectors(text):
        return torch.tensor(extract(text, truncation=True)[0])

    def case(text, pooling, pooled):
        return Case(f"{text[:20]}, {pooling}", text, pooled, {"pooling": pooling} if pooling else None)

    cases = [case(text, None, vectors(text)) for text in TEXTS[:3]]
    cases += [case(text, "mean", vectors(text).mean(0)) for text in TEXTS]
    cases += [case(text, "first_token", vectors(text)[0]) for text in TEXTS]
    cases += [case(text, "eos", vectors(text)[-1]) for text in TEXTS]
    return Reference("feature-extraction", cases)


def declare_ranker(name, labels):
    @model(f"text-ranking-{name}")
    def ranker(folder):
        network, tokenizer = make_encoder(
            folder, name, AutoModelForSequenceClassification, num_labels=labels, limit=40, positions=40
        )

        def ranked(raw):
            encoded = tokenizer([QUERY] * len(TEXTS), TEXTS, padding=True, truncation=True, return_tensors="pt")
            with torch.no_grad():
                logits = network(**encoded).logits
            if raw:
                scores = logits[:, -1]
            else:
                scores = logits.sigmoid()[:, 0] if labels == 1 else logits.softmax(-1)[:, -1]
            return [{"index": int(at), "score": scores[at]} for at in torch.argsort(scores, descending=True)]

        inputs = {"query": QUERY, "texts": TEXTS}
        return Reference(
            "text-ranking",
            [
                Case("scores from 0 to 1", inputs, ranked(False)),
                Case("raw scores", inputs, ranked(True), {"raw_scores": True}),
                Case("the two best", inputs, ranked(False)[:2], {"top_k": 2}),
            ],
        )


declare_ranker("bert", 1)
declare_ranker("xlm-roberta", 2)
