"""Tokenizers whose vocabulary does not depend on the run that made it."""

import json
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers


def word_pieces(texts: Iterable[str], size: int) -> Tokenizer:
    """Lower-case BERT word pieces; the vocabulary is sorted because the trainer numbers ties at random."""
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    draft = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    draft.normalizer = normalizers.BertNormalizer(lowercase=True)
    draft.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    draft.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=size, special_tokens=special, show_progress=False))
    words = special + sorted(word for word in draft.get_vocab() if word not in special)
    vocabulary = {word: index for index, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = draft.normalizer
    tokenizer.pre_tokenizer = draft.pre_tokenizer
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", vocabulary["[SEP]"]), ("[CLS]", vocabulary["[CLS]"]))
    return tokenizer


def byte_pairs(texts: Iterable[str], size: int, special: list[str]) -> Tokenizer:
    """Byte-level BPE: every input can be encoded, so there is no unknown token."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=special, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def surround(tokenizer: Tokenizer, before: str | None, after: str | None) -> None:
    """Add a token before and after every text, as a template that transformers.js can edit."""
    names = [name for name in (before, after) if name]
    template = " ".join([*([before] if before else []), "$A", *([after] if after else [])])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=template, special_tokens=[(name, tokenizer.token_to_id(name)) for name in names]
    )


def save_tokenizer(tokenizer: Tokenizer, config: dict, directory: Path) -> None:
    """Write tokenizer.json and tokenizer_config.json."""
    data = json.loads(tokenizer.to_str())
    (directory / "tokenizer.json").write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")
    settings = {"clean_up_tokenization_spaces": False, **config}
    (directory / "tokenizer_config.json").write_text(json.dumps(settings, ensure_ascii=False, indent=2) + "\n")
