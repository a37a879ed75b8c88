"""zero-shot-audio-classification with CLAP, with the pipeline of transformers."""

import torch
from transformers import ClapAudioConfig, ClapConfig, ClapFeatureExtractor, ClapModel, ClapTextConfig, pipeline

from audio._sounds import sounds
from audio.classification import with_biases
from shared import tokenizers_by_hand as by_hand
from shared.export import export_model
from shared.models import Case, Reference, model

LABELS = ["a dog", "the night in Paris", "work"]


class Outputs(torch.nn.Module):
    """The numbers that the pipeline reads."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, **inputs):
        return {"logits_per_audio": self.network(**inputs).logits_per_audio}


@model("zero-shot-audio-classification-clap")
def clap(folder):
    tokenizer = by_hand.save_tokenizer(
        by_hand.roberta_tokenizer(), folder, "RobertaTokenizer", by_hand.ROBERTA_TOKENS, model_max_length=24
    )
    config = ClapConfig(
        text_config=ClapTextConfig(
            vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24,
            max_position_embeddings=26, type_vocab_size=1, projection_dim=16, initializer_factor=1.0,
        ).to_dict(),
        audio_config=ClapAudioConfig(
            window_size=2, num_mel_bins=8, spec_size=32, hidden_size=16, patch_embeds_hidden_size=8,
            depths=[1, 1], num_attention_heads=[2, 2], num_hidden_layers=2, projection_dim=16, patch_stride=[4, 4], patch_size=4,
            aff_block_r=2, num_classes=4, hidden_dropout_prob=0.0, attn_drop_rate=0.0, drop_path_rate=0.0,
        ).to_dict(),
        projection_dim=16, logit_scale_init_value=10.0,
    )
    network = with_biases(ClapModel._from_config(config, attn_implementation="eager"))
    extractor = ClapFeatureExtractor(
        feature_size=8, sampling_rate=16_000, hop_length=160, max_length_s=1, fft_window_size=256, frequency_max=8000,
        truncation="rand_trunc", padding="repeatpad",
    )
    network.config.save_pretrained(folder)
    extractor.save_pretrained(folder)
    classify = pipeline(
        "zero-shot-audio-classification", model=network, tokenizer=tokenizer, feature_extractor=extractor, device="cpu"
    )
    cases = []
    for name, (samples, file) in sounds().items():
        if len(samples) > 16_000:
            continue  # Python hears a part of it that it draws.
        parameters = {"candidate_labels": LABELS}
        cases.append(Case(name, file, classify(samples, **parameters), parameters))
        parameters = {"candidate_labels": LABELS, "hypothesis_template": "I like {}!"}
        cases.append(Case(f"{name}, with a template", file, classify(samples, **parameters), parameters))
    tokens = tokenizer(["a dog", "the night"], return_tensors="pt", padding=True)
    inputs = {
        "input_ids": tokens["input_ids"], "attention_mask": tokens["attention_mask"].clone(),
        "input_features": torch.randn(1, 1, 101, 8),
    }
    axes = {
        "input_ids": {0: "text_batch_size", 1: "sequence_length"},
        "attention_mask": {0: "text_batch_size", 1: "sequence_length"},
        "input_features": {0: "audio_batch_size"},
        "logits_per_audio": {0: "audio_batch_size", 1: "text_batch_size"},
    }
    export_model(Outputs(network), inputs, ["logits_per_audio"], folder / "onnx" / "model.onnx", axes)
    return Reference("zero-shot-audio-classification", cases)
