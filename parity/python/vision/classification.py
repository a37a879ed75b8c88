"""image-classification: several architectures, with the pipeline of transformers."""

from transformers import (
    BeitConfig,
    BeitForImageClassification,
    ConvNextConfig,
    ConvNextForImageClassification,
    ResNetConfig,
    ResNetForImageClassification,
    SwinConfig,
    SwinForImageClassification,
    ViTConfig,
    ViTForImageClassification,
    pipeline,
)
from transformers.models.beit.image_processing_pil_beit import BeitImageProcessorPil
from transformers.models.convnext.image_processing_pil_convnext import ConvNextImageProcessorPil
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

from shared.models import Case, Reference, model
from vision._images import labels, save_model, save_pictures, save_processor, wake

SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}


def reference(folder, network, processor, parameters=None):
    save_processor(folder, processor)
    save_model(folder, network, ["logits"])
    classifier = pipeline("image-classification", model=network, image_processor=processor)
    cases = []
    for name, image in save_pictures(folder).items():
        output = classifier(image, **(parameters or {}))
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, output, parameters))
    return Reference("image-classification", cases)


def square(side):
    return {"height": side, "width": side}


def vit(**options):
    config = ViTConfig(image_size=32, patch_size=8, **SMALL, **{**labels(7), **options})
    return wake(ViTForImageClassification(config))


@model("image-classification-vit")
def plain(folder):
    return reference(folder, vit(), ViTImageProcessorPil(size=square(32)), {"top_k": 3})


@model("image-classification-several-labels")
def several(folder):
    network = vit(problem_type="multi_label_classification")
    return reference(folder, network, ViTImageProcessorPil(size=square(32), resample=3))


@model("image-classification-regression")
def regression(folder):
    network = vit(problem_type="regression", **labels(1))
    return reference(folder, network, ViTImageProcessorPil(size=square(32), resample=1))


@model("image-classification-one-logit")
def one_logit(folder):
    return reference(folder, vit(**labels(1)), ViTImageProcessorPil(size=square(32), resample=0))


@model("image-classification-beit")
def beit(folder):
    config = BeitConfig(image_size=32, patch_size=8, **SMALL, **labels(5))
    processor = BeitImageProcessorPil(size=square(40), crop_size=square(32), do_center_crop=True)
    return reference(folder, wake(BeitForImageClassification(config)), processor)


@model("image-classification-convnext")
def convnext(folder):
    config = ConvNextConfig(hidden_sizes=[8, 12], depths=[1, 1], num_stages=2, **labels(5))
    processor = ConvNextImageProcessorPil(size={"shortest_edge": 32})
    return reference(folder, wake(ConvNextForImageClassification(config)), processor)


@model("image-classification-resnet")
def resnet(folder):
    config = ResNetConfig(embedding_size=8, hidden_sizes=[8, 16], depths=[1, 1], layer_type="basic", **labels(5))
    processor = ConvNextImageProcessorPil(size={"shortest_edge": 48}, crop_pct=0.95)
    return reference(folder, wake(ResNetForImageClassification(config)), processor)


@model("image-classification-swin")
def swin(folder):
    config = SwinConfig(image_size=32, patch_size=4, embed_dim=8, depths=[1, 1], num_heads=[1, 2], window_size=4, **labels(5))
    return reference(folder, wake(SwinForImageClassification(config)), ViTImageProcessorPil(size=square(32)))
