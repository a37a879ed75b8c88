"""audio-text-to-text: Voxtral, which hears with an encoder like Whisper's and writes with a Llama.

The graphs are those of the models that transformers.js runs: `audio_encoder`, `embed_tokens` and `decoder_model_merged`. The prompts are
those of the chat template, with `[BEGIN_AUDIO]` and a place for each vector of a sound, as `mistral-common` writes them;
the frames are those of `VoxtralProcessor`: of all of the sound, padded to whole pieces.
"""

import torch
import transformers as hf
from torch import nn

from audio._sounds import sounds
from generation._export import export_graph
from generation.seeing import TEXT, export_writer, make_tokenizer, write
from generation.seq2seq import spread
from shared.models import Case, Reference, model

SECONDS = 1
FRAMES = 100 * SECONDS
TEMPLATE = (
    "<|endoftext|>{% for message in messages %}[INST]{% for part in message['content'] %}{% if part['type'] == 'audio' %}[AUDIO]"
    "{% else %}{{ part['text'] }}{% endif %}{% endfor %}[/INST]{% endfor %}"
)
SPECIAL = ["[AUDIO]", "[BEGIN_AUDIO]", "[INST]", "[/INST]"]
CASES = {
    "a short sound": ("What is it?", {"max_new_tokens": 10}),
    "a long sound": ("The dog?", {"max_new_tokens": 8}),
    "8,000 Hz": ("Where is the red house?", {"max_new_tokens": 8, "num_beams": 3}),
    "two channels at 44,100 Hz": ("say: [AUDIO] and", {"max_new_tokens": 8, "no_repeat_ngram_size": 2}),
}


class Heard(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, audio_values):
        return (self.network.model.get_audio_features(audio_values).pooler_output,)


@model("audio-text-to-text-voxtral")
def voxtral(folder):
    tokenizer = make_tokenizer(folder, TEMPLATE, SPECIAL)
    hearing = hf.VoxtralEncoderConfig(
        hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2, num_mel_bins=16, max_source_positions=FRAMES // 2,
    )
    text = hf.LlamaConfig(vocab_size=len(tokenizer), head_dim=4, **TEXT)
    config = hf.VoxtralConfig(audio_config=hearing.to_dict(), text_config=text.to_dict(), audio_token_id=tokenizer.convert_tokens_to_ids("[AUDIO]"))
    config.text_config._attn_implementation = config.audio_config._attn_implementation = "eager"
    network = hf.VoxtralForConditionalGeneration(config).eval()
    spread(network)
    write(folder, "config.json", config.to_dict())
    write(folder, "generation_config.json", {"eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id})
    extractor = hf.WhisperFeatureExtractor(feature_size=16, chunk_length=SECONDS)
    extractor.save_pretrained(folder)
    axes = {"audio_values": {0: "pieces"}, "audio_features": {0: "places"}}
    export_graph(Heard(network), {"audio_values": torch.rand(2, 16, FRAMES)}, ["audio_features"], folder / "onnx" / "audio_encoder.onnx", axes)
    export_writer(folder, config.text_config, network.model.language_model, network.lm_head, network.get_input_embeddings())

    cases, heard = [], sounds()
    for name, (question, parameters) in CASES.items():
        samples, file = heard[name]
        pieces = -(-len(samples) // extractor.n_samples)
        features = extractor(
            samples, sampling_rate=16_000, padding=True, truncation=False, pad_to_multiple_of=extractor.n_samples, return_tensors="pt",
        ).input_features
        features = features.reshape(16, -1, FRAMES).transpose(0, 1)
        assert len(features) == pieces
        places = "[AUDIO]" * (pieces * FRAMES // 2 * 16 // 32)
        prompt = question
        if "[AUDIO]" not in question:
            content = [{"type": "audio"}, {"type": "text", "text": question}]
            prompt = tokenizer.apply_chat_template([{"role": "user", "content": content}], tokenize=False)
        ids = tokenizer(prompt.replace("[AUDIO]", f"[BEGIN_AUDIO]{places}"), return_tensors="pt", add_special_tokens=False)
        with torch.no_grad():
            row = network.generate(input_ids=ids["input_ids"], attention_mask=ids["attention_mask"], input_features=features, do_sample=False, **parameters)[0]
        written = tokenizer.decode(row[ids["input_ids"].shape[1]:], skip_special_tokens=True)
        cases.append(Case(name, {"audio": file, "text": question}, [{"generated_text": written}], parameters))
    return Reference("audio-text-to-text", cases, packages=("torch", "transformers", "tokenizers", "numpy"))
