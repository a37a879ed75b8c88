"""audio-to-audio: bare graphs from a waveform to one or two waveforms, by PyTorch."""

import json

import torch
from torch import nn

from audio._sounds import as_written, sounds
from audio.speech import write_here
from shared.export import export_graph
from shared.models import Case, Reference, model

RATE = 8000


class Split(nn.Module):
    """Masks of a small network, times the sound."""

    def __init__(self, count):
        super().__init__()
        self.hear, self.mask = nn.Conv1d(1, 6, 9, padding=4), nn.Conv1d(6, count, 9, padding=4)

    def forward(self, waveform):
        wave = waveform[:, None]
        return torch.sigmoid(self.mask(torch.tanh(self.hear(wave)) * 4)) * wave


def reference(folder, count):
    network = Split(count).eval()
    axes = {"waveform": {0: "batch", 1: "time"}, "sounds": {0: "batch", 2: "time"}}
    export_graph(network, {"waveform": torch.randn(1, 800)}, ["sounds"], folder / "model.onnx", axes)
    (folder / "taskmesh.json").write_text(json.dumps({"settings": {"samplingRate": RATE}}) + "\n")
    cases = []
    for at, (name, (samples, file)) in enumerate(sounds(RATE).items()):
        with torch.no_grad():
            rows = network(torch.tensor(samples)[None])[0].numpy()
        output = []
        for index, row in enumerate(rows):
            path = f"sound-{at}-{index}.wav"
            write_here(folder / path, as_written(row), RATE)
            label = "enhanced" if count == 1 else f"sound {index + 1}"
            output.append({"label": label, "audio": {"$file": path}, "sampling_rate": RATE})
        cases.append(Case(name, file, output))
    return Reference("audio-to-audio", cases, model={"kind": "onnx-file", "path": "model.onnx"}, packages=("torch",))


@model("audio-to-audio-enhanced")
def enhanced(folder):
    return reference(folder, 1)


@model("audio-to-audio-separated")
def separated(folder):
    return reference(folder, 2)
