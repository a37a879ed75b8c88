"""Tokenizers of models that write, made by hand in the ways of Llama, Gemma, Marian, M2M100, NLLB, mBART and T5."""

from tokenizers import Tokenizer, decoders, models, normalizers, processors

from shared.tokenizers_by_hand import LETTERS, WORDS, unigram_tokenizer

LLAMA_TOKENS = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}
T5_TOKENS = {"pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
BART_TOKENS = {
    "pad_token": "<pad>", "unk_token": "<unk>", "bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>",
    "sep_token": "</s>", "mask_token": "<mask>",
}


def llama_tokenizer(template="<s> $A"):
    """Llama 2's and Mistral's: BPE with a sign for spaces and tokens for bytes; the template begins with `<s>`."""
    vocabulary = {token: index for index, token in enumerate(["<unk>", "<s>", "</s>"])}
    for byte in range(256):
        vocabulary[f"<0x{byte:02X}>"] = len(vocabulary)
    for letter in ["\u2581", *LETTERS]:
        vocabulary.setdefault(letter, len(vocabulary))
    merges = []
    for word in ["\u2581" + word for word in WORDS[:60]]:
        left = word[0]
        for letter in word[1:]:
            if (left, letter) not in merges:
                merges.append((left, letter))
            left += letter
            vocabulary.setdefault(left, len(vocabulary))
    tokenizer = Tokenizer(models.BPE(vocabulary, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")]
    )
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    if template is not None:
        tokenizer.post_processor = processors.TemplateProcessing(
            single=template, pair=f"{template} $B:1", special_tokens=[("<s>", 1)]
        )
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    return tokenizer


def t5_tokenizer():
    return unigram_tokenizer(["<pad>", "</s>", "<unk>"], "<unk>", "$A </s>", "$A </s> $B </s>")


def bart_like_tokenizer(languages=(), single="$A </s>"):
    """Of encoder-decoder models with SentencePiece: the languages are special tokens at the end."""
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", *languages]
    return unigram_tokenizer(special, "<unk>", single, f"{single} $B </s>")


