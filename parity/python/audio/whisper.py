"""automatic-speech-recognition with Whisper, with the pipeline of transformers: greedy, as the runner's default is."""

import torch
from tokenizers import AddedToken
from transformers import (
    DynamicCache, EncoderDecoderCache, GenerationConfig, WhisperConfig, WhisperFeatureExtractor,
    WhisperForConditionalGeneration, WhisperTokenizer, pipeline,
)

from audio._sounds import RATE, sounds
from audio.classification import with_biases
from shared import tokenizers_by_hand as by_hand
from shared.export import export_graph, export_model
from shared.models import Case, Reference, model

SPECIAL = [
    "<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|fr|>", "<|translate|>", "<|transcribe|>", "<|startoflm|>",
    "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>",
]
# Steps of the encoder: 0.02 s each, so that the model hears a second at once.
STEPS = 50
HEADS, LAYERS, WIDTH = 2, 1, 16
TOKENS_AT_MOST = 24


class Decoder(torch.nn.Module):
    """One step of the decoder: caches of its own tokens go in and come out."""

    def __init__(self, network, attentions):
        super().__init__()
        self.network, self.attentions = network, attentions

    def forward(self, input_ids, encoder_hidden_states, *past):
        cache = DynamicCache()
        for layer in range(LAYERS):
            cache.update(past[2 * layer], past[2 * layer + 1], layer)
        length, before = input_ids.shape[1], past[0].shape[2]
        ok = torch.arange(before + length)[None, :] <= (torch.arange(length) + before)[:, None]
        decoder = self.network.model.decoder
        output = decoder(
            input_ids=input_ids,
            attention_mask=torch.where(ok, 0.0, -1e9)[None, None],
            encoder_hidden_states=encoder_hidden_states,
            past_key_values=EncoderDecoderCache(cache, DynamicCache()),
            position_ids=(torch.arange(length) + before)[None],
            use_cache=True,
            output_attentions=self.attentions,
        )
        kept = output.past_key_values.self_attention_cache
        layers = [tensor for layer in kept.layers for tensor in (layer.keys, layer.values)]
        crossed = list(output.cross_attentions) if self.attentions else []
        return (self.network.proj_out(output.last_hidden_state), *layers, *crossed)


def save_tokenizer(folder):
    tokenizer = by_hand.gpt2_tokenizer()
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in SPECIAL])
    tokenizer.add_tokens([AddedToken(f"<|{step * 0.02:.2f}|>", special=False) for step in range(STEPS + 1)])
    tokens = {"bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>", "pad_token": "<|endoftext|>"}
    by_hand.save_tokenizer(
        tokenizer, folder, "WhisperTokenizer", tokens, additional_special_tokens=SPECIAL[1:]
    )
    return WhisperTokenizer.from_pretrained(str(folder))


def make(folder, attentions, multilingual, scale):
    tokenizer = save_tokenizer(folder)
    ids = {token: tokenizer.convert_tokens_to_ids(token) for token in SPECIAL}
    end, start = ids["<|endoftext|>"], ids["<|startoftranscript|>"]
    config = WhisperConfig(
        vocab_size=len(tokenizer), d_model=WIDTH, encoder_layers=1, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=24, decoder_ffn_dim=24, num_mel_bins=32, max_source_positions=STEPS,
        max_target_positions=TOKENS_AT_MOST, init_std=scale, pad_token_id=end, bos_token_id=end, eos_token_id=end,
        decoder_start_token_id=start,
    )
    network = with_biases(WhisperForConditionalGeneration._from_config(config, attn_implementation="eager"))
    network.generation_config = GenerationConfig(
        max_length=TOKENS_AT_MOST, pad_token_id=end, bos_token_id=end, eos_token_id=end, decoder_start_token_id=start,
        begin_suppress_tokens=[end], no_timestamps_token_id=ids["<|notimestamps|>"], is_multilingual=multilingual,
        prev_sot_token_id=ids["<|startofprev|>"], return_timestamps=False, max_initial_timestamp_index=STEPS,
        **({"lang_to_id": {"<|en|>": ids["<|en|>"], "<|fr|>": ids["<|fr|>"]},
            "task_to_id": {"transcribe": ids["<|transcribe|>"], "translate": ids["<|translate|>"]}} if multilingual else {}),
        **({"alignment_heads": [[0, 0], [0, 1]]} if attentions else {}),
    )
    config.median_filter_width = 3
    extractor = WhisperFeatureExtractor(feature_size=32, chunk_length=1)
    config.save_pretrained(folder)
    network.generation_config.save_pretrained(folder)
    extractor.save_pretrained(folder)

    features = {"input_features": torch.randn(1, 32, 2 * STEPS)}
    axes = {"input_features": {0: "batch_size"}, "last_hidden_state": {0: "batch_size"}}
    export_model(network.model.encoder, features, ["last_hidden_state"], folder / "onnx" / "encoder_model.onnx", axes)
    past = [f"past_key_values.{layer}.decoder.{part}" for layer in range(LAYERS) for part in ("key", "value")]
    inputs = {
        "input_ids": torch.tensor([[start, 5, 7]]),
        "encoder_hidden_states": torch.randn(1, STEPS, WIDTH),
        **{name: torch.randn(1, HEADS, 4, WIDTH // HEADS) for name in past},
    }
    present = [name.replace("past_key_values", "present") for name in past]
    crossed = [f"cross_attentions.{layer}" for layer in range(LAYERS)] if attentions else []
    axes = {
        "input_ids": {0: "batch_size", 1: "sequence_length"}, "encoder_hidden_states": {0: "batch_size"},
        "logits": {0: "batch_size", 1: "sequence_length"},
        **{name: {0: "batch_size", 2: "past_sequence_length"} for name in past},
        **{name: {0: "batch_size", 2: "total_sequence_length"} for name in present},
        **{name: {0: "batch_size", 2: "sequence_length"} for name in crossed},
    }
    export_graph(
        Decoder(network, attentions), inputs, ["logits", *present, *crossed], folder / "onnx" / "decoder_model_merged.onnx", axes
    )
    return pipeline(
        "automatic-speech-recognition", model=network, tokenizer=tokenizer, feature_extractor=extractor, device="cpu"
    )


def ask(recognize, samples, parameters):
    given = dict(parameters or {})
    python = {key: given.pop(key) for key in ("return_timestamps", "chunk_length_s", "stride_length_s") if key in given}
    output = recognize(samples.copy(), generate_kwargs={"num_beams": 1, "max_new_tokens": None, **given}, **python)
    return {key: output[key] for key in ("text", "chunks") if key in output}


def cases_of(recognize, *every):
    cases = []
    for name, (samples, file) in sounds().items():
        for title, parameters in every:
            if len(samples) > RATE and "chunk_length_s" not in parameters and not parameters.get("return_timestamps"):
                continue  # Python refuses sounds that are longer than a window without times.
            if len(samples) > RATE and parameters.get("return_timestamps"):
                continue  # Python takes every window to be of 30 s.
            output = ask(recognize, samples, parameters)
            if any(chunk["timestamp"][0] is None for chunk in output.get("chunks", [])):
                continue  # A text without a beginning, which the task does not have.
            # Times of words are steps of the encoder, and two ways of equal cost may differ by one.
            tolerance = 0.0201 if parameters.get("return_timestamps") == "word" else None
            cases.append(Case(f"{name}, {title}", file, output, parameters, tolerance))
    return cases


@model("automatic-speech-recognition-whisper")
def whisper(folder):
    recognize = make(folder, attentions=False, multilingual=True, scale=0.5)
    return Reference(
        "automatic-speech-recognition",
        cases_of(
            recognize, ("plain", {}), ("French", {"language": "fr"}), ("translated", {"language": "fr", "task": "translate"}),
            ("sentences", {"return_timestamps": True, "language": "en"}), ("few tokens", {"max_new_tokens": 5}),
            ("windows", {"chunk_length_s": 0.8, "language": "en"}),
        ),
    )


@model("automatic-speech-recognition-whisper-english")
def english(folder):
    recognize = make(folder, attentions=True, multilingual=False, scale=0.3)
    return Reference(
        "automatic-speech-recognition",
        cases_of(
            recognize, ("plain", {}), ("sentences", {"return_timestamps": True}), ("words", {"return_timestamps": "word"}),
        ),
    )
