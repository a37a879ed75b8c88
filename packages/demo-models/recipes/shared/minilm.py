"""all-MiniLM-L6-v2 as a teacher: vectors of texts, and its word pieces."""

import hashlib
import re

import numpy
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from .materials import MATERIALS, minilm_directory
from .tokenizer import bert_tokenizer
from .training import pad

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PIECE = re.compile(r"(##)?[a-z0-9]+|[!-/:-@\[-`{-~]|(##)?[à-ÿ]|[€£–—’‘“”…°]")


def teacher_pieces(size: int) -> list[str]:
    """The first `size` of its word pieces that are written in Latin letters, digits or punctuation: about the most frequent."""
    vocabulary = Tokenizer.from_file(str(minilm_directory() / "tokenizer.json")).get_vocab()
    pieces = [piece for piece in sorted(vocabulary, key=vocabulary.__getitem__) if PIECE.fullmatch(piece)]
    single = [piece for piece in pieces if len(piece.removeprefix("##")) == 1]
    rest = [piece for piece in pieces if len(piece.removeprefix("##")) > 1]
    return SPECIAL + single + rest[: size - len(SPECIAL) - len(single)]


def teacher_tokenizer(size: int) -> Tokenizer:
    """Its tokenizer with fewer pieces: words that are missing are split."""
    return bert_tokenizer(teacher_pieces(size))


def teacher() -> Tokenizer:
    """Its own tokenizer, without padding."""
    tokenizer = Tokenizer.from_file(str(minilm_directory() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(64)
    return tokenizer


@torch.no_grad()
def embed_rows(rows: list[list[int]], batch: int = 128) -> numpy.ndarray:
    """Unit vectors of rows of tokens, `[rows, 384]`: the mean over the tokens, as the model says. They are kept for the next run."""
    kept = MATERIALS / f"vectors-{hashlib.sha256(repr(rows).encode()).hexdigest()[:16]}.npy"
    if kept.exists():
        return numpy.load(kept)
    model = AutoModel.from_pretrained(minilm_directory()).eval()
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    vectors = numpy.zeros((len(rows), model.config.hidden_size), numpy.float32)
    for start in range(0, len(order), batch):
        part = order[start : start + batch]
        ids = pad([rows[index] for index in part], 0)
        mask = (ids != 0).long()
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
        vectors[part] = torch.nn.functional.normalize((hidden * mask[..., None]).sum(1), dim=1).numpy()
    numpy.save(kept, vectors)
    return vectors


def embed(texts: list[str]) -> numpy.ndarray:
    """Unit vectors of texts, `[texts, 384]`."""
    return embed_rows([encoding.ids for encoding in teacher().encode_batch(texts)])


def embed_pieces(pieces: list[str]) -> numpy.ndarray:
    """Unit vectors of single word pieces, `[pieces, 384]`."""
    tokenizer = teacher()
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    return embed_rows([[start, tokenizer.token_to_id(piece), end] for piece in pieces], 512)


def starting_vectors(pieces: list[str], dim: int) -> torch.Tensor:
    """Where the vectors of word pieces can begin, `[pieces, dim]`: the teacher's vectors of them, whatever their case, in fewer numbers.

    They are centred and have a variance of 1 / dim. Special tokens get zeros.
    """
    tokenizer = teacher()
    known = tokenizer.get_vocab()

    def ids(piece: str) -> list[int]:
        """The pieces that the teacher reads this one as."""
        if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
            return []
        plain = tokenizer.normalizer.normalize_str(piece)
        if plain in known:
            return [known[plain]]
        inner = tokenizer.encode(plain.removeprefix("##"), add_special_tokens=False).ids
        return inner[:6]

    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    rows = [ids(piece) for piece in pieces]
    full = [index for index, row in enumerate(rows) if row]
    vectors = embed_rows([[start, *rows[index], end] for index in full], 512)
    vectors -= vectors.mean(0)
    _, directions = numpy.linalg.eigh((vectors.T @ vectors).astype(numpy.float64))
    small = vectors @ directions[:, ::-1][:, :dim].astype(numpy.float32)
    found = torch.zeros(len(pieces), dim)
    found[full] = torch.from_numpy(small / small.std() / dim**0.5)
    return found
