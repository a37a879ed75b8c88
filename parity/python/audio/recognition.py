"""automatic-speech-recognition, with the pipeline of transformers."""

import json

import numpy as np
import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    HubertConfig, HubertForCTC, Wav2Vec2Config, Wav2Vec2CTCTokenizer, Wav2Vec2FeatureExtractor, Wav2Vec2ForCTC, pipeline,
)

from audio._sounds import sounds
from audio.classification import WAV2VEC2, WAVE_AXES, with_biases
from shared.export import export_model
from shared.models import Case, Reference, model

LETTERS = ["<pad>", "<s>", "</s>", "<unk>", "|", *"ABEHOT'"]


def write_ctc(folder, network, do_normalize):
    (folder / "vocab.json").write_text(json.dumps({token: index for index, token in enumerate(LETTERS)}))
    tokenizer = Wav2Vec2CTCTokenizer(str(folder / "vocab.json"))
    # What the export for transformers.js writes: the vocabulary, and a decoder that merges repeats.
    fast = Tokenizer(models.WordLevel({token: index for index, token in enumerate(LETTERS)}, unk_token="<unk>"))
    fast.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    fast.decoder = decoders.CTC(pad_token="<pad>", word_delimiter_token="|", cleanup=False)
    fast.add_special_tokens([AddedToken(token, special=True) for token in LETTERS[:4]])
    fast.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "tokenizer_config.json").write_text(
        json.dumps(
            {"tokenizer_class": "Wav2Vec2CTCTokenizer", "pad_token": "<pad>", "unk_token": "<unk>", "word_delimiter_token": "|",
             "do_lower_case": False, "clean_up_tokenization_spaces": False}
        )
    )
    extractor = Wav2Vec2FeatureExtractor(do_normalize=do_normalize, return_attention_mask=do_normalize)
    network.config.save_pretrained(folder)
    extractor.save_pretrained(folder)
    axes = {**WAVE_AXES, "logits": {0: "batch_size", 1: "steps"}}
    export_model(network, {"input_values": torch.randn(1, 8000)}, ["logits"], folder / "onnx" / "model.onnx", axes)
    return pipeline(
        "automatic-speech-recognition", model=network, tokenizer=tokenizer, feature_extractor=extractor, device="cpu"
    )


def ctc_cases(recognize):
    cases = []
    for name, (samples, file) in sounds().items():
        cases.append(Case(name, file, {"text": recognize(samples.copy())["text"]}))
        output = recognize(samples.copy(), return_timestamps="word")
        cases.append(Case(f"{name}, words", file, output, {"return_timestamps": "word"}))
    samples, file = sounds()["a long sound"]
    for length, stride in ((0.5, None), (0.4, 0.1)):
        python = {"chunk_length_s": length, "return_timestamps": "word"}
        if stride is not None:
            python["stride_length_s"] = stride
        cases.append(Case(f"windows of {length} s", file, recognize(samples.copy(), **python), python))
    return cases


@model("automatic-speech-recognition-wav2vec2")
def wav2vec2(folder):
    config = Wav2Vec2Config(
        **WAV2VEC2, feat_extract_norm="layer", do_stable_layer_norm=True, pad_token_id=0, ctc_loss_reduction="mean"
    )
    network = with_biases(Wav2Vec2ForCTC._from_config(config, attn_implementation="eager"))
    return Reference("automatic-speech-recognition", ctc_cases(write_ctc(folder, network, True)))


@model("automatic-speech-recognition-hubert")
def hubert(folder):
    network = with_biases(HubertForCTC._from_config(HubertConfig(**WAV2VEC2), attn_implementation="eager"))
    return Reference("automatic-speech-recognition", ctc_cases(write_ctc(folder, network, False)))
