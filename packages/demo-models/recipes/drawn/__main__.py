"""Train the five models of the drawn world: objects, segments, depth, cut-outs and captions."""

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from .captioner import DIM, HEADS, HIDDEN, LAYERS, LIMIT, Writer, batches as caption_batches, examples, export_captioner, loss as caption_loss
from .cards import CAPTIONS, CUTOUTS, DEPTH, OBJECTS, SEGMENTS
from .data import batches, make_arrays
from .evaluation import Captioner, own_captions, own_objects, score_captions, score_cutouts, score_depth, score_objects, score_segments
from .network import HEIGHT, MEMORY, WIDTH, DepthEstimator, Detector, DrawnWorld, Matter, Segmenter
from .scenes import PLACES, SKIES
from .training import loss
from .words import CLASSES, COLOURS, THINGS
from ..shared.card import write_card
from ..shared.export import export
from ..shared.options import steps
from ..shared.publish import read_heldout, staged, write_json
from ..shared.tokenizer import save_tokenizer, word_pieces
from ..shared.training import fit, seed_everything

START, END = 2, 3


def write_processor(directory: Path, name: str) -> None:
    """Pictures are resized to what the network takes, and are numbers from 0 to 1."""
    write_json(directory / "preprocessor_config.json", {
        "image_processor_type": name,
        "do_resize": True,
        "size": {"height": HEIGHT, "width": WIDTH},
        "resample": 2,
        "do_rescale": True,
        "rescale_factor": 1 / 255,
        "do_normalize": False,
        "do_pad": False,
    })


def write_graph(module: nn.Module, outputs: list[str], directory: Path) -> None:
    """Write onnx/model.onnx."""
    names = ["pixel_values", *outputs]
    export(module, {"pixel_values": torch.rand(2, 3, HEIGHT, WIDTH)}, outputs, {name: {0: "batch_size"} for name in names}, directory / "onnx/model.onnx", bits=8)


def labels(names: tuple[str, ...]) -> dict:
    """Both directions, as configs have them."""
    return {"id2label": {str(index): name for index, name in enumerate(names)}, "label2id": {name: index for index, name in enumerate(names)}}


def percentages(each: dict[str, float]) -> str:
    """The lines of a table."""
    return "\n".join(f"| {name} | {value:.2f} |" for name, value in each.items())


def write_score(directory: Path, name: str, metric: str, value: float) -> dict:
    """Write score.json; returns what the card says of it."""
    examples_count = len(read_heldout(name))
    write_json(directory / "score.json", {"metric": metric, "value": round(value, 4), "examples": examples_count, "data": "heldout.jsonl"})
    print(f"{name}: held-out {metric} {value:.4f} on {examples_count}", flush=True)
    return {"value": round(value, 4), "examples": examples_count}


def publish_objects(world: DrawnWorld) -> None:
    """Write `models/drawn-objects`."""
    name = "drawn-objects"
    with staged(name) as directory:
        write_graph(Detector(world), ["logits", "pred_boxes"], directory)
        write_processor(directory, "YolosImageProcessor")
        write_json(directory / "config.json", {"model_type": "yolos", "architectures": ["YolosForObjectDetection"], "image_size": [HEIGHT, WIDTH], **labels(THINGS)})
        value, each = score_objects(name, directory)
        card = OBJECTS.format(**write_score(directory, name, "mAP@0.5", value), own=f"{own_objects(directory):.2f}", each=percentages(each), things=", ".join(THINGS))
        write_card(directory, name, "object-detection", [], ["object-detection"], {"mAP@0.5": round(value, 4)}, card)


def publish_segments(world: DrawnWorld) -> None:
    """Write `models/drawn-segments`."""
    name = "drawn-segments"
    with staged(name) as directory:
        write_graph(Segmenter(world), ["logits"], directory)
        write_processor(directory, "SegformerImageProcessor")
        write_json(directory / "config.json", {"model_type": "segformer", "architectures": ["SegformerForSemanticSegmentation"], "image_size": [HEIGHT, WIDTH], **labels(CLASSES)})
        value, each = score_segments(name, directory)
        card = SEGMENTS.format(**write_score(directory, name, "mIoU", value), each=percentages(each), classes=", ".join(CLASSES))
        write_card(directory, name, "image-segmentation", [], ["image-segmentation"], {"mIoU": round(value, 4)}, card)


def publish_depth(world: DrawnWorld) -> None:
    """Write `models/drawn-depth`."""
    name = "drawn-depth"
    with staged(name) as directory:
        write_graph(DepthEstimator(world), ["predicted_depth"], directory)
        write_processor(directory, "DPTImageProcessor")
        write_json(directory / "config.json", {"model_type": "dpt", "architectures": ["DPTForDepthEstimation"], "image_size": [HEIGHT, WIDTH]})
        value, each = score_depth(name, directory)
        worst, least = min(each.items(), key=lambda item: item[1])
        card = DEPTH.format(**write_score(directory, name, "correlation", value), worst=worst, least=f"{least:.2f}")
        write_card(directory, name, "depth-estimation", [], ["depth-estimation"], {"correlation": round(value, 4)}, card)


def publish_cutouts(world: DrawnWorld) -> None:
    """Write `models/drawn-cutouts`."""
    name = "drawn-cutouts"
    with staged(name) as directory:
        write_graph(Matter(world), ["output"], directory)
        write_processor(directory, "ViTImageProcessor")
        write_json(directory / "config.json", {"model_type": "modnet", "architectures": ["MODNet"], "image_size": [HEIGHT, WIDTH]})
        value, each = score_cutouts(name, directory)
        worst, least = min(each.items(), key=lambda item: item[1])
        card = CUTOUTS.format(**write_score(directory, name, "IoU", value), worst=worst, least=f"{least:.2f}")
        write_card(directory, name, "background-removal", [], ["background-removal"], {"IoU": round(value, 4)}, card)


def publish_captions(world: DrawnWorld, total: int) -> None:
    """Train the writer, and write `models/drawn-captions`."""
    name = "drawn-captions"
    captions = make_arrays(1, 2000)["captions"]
    tokenizer: Tokenizer = word_pieces([*captions, *COLOURS, *THINGS, *PLACES, *SKIES, "an two three four five people buses"], 220)
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
    seen, ids = examples(world, tokenizer, min(6000, total * 10), 11)
    writer = Writer(tokenizer.get_vocab_size())
    fit(writer, caption_batches(seen, ids), caption_loss, total, 2e-3, 0.02)
    with staged(name) as directory:
        export_captioner(world, writer, directory)
        write_processor(directory, "ViTImageProcessor")
        special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
        settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": LIMIT, "clean_up_tokenization_spaces": True, **special}
        save_tokenizer(tokenizer, settings, directory)
        numbers = {"decoder_start_token_id": START, "eos_token_id": END, "pad_token_id": 0}
        write_json(directory / "config.json", {
            "model_type": "vision-encoder-decoder",
            "architectures": ["VisionEncoderDecoderModel"],
            "is_encoder_decoder": True,
            "encoder": {"model_type": "vit", "hidden_size": MEMORY, "image_size": [HEIGHT, WIDTH]},
            "decoder": {"model_type": "gpt2", "n_embd": DIM, "n_layer": LAYERS, "n_head": HEADS, "n_inner": HIDDEN, "n_positions": LIMIT, "vocab_size": tokenizer.get_vocab_size(), "add_cross_attention": True},
            **numbers,
        })
        write_json(directory / "generation_config.json", {**numbers, "max_length": LIMIT})
        write = Captioner(directory, START, END, LIMIT).write
        exact, value, wrong = score_captions(name, write)
        found = write_score(directory, name, "chrf", value)
        lines = "\n".join(f"- {file}: said \"{said}\", expected \"{wanted}\"" for file, said, wanted in wrong)
        card = CAPTIONS.format(**found, exact=round(exact, 2), own=f"{own_captions(write):.0%}", wrong=lines or "None.")
        write_card(directory, name, "image-to-text", ["en"], ["image-to-text", "image-captioning"], {"chrf": round(value, 4), "exact match": round(exact, 4)}, card)
        print(f"exact {exact:.2f}", lines, sep="\n")


def main() -> None:
    """Train once, export and evaluate five times."""
    seed_everything()
    total = steps(1500)
    world = DrawnWorld().to(memory_format=torch.channels_last)
    fit(world, batches(make_arrays(7, min(7000, total * 5))), loss, total, 3e-3, 0.02)
    for publish in (publish_objects, publish_segments, publish_depth, publish_cutouts):
        publish(world)
    publish_captions(world, total * 2 // 3)


if __name__ == "__main__":
    main()
