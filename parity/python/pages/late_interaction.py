"""Two graphs that find pages: ColPali's way, a vector for each part of a page and each token of a query."""

import json

import numpy as np
import torch
from PIL import Image
from shared.export import export_graph
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import BERT_TOKENS, bert_tokenizer, save_tokenizer
from torch import nn

SIZE, PATCH, WIDTH = 32, 8, 8
MEAN, STD = [0.5, 0.4, 0.3], [0.5, 0.6, 0.7]


class Pages(nn.Module):
    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(3, WIDTH, PATCH, PATCH)

    def forward(self, pixel_values):
        return nn.functional.normalize(self.patches(pixel_values).flatten(2).transpose(1, 2), dim=-1)


class Queries(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.tokens, self.mix = nn.Embedding(vocabulary, WIDTH), nn.Linear(WIDTH, WIDTH)

    def forward(self, input_ids, attention_mask):
        vectors = torch.tanh(self.mix(self.tokens(input_ids)))
        return nn.functional.normalize(vectors, dim=-1) * attention_mask[..., None]


def page(folder, name, width, height, seed):
    pixels = np.random.RandomState(seed).randint(0, 256, (height // 8 + 1, width // 8 + 1, 3)).astype(np.uint8)
    image = Image.fromarray(pixels).resize((width, height), Image.BICUBIC)
    image.save(folder / name)
    resized = np.asarray(image.resize((SIZE, SIZE), Image.BICUBIC)).astype(np.float32) / 255
    return torch.tensor((resized - np.float32(MEAN)) / np.float32(STD)).permute(2, 0, 1)[None]


@model("pages-late-interaction")
def pages_late_interaction(folder):
    tokenizer = save_tokenizer(bert_tokenizer(), folder, "PreTrainedTokenizerFast", BERT_TOKENS, 32)
    pages, queries = Pages(), Queries(len(tokenizer))
    names = {name: {0: "batch", 1: "length"} for name in ["input_ids", "attention_mask", "embeddings"]}
    export_graph(pages, {"pixel_values": torch.zeros(1, 3, SIZE, SIZE)}, ["embeddings"], folder / "page_model.onnx", {"pixel_values": {0: "batch"}})
    ids = torch.full((1, 5), 3)
    export_graph(queries, {"input_ids": ids, "attention_mask": torch.ones_like(ids)}, ["embeddings"], folder / "query_model.onnx", names)
    (folder / "query_model.signature.json").write_text(json.dumps({"settings": {"queryPrefix": "question: "}}) + "\n")
    (folder / "preprocessor_config.json").write_text(json.dumps({
        "do_resize": True, "size": {"height": SIZE, "width": SIZE}, "resample": 3, "do_rescale": True,
        "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": MEAN, "image_std": STD,
    }) + "\n")
    files = [("a.png", 40, 56), ("b.png", 64, 30), ("c.png", 25, 25)]
    pictures = [page(folder, name, width, height, width) for name, width, height in files]
    cases = []
    for query, top_k in [("the red book", None), ("who lives in the house?", 2)]:
        encoded = tokenizer(f"question: {query}", return_tensors="pt")
        with torch.no_grad():
            asked = queries(encoded["input_ids"], encoded["attention_mask"])[0]
            scores = [float((asked @ pages(pixels)[0].T).max(-1).values.sum()) for pixels in pictures]
        found = sorted(({"index": index, "score": score} for index, score in enumerate(scores)), key=lambda one: -one["score"])
        inputs = {"query": query, "images": [{"$file": name} for name, _, _ in files]}
        cases.append(Case(query, inputs, found[:top_k], top_k and {"top_k": top_k}))
    return Reference("visual-document-retrieval", cases)
