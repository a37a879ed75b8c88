"""image-segmentation, depth-estimation, image-to-image, background-removal: a number for each pixel."""

import numpy as np
import torch
from PIL import Image
from torch import nn
from transformers import (
    DepthAnythingConfig,
    DepthAnythingForDepthEstimation,
    DetrConfig,
    DetrForSegmentation,
    Dinov2Config,
    DPTConfig,
    DPTForDepthEstimation,
    GLPNConfig,
    GLPNForDepthEstimation,
    ResNetConfig,
    SegformerConfig,
    SegformerForSemanticSegmentation,
    Swin2SRConfig,
    Swin2SRForImageSuperResolution,
    pipeline,
)
from transformers.models.detr.image_processing_pil_detr import DetrImageProcessorPil
from transformers.models.dpt.image_processing_pil_dpt import DPTImageProcessorPil
from transformers.models.glpn.image_processing_pil_glpn import GLPNImageProcessorPil
from transformers.models.segformer.image_processing_pil_segformer import SegformerImageProcessorPil
from transformers.models.swin2sr.image_processing_pil_swin2sr import Swin2SRImageProcessorPil
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

from shared.export import export_graph
from shared.models import Case, Reference, model
from vision._images import labels, save_model, save_pictures, save_processor, wake

DYNAMIC = {0: "batch_size", 2: "height", 3: "width"}


def segments(folder, segmenter, names, parameters=None):
    cases = []
    for name, image in save_pictures(folder, names).items():
        output = []
        for index, segment in enumerate(segmenter(image, **(parameters or {}))):
            file = f"{name}-{index}.png"
            segment["mask"].save(folder / file)
            output.append({"label": segment["label"], "score": segment["score"], "mask": {"$file": file}})
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, output, parameters))
    return Reference("image-segmentation", cases)


@model("image-segmentation-segformer")
def segformer(folder):
    config = SegformerConfig(
        num_encoder_blocks=2, depths=[1, 1], sr_ratios=[2, 1], hidden_sizes=[8, 16], patch_sizes=[7, 3], strides=[4, 2],
        num_attention_heads=[1, 2], mlp_ratios=[2, 2], decoder_hidden_size=16, **labels(4),
    )
    network = wake(SegformerForSemanticSegmentation(config))
    processor = SegformerImageProcessorPil(size={"height": 48, "width": 48})
    save_processor(folder, processor)
    save_model(folder, network, ["logits"], axes={"pixel_values": DYNAMIC, "logits": DYNAMIC})
    segmenter = pipeline("image-segmentation", model=network, image_processor=processor)
    return segments(folder, segmenter, ("wide", "tall", "small"))


@model("image-segmentation-detr", recorded=False)
def detr(folder):
    backbone = ResNetConfig(embedding_size=8, hidden_sizes=[8, 8, 8, 8], depths=[1, 1, 1, 1], layer_type="basic", out_features=["stage1", "stage2", "stage3", "stage4"])
    config = DetrConfig(
        use_timm_backbone=False, use_pretrained_backbone=False, backbone=None, backbone_config=backbone, d_model=64,
        encoder_layers=1, decoder_layers=1, encoder_attention_heads=8, decoder_attention_heads=8, encoder_ffn_dim=16,
        decoder_ffn_dim=16, num_queries=5, **labels(4),
    )
    network = wake(DetrForSegmentation(config), 0.5)
    processor = DetrImageProcessorPil(size={"shortest_edge": 64, "longest_edge": 96})
    save_processor(folder, processor)
    inputs = {"pixel_values": torch.randn(2, 3, 64, 96), "pixel_mask": torch.ones(2, 64, 96, dtype=torch.int64)}
    inputs["pixel_mask"][1, 50:] = 0
    axes = {"pixel_values": DYNAMIC, "pixel_mask": {0: "batch_size", 1: "height", 2: "width"}, "logits": {0: "batch_size"}, "pred_boxes": {0: "batch_size"}, "pred_masks": {0: "batch_size", 2: "mask_height", 3: "mask_width"}}
    save_model(folder, network, ["logits", "pred_boxes", "pred_masks"], inputs, axes=axes)
    segmenter = pipeline("image-segmentation", model=network, image_processor=processor)
    parameters = {"threshold": 0.3, "mask_threshold": 0.3, "overlap_mask_area_threshold": 0.1}
    return segments(folder, segmenter, ("wide", "tall"), parameters)


def depths(folder, network, processor, names=("wide", "small")):
    save_processor(folder, processor)
    save_model(folder, network, ["predicted_depth"], axes={"pixel_values": DYNAMIC, "predicted_depth": {0: "batch_size", 1: "height", 2: "width"}})
    estimator = pipeline("depth-estimation", model=network, image_processor=processor)
    cases = []
    for name, image in save_pictures(folder, names).items():
        output = estimator(image)
        output["depth"].save(folder / f"{name}-depth.png")
        numbers = output["predicted_depth"]
        output = {"depth": {"$file": f"{name}-depth.png"}, "predicted_depth": numbers}
        tolerance = max(1e-4, 1e-5 * numbers.abs().max().item())
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, output, tolerance=tolerance))
    return Reference("depth-estimation", cases)


@model("depth-estimation-glpn")
def glpn(folder):
    config = GLPNConfig(
        num_encoder_blocks=4, depths=[1, 1, 1, 1], sr_ratios=[8, 4, 2, 1], hidden_sizes=[8, 8, 16, 16],
        num_attention_heads=[1, 1, 2, 2], mlp_ratios=[2, 2, 2, 2], decoder_hidden_size=8,
    )
    network = wake(GLPNForDepthEstimation(config), 0.2)
    return depths(folder, network, GLPNImageProcessorPil(), ("wide",))


@model("depth-estimation-dpt", recorded=False)
def dpt(folder):
    config = DPTConfig(
        hidden_size=16, num_hidden_layers=4, num_attention_heads=2, intermediate_size=16, image_size=32, patch_size=16,
        backbone_out_indices=[0, 1, 2, 3], neck_hidden_sizes=[4, 4, 8, 8], fusion_hidden_size=8, is_hybrid=False,
    )
    network = wake(DPTForDepthEstimation(config), 0.3)
    return depths(folder, network, DPTImageProcessorPil(size={"height": 32, "width": 32}))


@model("depth-estimation-depth-anything", recorded=False)
def depth_anything(folder):
    backbone = Dinov2Config(
        hidden_size=16, num_hidden_layers=4, num_attention_heads=2, image_size=28, patch_size=14,
        out_indices=[1, 2, 3, 4], apply_layernorm=True, reshape_hidden_states=False,
    )
    config = DepthAnythingConfig(
        backbone_config=backbone, reassemble_hidden_size=16, patch_size=14, neck_hidden_sizes=[4, 4, 8, 8],
        fusion_hidden_size=8, head_hidden_size=4,
    )
    network = wake(DepthAnythingForDepthEstimation(config), 0.3)
    processor = DPTImageProcessorPil(size={"height": 28, "width": 28}, ensure_multiple_of=14)
    return depths(folder, network, processor)


@model("image-to-image-swin2sr")
def swin2sr(folder):
    config = Swin2SRConfig(image_size=16, embed_dim=12, depths=[1], num_heads=[2], window_size=4, mlp_ratio=1.0, upscale=2, upsampler="pixelshuffledirect")
    network = wake(Swin2SRForImageSuperResolution(config), 0.15)
    processor = Swin2SRImageProcessorPil()
    save_processor(folder, processor)
    save_model(folder, network, ["reconstruction"], axes={"pixel_values": DYNAMIC, "reconstruction": DYNAMIC})
    cases = []
    for name, image in save_pictures(folder, ("tall", "small")).items():
        with torch.no_grad():
            result = network(**processor(image, return_tensors="pt")).reconstruction
        # As ImageToImagePipeline of transformers 4, without what was padded.
        pixels = result[0].clamp(0, 1).numpy()[:, : image.height * 2, : image.width * 2]
        pixels = (np.moveaxis(pixels, 0, -1) * 255.0).round().astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{name}-large.png")
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, {"image": {"$file": f"{name}-large.png"}}))
    return Reference("image-to-image", cases)


class Matting(nn.Module):
    def __init__(self, raw):
        super().__init__()
        self.first, self.second, self.raw = nn.Conv2d(3, 6, 3, padding=1, stride=2), nn.Conv2d(6, 1, 3, padding=1), raw

    def forward(self, image):
        value = self.second(torch.relu(self.first(image))) * 4
        return (value if self.raw else torch.sigmoid(value),)


def matting(folder, raw):
    network = Matting(raw).eval()
    processor = ViTImageProcessorPil(size={"height": 32, "width": 32})
    save_processor(folder, processor)
    (folder / "config.json").write_text('{"model_type": "modnet"}\n')
    export_graph(network, {"input": torch.randn(2, 3, 32, 32)}, ["output"], folder / "onnx" / "model.onnx", {"input": DYNAMIC, "output": DYNAMIC})
    cases = []
    for name, image in save_pictures(folder).items():
        with torch.no_grad():
            (mask,) = network(processor(image, return_tensors="pt")["pixel_values"])
        mask = mask.sigmoid() if raw else mask
        mask = nn.functional.interpolate(mask, (image.height, image.width), mode="bilinear", align_corners=False)
        result = image.copy()
        result.putalpha(Image.fromarray((mask[0, 0] * 255).round().numpy().astype(np.uint8)))
        result.save(folder / f"{name}-cut.png")
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, {"image": {"$file": f"{name}-cut.png"}}))
    return Reference("background-removal", cases)


@model("background-removal-shares")
def shares(folder):
    return matting(folder, raw=False)


@model("background-removal-raw")
def raw(folder):
    return matting(folder, raw=True)
