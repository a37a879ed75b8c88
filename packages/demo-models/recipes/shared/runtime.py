"""Run exported models with onnxruntime the way transformers.js does."""

from pathlib import Path

import numpy
import onnxruntime
from tokenizers import Tokenizer


def session(path: Path) -> onnxruntime.InferenceSession:
    """A single-threaded CPU session."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def empty_caches(run: onnxruntime.InferenceSession) -> dict[str, numpy.ndarray]:
    """Caches of length 0 for a batch of one."""
    inputs = [entry for entry in run.get_inputs() if entry.name.startswith("past_key_values")]
    shapes = {entry.name: [1 if at == 0 else (0 if isinstance(n, str) else n) for at, n in enumerate(entry.shape)] for entry in inputs}
    return {name: numpy.zeros(shape, numpy.float32) for name, shape in shapes.items()}


def next_caches(run: onnxruntime.InferenceSession, outputs: list[numpy.ndarray]) -> dict[str, numpy.ndarray]:
    """The caches to feed into the next step."""
    names = [entry.name for entry in run.get_outputs()]
    return {name.replace("present", "past_key_values"): value for name, value in zip(names, outputs) if name.startswith("present")}


class Seq2SeqRuntime:
    """Greedy generation with an exported encoder and decoder."""

    def __init__(self, directory: Path, start: int, end: int):
        self.tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        self.encoder = session(directory / "onnx/encoder_model.onnx")
        self.decoder = session(directory / "onnx/decoder_model_merged.onnx")
        self.start, self.end = start, end

    def generate(self, ids: list[int], first: int | None = None, limit: int = 120, least: int = 0) -> str:
        """Decode greedily; `first` forces the first token, `least` is the minimum length in tokens."""
        source = numpy.array([ids], dtype=numpy.int64)
        mask = numpy.ones_like(source)
        memory = self.encoder.run(None, {"input_ids": source, "attention_mask": mask})[0]
        caches, output = empty_caches(self.decoder), [self.start]
        while len(output) < limit:
            feeds = {"encoder_attention_mask": mask, "encoder_hidden_states": memory, **caches}
            result = self.decoder.run(None, {**feeds, "input_ids": numpy.array([output[-1:]], dtype=numpy.int64)})
            caches, logits = next_caches(self.decoder, result), result[0][0, -1]
            if len(output) < least:
                logits[self.end] = -numpy.inf
            token = first if first is not None and len(output) == 1 else int(logits.argmax())
            output.append(token)
            if token == self.end:
                break
        return self.tokenizer.decode(output[1:], skip_special_tokens=True)
