"""Encoder-decoder models: translation with languages, summarization, text2text-generation."""

import json
from dataclasses import dataclass, field
from typing import Any

import torch
import transformers as hf
from transformers import AutoModelForSeq2SeqLM

from generation._export import export_cross_decoder, export_text_encoder
from generation._tokenizers import BART_TOKENS, T5_TOKENS, bart_like_tokenizer, t5_tokenizer
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import ROBERTA_TOKENS, roberta_tokenizer, save_tokenizer

TEXTS = {"a sentence": "the cat is in the house and the dog lives in berlin.", "one word": "Paris", "signs": "What (is) this, 42?"}

T5 = {"d_model": 16, "d_kv": 4, "d_ff": 24, "num_layers": 2, "num_heads": 4, "relative_attention_num_buckets": 8}
BART = {
    "d_model": 16, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4, "decoder_attention_heads": 4,
    "encoder_ffn_dim": 24, "decoder_ffn_dim": 24, "max_position_embeddings": 48,
}
M2M = ["__en__", "__fr__", "__de__"]
NLLB = ["eng_Latn", "fra_Latn", "deu_Latn"]
MBART = ["en_XX", "fr_XX", "de_DE"]

GENERAL = {
    "greedy": {"max_new_tokens": 12},
    "repetition_penalty": {"max_new_tokens": 12, "repetition_penalty": 1.5},
    "no_repeat_ngram_size": {"max_new_tokens": 14, "no_repeat_ngram_size": 2},
    "min_length": {"min_length": 8, "max_length": 14},
    "beams": {"max_new_tokens": 10, "num_beams": 3},
    "beams that are short": {"max_length": 12, "num_beams": 4, "length_penalty": 0.5, "early_stopping": True},
}
RULES = {
    "encoder_no_repeat_ngram_size": {"max_new_tokens": 10, "encoder_no_repeat_ngram_size": 1},
    "bad_words_ids": {"max_new_tokens": 10, "bad_words_ids": [[9], [12, 13], [20]]},
    "forced_bos_token_id": {"max_new_tokens": 8, "forced_bos_token_id": 11},
    "suppress_tokens": {"max_new_tokens": 10, "suppress_tokens": [8, 15, 16], "begin_suppress_tokens": [21, 22]},
    "exponential_decay_length_penalty": {"max_new_tokens": 16, "exponential_decay_length_penalty": [2, 1.6]},
}


@dataclass
class Seq2Seq:
    config_class: Any
    config: dict
    task: str
    tokenizer: Any
    class_name: str
    tokens: dict = field(default_factory=lambda: BART_TOKENS)
    start: int = 2
    # What generation_config.json says beside the tokens.
    generation: dict = field(default_factory=dict)
    # The source's and the target's code, and how the token of a language is called.
    languages: tuple = ()
    token_of: Any = None
    cases: dict = field(default_factory=lambda: GENERAL)
    prefix: str = ""


LIMITED = {"forced_eos_token_id": 2, "max_length": 16, "num_beams": 2, "no_repeat_ngram_size": 3, "early_stopping": True, "length_penalty": 2.0, "min_length": 4}
DEFAULTS = {"what the model says": {}, "greedy": {"num_beams": 1, "max_length": 12}}

MODELS = {
    "t5": Seq2Seq(hf.T5Config, T5, "text2text-generation", t5_tokenizer, "T5Tokenizer", T5_TOKENS, 0, cases={**GENERAL, **RULES}),
    "mt5": Seq2Seq(hf.MT5Config, {**T5, "feed_forward_proj": "gated-gelu"}, "text2text-generation", t5_tokenizer, "T5Tokenizer", T5_TOKENS, 0),
    "longt5": Seq2Seq(hf.LongT5Config, {**T5, "local_radius": 127}, "summarization", t5_tokenizer, "T5Tokenizer", T5_TOKENS, 0),
    "bart": Seq2Seq(hf.BartConfig, BART, "summarization", roberta_tokenizer, "BartTokenizer", ROBERTA_TOKENS, generation=LIMITED, cases={**DEFAULTS, **GENERAL}),
    "marian": Seq2Seq(hf.MarianConfig, BART, "translation", bart_like_tokenizer, "MarianTokenizer", start=1, generation={"bad_words_ids": [[1]], "num_beams": 4, "forced_eos_token_id": 2, "max_length": 20}, cases={**DEFAULTS, **GENERAL}),
    "m2m_100": Seq2Seq(
        hf.M2M100Config, BART, "translation",
        lambda: bart_like_tokenizer(M2M, "__en__ $A </s>"), "M2M100Tokenizer", languages=("fr", "de"), token_of=lambda code: f"__{code}__",
    ),
    "nllb": Seq2Seq(
        hf.M2M100Config, BART, "translation",
        lambda: bart_like_tokenizer(NLLB, "eng_Latn $A </s>"), "NllbTokenizer", languages=("fra_Latn", "eng_Latn"), token_of=str,
        generation={"max_length": 20},
    ),
    "mbart": Seq2Seq(
        hf.MBartConfig, BART, "translation",
        lambda: bart_like_tokenizer(MBART, "$A </s> en_XX"), "MBartTokenizer", languages=("de_DE", "fr_XX"), token_of=str,
    ),
    "blenderbot": Seq2Seq(hf.BlenderbotConfig, BART, "text2text-generation", roberta_tokenizer, "BlenderbotTokenizer", ROBERTA_TOKENS, 0, generation={"num_beams": 3, "length_penalty": 0.65, "min_length": 5, "max_length": 14, "encoder_no_repeat_ngram_size": 3, "no_repeat_ngram_size": 3}, cases={**DEFAULTS, **GENERAL}),
}
RECORDED = {"t5", "bart", "marian", "nllb", "mbart"}

# What all texts are written with, by models that are kept.
BRIEF = {"greedy", "beams"}

NAMES = {"translation": "translation_text", "summarization": "summary_text", "text2text-generation": "generated_text"}


def spread(model):
    # Heads of random weights would say about the same of all tokens.
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1 and "embed_positions" not in name:
                parameter.normal_(0, 0.4)


def build(folder, name, spec):
    tokenizer = save_tokenizer(spec.tokenizer(), folder, spec.class_name, spec.tokens)
    ids = {"eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id, "decoder_start_token_id": spec.start}
    config = spec.config_class(**{**spec.config, **ids}, vocab_size=len(tokenizer))
    model = AutoModelForSeq2SeqLM.from_config(config, attn_implementation="eager").eval()
    spread(model)
    (folder / "config.json").write_text(json.dumps(config.to_dict()), encoding="utf-8")
    content = {**ids, **spec.generation}
    (folder / "generation_config.json").write_text(json.dumps(content), encoding="utf-8")
    model.generation_config = type(model.generation_config)(**content)
    export_text_encoder(model.get_encoder(), folder / "onnx" / "encoder_model.onnx")
    export_cross_decoder(model, folder / "onnx" / "decoder_model_merged.onnx", 2, 4, 4, 16)
    return model, tokenizer


def declare(name):
    spec = MODELS[name]

    @model(f"{spec.task}-{name}", recorded=name in RECORDED)
    def make(folder):
        model, tokenizer = build(folder, name, spec)
        cases = []
        for title, text in TEXTS.items():
            for case, parameters in spec.cases.items():
                if name in RECORDED and title != "a sentence" and case not in BRIEF:
                    continue
                asked, forced = dict(parameters), {}
                ids = tokenizer(text)["input_ids"]
                if spec.languages:
                    source, target = spec.languages
                    known = [tokenizer.convert_tokens_to_ids(one) for one in spec.tokenizer().get_vocab() if one in {*M2M, *NLLB, *MBART}]
                    place = next(at for at, one in enumerate(ids) if one in known)
                    ids[place] = tokenizer.convert_tokens_to_ids(spec.token_of(source))
                    forced = {"forced_bos_token_id": tokenizer.convert_tokens_to_ids(spec.token_of(target))}
                    asked = {**asked, "src_lang": source, "tgt_lang": target}
                tensor = torch.tensor([ids])
                if not {"max_length", "max_new_tokens"} & {*parameters, *spec.generation}:
                    raise AssertionError("Say how long the text may be.")
                with torch.no_grad():
                    rows = model.generate(input_ids=tensor, attention_mask=torch.ones_like(tensor), **parameters, **forced)
                texts = [{NAMES[spec.task]: tokenizer.decode(row, skip_special_tokens=True)} for row in rows]
                output = texts if spec.task == "text2text-generation" else texts[0]
                cases.append(Case(f"{case}: {title}", text, output, asked))
        return Reference(spec.task, cases)


for name in MODELS:
    declare(name)
