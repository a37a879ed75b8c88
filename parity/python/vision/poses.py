"""keypoint-detection, with ViTPose and its processor."""

import torch
from transformers import VitPoseBackboneConfig, VitPoseConfig, VitPoseForPoseEstimation
from transformers.models.vitpose.image_processing_pil_vitpose import VitPoseImageProcessorPil

from shared.models import Case, Reference, model
from vision._images import save_model, save_pictures, save_processor, wake

NAMES = ["Nose", "L_Eye", "R_Eye", "L_Shoulder", "R_Shoulder"]
COCO = ["nose", "left_eye", "right_eye", "left_shoulder", "right_shoulder"]


@model("keypoint-detection-vitpose")
def vitpose(folder):
    backbone = VitPoseBackboneConfig(
        image_size=[64, 48], patch_size=[16, 16], hidden_size=16, num_hidden_layers=1, num_attention_heads=2, mlp_ratio=2,
        out_indices=[1], num_experts=1,
    )
    config = VitPoseConfig(
        backbone_config=backbone, scale_factor=4, use_simple_decoder=True,
        id2label=dict(enumerate(NAMES)), label2id={name: index for index, name in enumerate(NAMES)},
    )
    network = wake(VitPoseForPoseEstimation(config), 0.4)
    processor = VitPoseImageProcessorPil(size={"height": 64, "width": 48})
    save_processor(folder, processor)
    with torch.no_grad():
        network.head.conv.weight.mul_(0.3)
    save_model(folder, network, ["heatmaps"], size=(64, 48), axes={name: {0: "batch_size"} for name in ("pixel_values", "heatmaps")})
    images = save_pictures(folder)

    def poses(name, boxes, threshold=None):
        image = images[name]
        regions = [[b["xmin"], b["ymin"], b["xmax"] - b["xmin"], b["ymax"] - b["ymin"]] for b in boxes or []]
        regions = [regions or [[0, 0, image.width, image.height]]]
        inputs = processor(image, boxes=regions, return_tensors="pt")
        with torch.no_grad():
            outputs = network(inputs["pixel_values"])
        found = processor.post_process_pose_estimation(outputs, boxes=regions, threshold=threshold)[0]
        result = []
        for index, pose in enumerate(found):
            points = [
                {"label": COCO[label], "x": x, "y": y, "score": score}
                for label, (x, y), score in zip(pose["labels"].tolist(), pose["keypoints"].tolist(), pose["scores"].tolist())
            ]
            result.append({"box": boxes[index], "keypoints": points} if boxes else {"keypoints": points})
        parameters = ({"boxes": boxes} if boxes else {}) | ({} if threshold is None else {"threshold": threshold})
        return Case(f"a {name} image", {"$file": f"{name}.png"}, result, parameters)

    boxes = [{"xmin": 5, "ymin": 3, "xmax": 40, "ymax": 58}, {"xmin": 30.5, "ymin": 10, "xmax": 89, "ymax": 40}]
    cases = [poses("wide", None), poses("tall", None), poses("small", None), poses("wide", boxes), poses("tall", None, 0.3)]
    cases[3].name, cases[4].name = "two boxes", "a threshold"
    return Reference("keypoint-detection", cases)
