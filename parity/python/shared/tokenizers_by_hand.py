"""Small tokenizers, made by hand in the ways of the models that people use: WordPiece (BERT), byte-level BPE
(GPT-2, RoBERTa), Unigram with Metaspace (XLM-RoBERTa, ALBERT, T5), whole words (anything).

Each function returns a `tokenizers.Tokenizer`; `save_tokenizer` writes it as a model folder has it.
"""

import json
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast

WORDS = """
the a an of to and in is are was not no i you he she it we they my your his her its this that what who where when why how
do did does have has had be been will would can could like love hate good bad great awful film movie book food day night
man woman child dog cat house city river paris london berlin france england germany john mary anna smith lives works at
for on with from by as but or if so very much more most few many some all one two three four five red green blue old
new big small eats sees goes comes said says live work play walk read write question answer capital name year time
""".split()

# Beside them: letters, digits and signs alone, so that little is unknown.
LETTERS = list("abcdefghijklmnopqrstuvwxyz0123456789") + list(".,!?'\"-:;()%")


def word_pieces(extra=(), unk="[UNK]"):
    """A vocabulary of WordPiece: special tokens, signs, letters, words and endings."""
    special = ["[PAD]", unk, "[CLS]", "[SEP]", "[MASK]"]
    endings = [f"##{letter}" for letter in LETTERS[:36]] + ["##s", "##ing", "##ed", "##er", "##th", "##ville"]
    tokens = list(dict.fromkeys([*special, *LETTERS, *WORDS, *endings, *extra]))
    return {token: index for index, token in enumerate(tokens)}


def bert_tokenizer(lowercase=True, extra=(), ids=("[CLS]", "[SEP]")):
    """BERT's: WordPiece after cleaning, with accents stripped and letters lowered."""
    vocabulary = word_pieces(extra)
    if not lowercase:
        for word in [*map(str.capitalize, WORDS), *map(str.upper, LETTERS[:26])]:
            vocabulary.setdefault(word, len(vocabulary))
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    cls, sep = ids
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{cls} $A {sep}",
        pair=f"{cls} $A {sep} $B:1 {sep}:1",
        special_tokens=[(cls, vocabulary[cls]), (sep, vocabulary[sep])],
    )
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    return tokenizer


def byte_pairs(special):
    """A vocabulary and merges of byte-level BPE: all bytes, and the words with and without a space before them."""
    vocabulary = {token: index for index, token in enumerate(special)}
    for sign in sorted(pre_tokenizers.ByteLevel.alphabet()):
        vocabulary.setdefault(sign, len(vocabulary))
    merges = []
    for word in ["\u0120" + word for word in WORDS[:60]] + WORDS[:20]:
        left = word[0]
        for letter in word[1:]:
            if (left, letter) not in merges:
                merges.append((left, letter))
            left += letter
            vocabulary.setdefault(left, len(vocabulary))
    return vocabulary, merges


def roberta_tokenizer(add_prefix_space=False):
    """RoBERTa's: byte-level BPE, `<s> text </s>` and `<s> a </s></s> b </s>`."""
    vocabulary, merges = byte_pairs(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=add_prefix_space)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.RobertaProcessing(
        ("</s>", vocabulary["</s>"]), ("<s>", vocabulary["<s>"]), trim_offsets=True, add_prefix_space=add_prefix_space
    )
    mask = AddedToken("<mask>", lstrip=True, normalized=False, special=True)
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", mask])
    return tokenizer


def gpt2_tokenizer():
    """GPT-2's: byte-level BPE, and nothing around the text."""
    vocabulary, merges = byte_pairs(["<|endoftext|>"])
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    tokenizer.add_special_tokens(["<|endoftext|>"])
    return tokenizer


def modernbert_tokenizer():
    """ModernBERT's: byte-level BPE after NFC, with the special tokens of BERT."""
    vocabulary, merges = byte_pairs(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B [SEP]",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    mask = AddedToken("[MASK]", lstrip=True, normalized=False, special=True)
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", mask])
    return tokenizer


def pieces_with_scores(special, unknown):
    """A vocabulary of Unigram: words with and without the sign for a space, and letters."""
    pieces = [(token, 0.0) for token in special]
    pieces += [("\u2581", -3.0)]
    pieces += [(f"\u2581{word}", -4.0 - index / 40) for index, word in enumerate(WORDS)]
    pieces += [(f"\u2581{word.capitalize()}", -7.0 - index / 40) for index, word in enumerate(WORDS) if len(word) > 1]
    pieces += [(ending, -6.0) for ending in ("ing", "ed", "er", "ville", "th")]
    pieces += [(letter, -9.0) for letter in [*LETTERS, *map(str.upper, LETTERS[:26])]]
    pieces = list({token: (token, score) for token, score in reversed(pieces)}.values())[::-1]
    return pieces, [token for token, _ in pieces].index(unknown)


def unigram_tokenizer(special, unknown, single, pair, normalizer=None, mask="<mask>"):
    """SentencePiece's Unigram, with Metaspace. `single` and `pair` are templates."""
    pieces, unk_id = pieces_with_scores(special, unknown)
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id, False))
    tokenizer.normalizer = normalizer or normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    used = [token for token in special if token in single.split() or f"{token}:1" in pair or token in pair.split()]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=single, pair=pair, special_tokens=[(token, special.index(token)) for token in used]
    )
    masks = [AddedToken(mask, lstrip=True, normalized=False, special=True)] if mask in special else []
    tokenizer.add_special_tokens([token for token in special if token != mask] + masks)
    return tokenizer


def xlm_roberta_tokenizer():
    return unigram_tokenizer(
        ["<s>", "<pad>", "</s>", "<unk>", "<mask>"], "<unk>", "<s> $A </s>", "<s> $A </s> </s> $B </s>"
    )


def albert_tokenizer():
    normalizer = normalizers.Sequence(
        [
            normalizers.Replace("``", '"'),
            normalizers.Replace("''", '"'),
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    special = ["<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]"]
    return unigram_tokenizer(
        special, "<unk>", "[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", normalizer, mask="[MASK]"
    )


def deberta_tokenizer():
    special = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]"]
    return unigram_tokenizer(special, "[UNK]", "[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", mask="[MASK]")


# How the classes of transformers call the special tokens.
BERT_TOKENS = {
    "pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]",
}
ROBERTA_TOKENS = {
    "pad_token": "<pad>", "unk_token": "<unk>", "cls_token": "<s>", "sep_token": "</s>", "mask_token": "<mask>",
    "bos_token": "<s>", "eos_token": "</s>",
}
ALBERT_TOKENS = {**BERT_TOKENS, "pad_token": "<pad>", "unk_token": "<unk>"}
GPT2_TOKENS = {"bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>"}


def save_tokenizer(
    tokenizer,
    folder: Path,
    class_name: str,
    tokens: dict,
    model_max_length: int | None = None,
    model_input_names=("input_ids", "attention_mask"),
    **config,
) -> PreTrainedTokenizerFast:
    """Writes `tokenizer.json` and `tokenizer_config.json`, and returns the tokenizer as transformers has it.

    class_name: the class in the config, such as `BertTokenizer`; the tokenizer that is returned is the general one,
      which reads `tokenizer.json` alone.
    model_max_length: None leaves it out of the config, as many models do.
    """
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    limit = {} if model_max_length is None else {"model_max_length": model_max_length}
    content = {"tokenizer_class": class_name, "clean_up_tokenization_spaces": False, **tokens, **limit, **config}
    (folder / "tokenizer_config.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_input_names=list(model_input_names),
        clean_up_tokenization_spaces=False,
        **tokens,
        **limit,
        **config,
    )
