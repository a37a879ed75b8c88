"""Train `taskmesh/demo-spoken-words`: writes down a few spoken English words."""

import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from torch import Tensor, nn

from ..shared.card import write_card
from ..shared.export import export
from ..shared.metrics import edit_distance
from ..shared.options import steps
from ..shared.publish import staged, write_json
from ..shared.runtime import session
from ..shared.sound_layers import SoundEncoder
from ..shared.sounds import HOP, WINDOW, stack
from ..shared.tokenizer import save_tokenizer
from ..shared.training import fit, seed_everything
from ..shared.voices import RATE, write_flac
from .data import batches, corpus, heldout
from .words import COMMANDS, CRIES, DIGITS, SENTENCES, VOCABULARY

NAME, TASK = "spoken-words", "automatic-speech-recognition"
STRIDE = 4
TOKENS = ["<pad>", "<s>", "</s>", "<unk>", "|", *VOCABULARY]
WIDTH, BLOCKS, UTTERANCES = 128, 6, 6000


class Listener(nn.Module):
    """A word, the space between two, or nothing, for every 40 ms."""

    def __init__(self):
        super().__init__()
        self.encoder = SoundEncoder(WIDTH, BLOCKS, stride=STRIDE, kernel=9, centred=True)
        self.head = nn.Linear(WIDTH, len(TOKENS))

    def forward(self, input_values: Tensor) -> Tensor:
        return self.head(self.encoder(input_values))


def ids_of(text: str) -> list[int]:
    """A word for each word, and what is between words."""
    return [TOKENS.index(each) for each in text.replace(" ", " | ").split()]


def loss(model: nn.Module, batch: list[tuple[str, np.ndarray]]) -> Tensor:
    """Connectionist temporal classification (Graves et al., 2006)."""
    logits = model(stack([samples for _, samples in batch]))
    lengths = torch.full((len(batch),), logits.shape[1])
    targets = [ids_of(text) for text, _ in batch]
    chances = logits.log_softmax(-1).transpose(0, 1)
    sizes = torch.tensor([len(target) for target in targets])
    return nn.functional.ctc_loss(chances, torch.tensor(sum(targets, [])), lengths, sizes, blank=0, zero_infinity=True)


def write_files(model: nn.Module, directory: Path) -> None:
    """Write the model directory in the Wav2Vec2 layout."""
    axes = {"input_values": {0: "batch_size", 1: "samples"}, "logits": {0: "batch_size", 1: "steps"}}
    export(model, {"input_values": torch.randn(2, RATE)}, ["logits"], axes, directory / "onnx/model.onnx")
    write_json(directory / "config.json", {
        "model_type": "wav2vec2",
        "architectures": ["Wav2Vec2ForCTC"],
        "conv_kernel": [WINDOW, 2 * STRIDE + 1],
        "conv_stride": [HOP, STRIDE],
        "hidden_size": WIDTH,
        "num_hidden_layers": BLOCKS,
        "vocab_size": len(TOKENS),
        "pad_token_id": 0,
    })
    write_json(directory / "preprocessor_config.json", {
        "feature_extractor_type": "Wav2Vec2FeatureExtractor",
        "feature_size": 1,
        "sampling_rate": RATE,
        "padding_value": 0.0,
        "do_normalize": True,
        "return_attention_mask": False,
    })
    tokenizer = Tokenizer(models.WordLevel({token: index for index, token in enumerate(TOKENS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.decoder = decoders.CTC(pad_token="<pad>", word_delimiter_token="|", cleanup=False)
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in TOKENS[:4]])
    save_tokenizer(tokenizer, {
        "tokenizer_class": "Wav2Vec2CTCTokenizer",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "word_delimiter_token": "|",
        "do_lower_case": False,
    }, directory)


def written(logits: np.ndarray) -> str:
    """The text of the best token of each step."""
    best = logits.argmax(-1)
    kept = [TOKENS[each] for at, each in enumerate(best) if each != 0 and (at == 0 or best[at - 1] != each)]
    return "".join(kept).replace("|", " ").strip()


def evaluate(directory: Path) -> None:
    """Write the held-out recordings, the score and the card."""
    run = session(directory / "onnx/model.onnx")
    rows, errors, wrong = [], {"flite": [0, 0], "espeak-ng": [0, 0]}, []
    (directory / "heldout").mkdir()
    for index, (program, text, samples) in enumerate(heldout()):
        file = f"heldout/{index:02}.flac"
        heard = write_flac(directory / file, samples)
        rows.append({"audio": file, "text": text, "synthesiser": program})
        said = written(run.run(None, {"input_values": stack([heard]).numpy()})[0][0])
        mistakes = edit_distance(text.split(), said.split())
        errors[program][0] += mistakes
        errors[program][1] += len(text.split())
        if mistakes:
            wrong.append(f"- “{text}” ({program}): “{said}”")
    (directory / "heldout.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    parts = {name: round(part[0] / part[1], 4) for name, part in errors.items()}
    counts = {name: sum(row["synthesiser"] == name for row in rows) for name in errors}
    words = {name: part[1] for name, part in errors.items()}
    value = round(sum(part[0] for part in errors.values()) / sum(words.values()), 4)
    write_json(directory / "score.json", {"metric": "wer", "value": value, "examples": len(rows), "data": "heldout.jsonl", "parts": {
        name: {"value": parts[name], "examples": counts[name]} for name in parts
    }})
    body = CARD.format(
        digits=" ".join(DIGITS), commands=" ".join(COMMANDS), cries=", ".join(CRIES),
        sentences=" and ".join(f"“{each}”" for each in SENTENCES), value=value, flite=parts["flite"], espeak=parts["espeak-ng"],
        flite_words=words["flite"], espeak_words=words["espeak-ng"], count=counts["flite"], other=counts["espeak-ng"],
        total=len(rows), all_words=sum(words.values()),
        wrong="\n".join(wrong) or "none",
    )
    write_card(directory, NAME, TASK, ["en"], ["speech"], {"wer": value}, body)
    print(value, parts, *wrong, sep="\n")


CARD = """# taskmesh/demo-spoken-words

Writes down a few spoken English words. **It is a demonstration that runs offline. Do not use it for anything real.**

## Model

A convolutional network with about 460,000 weights in the file layout of Wav2Vec2: spectra every 10 ms, computed in the graph, become a
word, the space between two words, or nothing, every 40 ms (connectionist temporal classification). It hears 8,000 samples in a second. Its tokens are
whole words, not letters as in most models of this kind: that is what so small a training is enough for.

It knows these words:

- {digits}
- {commands}
- {cries}
- those of two sentences, as they stand in them: {sentences}

## Training data

6,000 utterances, words in any order and the sentences, that synthesisers say: espeak-ng 1.51 with eight English accents and 48 of its voices, and
flite 2.2 with its voices kal, kal16, awb and slt, at many pitches and speeds; half of the “ah” and “uh oh” are vowels made of harmonics, as those of the
registry's examples are. Echo, noise, other microphones and other speeds are added at random. espeak-ng is a program under the GPL; the sounds that
it makes are not covered by its licence. flite's voices are free to use (Carnegie Mellon University). No recording of a person and no
pretrained weights were used. Train it again with `python -m recipes.spoken_words`.

## Score

Word error rate: words that are wrong, left out or added, over the words that are said. The held-out recordings are of voices that nothing was
trained with, saying words in an order that is drawn anew, in `heldout/`.

| held-out voices | word error rate | recordings | words |
|---|---|---|---|
| flite's rms (built from recordings of a man) | {flite} | {count} | {flite_words} |
| eleven other voices of espeak-ng | {espeak} | {other} | {espeak_words} |
| together | {value} | {total} | {all_words} |

## Known failures

It was tested with synthetic voices only: expect more errors with real ones. Every other word becomes the nearest one that
it knows, or nothing, and noises may become short words. The two sentences were in the training as a whole, and their words only as they stand in them. Held-out recordings it gets wrong:

{wrong}
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    model = Listener()
    print(sum(weight.numel() for weight in model.parameters()), "weights")
    rows = corpus(UTTERANCES)
    fit(model, batches(rows, 24), loss, steps(3600), 3e-3, 0.02)
    with staged(NAME) as directory:
        write_files(model, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
