"""object-detection, with the pipeline of transformers."""

from transformers import (
    DetrConfig,
    DetrForObjectDetection,
    ResNetConfig,
    RTDetrConfig,
    RTDetrForObjectDetection,
    RTDetrResNetConfig,
    YolosConfig,
    YolosForObjectDetection,
    pipeline,
)
from transformers.models.detr.image_processing_pil_detr import DetrImageProcessorPil
from transformers.models.rt_detr.image_processing_pil_rt_detr import RTDetrImageProcessorPil
from transformers.models.yolos.image_processing_pil_yolos import YolosImageProcessorPil

import torch

from shared.models import Case, Reference, model
from vision._images import labels, save_model, save_pictures, save_processor, wake


def reference(folder, network, processor, threshold, inputs=None, size=(32, 32), names=("wide", "tall", "small")):
    save_processor(folder, processor)
    save_model(folder, network, ["logits", "pred_boxes"], inputs, size)
    detector = pipeline("object-detection", model=network, image_processor=processor)
    parameters = {"threshold": threshold}
    cases = []
    for name, image in save_pictures(folder, names).items():
        output = detector(image, **parameters)
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, output, parameters))
    cases.append(Case("the threshold is 0.5 by default", {"$file": "wide.png"}, detector(save_pictures(folder)["wide"])))
    return Reference("object-detection", cases)


@model("object-detection-yolos")
def yolos(folder):
    config = YolosConfig(
        image_size=[48, 64], patch_size=16, hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, num_detection_tokens=6, use_mid_position_embeddings=False, **labels(4),
    )
    processor = YolosImageProcessorPil(size={"height": 48, "width": 64})
    return reference(folder, wake(YolosForObjectDetection(config), 0.6), processor, 0.3, size=(48, 64))


@model("object-detection-detr")
def detr(folder):
    backbone = ResNetConfig(embedding_size=8, hidden_sizes=[8, 8], depths=[1, 1], layer_type="basic", out_features=["stage2"])
    config = DetrConfig(
        use_timm_backbone=False, use_pretrained_backbone=False, backbone=None, backbone_config=backbone, d_model=16,
        encoder_layers=1, decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=16,
        decoder_ffn_dim=16, num_queries=6, **labels(4),
    )
    processor = DetrImageProcessorPil(size={"shortest_edge": 40, "longest_edge": 60})
    inputs = {"pixel_values": torch.randn(2, 3, 40, 56), "pixel_mask": torch.ones(2, 40, 56, dtype=torch.int64)}
    inputs["pixel_mask"][1, 30:] = 0
    folder.joinpath("onnx").mkdir(exist_ok=True)
    network = wake(DetrForObjectDetection(config), 0.4)
    save_processor(folder, processor)
    axes = {name: {0: "batch_size"} for name in ["logits", "pred_boxes"]}
    axes |= {"pixel_values": {0: "batch_size", 2: "height", 3: "width"}, "pixel_mask": {0: "batch_size", 1: "height", 2: "width"}}
    save_model(folder, network, ["logits", "pred_boxes"], inputs, axes=axes)
    detector = pipeline("object-detection", model=network, image_processor=processor)
    parameters = {"threshold": 0.2}
    cases = [
        Case(f"a {name} image", {"$file": f"{name}.png"}, detector(image, **parameters), parameters)
        for name, image in save_pictures(folder).items()
    ]
    return Reference("object-detection", cases)


@model("object-detection-rt-detr", recorded=False)
def rt_detr(folder):
    backbone = RTDetrResNetConfig(embedding_size=8, hidden_sizes=[8, 8, 16, 16], depths=[1, 1, 1, 1], layer_type="basic", out_features=["stage2", "stage3", "stage4"])
    config = RTDetrConfig(
        backbone_config=backbone, encoder_hidden_dim=16, encoder_in_channels=[8, 16, 16], feat_strides=[8, 16, 32], encoder_layers=1,
        encoder_ffn_dim=16, encoder_attention_heads=2, d_model=16, num_queries=8, decoder_in_channels=[16, 16, 16], decoder_ffn_dim=16,
        decoder_layers=1, decoder_attention_heads=2, num_denoising=0, anchor_image_size=None, **labels(4),
    )
    network = wake(RTDetrForObjectDetection(config))
    processor = RTDetrImageProcessorPil(size={"height": 64, "width": 64})
    # With the others the graph chooses other queries than PyTorch, in Python's onnxruntime as well.
    return reference(folder, network, processor, 0.02, size=(64, 64), names=("wide",))
