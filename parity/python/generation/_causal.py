"""The decoder-only models whose parity is checked: config and tokenizer of each."""

from dataclasses import dataclass, field
from typing import Any

import transformers as hf

from generation._tokenizers import LLAMA_TOKENS, llama_tokenizer
from shared.tokenizers_by_hand import GPT2_TOKENS, gpt2_tokenizer

# Wide enough weights, so that no two tokens are about as probable.
SPREAD = {"initializer_range": 0.4}
SMALL = {
    "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 24,
    "max_position_embeddings": 64, **SPREAD,
}
GROUPED = {**SMALL, "num_key_value_heads": 2}
WIDE = {**GROUPED, "head_dim": 8}


@dataclass
class Causal:
    config_class: Any
    config: dict
    tokenizer: Any = llama_tokenizer
    class_name: str = "LlamaTokenizer"
    tokens: dict = field(default_factory=lambda: LLAMA_TOKENS)
    heads: int = 2
    size: int = 4
    # The masks that its layers have by name.
    kinds: tuple = ()
    plain_mask: bool = False
    positions: bool = True
    model_class: Any = None
    # What the tokenizer's config has beside the tokens.
    tokenizer_config: dict = field(default_factory=dict)


def gpt(config_class, config, **options):
    return Causal(config_class, config, gpt2_tokenizer, "GPT2Tokenizer", GPT2_TOKENS, **{"heads": 4, **options})


GPT = {"n_embd": 16, "n_layer": 2, "n_head": 4, "n_positions": 48, **SPREAD}
BOTH = ("full_attention", "sliding_attention")

CAUSAL = {
    "gpt2": gpt(hf.GPT2Config, GPT),
    "gptj": gpt(hf.GPTJConfig, {**GPT, "rotary_dim": 4, "n_inner": 24}),
    "codegen": gpt(hf.CodeGenConfig, {**GPT, "rotary_dim": 4, "n_inner": 24, "n_ctx": 48}),
    "gpt_bigcode": gpt(hf.GPTBigCodeConfig, {**GPT, "multi_query": False}),
    "gpt_neo": gpt(
        hf.GPTNeoConfig,
        {
            "hidden_size": 16, "num_layers": 2, "num_heads": 4, "intermediate_size": 24, "max_position_embeddings": 48,
            "attention_types": [[["global", "local"], 1]], "window_size": 48, **SPREAD,
        },
    ),
    "gpt_neox": gpt(hf.GPTNeoXConfig, SMALL),
    "opt": gpt(
        hf.OPTConfig,
        {
            "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 4, "ffn_dim": 24, "word_embed_proj_dim": 16,
            "max_position_embeddings": 64, "init_std": 0.4,
        },
    ),
    "bloom": gpt(hf.BloomConfig, {"hidden_size": 16, "n_layer": 2, "n_head": 4, **SPREAD}, plain_mask=True, positions=False),
    "mpt": gpt(hf.MptConfig, {"d_model": 16, "n_layers": 2, "n_heads": 4, "max_seq_len": 64, "expansion_ratio": 2, **SPREAD}, plain_mask=True, positions=False),
    "falcon": gpt(
        hf.FalconConfig,
        {
            "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 4, "new_decoder_architecture": False,
            "multi_query": False, "parallel_attn": True, "bias": False, "alibi": False, **SPREAD,
        },
    ),
    "phi": gpt(hf.PhiConfig, SMALL),
    "stablelm": gpt(hf.StableLmConfig, {**SMALL, "num_key_value_heads": 4, "partial_rotary_factor": 0.5}),
    "olmo": gpt(hf.OlmoConfig, SMALL),
    "olmo2": gpt(hf.Olmo2Config, SMALL),
    "starcoder2": gpt(hf.Starcoder2Config, {**SMALL, "num_key_value_heads": 4}),
    "llama": Causal(hf.LlamaConfig, GROUPED),
    "mistral": Causal(hf.MistralConfig, {**GROUPED, "sliding_window": None}, tokenizer_config={"add_bos_token": True, "add_eos_token": False}, tokenizer=lambda: llama_tokenizer(None)),
    "phi3": Causal(hf.Phi3Config, {**GROUPED, "pad_token_id": 0}),
    "granite": Causal(hf.GraniteConfig, GROUPED),
    "smollm3": Causal(hf.SmolLM3Config, {**GROUPED, "pad_token_id": 0}, kinds=("full_attention",)),
    "helium": Causal(hf.HeliumConfig, {**GROUPED, "head_dim": 4, "pad_token_id": 0}),
    "gemma": Causal(hf.GemmaConfig, WIDE, size=8),
    "gemma2": Causal(hf.Gemma2Config, {**WIDE, "sliding_window": 64}, size=8, kinds=BOTH),
    "gemma3_text": Causal(hf.Gemma3TextConfig, {**WIDE, "sliding_window": 64}, size=8, kinds=BOTH),
    "qwen2": gpt(hf.Qwen2Config, GROUPED, heads=2, kinds=("full_attention",)),
    "qwen3": gpt(hf.Qwen3Config, WIDE, heads=2, size=8, kinds=("full_attention",)),
}
