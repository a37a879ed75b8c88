"""The encoders whose parity is checked: config, tokenizer and inputs of each."""

from dataclasses import dataclass, field
from typing import Any

import torch
from transformers import (
    AlbertConfig, BertConfig, CamembertConfig, DebertaConfig, DebertaV2Config, DistilBertConfig, ElectraConfig,
    ModernBertConfig, MPNetConfig, RobertaConfig, XLMRobertaConfig,
)

from shared import tokenizers_by_hand as by_hand
from shared.export import export_model

SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 24}
IDS = ("input_ids", "attention_mask")
TYPED = ("input_ids", "attention_mask", "token_type_ids")


@dataclass
class Encoder:
    config_class: Any
    tokenizer: Any
    class_name: str
    tokens: dict
    inputs: tuple = IDS
    # Most tokens that it reads.
    limit: int = 24
    config: dict = field(default_factory=dict)
    # What the tokenizer's config has beside the tokens.
    tokenizer_config: dict = field(default_factory=dict)


ENCODERS = {
    "bert": Encoder(
        BertConfig, by_hand.bert_tokenizer, "BertTokenizer", by_hand.BERT_TOKENS, TYPED,
        config={**SMALL, "max_position_embeddings": 24},
    ),
    "bert-cased": Encoder(
        BertConfig, lambda: by_hand.bert_tokenizer(lowercase=False), "BertTokenizer", by_hand.BERT_TOKENS, TYPED,
        config={**SMALL, "max_position_embeddings": 24},
    ),
    "distilbert": Encoder(
        DistilBertConfig, by_hand.bert_tokenizer, "DistilBertTokenizer", by_hand.BERT_TOKENS,
        config={"dim": 16, "n_layers": 1, "n_heads": 2, "hidden_dim": 24, "max_position_embeddings": 24},
    ),
    "electra": Encoder(
        ElectraConfig, by_hand.bert_tokenizer, "ElectraTokenizer", by_hand.BERT_TOKENS, TYPED,
        config={**SMALL, "embedding_size": 16, "max_position_embeddings": 24},
    ),
    "mpnet": Encoder(
        MPNetConfig, by_hand.bert_tokenizer, "MPNetTokenizer", by_hand.BERT_TOKENS,
        config={**SMALL, "max_position_embeddings": 26, "pad_token_id": 1}, limit=24,
    ),
    "roberta": Encoder(
        RobertaConfig, by_hand.roberta_tokenizer, "RobertaTokenizer", by_hand.ROBERTA_TOKENS,
        config={**SMALL, "max_position_embeddings": 26, "type_vocab_size": 1, "pad_token_id": 1},
    ),
    "xlm-roberta": Encoder(
        XLMRobertaConfig, by_hand.xlm_roberta_tokenizer, "XLMRobertaTokenizer", by_hand.ROBERTA_TOKENS,
        config={**SMALL, "max_position_embeddings": 26, "type_vocab_size": 1, "pad_token_id": 1},
    ),
    "camembert": Encoder(
        CamembertConfig, by_hand.xlm_roberta_tokenizer, "CamembertTokenizer", by_hand.ROBERTA_TOKENS,
        config={**SMALL, "max_position_embeddings": 26, "type_vocab_size": 1, "pad_token_id": 1},
    ),
    "albert": Encoder(
        AlbertConfig, by_hand.albert_tokenizer, "AlbertTokenizer", by_hand.ALBERT_TOKENS, TYPED,
        config={**SMALL, "embedding_size": 16, "max_position_embeddings": 24},
    ),
    "deberta": Encoder(
        DebertaConfig, by_hand.modernbert_tokenizer, "DebertaTokenizer", by_hand.BERT_TOKENS, TYPED,
        config={
            **SMALL, "max_position_embeddings": 24, "relative_attention": True, "pos_att_type": ["c2p", "p2c"],
            "type_vocab_size": 0, "position_biased_input": False,
        },
    ),
    "deberta-v2": Encoder(
        DebertaV2Config, by_hand.deberta_tokenizer, "DebertaV2Tokenizer", by_hand.BERT_TOKENS, TYPED,
        config={
            **SMALL, "max_position_embeddings": 24, "relative_attention": True, "pos_att_type": ["p2c", "c2p"],
            "type_vocab_size": 0, "position_biased_input": False, "position_buckets": 8, "norm_rel_ebd": "layer_norm",
            "share_att_key": True,
        },
    ),
    "modernbert": Encoder(
        ModernBertConfig, by_hand.modernbert_tokenizer, "PreTrainedTokenizerFast", by_hand.BERT_TOKENS,
        config={
            **SMALL, "num_hidden_layers": 2, "max_position_embeddings": 24, "pad_token_id": 0, "cls_token_id": 2, "sep_token_id": 3,
            "bos_token_id": 2, "eos_token_id": 3, "local_attention": 8, "global_attn_every_n_layers": 2,
        },
    ),
}


def example_inputs(names, vocabulary: int, shape=(2, 9)) -> dict:
    """Tensors to trace a graph with: random ids, a mask, and types."""
    ids = torch.randint(5, vocabulary, shape)
    mask = torch.ones_like(ids)
    mask[1, -2:] = 0
    types = torch.zeros_like(ids)
    types[:, 5:] = 1
    return {name: {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}[name] for name in names}


def make_encoder(folder, name: str, model_class, outputs=("logits",), limit: int | None = None, positions: int = 24, **config):
    """Writes a model of a class such as `AutoModelForTokenClassification`, and returns the model and its tokenizer.

    positions: how many tokens the model reads.
    limit: `model_max_length` in the tokenizer's config; default: none, so that the model's config decides.
    """
    encoder = ENCODERS[name]
    tokenizer = by_hand.save_tokenizer(
        encoder.tokenizer(), folder, encoder.class_name, encoder.tokens, limit, encoder.inputs, **encoder.tokenizer_config
    )
    # Some models count positions from after the padding's.
    more = encoder.config["max_position_embeddings"] - encoder.limit
    sizes = {"max_position_embeddings": positions + more, "initializer_range": 0.5}
    settings = encoder.config_class(vocab_size=len(tokenizer), **{**encoder.config, **sizes, **config})
    settings._attn_implementation = "eager"
    model = model_class.from_config(settings, attn_implementation="eager").eval()
    with torch.no_grad():
        for key, weight in model.named_parameters():
            # Biases are not 0 in a trained model, and a position's vector is not as near to the next one's.
            if key.endswith("bias"):
                weight.normal_(0, 0.1)
    model.config.save_pretrained(folder)
    inputs = example_inputs(encoder.inputs, len(tokenizer))
    export_model(model, inputs, list(outputs), folder / "onnx" / "model.onnx")
    # What transformers would read from the model's own tokenizer class.
    if tokenizer.model_max_length > 1e9:
        tokenizer.model_max_length = positions
    return model, tokenizer
