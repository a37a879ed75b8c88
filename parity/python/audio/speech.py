"""text-to-speech and text-to-audio with VITS: the model of transformers, without noise."""

import json

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import VitsConfig, VitsModel, VitsTokenizer

from audio._sounds import as_written
from audio.classification import with_biases
from shared.export import export_graph
from shared.models import Case, Reference, model

LETTERS = list("_abcdefghijklmnopqrstuvwxyz '-")
TEXTS = {"a text": "the dog eats", "capitals and signs": "It's a Night, in Paris!", "a letter": "a"}


class Waveform(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, input_ids, attention_mask):
        return (self.network(input_ids=input_ids, attention_mask=attention_mask).waveform,)


@model("text-to-speech-vits")
def vits(folder):
    (folder / "vocab.json").write_text(json.dumps({letter: index for index, letter in enumerate(LETTERS)}))
    (folder / "config.json").write_text("{}")
    tokenizer = VitsTokenizer(str(folder / "vocab.json"), add_blank=True, normalize=True, phonemize=False, pad_token="_", unk_token="_")
    # What the export for transformers.js writes: letters alone, with a blank between them.
    fast = Tokenizer(models.WordLevel({letter: index for index, letter in enumerate(LETTERS)}, unk_token="_"))
    known = "".join(letter for letter in LETTERS if letter != "_").replace("-", "")
    fast.normalizer = normalizers.Sequence(
        [normalizers.Lowercase(), normalizers.Replace(tokenizers_regex(f"[^{known}-]"), ""), normalizers.Strip(),
         normalizers.Replace(tokenizers_regex("(?=.)|(?<!^)$"), "_")]
    )
    fast.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    fast.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "VitsTokenizer", "pad_token": "_", "unk_token": "_", "add_blank": True,
                    "normalize": True, "clean_up_tokenization_spaces": False})
    )
    config = VitsConfig(
        vocab_size=len(LETTERS), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, window_size=2, ffn_dim=8, flow_size=8,
        spectrogram_bins=9, use_stochastic_duration_prediction=False, upsample_initial_channel=8, upsample_rates=[4, 4],
        upsample_kernel_sizes=[8, 8], resblock_kernel_sizes=[3], resblock_dilation_sizes=[[1]], duration_predictor_filter_channels=8,
        prior_encoder_num_flows=2, prior_encoder_num_wavenet_layers=1, posterior_encoder_num_wavenet_layers=1, wavenet_dilation_rate=1,
        noise_scale=0.0, noise_scale_duration=0.0, sampling_rate=8000, num_speakers=1,
    )
    network = with_biases(VitsModel(config))
    cases = []
    for name, text in TEXTS.items():
        with torch.no_grad():
            waveform = network(**tokenizer(text, return_tensors="pt")).waveform[0].numpy()
        file = f"speech-{len(cases)}.wav"
        write_here(folder / file, as_written(waveform), 8000)
        # Samples of 16 bits.
        cases.append(Case(name, text, {"audio": {"$file": file}, "sampling_rate": 8000}, tolerance=1e-4))
    config.save_pretrained(folder)
    inputs = {"input_ids": torch.tensor([[0, 3, 0, 5, 0, 7, 0]]), "attention_mask": torch.ones(1, 7, dtype=torch.long)}
    axes = {
        "input_ids": {0: "batch_size", 1: "sequence_length"}, "attention_mask": {0: "batch_size", 1: "sequence_length"},
        "waveform": {0: "batch_size", 1: "samples"},
    }
    export_graph(Waveform(network), inputs, ["waveform"], folder / "onnx" / "model.onnx", axes)
    (folder / "vocab.json").unlink()
    return [Reference("text-to-speech", cases), Reference("text-to-audio", cases, "audio")]


def tokenizers_regex(pattern):
    from tokenizers import Regex

    return Regex(pattern)


def write_here(path, samples, rate):
    import wave

    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.round(samples * 32768).astype("<i2").tobytes())
