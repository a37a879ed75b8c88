"""audio-classification, with the pipeline of transformers."""

import torch
from transformers import (
    ASTConfig, ASTFeatureExtractor, ASTForAudioClassification, HubertConfig, HubertForSequenceClassification,
    Wav2Vec2Config, Wav2Vec2FeatureExtractor, Wav2Vec2ForSequenceClassification, WhisperConfig,
    WhisperFeatureExtractor, WhisperForAudioClassification, pipeline,
)

from audio._sounds import sounds
from shared.export import export_model
from shared.models import Case, Reference, model

LABELS = {0: "bell", 1: "dog", 2: "wind"}
CLASSES = {"id2label": LABELS, "label2id": {label: index for index, label in LABELS.items()}}

WAV2VEC2 = {
    "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 24,
    "conv_dim": (8, 8, 8), "conv_kernel": (10, 3, 3), "conv_stride": (10, 8, 4), "num_feat_extract_layers": 3,
    "num_conv_pos_embeddings": 8, "num_conv_pos_embedding_groups": 2, "classifier_proj_size": 8, "vocab_size": 12,
    "initializer_range": 0.5,
}


def cases_of(network, extractor, parameters=None):
    classify = pipeline("audio-classification", model=network, feature_extractor=extractor, device="cpu")
    top_k = (parameters or {}).get("top_k", 5)
    given = {key: value for key, value in (parameters or {}).items() if key != "top_k"}
    return [
        Case(name, file, classify(samples, top_k=top_k, **given), parameters)
        for name, (samples, file) in sounds().items()
    ]


def with_biases(network):
    with torch.no_grad():
        for key, weight in network.named_parameters():
            if key.endswith("bias"):
                weight.normal_(0, 0.1)
    return network.eval()


def write(folder, network, extractor, inputs, axes=None):
    network.config.save_pretrained(folder)
    extractor.save_pretrained(folder)
    export_model(network, inputs, ["logits"], folder / "onnx" / "model.onnx", axes)


WAVE_AXES = {
    "input_values": {0: "batch_size", 1: "sequence_length"},
    "attention_mask": {0: "batch_size", 1: "sequence_length"},
    "logits": {0: "batch_size"},
}


@model("audio-classification-ast")
def ast(folder):
    config = ASTConfig(
        hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24, num_mel_bins=32,
        max_length=64, initializer_range=0.5, **CLASSES,
    )
    network = with_biases(ASTForAudioClassification._from_config(config, attn_implementation="eager"))
    extractor = ASTFeatureExtractor(num_mel_bins=32, max_length=64)
    write(folder, network, extractor, {"input_values": torch.randn(1, 64, 32)}, {"input_values": {0: "batch_size"}})
    return Reference("audio-classification", cases_of(network, extractor))


@model("audio-classification-wav2vec2")
def wav2vec2(folder):
    config = Wav2Vec2Config(**WAV2VEC2, feat_extract_norm="layer", do_stable_layer_norm=True, **CLASSES)
    network = with_biases(Wav2Vec2ForSequenceClassification._from_config(config, attn_implementation="eager"))
    extractor = Wav2Vec2FeatureExtractor(do_normalize=True, return_attention_mask=True)
    write(folder, network, extractor, {"input_values": torch.randn(1, 8000)}, WAVE_AXES)
    return Reference("audio-classification", cases_of(network, extractor, {"top_k": 2}))


@model("audio-classification-hubert")
def hubert(folder):
    config = HubertConfig(**WAV2VEC2, problem_type="multi_label_classification", **CLASSES)
    network = with_biases(HubertForSequenceClassification._from_config(config, attn_implementation="eager"))
    extractor = Wav2Vec2FeatureExtractor(do_normalize=False)
    write(folder, network, extractor, {"input_values": torch.randn(1, 8000)}, WAVE_AXES)
    return Reference("audio-classification", cases_of(network, extractor))


@model("audio-classification-whisper")
def whisper(folder):
    config = WhisperConfig(
        vocab_size=20, d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2,
        encoder_ffn_dim=24, decoder_ffn_dim=24, num_mel_bins=32, max_source_positions=50, max_target_positions=8,
        classifier_proj_size=8, init_std=0.5, pad_token_id=0, bos_token_id=1, eos_token_id=2, decoder_start_token_id=1, **CLASSES,
    )
    network = with_biases(WhisperForAudioClassification._from_config(config, attn_implementation="eager"))
    extractor = WhisperFeatureExtractor(feature_size=32, chunk_length=1)
    write(folder, network, extractor, {"input_features": torch.randn(1, 32, 100)}, {"input_features": {0: "batch_size"}})
    return Reference(
        "audio-classification", cases_of(network, extractor, {"function_to_apply": "none"})
    )
