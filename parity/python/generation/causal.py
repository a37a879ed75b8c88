"""text-generation with decoder-only models: greedy, beams, rules and the model's own defaults."""

import json

import torch
from transformers import AutoModelForCausalLM

from generation._causal import CAUSAL
from generation._export import export_decoder
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import save_tokenizer

PROMPTS = {"a sentence": "the cat is in the house and the dog", "one word": "a", "letters that are no words": "Zürich 7?"}

# Those that are kept differ in their tokenizers, special tokens, positions and caches.
RECORDED = {"gpt2", "mistral", "gemma2", "bloom", "opt"}

# What all prompts are written with, of models that are kept.
BRIEF = {"greedy", "beams"}

CASES = {
    "greedy": {"max_new_tokens": 12},
    "repetition_penalty": {"max_new_tokens": 12, "repetition_penalty": 1.7},
    "no_repeat_ngram_size": {"max_new_tokens": 14, "no_repeat_ngram_size": 2},
    "min_new_tokens": {"min_new_tokens": 10, "max_new_tokens": 16},
    "beams": {"max_new_tokens": 10, "num_beams": 3},
    "beams that are long": {"max_new_tokens": 10, "num_beams": 4, "length_penalty": 2.0, "early_stopping": "never"},
    "beams that end early": {
        "max_new_tokens": 12, "num_beams": 2, "early_stopping": True, "length_penalty": -1.0, "no_repeat_ngram_size": 3,
    },
    "several beams": {"max_new_tokens": 6, "num_beams": 4, "num_return_sequences": 3},
    "up to the limit of positions": {"max_length": 48},
}


def written(model, tokenizer, prompt, parameters):
    """What the text-generation pipeline of transformers gives, without its default of sampling."""
    encoded = tokenizer(prompt, return_tensors="pt", return_token_type_ids=False)
    with torch.no_grad():
        rows = model.generate(**encoded, **parameters, pad_token_id=0)
    start = len(tokenizer.decode(encoded["input_ids"][0], skip_special_tokens=True))
    return [{"generated_text": prompt + tokenizer.decode(row, skip_special_tokens=True)[start:]} for row in rows]


def build(folder, spec, config=None, generation=None):
    tokenizer = save_tokenizer(spec.tokenizer(), folder, spec.class_name, spec.tokens, **spec.tokenizer_config)
    ids = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id, "pad_token_id": 0}
    settings = spec.config_class(**{**ids, **spec.config, **(config or {})}, vocab_size=len(tokenizer))
    settings._attn_implementation = "eager"
    model = AutoModelForCausalLM.from_config(settings, attn_implementation="eager").eval()
    # Heads of random weights would say about the same of all tokens.
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 0.4)
    (folder / "config.json").write_text(json.dumps(settings.to_dict()), encoding="utf-8")
    content = {**ids, **(generation or {})}
    (folder / "generation_config.json").write_text(json.dumps(content), encoding="utf-8")
    layers = settings.get_text_config().num_hidden_layers
    export_decoder(
        model, folder / "onnx" / "model.onnx", layers, spec.heads, spec.size,
        kinds=spec.kinds, plain_mask=spec.plain_mask, positions=spec.positions,
    )
    model.generation_config = type(model.generation_config)(**content)
    return model, tokenizer


def declare(name):
    spec = CAUSAL[name]

    @model(f"text-generation-{name}", recorded=name in RECORDED)
    def make(folder):
        model, tokenizer = build(folder, spec)
        is_short = name in RECORDED
        cases = []
        for title, prompt in PROMPTS.items():
            for case, parameters in CASES.items():
                if is_short and title != "a sentence" and case not in BRIEF:
                    continue
                output = written(model, tokenizer, prompt, parameters)
                cases.append(Case(f"{case}: {title}", prompt, output, parameters))
        return Reference("text-generation", cases)


for name in CAUSAL:
    declare(name)
