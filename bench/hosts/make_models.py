"""Makes the models that `npm run hosts` and `npm run serving` measure, with random weights: of the size of DistilBERT and of
ViT, and a tiny one of text with two layers of 64 numbers, which costs next to nothing, so that what is around it shows.

    python bench/hosts/make_models.py <folder>

Needs torch, transformers, tokenizers and onnx. Takes two minutes and 1.4 GB: the weights are there for PyTorch too.
"""

import json
import random
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import (
    DistilBertConfig,
    DistilBertForSequenceClassification,
    PreTrainedTokenizerFast,
    ViTConfig,
    ViTForImageClassification,
    ViTImageProcessor,
)

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def words(count: int) -> list[str]:
    draw = random.Random(1)
    syllables = [a + b for a in "bdfghklmnprstvz" for b in "aeiou"]
    found = set()
    while len(found) < count:
        found.add("".join(draw.choice(syllables) for _ in range(draw.randint(1, 4))))
    return sorted(found)


def tokenizer(vocabulary: list[str]) -> PreTrainedTokenizerFast:
    ids = {word: index for index, word in enumerate(vocabulary)}
    made = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.BertProcessing(("[SEP]", ids["[SEP]"]), ("[CLS]", ids["[CLS]"]))
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=512,
    )


class Logits(torch.nn.Module):
    def __init__(self, model, names):
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *tensors):
        return self.model(**dict(zip(self.names, tensors))).logits


def export(model, folder: Path, inputs: dict, axes: dict) -> None:
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    names = list(inputs)
    torch.onnx.export(
        Logits(model.eval(), names),
        tuple(inputs.values()),
        str(folder / "onnx" / "model.onnx"),
        input_names=names,
        output_names=["logits"],
        dynamic_axes={**{name: axes for name in names}, "logits": {0: "batch_size"}},
        opset_version=17,
        dynamo=False,
    )


TINY = {"dim": 64, "hidden_dim": 128, "n_layers": 2, "n_heads": 2, "max_position_embeddings": 512}


def make_text(folder: Path, vocabulary_size: int = 30_522, shape: dict | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = SPECIAL + words(vocabulary_size - len(SPECIAL))
    tokenizer(vocabulary).save_pretrained(folder)
    config = DistilBertConfig(
        vocab_size=len(vocabulary), num_labels=2, attn_implementation="eager", **(shape or {})
    )
    config.save_pretrained(folder)
    ids = torch.randint(5, 1000, (2, 16))
    inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
    axes = {0: "batch_size", 1: "sequence_length"}
    model = DistilBertForSequenceClassification(config)
    model.save_pretrained(folder)
    export(model, folder, inputs, axes)
    path = folder / "tokenizer_config.json"
    settings = json.loads(path.read_text()) | {"tokenizer_class": "DistilBertTokenizer"}
    path.write_text(json.dumps(settings))


def make_image(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    config = ViTConfig(num_labels=1000, attn_implementation="eager")
    config.save_pretrained(folder)
    ViTImageProcessor().save_pretrained(folder)
    pixels = torch.rand(2, 3, 224, 224)
    model = ViTForImageClassification(config)
    model.save_pretrained(folder)
    export(model, folder, {"pixel_values": pixels}, {0: "batch_size"})


if __name__ == "__main__":
    torch.manual_seed(1)
    root = Path(sys.argv[1])
    make_text(root / "text")
    make_text(root / "tiny", 4_000, TINY)
    make_image(root / "image")
