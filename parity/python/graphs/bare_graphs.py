"""Tiny graphs of PyTorch, with a signature where one is needed, and what PyTorch computes."""

import json
import math
import wave

import numpy as np
import torch
from PIL import Image
from shared.export import export_graph
from shared.models import Case, Reference, model
from torch import nn

PACKAGES = ("torch", "pillow")


def sign(folder, signature):
    (folder / "taskmesh.json").write_text(json.dumps(signature, indent=2) + "\n")


def mlp(*sizes):
    layers = []
    for size, following in zip(sizes, sizes[1:]):
        layers += [nn.Linear(size, following), nn.Tanh()]
    return nn.Sequential(*layers[:-1])


OBSERVATIONS = np.random.RandomState(0).uniform(-1, 1, (6, 4)).round(3)


@model("policy-discrete")
def policy_discrete(folder):
    """Scores of countable actions."""
    policy = mlp(4, 8, 3)
    export_graph(policy, {"obs": torch.zeros(1, 4)}, ["logits"], folder / "model.onnx", {"obs": {0: "batch"}})
    best = policy(torch.tensor(OBSERVATIONS, dtype=torch.float32)).argmax(-1).tolist()
    cases = [Case(str(at), {"observation": row}, {"action": best[at]}) for at, row in enumerate(OBSERVATIONS)]
    return Reference("reinforcement-learning", cases, packages=PACKAGES)


@model("policy-continuous")
def policy_continuous(folder):
    """A value for each motor."""
    policy = nn.Sequential(mlp(3, 8, 2), nn.Tanh())
    export_graph(policy, {"obs": torch.zeros(1, 3)}, ["action"], folder / "model.onnx", {"obs": {0: "batch"}})
    rows = OBSERVATIONS[:, :3]
    actions = policy(torch.tensor(rows, dtype=torch.float32)).detach()
    cases = [Case(str(at), {"observation": row}, {"action": actions[at]}) for at, row in enumerate(rows)]
    return Reference("reinforcement-learning", cases, packages=PACKAGES)


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


EDGES = torch.tensor([[0, 1, 1, 2, 3], [1, 0, 2, 1, 2]])
NODES, EDGE_FEATURES = (
    torch.tensor(np.random.RandomState(2).uniform(-1, 1, (rows, width)).round(2), dtype=torch.float32)
    for rows, width in [(4, 3), (5, 2)]
)


@model("graph-nodes")
def graph_nodes(folder):
    """A row for each node."""
    net = NodeNet()
    axes = {"x": {0: "nodes"}, "edge_index": {1: "edges"}}
    export_graph(net, {"x": NODES, "edge_index": EDGES}, ["logits"], folder / "model.onnx", axes)
    inputs = {"node_feat": NODES, "edge_index": EDGES}
    logits = net(NODES, EDGES).detach()
    return Reference("graph-ml", [
        Case("raw numbers", inputs, {"predictions": logits}),
        Case("scores", inputs, {"predictions": logits.softmax(-1)}, {"function_to_apply": "softmax"}),
    ], packages=PACKAGES)


@model("graph-whole")
def graph_whole(folder):
    """A row for the graph, of features of its edges, too."""
    net = GraphNet()
    batch = torch.zeros(4, dtype=torch.long)
    inputs = {"x": NODES, "edge_index": EDGES, "edge_attr": EDGE_FEATURES, "batch": batch}
    axes = {"x": {0: "nodes"}, "edge_index": {1: "edges"}, "edge_attr": {0: "edges"}, "batch": {0: "nodes"}}
    export_graph(net, inputs, ["out"], folder / "model.onnx", axes)
    predictions = net(NODES, EDGES, EDGE_FEATURES, batch).detach()
    asked = {"node_feat": NODES, "edge_index": EDGES, "edge_attr": EDGE_FEATURES}
    return Reference("graph-ml", [Case("one graph", asked, {"predictions": predictions})], packages=PACKAGES)


def picture(folder, name, width, height, seed):
    random = np.random.RandomState(seed)
    pixels = random.randint(0, 256, (height // 4 + 1, width // 4 + 1, 3)).astype(np.uint8)
    image = Image.fromarray(pixels).resize((width, height), Image.BICUBIC)
    image.save(folder / name)
    return image


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.camera, self.joints, self.head = nn.Conv2d(3, 2, 4, 4), nn.Linear(6, 8), nn.Linear(40, 18)

    def forward(self, state, image):
        seen = self.camera(image).flatten(1)
        return self.head(torch.tanh(torch.cat([self.joints(state), seen], -1))).reshape(-1, 3, 6)


@model("robot-policy")
def robot_policy(folder):
    """A state and a camera give a plan of three steps."""
    policy = Policy()
    state = torch.tensor(np.random.RandomState(4).uniform(-1, 1, (1, 6)).round(2), dtype=torch.float32)
    inputs = {"observation.state": state, "observation.images.top": torch.zeros(1, 3, 16, 16)}
    export_graph(policy, inputs, ["action"], folder / "model.onnx", {})
    image = picture(folder, "top.png", 16, 16, 3)
    pixels = torch.tensor(np.asarray(image)).permute(2, 0, 1)[None].float() / 255
    plan = policy(state, pixels)[0].detach()
    asked = {"observation": {"state": state[0], "images": {"top": {"$file": "top.png"}}}}
    return Reference("robotics", [
        Case("the whole plan", asked, {"actions": plan}),
        Case("its first steps", asked, {"actions": plan[:2]}, {"n_action_steps": 2}),
    ], packages=PACKAGES)


@model("image-graph")
def image_graph(folder):
    """Pixels by steps as torchvision's transforms have them."""
    classifier = nn.Sequential(nn.Conv2d(3, 4, 3, 2), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3))
    nn.init.normal_(classifier[4].weight, std=3)
    mean, std = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    export_graph(classifier, {"input": torch.zeros(1, 3, 16, 16)}, ["output"], folder / "model.onnx", {"input": {0: "batch"}})
    labels = ["red", "green", "blue"]
    cases = []
    for name, width, height in [("wide.png", 50, 30), ("tall.png", 21, 47), ("small.png", 9, 8)]:
        image = picture(folder, name, width, height, width)
        short = 20
        size = (short, int(short * height / width)) if width <= height else (int(short * width / height), short)
        resized = image.resize(size, Image.BILINEAR)
        left, top = int(round((resized.width - 16) / 2.0)), int(round((resized.height - 16) / 2.0))
        cut = np.asarray(resized.crop((left, top, left + 16, top + 16))).astype(np.float32) / 255
        pixels = torch.tensor((cut - np.float32(mean)) / np.float32(std)).permute(2, 0, 1)[None]
        scores = classifier(pixels).softmax(-1)[0].tolist()
        ranked = sorted(zip(labels, scores), key=lambda one: -one[1])
        cases.append(Case(name, {"$file": name}, [{"label": label, "score": score} for label, score in ranked]))
    sign(folder, {
        "inputs": [{"name": "input", "from": "image", "steps": [
            {"step": "resize-shortest", "size": 20, "method": "bilinear"},
            {"step": "center-crop", "width": 16, "height": 16},
            {"step": "scale", "by": 1 / 255},
            {"step": "standardize", "mean": mean, "std": std},
        ]}],
        "labels": labels,
    })
    return Reference("image-classification", cases, model={"kind": "onnx-file", "path": "model.onnx"}, packages=PACKAGES)


class Voice(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell, self.head = nn.GRUCell(4, 6), nn.Linear(6, 1)

    def forward(self, input, state, sr):
        loud = torch.log(input.reshape(-1, 4, 24).pow(2).mean(-1) * sr / 16000 + 1e-4)
        following = self.cell(loud, state[0])
        return torch.sigmoid(4 * self.head(following)), following[None]


def stretches(probabilities, onset, offset):
    """As Binarize of pyannote.audio: begins above onset, ends below offset."""
    begun = None
    for index, probability in enumerate(probabilities + [-1]):
        if begun is None and probability > onset:
            begun = index
        elif begun is not None and probability < offset:
            yield begun, index
            begun = None


@model("voice-states")
def voice_states(folder):
    """A state is carried from window to window, which begins with the end of the one before."""
    torch.manual_seed(8)
    voice = Voice()
    rate, size, context = 8000, 80, 16
    inputs = {"input": torch.zeros(1, size + context), "state": torch.zeros(1, 1, 6), "sr": torch.tensor(rate)}
    axes = {"input": {0: "batch"}, "state": {1: "batch"}}
    export_graph(voice, inputs, ["output", "stateN"], folder / "model.onnx", axes)
    time = np.arange(rate + 37) / rate
    loud = ((time % 0.35) < 0.2) * 0.8 + 0.005
    samples = (np.sin(2 * math.pi * 220 * time) * loud * 32767).astype(np.int16)
    with wave.open(str(folder / "tone.wav"), "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(rate)
        file.writeframes(samples.tobytes())
    sound = torch.tensor(samples.astype(np.float32) / 32768)
    state, probabilities = torch.zeros(1, 1, 6), []
    padded = torch.cat([torch.zeros(context), sound, torch.zeros(size)])
    with torch.no_grad():
        for start in range(0, len(sound), size):
            window = padded[start : start + size + context][None]
            probability, state = voice(window, state, torch.tensor(rate))
            probabilities.append(float(probability))
    low, high = min(probabilities), max(probabilities)
    onset, offset = (round(low + part * (high - low), 3) for part in (0.6, 0.4))
    seconds = len(sound) / rate
    speech = [
        {"start": begun * size / rate, "end": min(seconds, end * size / rate), "score": sum(probabilities[begun:end]) / (end - begun)}
        for begun, end in stretches(probabilities, onset, offset)
    ]
    assert len(speech) > 1
    sign(folder, {"settings": {"samplingRate": rate, "windowSamples": size, "contextSamples": context}})
    return Reference("voice-activity-detection", [Case("tones", {"$file": "tone.wav"}, speech, {"onset": onset, "offset": offset})],
                     model={"kind": "onnx-file", "path": "model.onnx"}, packages=PACKAGES)
