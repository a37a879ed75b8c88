"""Graphs that tests of the runner use by themselves, with what Python computes: a classifier of videos, whose
frames come without a file, and a diffusion model, whose noise does; and segments that are the same for each image.

    pip install diffusers==0.35.2
    PYTHONPATH=parity/python python parity/python/graphs/_test_graphs.py packages/inference-runner/test/graphs
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
import transformers
from diffusers import DDIMScheduler
from PIL import Image
from shared.export import export_graph, export_model
from shared.models import plain
from torch import nn

target = Path(sys.argv[1])
torch.manual_seed(0)


def segments():
    """Two queries of a DETR: the left half is a cat, the right half nothing."""
    folder = target / "segments-detr"
    folder.mkdir(parents=True, exist_ok=True)
    masks = np.full((1, 2, 4, 4), -9, np.float32)
    masks[0, 0, :, :2] = 9
    constants = {"logits": np.float32([[[9, 0, 0], [0, 0, 9]]]), "pred_masks": masks}
    # onnxruntime leaves out inputs that nothing is made of.
    nodes = [onnx.helper.make_node("ReduceMin", ["pixel_values"], ["least"], keepdims=0), onnx.helper.make_node("Sub", ["least", "least"], ["nothing"])]
    nodes += [onnx.helper.make_node("Add", [f"{name}_values", "nothing"], [name]) for name in constants]
    value = lambda name, shape: onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape)
    graph = onnx.helper.make_graph(
        nodes, "segments", [value("pixel_values", [1, 3, "height", "width"])], [value(name, one.shape) for name, one in constants.items()],
        [onnx.numpy_helper.from_array(one, f"{name}_values") for name, one in constants.items()],
    )
    onnx.save(onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9), str(folder / "model.onnx"))
    config = {"model_type": "detr", "architectures": ["DetrForSegmentation"], "id2label": {"0": "cat", "1": "dog"}}
    (folder / "config.json").write_text(json.dumps(config) + "\n")
    processor = {"image_processor_type": "DetrImageProcessor", "size": {"shortest_edge": 8, "longest_edge": 8}}
    (folder / "preprocessor_config.json").write_text(json.dumps(processor) + "\n")


def video():
    folder = target / "video-videomae"
    folder.mkdir(parents=True, exist_ok=True)
    config = transformers.VideoMAEConfig(
        image_size=16, patch_size=8, num_frames=4, tubelet_size=2, hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8, id2label={0: "walk", 1: "run", 2: "sit"}, initializer_range=0.5, attn_implementation="eager",
    )
    classifier = transformers.VideoMAEForVideoClassification(config).eval()
    config.save_pretrained(folder)
    mean, std = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    (folder / "preprocessor_config.json").write_text(json.dumps({
        "do_resize": True, "size": {"shortest_edge": 18}, "resample": 2, "do_center_crop": True, "crop_size": {"height": 16, "width": 16},
        "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": mean, "image_std": std,
    }) + "\n")
    export_model(classifier, {"pixel_values": torch.zeros(1, 4, 3, 16, 16)}, ["logits"], folder / "model.onnx", {"pixel_values": {0: "batch"}})
    random = np.random.RandomState(0)
    frames = [Image.fromarray(random.randint(0, 256, (10, 13, 3)).astype(np.uint8)) for _ in range(9)]
    cases = []
    for rate in (1, 2):
        # VideoClassificationPipeline of transformers.
        indices = np.linspace(0, 4 * rate - 1, num=4, dtype=np.int64)
        pixels = []
        for index in indices:
            resized = frames[index].resize((int(18 * 13 / 10), 18), Image.BILINEAR)
            left, top = (resized.width - 16) // 2, (resized.height - 16) // 2
            cut = np.asarray(resized.crop((left, top, left + 16, top + 16))).astype(np.float32) / 255
            pixels.append(((cut - np.float32(mean)) / np.float32(std)).transpose(2, 0, 1))
        with torch.no_grad():
            scores = classifier(torch.tensor(np.stack(pixels))[None]).logits[0].softmax(-1).tolist()
        ranked = sorted(zip(config.id2label.values(), scores), key=lambda one: -one[1])
        cases.append({"rate": rate, "output": [{"label": label, "score": score} for label, score in ranked]})
    content = {"width": 13, "height": 10, "frames": [np.asarray(frame).reshape(-1) for frame in frames], "cases": cases}
    (folder / "frames.json").write_text(json.dumps(plain(content)) + "\n")


class Denoiser(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner, self.time, self.outer = nn.Conv2d(3, 4, 3, padding=1), nn.Linear(1, 4), nn.Conv2d(4, 3, 3, padding=1)

    def forward(self, sample, timestep):
        moment = self.time(timestep.reshape(1, 1).float() / 1000)[..., None, None]
        return self.outer(torch.tanh(self.inner(sample) + moment))


def diffusion():
    folder = target / "diffusion"
    folder.mkdir(parents=True, exist_ok=True)
    net = Denoiser()
    export_graph(net, {"sample": torch.zeros(1, 3, 8, 8), "timestep": torch.tensor([3])}, ["out_sample"], folder / "model.onnx", {})
    noise = torch.randn(1, 3, 8, 8)
    cases = []
    for settings in [
        {"prediction_type": "epsilon"},
        {"prediction_type": "sample", "beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012},
        {"prediction_type": "v_prediction", "beta_schedule": "squaredcos_cap_v2"},
    ]:
        scheduler = DDIMScheduler(**settings)
        scheduler.set_timesteps(7)
        sample = noise
        with torch.no_grad():
            for timestep in scheduler.timesteps:
                sample = scheduler.step(net(sample, timestep[None]), timestep, sample, eta=0.0).prev_sample
        cases.append({"settings": settings, "image": sample.reshape(-1)})
    (folder / "steps.json").write_text(json.dumps(plain({"noise": noise.reshape(-1), "cases": cases})) + "\n")


def outside():
    """Graphs whose weights are said to lie elsewhere: outside of their folder, and nowhere."""
    for name, location in [("outside-data", "../../../../secret.bin"), ("missing-data", "missing.onnx_data")]:
        weights = onnx.TensorProto(name="w", data_type=onnx.TensorProto.FLOAT, dims=[4], data_location=onnx.TensorProto.EXTERNAL)
        for key, value in [("location", location), ("offset", "0"), ("length", "16")]:
            weights.external_data.add(key=key, value=value)
        value = onnx.helper.make_tensor_value_info
        graph = onnx.helper.make_graph([onnx.helper.make_node("Add", ["x", "w"], ["y"])], "g", [value("x", 1, [None, 4])], [value("y", 1, [None, 4])], [weights])
        made = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
        (target / f"{name}.onnx").write_bytes(made.SerializeToString())


video()
segments()
diffusion()
outside()
