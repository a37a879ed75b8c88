"""Images and texts: zero-shot-image-classification, zero-shot-object-detection."""

import torch
from transformers import (
    CLIPConfig,
    CLIPModel,
    Owlv2Config,
    Owlv2ForObjectDetection,
    OwlViTConfig,
    OwlViTForObjectDetection,
    SiglipConfig,
    SiglipModel,
    pipeline,
)
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.owlv2.image_processing_pil_owlv2 import Owlv2ImageProcessorPil
from transformers.models.owlvit.image_processing_pil_owlvit import OwlViTImageProcessorPil
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import bert_tokenizer, save_tokenizer
from vision._images import save_model, save_pictures, save_processor, wake

SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
LABELS = ["a red house", "dog", "two green cats at night"]


def square(side):
    return {"height": side, "width": side}


def tokenizer_of(folder, length, names=("input_ids", "attention_mask")):
    return save_tokenizer(bert_tokenizer(), folder, "BertTokenizer", TOKENS, length, names)


TOKENS = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}


def compared(folder, network, processor, tokenizer, text, axes=None):
    save_processor(folder, processor)
    inputs = {**text, "pixel_values": torch.randn(2, 3, 32, 32)}
    names = {"input_ids": {0: "text_batch", 1: "length"}, "attention_mask": {0: "text_batch", 1: "length"}}
    axes = {name: names[name] for name in text} | {"pixel_values": {0: "image_batch"}, "logits_per_image": {0: "image_batch", 1: "text_batch"}}
    save_model(folder, network, ["logits_per_image"], inputs, axes=axes)
    classifier = pipeline("zero-shot-image-classification", model=network, image_processor=processor, tokenizer=tokenizer)
    cases = []
    for name, image in save_pictures(folder).items():
        parameters = {"candidate_labels": LABELS}
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, classifier(image, **parameters), parameters))
    parameters = {"candidate_labels": LABELS, "hypothesis_template": "the {} was big"}
    image = save_pictures(folder)["wide"]
    cases.append(Case("another template", {"$file": "wide.png"}, classifier(image, **parameters), parameters))
    return Reference("zero-shot-image-classification", cases)


@model("zero-shot-image-classification-clip")
def clip(folder):
    tokenizer = tokenizer_of(folder, 20)
    config = CLIPConfig(
        text_config={**SMALL, "vocab_size": len(tokenizer), "max_position_embeddings": 20, "eos_token_id": tokenizer.sep_token_id, "bos_token_id": tokenizer.cls_token_id, "pad_token_id": 0},
        vision_config={**SMALL, "image_size": 32, "patch_size": 16}, projection_dim=12,
    )
    network = wake(CLIPModel(config))
    network.logit_scale.data.fill_(1.0)
    text = {"input_ids": torch.tensor([[2, 9, 8, 3, 0], [2, 70, 80, 90, 3], [2, 3, 0, 0, 0]]), "attention_mask": torch.tensor([[1, 1, 1, 1, 0], [1] * 5, [1, 1, 0, 0, 0]])}
    processor = CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size=square(32))
    return compared(folder, network, processor, tokenizer, text)


@model("zero-shot-image-classification-siglip")
def siglip(folder):
    tokenizer = tokenizer_of(folder, 64, ("input_ids",))
    config = SiglipConfig(
        text_config={**SMALL, "vocab_size": len(tokenizer), "max_position_embeddings": 64},
        vision_config={**SMALL, "image_size": 32, "patch_size": 16},
    )
    network = wake(SiglipModel(config))
    network.logit_scale.data.fill_(1.0)
    network.logit_bias.data.fill_(-0.5)
    text = {"input_ids": torch.randint(5, 90, (3, 64))}
    return compared(folder, network, SiglipImageProcessorPil(size=square(32)), tokenizer, text)


def detected(folder, network, processor, tokenizer, threshold=0.3):
    save_processor(folder, processor)
    inputs = {
        "input_ids": torch.tensor([[2, 9, 8, 3], [2, 70, 3, 0], [2, 5, 5, 3]]),
        "pixel_values": torch.randn(1, 3, 32, 32),
        "attention_mask": torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 1, 1]]),
    }
    text = {0: "text_batch", 1: "length"}
    axes = {"input_ids": text, "attention_mask": text, "pixel_values": {0: "image_batch"}, "logits": {0: "image_batch", 2: "queries"}, "pred_boxes": {0: "image_batch"}}
    save_model(folder, network, ["logits", "pred_boxes"], inputs, axes=axes)
    detector = pipeline("zero-shot-object-detection", model=network, image_processor=processor, tokenizer=tokenizer)
    parameters = {"candidate_labels": LABELS, "threshold": threshold}
    cases = [
        Case(f"a {name} image", {"$file": f"{name}.png"}, detector(image, **parameters), parameters)
        for name, image in save_pictures(folder, ("wide", "tall")).items()
    ]
    parameters = {**parameters, "top_k": 2}
    cases.append(Case("the best two", {"$file": "wide.png"}, detector(save_pictures(folder, ("wide",))["wide"], **parameters), parameters))
    return Reference("zero-shot-object-detection", cases)


def owl(folder, config_class):
    tokenizer = tokenizer_of(folder, 16)
    return tokenizer, config_class(
        text_config={**SMALL, "vocab_size": len(tokenizer), "max_position_embeddings": 16, "bos_token_id": 2, "eos_token_id": 3, "pad_token_id": 0},
        vision_config={**SMALL, "image_size": 32, "patch_size": 16}, projection_dim=16,
    )


@model("zero-shot-object-detection-owlvit")
def owlvit(folder):
    tokenizer, config = owl(folder, OwlViTConfig)
    network = wake(OwlViTForObjectDetection(config))
    return detected(folder, network, OwlViTImageProcessorPil(size=square(32)), tokenizer)


@model("zero-shot-object-detection-owlv2", recorded=False)
def owlv2(folder):
    tokenizer, config = owl(folder, Owlv2Config)
    network = wake(Owlv2ForObjectDetection(config))
    return detected(folder, network, Owlv2ImageProcessorPil(size=square(32)), tokenizer, 0.05)
