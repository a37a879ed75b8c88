"""Tokenizers whose vocabulary does not depend on the run that made it."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def most_common(counts: Counter, size: int) -> list[str]:
    """The most frequent keys; ties in alphabetical order."""
    return sorted(counts, key=lambda key: (-counts[key], key))[:size]


def word_piece_vocabulary(counts: Counter, size: int) -> list[str]:
    """Characters, three quarters whole words, and the rest common beginnings and endings of words.

    The trainer of `tokenizers` breaks ties at random, so a vocabulary made by it differs from run to run.
    """
    letters = {letter for word in counts for letter in word} | set("abcdefghijklmnopqrstuvwxyz0123456789")
    found = set(letters) | {f"##{letter}" for letter in letters}
    found |= set(most_common(counts, (size - len(found)) * 3 // 4))
    parts: Counter = Counter()
    for word, count in counts.items():
        for length in range(2, min(6, len(word))):
            parts[word[:length]] += count * length
            parts[f"##{word[-length:]}"] += count * length
    fresh = Counter({part: count for part, count in parts.items() if part not in found})
    return sorted(found | set(most_common(fresh, size - len(found))))


def bert_tokenizer(vocabulary: list[str], lowercase: bool = True) -> Tokenizer:
    """BERT's word pieces with this vocabulary, which has [UNK], [CLS] and [SEP] in it."""
    ids = {piece: index for index, piece in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    tokenizer.pre_tokenizer, tokenizer.decoder = pre_tokenizers.BertPreTokenizer(), decoders.WordPiece()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", ids["[SEP]"]), ("[CLS]", ids["[CLS]"]))
    return tokenizer


def word_pieces(texts: Iterable[str], size: int, lowercase: bool = True, special: tuple[str, ...] = SPECIAL) -> Tokenizer:
    """BERT's word pieces, by default in lower case."""
    normalizer, splitter = normalizers.BertNormalizer(lowercase=lowercase), pre_tokenizers.BertPreTokenizer()
    counts = Counter(word for text in texts for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(text)))
    return bert_tokenizer([*special, *word_piece_vocabulary(counts, size - len(special))], lowercase)


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
