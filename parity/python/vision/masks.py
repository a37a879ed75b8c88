"""mask-generation, with the pipeline of transformers and the graphs that `optimum` exports a SAM to."""

import onnx
import torch
from torch import nn
from transformers import SamConfig, SamModel, SamProcessor
from transformers.models.sam.image_processing_pil_sam import SamImageProcessorPil, _rle_to_mask
from transformers.pipelines.mask_generation import MaskGenerationPipeline
from PIL import Image

from shared.export import export_graph
from shared.models import Case, Reference, model
from vision._images import picture, save_processor, wake

SIDE = 32
SIZES = {"wide": (90, 66), "tall": (40, 71), "small": (23, 19)}


class Encoder(nn.Module):
    """What `SAMModelPatcher` of optimum makes `vision_encoder.onnx` of."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, pixel_values):
        positions = self.network.get_image_wide_positional_embeddings().repeat(pixel_values.shape[0], 1, 1, 1)
        return self.network.vision_encoder(pixel_values)[0], positions


class Decoder(nn.Module):
    """What it makes `prompt_encoder_mask_decoder.onnx` of; `optimum` leaves boxes out, others do not."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, input_points, input_labels, image_embeddings, image_positional_embeddings, input_boxes=None):
        sparse, dense = self.network.prompt_encoder(input_points, input_labels, input_boxes, None)
        masks, scores = self.network.mask_decoder(
            image_embeddings=image_embeddings, image_positional_embeddings=image_positional_embeddings,
            sparse_prompt_embeddings=sparse, dense_prompt_embeddings=dense, multimask_output=True,
        )[:2]
        return scores, masks


def nms(boxes, scores, threshold):
    """`torchvision.ops.nms`, without torchvision: https://pytorch.org/vision/stable/generated/torchvision.ops.nms.html."""
    order = scores.sort(stable=True, descending=True).indices.tolist()
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    kept = []
    while order:
        first, *order = order
        kept.append(first)
        if not order:
            break
        others = boxes[order]
        width = (torch.minimum(boxes[first, 2], others[:, 2]) - torch.maximum(boxes[first, 0], others[:, 0])).clamp(min=0)
        height = (torch.minimum(boxes[first, 3], others[:, 3]) - torch.maximum(boxes[first, 1], others[:, 1])).clamp(min=0)
        shared = width * height
        overlap = shared / (areas[first] + areas[order] - shared)
        order = [index for index, value in zip(order, overlap) if not value > threshold]
    return kept


class Generator(MaskGenerationPipeline):
    """The pipeline, whose last step alone needs torchvision."""

    def postprocess(self, model_outputs, crops_nms_thresh=0.7):
        masks = [mask for output in model_outputs for mask in output["masks"]]
        scores = torch.cat([output["iou_scores"] for output in model_outputs])
        boxes = torch.cat([output["boxes"] for output in model_outputs]).float()
        return [(_rle_to_mask(masks[index]), scores[index].item()) for index in nms(boxes, scores, crops_nms_thresh)]


def make_network():
    torch.manual_seed(1)
    config = SamConfig(
        vision_config=dict(
            image_size=SIDE, patch_size=8, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, mlp_dim=16, output_channels=16,
            window_size=0, global_attn_indexes=[0], num_pos_feats=8,
        ),
        prompt_encoder_config=dict(hidden_size=16, image_size=SIDE, patch_size=8, mask_input_channels=4),
        mask_decoder_config=dict(hidden_size=16, mlp_dim=16, num_hidden_layers=1, num_attention_heads=2, iou_head_hidden_dim=16, iou_head_depth=2),
    )
    network = wake(SamModel(config), 0.8)
    with torch.no_grad():
        # Scores around those of trained models, and masks with steep edges.
        network.mask_decoder.iou_prediction_head.proj_out.bias.fill_(0.85)
        network.mask_decoder.iou_prediction_head.proj_out.weight.normal_(0, 0.03)
        for head in network.mask_decoder.output_hypernetworks_mlps:
            head.proj_out.weight.mul_(4)
    return network


def shorten_names(path):
    """The names of values are most of what a small graph weighs."""
    graph = onnx.load(str(path))
    kept = {value.name for value in [*graph.graph.input, *graph.graph.output]}
    names = {}

    def short(name):
        return name if name in kept or name == "" else names.setdefault(name, f"v{len(names)}")

    for tensor in graph.graph.initializer:
        tensor.name = short(tensor.name)
    for node in graph.graph.node:
        node.name = ""
        node.input[:] = [short(name) for name in node.input]
        node.output[:] = [short(name) for name in node.output]
    onnx.save(graph, str(path))


def save_network(folder, network):
    network.config.save_pretrained(folder)
    image = torch.randn(1, 3, SIDE, SIDE)
    with torch.no_grad():
        embeddings, positions = Encoder(network)(image)
    export_graph(Encoder(network), {"pixel_values": image}, ["image_embeddings", "image_positional_embeddings"], folder / "onnx" / "vision_encoder.onnx", {"pixel_values": {0: "batch_size"}})
    inputs = {
        "input_points": torch.rand(1, 3, 2, 2) * SIDE, "input_labels": torch.ones(1, 3, 2, dtype=torch.int64),
        "image_embeddings": embeddings, "image_positional_embeddings": positions,
    }
    points = {0: "batch_size", 1: "point_batch_size", 2: "nb_points_per_image"}
    outputs = {name: {0: "batch_size", 1: "point_batch_size"} for name in ("iou_scores", "pred_masks")}
    export_graph(
        Decoder(network), inputs, list(outputs), folder / "onnx" / "prompt_encoder_mask_decoder.onnx",
        {"input_points": points, "input_labels": points, **outputs},
    )
    for file in (folder / "onnx").iterdir():
        shorten_names(file)


def save_masks(folder, name, masks):
    output = []
    for index, (mask, score) in enumerate(masks):
        Image.fromarray(mask).convert("L").save(folder / f"{name}-{index}.png")
        output.append({"mask": {"$file": f"{name}-{index}.png"}, "score": score})
    return output


def best_mask(network, processor, image, points, point_labels):
    """The mask that the model judges best for one prompt, as the documentation of SamModel shows."""
    inputs = processor(image, input_points=points, input_labels=point_labels, return_tensors="pt")
    with torch.no_grad():
        outputs = network(**inputs)
    masks = processor.image_processor.post_process_masks(
        outputs.pred_masks, inputs["original_sizes"].tolist(), inputs["reshaped_input_sizes"].tolist()
    )[0][0]
    scores = outputs.iou_scores[0, 0]
    return masks[scores.argmax()].numpy(), scores.max().item()


@model("mask-generation-sam")
def sam(folder):
    network, processor = make_network(), SamImageProcessorPil(size={"longest_edge": SIDE}, pad_size={"height": SIDE, "width": SIDE})
    save_processor(folder, processor)
    save_network(folder, network)
    generator = Generator(model=network, image_processor=processor)
    images = {name: picture(*size) for name, size in SIZES.items()}
    for name, image in images.items():
        image.save(folder / f"{name}.png")
    loose = {"pred_iou_thresh": 0.3, "stability_score_thresh": 0.6, "points_per_batch": 256}
    calls = {
        "wide": ("wide", loose),
        "default": ("tall", {}),
        "threshold": ("small", {**loose, "mask_threshold": 0.5, "stability_score_thresh": 0}),
        "crops": ("tall", {**loose, "crops_n_layers": 1, "stability_score_thresh": 0.2, "points_per_batch": 1024}),
    }
    cases = []
    for name, (image, parameters) in calls.items():
        masks = generator(images[image], **parameters)
        cases.append(Case(f"everything: {name}", {"$file": f"{image}.png"}, save_masks(folder, name, masks), parameters))
    points, marks = [[30, 20], [70, 60]], [1, 0]
    for name, point_labels in (("one point", [1]), ("a point beside it", marks)):
        input_points = [points[: len(point_labels)]]
        parameters = {"input_points": input_points[0], "input_labels": point_labels}
        mask = best_mask(network, SamProcessor(processor), images["wide"], input_points, [point_labels])
        cases.append(Case(name, {"$file": "wide.png"}, save_masks(folder, f"points-{len(point_labels)}", [mask]), parameters))
    return Reference("mask-generation", cases)
