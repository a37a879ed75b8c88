"""Tiny graphs of PyTorch, each with a signature, and what PyTorch computes.

    pip install torch onnx pillow
    python parity/python/graphs/bare_graphs.py parity/models
"""

import json
import math
import os
import sys
import wave

import numpy as np
import torch
from PIL import Image
from torch import nn

torch.set_num_threads(1)
target = sys.argv[1]


def export(name, module, inputs, names, outputs, dynamic=None):
    folder = os.path.join(target, name)
    os.makedirs(folder, exist_ok=True)
    torch.onnx.export(
        module.eval(), inputs, os.path.join(folder, "model.onnx"), input_names=names, output_names=outputs,
        dynamic_axes=dynamic, opset_version=17, dynamo=False,
    )
    return folder


def plain(value):
    if isinstance(value, torch.Tensor):
        return value.detach().tolist()
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def write(folder, task, cases, signature=None, model=None):
    if signature:
        with open(os.path.join(folder, "taskmesh.json"), "w") as file:
            json.dump(signature, file, indent=2)
            file.write("\n")
    reference = {"task": task, "versions": {"torch": torch.__version__.split("+")[0]}, "cases": cases}
    if model:
        reference["model"] = model
    with open(os.path.join(folder, "reference.json"), "w") as file:
        json.dump(reference, file, indent=1)
        file.write("\n")


def mlp(*sizes):
    layers = []
    for size, following in zip(sizes, sizes[1:]):
        layers += [nn.Linear(size, following), nn.Tanh()]
    return nn.Sequential(*layers[:-1])


# reinforcement-learning: scores of countable actions, and values for motors.
torch.manual_seed(0)
discrete, continuous = mlp(4, 8, 3), nn.Sequential(mlp(3, 8, 2), nn.Tanh())
observations = np.random.RandomState(0).uniform(-1, 1, (6, 4)).round(3)
folder = export("policy-discrete", discrete, (torch.zeros(1, 4),), ["obs"], ["logits"], {"obs": {0: "batch"}})
write(folder, "reinforcement-learning", [
    {"name": str(index), "request": {"inputs": {"observation": plain(row)}}, "output": {"action": int(discrete(torch.tensor(row[None], dtype=torch.float32)).argmax())}}
    for index, row in enumerate(observations)
])
folder = export("policy-continuous", continuous, (torch.zeros(1, 3),), ["obs"], ["action"], {"obs": {0: "batch"}})
write(folder, "reinforcement-learning", [
    {"name": str(index), "request": {"inputs": {"observation": plain(row[:3])}}, "output": {"action": plain(continuous(torch.tensor(row[None, :3], dtype=torch.float32))[0])}}
    for index, row in enumerate(observations)
])


# graph-ml: one row for each node, and one for the graph.
class NodeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.own, self.other, self.head = nn.Linear(3, 8), nn.Linear(3, 8), nn.Linear(8, 2)

    def forward(self, x, edge_index):
        sums = torch.zeros_like(x).scatter_add(0, edge_index[1][:, None].expand(-1, 3), x[edge_index[0]])
        return self.head(torch.relu(self.own(x) + self.other(sums)))


class GraphNet(NodeNet):
    def __init__(self):
        super().__init__()
        self.edge = nn.Linear(2, 3)

    def forward(self, x, edge_index, edge_attr, batch):
        messages = x[edge_index[0]] + self.edge(edge_attr)
        sums = torch.zeros_like(x).scatter_add(0, edge_index[1][:, None].expand(-1, 3), messages)
        nodes = torch.relu(self.own(x) + self.other(sums))
        return self.head(nodes.mean(0, keepdim=True)) + 0 * batch.sum()


torch.manual_seed(1)
x = torch.randn(4, 3).round(decimals=2)
edges = torch.tensor([[0, 1, 1, 2, 3], [1, 0, 2, 1, 2]])
attributes = torch.randn(5, 2).round(decimals=2)
net = NodeNet()
folder = export("graph-nodes", net, (x, edges), ["x", "edge_index"], ["logits"], {"x": {0: "nodes"}, "edge_index": {1: "edges"}})
inputs = {"node_feat": plain(x), "edge_index": plain(edges)}
write(folder, "graph-ml", [
    {"name": "raw numbers", "request": {"inputs": inputs}, "output": {"predictions": plain(net(x, edges))}},
    {"name": "scores", "request": {"inputs": inputs, "parameters": {"function_to_apply": "softmax"}}, "output": {"predictions": plain(net(x, edges).softmax(-1))}},
])
net = GraphNet()
batch = torch.zeros(4, dtype=torch.long)
folder = export("graph-whole", net, (x, edges, attributes, batch), ["x", "edge_index", "edge_attr", "batch"], ["out"],
                {"x": {0: "nodes"}, "edge_index": {1: "edges"}, "edge_attr": {0: "edges"}, "batch": {0: "nodes"}})
write(folder, "graph-ml", [{"name": "one graph", "request": {"inputs": {**inputs, "edge_attr": plain(attributes)}}, "output": {"predictions": plain(net(x, edges, attributes, batch))}}])


def picture(folder, name, width, height, seed):
    random = np.random.RandomState(seed)
    pixels = random.randint(0, 256, (height // 4 + 1, width // 4 + 1, 3)).astype(np.uint8)
    image = Image.fromarray(pixels).resize((width, height), Image.BICUBIC)
    image.save(os.path.join(folder, name))
    return image


# robotics: a state and a camera give a plan of steps.
class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.camera, self.joints, self.head = nn.Conv2d(3, 2, 4, 4), nn.Linear(6, 8), nn.Linear(40, 18)

    def forward(self, state, image):
        seen = self.camera(image).flatten(1)
        return self.head(torch.tanh(torch.cat([self.joints(state), seen], -1))).reshape(-1, 3, 6)


torch.manual_seed(2)
policy = Policy()
state = torch.randn(1, 6).round(decimals=2)
folder = export("robot-policy", policy, (state, torch.zeros(1, 3, 16, 16)), ["observation.state", "observation.images.top"], ["action"])
image = picture(folder, "top.png", 16, 16, 3)
pixels = torch.tensor(np.asarray(image)).permute(2, 0, 1)[None].float() / 255
plan = plain(policy(state, pixels)[0])
inputs = {"observation": {"state": plain(state[0]), "images": {"top": {"$file": "top.png"}}}}
write(folder, "robotics", [
    {"name": "the whole plan", "request": {"inputs": inputs}, "output": {"actions": plan}},
    {"name": "its first steps", "request": {"inputs": inputs, "parameters": {"n_action_steps": 2}}, "output": {"actions": plan[:2]}},
])

# image-classification: pixels by steps as torchvision's transforms have them.
torch.manual_seed(3)
classifier = nn.Sequential(nn.Conv2d(3, 4, 3, 2), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3))
nn.init.normal_(classifier[4].weight, std=3)
mean, std = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
folder = export("image-graph", classifier, (torch.zeros(1, 3, 16, 16),), ["input"], ["output"], {"input": {0: "batch"}})
cases = []
for name, width, height in [("wide.png", 50, 30), ("tall.png", 21, 47), ("small.png", 9, 8)]:
    image = picture(folder, name, width, height, width)
    short = 20
    size = (short, int(short * height / width)) if width <= height else (int(short * width / height), short)
    resized = image.resize(size, Image.BILINEAR)
    left, top = int(round((resized.width - 16) / 2.0)), int(round((resized.height - 16) / 2.0))
    cut = np.asarray(resized.crop((left, top, left + 16, top + 16))).astype(np.float32) / 255
    pixels = torch.tensor((cut - np.float32(mean)) / np.float32(std)).permute(2, 0, 1)[None]
    scores = classifier(pixels).softmax(-1)[0]
    ranked = sorted(({"label": label, "score": float(score)} for label, score in zip(["red", "green", "blue"], scores)), key=lambda one: -one["score"])
    cases.append({"name": name, "request": {"inputs": {"$file": name}}, "output": ranked})
write(folder, "image-classification", cases, {
    "inputs": [{"name": "input", "from": "image", "steps": [
        {"step": "resize-shortest", "size": 20, "method": "bilinear"},
        {"step": "center-crop", "width": 16, "height": 16},
        {"step": "scale", "by": 1 / 255},
        {"step": "standardize", "mean": mean, "std": std},
    ]}],
    "labels": ["red", "green", "blue"],
}, {"kind": "onnx-file", "file": "model.onnx"})


# voice-activity-detection: a state is carried from window to window, as Silero VAD does.
class Voice(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(4, 6)
        self.head = nn.Linear(6, 1)

    def forward(self, input, state, sr):
        parts = input.reshape(-1, 4, 24)
        loud = torch.log(parts.pow(2).mean(-1) * sr / 16000 + 1e-4)
        following = self.cell(loud, state[0])
        return torch.sigmoid(4 * self.head(following)), following[None]


torch.manual_seed(8)
voice = Voice()
rate, size, context = 8000, 80, 16
folder = export("voice-states", voice, (torch.zeros(1, size + context), torch.zeros(1, 1, 6), torch.tensor(rate)),
                ["input", "state", "sr"], ["output", "stateN"], {"input": {0: "batch"}, "state": {1: "batch"}})
time = np.arange(rate + 37) / rate
loud = ((time % 0.35) < 0.2) * 0.8 + 0.005
samples = (np.sin(2 * math.pi * 220 * time) * loud * 32767).astype(np.int16)
with wave.open(os.path.join(folder, "tone.wav"), "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(rate)
    file.writeframes(samples.tobytes())
sound = torch.tensor(samples.astype(np.float32) / 32768)
state, probabilities = torch.zeros(1, 1, 6), []
padded = torch.cat([torch.zeros(context), sound, torch.zeros(size)])
for start in range(0, len(sound), size):
    probability, state = voice(padded[start:start + size + context][None], state, torch.tensor(rate))
    probabilities.append(float(probability))
low, high = min(probabilities), max(probabilities)
onset = round(low + 0.6 * (high - low), 3)
offset = round(low + 0.4 * (high - low), 3)
speech, begun = [], None
for index, probability in enumerate(probabilities + [-1]):
    if begun is None and probability > onset:
        begun = index
    elif begun is not None and (probability < offset or index == len(probabilities)):
        part = probabilities[begun:index]
        speech.append({"start": begun * size / rate, "end": min(len(sound) / rate, index * size / rate), "score": sum(part) / len(part)})
        begun = None
print(low, high, onset, offset, speech)
write(folder, "voice-activity-detection", [{"name": "tones", "request": {"inputs": {"$file": "tone.wav"}, "parameters": {"onset": onset, "offset": offset}}, "output": speech}],
      {"settings": {"samplingRate": rate, "windowSamples": size, "contextSamples": context}})
