"""Scores of the exported models on the held-out pictures, with onnxruntime."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy
import torch
from onnxruntime import InferenceSession
from PIL import Image
from tokenizers import Tokenizer

from .canvas import Picture
from .network import HEIGHT, WIDTH
from .scenes import make_picture
from .scores import average_precisions, class_overlaps, correlation
from .words import CLASSES, THINGS
from ..shared.metrics import chrf
from ..shared.publish import MODELS, read_heldout
from ..shared.runtime import empty_caches, next_caches, session

LEAST = 0.05


def picture(name: str, file: str) -> Image.Image:
    """A held-out picture."""
    return Image.open(MODELS / name / file).convert("RGB")


def prepared(image: Image.Image) -> numpy.ndarray:
    """What the image processor makes of it."""
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
    return (numpy.asarray(small, dtype=numpy.float32) / 255).transpose(2, 0, 1)[None]


def truth(name: str, file: str) -> numpy.ndarray:
    """A grey picture beside a held-out one."""
    return numpy.asarray(Image.open(MODELS / name / file))


def enlarged(values: numpy.ndarray, size: tuple[int, int], mode: str) -> numpy.ndarray:
    """Planes `[1, channels, height, width]` in the size of a picture."""
    return torch.nn.functional.interpolate(torch.from_numpy(values), size=size[::-1], mode=mode, align_corners=False)[0].numpy()


def found_objects(run: InferenceSession, image: Image.Image) -> list[tuple[str, float, tuple[float, ...]]]:
    """Labels, scores and boxes in pixels, as `post_process_object_detection` of Transformers."""
    logits, boxes = (value[0] for value in run.run(None, {"pixel_values": prepared(image)}))
    shares = numpy.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    width, height = image.size
    objects = []
    for share, (x, y, wide, high) in zip(shares, boxes):
        best = int(share[:-1].argmax())
        if share[best] > LEAST:
            edges = ((x - wide / 2) * width, (y - high / 2) * height, (x + wide / 2) * width, (y + high / 2) * height)
            objects.append((THINGS[best], float(share[best]), tuple(int(edge) for edge in edges)))
    return objects


def score_objects(name: str, directory: Path) -> tuple[float, dict[str, float]]:
    """Mean average precision at an overlap of 0.5, and that of each class."""
    run, rows = session(directory / "onnx/model.onnx"), read_heldout(name)
    found = [found_objects(run, picture(name, row["image"])) for row in rows]
    true = [[(thing["label"], tuple(thing["box"][side] for side in ("xmin", "ymin", "xmax", "ymax"))) for thing in row["objects"]] for row in rows]
    each = average_precisions(found, true)
    return sum(each.values()) / len(each), each


def new_scenes() -> list[tuple[Image.Image, Picture]]:
    """Pictures of the training world that were not trained with."""
    source = random.Random(99)
    pictures = [make_picture(source) for _ in range(200)]
    return [(Image.fromarray(one.pixels), one) for one in pictures]


def own_objects(directory: Path) -> float:
    """Mean average precision in new pictures of the training world."""
    run, scenes = session(directory / "onnx/model.onnx"), new_scenes()
    true = []
    for image, one in scenes:
        wide, high = image.size
        true.append([(box.label, (box.left * wide, box.top * high, box.right * wide, box.bottom * high)) for box in one.boxes])
    each = average_precisions([found_objects(run, image) for image, _ in scenes], true)
    return sum(each.values()) / len(each)


def own_captions(write: Callable[[Image.Image], str]) -> float:
    """Share of exact captions of new pictures of the training world."""
    return sum(write(image) == one.caption for image, one in new_scenes()) / 200


def score_segments(name: str, directory: Path) -> tuple[float, dict[str, float]]:
    """Mean intersection over union, and that of each class."""
    run, rows = session(directory / "onnx/model.onnx"), read_heldout(name)
    found = []
    for row in rows:
        image = picture(name, row["image"])
        logits = run.run(None, {"pixel_values": prepared(image)})[0]
        found.append(enlarged(logits, image.size, "bilinear").argmax(0))
    each = class_overlaps(found, [truth(name, row["classes"]) for row in rows], CLASSES)
    return sum(each.values()) / len(each), each


def score_depth(name: str, directory: Path) -> tuple[float, dict[str, float]]:
    """Mean correlation with the true inverse distance, and that of each picture."""
    run, rows, each = session(directory / "onnx/model.onnx"), read_heldout(name), {}
    for row in rows:
        image = picture(name, row["image"])
        depth = run.run(None, {"pixel_values": prepared(image)})[0]
        each[row["image"]] = correlation(enlarged(depth[:, None], image.size, "bicubic")[0], truth(name, row["depth"]))
    return sum(each.values()) / len(each), each


def score_cutouts(name: str, directory: Path) -> tuple[float, dict[str, float]]:
    """Mean intersection over union of what is kept, and that of each picture."""
    run, rows, each = session(directory / "onnx/model.onnx"), read_heldout(name), {}
    for row in rows:
        image = picture(name, row["image"])
        mask = run.run(None, {"pixel_values": prepared(image)})[0]
        kept, wanted = enlarged(mask, image.size, "bilinear")[0] > 0.5, truth(name, row["mask"]) > 127
        each[row["image"]] = float((kept & wanted).sum() / (kept | wanted).sum())
    return sum(each.values()) / len(each), each


class Captioner:
    """Greedy captions of the exported models."""

    def __init__(self, directory: Path, start: int, end: int, limit: int):
        self.tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        self.encoder, self.decoder = session(directory / "onnx/encoder_model.onnx"), session(directory / "onnx/decoder_model_merged.onnx")
        self.start, self.end, self.limit = start, end, limit

    def write(self, image: Image.Image) -> str:
        """The caption of a picture."""
        seen = self.encoder.run(None, {"pixel_values": prepared(image)})[0]
        caches, ids = empty_caches(self.decoder), [self.start]
        while len(ids) < self.limit and (len(ids) == 1 or ids[-1] != self.end):
            outputs = self.decoder.run(None, {"encoder_hidden_states": seen, **caches, "input_ids": numpy.array([ids[-1:]], dtype=numpy.int64)})
            caches = next_caches(self.decoder, outputs)
            ids.append(int(outputs[0][0, -1].argmax()))
        return self.tokenizer.decode(ids, skip_special_tokens=True).replace(" ,", ",")


def score_captions(name: str, write: Callable[[Image.Image], str]) -> tuple[float, float, list[tuple[str, str, str]]]:
    """Share of exact captions, chrF, and file, caption and truth where they differ."""
    rows = read_heldout(name)
    written = [write(picture(name, row["image"])) for row in rows]
    wrong = [(row["image"], text, row["caption"]) for row, text in zip(rows, written) if text != row["caption"]]
    return 1 - len(wrong) / len(rows), chrf([row["caption"] for row in rows], written), wrong
